"""A plain field goes through every door and into every answer; one for the office into none."""

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from calendar_site.forms.event import sections
from calendar_site.pages.shared import form_page
from feeds import edition_snapshot
from feeds.documents import event_document
from feeds.ical import entry_texts
from feeds.incoming import lookup
from feeds.incoming.invitation import reading
from feeds.incoming.table import event_table
from programme.drafts import fields
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.submissions.differences import differences
from programme.wording.office_facts import office_facts
from tests import cast

PLACE = "Turnhalle, Schulstraße 3"
parted = import_module("programme.migrations.0011_bad_weather_place").parted


@pytest.fixture
def rainy(week, aylin):
    return cast.accepted(week, aylin, bad_weather_place=PLACE)


def test_the_page_tells_it_after_its_name(client, rainy):
    page = client.get(f"/en/nord/{rainy.programme.slug}/{rainy.slug}/").content.decode()
    assert re.search(rf"Place in bad weather</dt>\s*<dd[^>]*>.*{PLACE}", page)


def test_the_api_answers_it(rainy):
    assert event_document._document(rainy, "en")["bad_weather_place"] == PLACE


def test_the_calendar_entry_tells_it(rainy):
    row = rainy.occurrences.get()
    with translation.override("en"):
        told = entry_texts.description(rainy, row, rainy.texts.get(), "en")
    assert f"Place in bad weather: {PLACE}" in told.splitlines()


def test_the_booklet_prints_it_behind_the_note(rainy):
    Event.everything.update(place_note="Treffpunkt am Brunnen")
    snapshot = edition_snapshot.freeze(
        rainy.programme, "en", number=0, released_on=rainy.programme.starts_on
    )
    (event,) = snapshot["events"]
    assert event["place"]["note"] == f"Treffpunkt am Brunnen · Place in bad weather: {PLACE}"


def test_a_table_has_a_column_for_it(week):
    table = f"Titel;Datum;Ausweichort\nFest;28.9.2026;{PLACE}\n"
    (item,) = event_table.read(table.encode(), lookup.of(week)).items
    assert item.draft.bad_weather_place == PLACE


def test_an_invitation_says_it_on_a_line_of_its_own(week):
    read = reading.read(f"Sommerfest\n28.9.2026, 15 Uhr, Stadtpark\nBei Regen: {PLACE}", week)
    assert read.draft.bad_weather_place == PLACE
    assert "bad_weather_place" in read.filled
    assert not any("Turnhalle" in line for line in read.left)


def test_the_form_asks_it_in_the_section_of_the_place(client, week):
    page = client.get(reverse("submit", args=["en", "nord"]), follow=True).content.decode()
    assert page.index('name="directions"') < page.index('name="bad_weather_place"')
    assert page.index('name="bad_weather_place"') < page.index('name="to_follow"')


def test_two_versions_that_differ_in_it_are_told_apart(nord):
    one = cast.draft(bad_weather_place=PLACE)
    with translation.override("en"):
        (found,) = differences(one, replace(one, bad_weather_place="Saal"), nord)
    assert (found.label, found.old, found.new) == ("Place in bad weather", PLACE, "Saal")


def test_drafts_of_before_have_none():
    assert from_data({"title": "Fest"}).bad_weather_place == ""


@pytest.mark.parametrize(
    ("note", "stays", "moves"),
    [
        ("Bei Regen in der Turnhalle", "", "Bei Regen in der Turnhalle"),
        (
            "Treffpunkt am Brunnen; bei schlechtem Wetter im Saal; hinten klingeln",
            "Treffpunkt am Brunnen; hinten klingeln",
            "bei schlechtem Wetter im Saal",
        ),
        ("Ausweichort: Saal · Bitte klingeln.", "Bitte klingeln.", "Ausweichort: Saal"),
        (
            "Treffpunkt am Brunnen. Bei Regen in der Kirche St. Annen.",
            "Treffpunkt am Brunnen.",
            "Bei Regen in der Kirche St. Annen.",
        ),
        (
            "Bei Regen in der Aula, Goethestr. 12, Eisenach",
            "",
            "Bei Regen in der Aula, Goethestr. 12, Eisenach",
        ),
        ("bei Regen im 1. OG (Hr. Beispiel)", "", "bei Regen im 1. OG (Hr. Beispiel)"),
    ],
)
def test_notes_of_before_are_parted_without_loss(note, stays, moves):
    assert parted(note) == (stays, moves)
    assert sorted(re.findall(r"\w+", note)) == sorted(re.findall(r"\w+", f"{stays} {moves}"))


