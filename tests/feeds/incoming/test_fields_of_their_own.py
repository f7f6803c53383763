"""What a pasted text says beside the usual: an approximate end, a part with registration, an end
elsewhere, who pays less, several languages."""

from datetime import time

import pytest

from feeds.incoming.invitation import reading
from programme.drafts import dates

pytestmark = pytest.mark.django_db
FEST = "Sommerfest\n28.9.2026, {when}\nRathaus, Neustadt\n{more}"


def read(week, when="18 Uhr", more=""):
    return reading.read(FEST.format(when=when, more=more), week)


@pytest.mark.parametrize(
    ("when", "end", "about"),
    [
        ("18 bis ca. 22 Uhr", time(22), True),
        ("18 Uhr bis gegen 22 Uhr", time(22), True),
        ("18 Uhr – ca. 22.30 Uhr", time(22, 30), True),
        ("18 Uhr, Ende ca. 22 Uhr", time(22), True),
        ("18 Uhr, Ende: etwa 22 Uhr", time(22), True),
        ("18 bis 22 Uhr", time(22), False),
        ("ca. 18 bis 22 Uhr", time(22), False),
        ("18 bis spätestens 22 Uhr", time(22), False),
        ("18 Uhr", None, False),
    ],
)
def test_an_end_is_approximate_where_it_says_so(week, when, end, about):
    (found,) = read(week, when).draft.whens
    assert (found.start_time, found.end_time, found.end_about) == (time(18), end, about)


@pytest.mark.parametrize(
    ("more", "need", "part"),
    [
        ("Anmeldung nur für den Workshop erforderlich: 036000 1234", "required", "Workshop"),
        ("Anmeldung: nur für das Frühstück, 036000 1234", "required", "Frühstück"),
        ("Bitte nur für den Kochkurs anmelden unter 036000 1234.", "requested", "Kochkurs"),
        ("Anmeldung erforderlich unter 036000 1234", "required", ""),
        ("Nur für Mitglieder. Anmeldung erforderlich unter 036000 1234", "required", ""),
    ],
)
def test_registration_may_be_for_a_part_alone(week, more, need, part):
    registration = read(week, more=more).draft.registration
    assert (registration.need, registration.only_for) == (need, part)
    assert registration.phone == "036000 1234"


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ("Ziel: Bahnhof Altdorf", "end_place", "Bahnhof Altdorf"),
        ("Ende der Tour: am Stadtsee", "end_place", "am Stadtsee"),
        ("Ermäßigung: Kinder unter 12 frei", "reductions", "Kinder unter 12 frei"),
        ("Ermäßigt: 3 €", "reductions", "3 €"),
        ("Bei Regen: in der Turnhalle", "bad_weather_place", "Turnhalle"),
    ],
)
def test_a_labelled_line_has_its_field(week, more, field, said):
    found = read(week, more=more)
    assert getattr(found.draft, field) == said
    assert not any(said in line for line in found.left)


@pytest.mark.parametrize("more", ["Sprache: mehrsprachig", "Sprachen: deutsch und mehrsprachig"])
def test_several_languages_need_no_names(week, more):
    assert "mul" in read(week, more=more).draft.languages.spoken


def test_the_end_of_a_series_is_approximate_on_each_date(week):
    text = "Strickrunde\njeden Dienstag vom 29.9. bis 27.10.2026, 16 bis ca. 18 Uhr"
    rule = reading.read(text, week).draft.rule
    assert (rule.end_time, rule.end_about) == (time(18), True)
    assert all(when.end_about for when in dates.expand(rule))