@pytest.mark.parametrize(
    "note",
    [
        "",
        None,
        7,
        "Treffpunkt am Brunnen",
        "Im Regenbogenhaus klingeln",
        "Treffpunkt bei der Regenbogenschule",
        "Bei der AWO (Regenbogenhaus), Zimmer 3",
        "Bei Familie Regenstein klingeln",
        "Wenn ihr wollt, bringt Regenschirme mit",
        "Findet auch bei Regen statt.",
        "Bei Regen im Park fällt es aus",
        "Bei Unwetter fällt die Wanderung aus.",
        "Eingang Nr. 3, bei Regen im 1. OG",
    ],
)
def test_notes_that_name_no_place_in_bad_weather_stay_as_they_are(note):
    assert parted(note) == (note, "")


@pytest.mark.parametrize("end", [". ", "; ", " · ", ";"])
def test_no_parted_text_is_longer_than_the_note(end):
    note = end.join(["Bei Regen im Saal"] * 9 + ["Am Brunnen"] * 5)
    stays, moves = parted(note)
    assert moves
    assert len(stays) + len(moves) <= len(note)


@pytest.mark.parametrize(
    "text",
    [
        "Sprachcafe\njeden Dienstag 18 Uhr vom 2.9. bis 7.9.2026",
        "Treff\nDienstags 17 Uhr, 29.7.-30.7.2026",
    ],
)
def test_a_series_without_any_date_left_can_be_told(week, text):
    draft = reading.read(text, week).draft
    assert draft.rule
    told = {fact.code for fact in office_facts(draft, week.district)}
    assert "whens" in told


INVITATION = """Sommerfest
28.9.2026, 15 Uhr, Stadtpark
Erwartete Gäste: etwa 150 Personen
Hinweise an das Amt: bitte 20 Stühle"""


def test_what_a_letter_says_to_the_office_stays_out_of_the_public_text(week):
    read = reading.read(INVITATION, week)
    assert (read.draft.expected_visitors, read.draft.wishes) == (150, "bitte 20 Stühle")
    assert read.left == ()
    assert "150" not in read.draft.description


@pytest.mark.parametrize("number", ["viele", "10 bis 20", "0", "200000", "9" * 40])
def test_what_is_no_number_of_visitors_is_shown_and_not_guessed(week, number):
    read = reading.read(f"Fest\n28.9.2026, 15 Uhr\nErwartete Gäste: {number}", week)
    assert read.draft.expected_visitors is None
    assert "expected_visitors" not in read.filled


@pytest.mark.parametrize("made", fields.MADE_BY_FORM, ids=lambda row: row.name)
def test_the_page_of_the_form_shows_every_field_that_the_table_makes(client, week, made):
    page = client.get(reverse("submit", args=["en", "nord"]), follow=True).content.decode()
    assert f'name="{made.name}"' in page


def test_every_section_of_the_form_has_room_for_such_fields(client, week):
    """A field may be put into any section: the templates draw what the table makes there."""
    folder = Path(form_page.__file__).parents[2] / "templates" / "partner"
    drawn = set()
    for template in folder.glob("*.html"):
        drawn |= set(re.findall(r"form\.event\.made\.(\w+)", template.read_text()))
    assert drawn == {"basics", *sections.SECTIONS}


@pytest.fixture
def expecting(week, aylin):
    return cast.accepted(week, aylin, expected_visitors=4711)


def test_the_office_reads_what_is_for_the_office(nord):
    with translation.override("en"):
        told = {
            fact.code: fact.text for fact in office_facts(cast.draft(expected_visitors=40), nord)
        }
    assert told["expected_visitors"] == "40"


def test_a_table_may_say_it_and_a_wrong_number_is_told(week):
    table = "Titel;Datum;Erwartete Gäste\nFest;28.9.2026;40\nKino;29.9.2026;viele\n"
    good, bad = event_table.read(table.encode(), lookup.of(week)).items
    assert (good.draft.expected_visitors, bad.draft.expected_visitors) == (40, None)
    assert [problem.code for problem in bad.problems if problem.column == "Erwartete Gäste"]


def test_nobody_else_reads_it(client, expecting):
    base = f"/en/nord/{expecting.programme.slug}/"
    answers = [f"{base}{expecting.slug}/", base, "/api/v1/events/?district=nord"]
    answers += ["/feeds/nord.ics", f"/api/v1/events/{expecting.uid}/"]
    for address in answers:
        answer = client.get(address)
        body = answer.getvalue() if answer.streaming else answer.content
        assert (answer.status_code, b"4711" in body) == (200, False), address
    frozen = edition_snapshot.freeze(
        expecting.programme, "en", number=0, released_on=expecting.programme.starts_on
    )
    assert "4711" not in str(frozen)
