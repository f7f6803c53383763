"""Texts against fields, and things that should not be public."""

from datetime import date, time
from time import process_time

import pytest

from programme.checks import all_checks
from programme.drafts.event_draft import Place
from tests import cast


def codes(week, **changes):
    return [item.code for item in all_checks.findings(cast.draft(**changes), week)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Anmeldung: 0171 2345678", ["private_phone"]),
        ("Ruf an: +49 (0)151/234 567 89", ["private_phone"]),
        ("Anmeldung: 03695 617000", []),
        ("Vom 1571 bis 1670000 gab es Krieg", []),
        ("Link: https://us02web.zoom.us/j/123?pwd=x", ["access_link"]),
        ("Mehr: https://www.wartburgkreis.de/zoo", []),
        ("Schreiben Sie an karla.muster@gmx.de", ["private_email"]),
        ("Schreiben Sie an info@verein.example", []),
        ("Ein Fest (Uhrzeit bitte noch klären)", ["editors_remark"]),
        ("Ein Fest [Ministerium prüfen]", ["editors_remark"]),
        ("Wir beginnen ???", ["editors_remark"]),
        ("TODO: Bild", ["editors_remark"]),
        ("Wir prüfen Fahrräder (und mehr??)", []),
        ("Beginn ist 19.30 Uhr", ["time_in_text"]),
        ("Beginn ist 18 Uhr, Einlass 17 Uhr", []),
        ("Wir sehen uns am 29.9. hier", ["day_in_text"]),
        ("Wir sehen uns am 28.09.2026 hier", []),
    ],
)
def test_what_a_text_raises(week, text, asked):
    assert codes(week, description=text) == asked


@pytest.mark.parametrize("word", ["a", "1", ".", "/b/", "a@", "zoom.", "0 ", "1.1."])
def test_no_text_takes_long(week, word):
    """A word of a quarter of a million characters once took an hour."""
    began = process_time()
    all_checks.findings(cast.draft(description=word * (250_000 // len(word))), week)
    assert process_time() - began < 5


def test_a_text_that_speaks_of_another_town_is_hinted_at(week, aylin):
    cast.accepted(week, aylin, title="Markt", place=Place(name="Markt", town="Bad Altstadt"))
    far = date(2026, 11, 10)
    draft = {"title": "Fest in Bad Altstadt", "whens": (cast.when(far),)}
    assert codes(week, **draft) == ["town_in_text"]
    assert codes(week, **draft, place=Place(name="Markt", town="Bad Altstadt")) == []


def test_a_mistyped_year_gets_a_candidate(week):
    (finding,) = all_checks.findings(cast.draft(whens=(cast.when(date(2025, 9, 28)),)), week)
    assert [item.value for item in finding.candidates] == ["2025-09-28", "2026-09-28"]


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, ["duplicate", "clash"]),
        ({"title": "Offener Stamtisch", "whens": (cast.when(date(2026, 9, 30)),)}, ["duplicate"]),
        ({"title": "Chorprobe"}, ["clash"]),
        ({"title": "Chorprobe", "whens": (cast.when(start=time(20)),)}, []),
        ({"title": "Chorprobe", "whens": (cast.when(start=time(19, 59)),)}, ["clash"]),
        ({"title": "Chorprobe", "place": Place(name="Saal", town="Anderswo")}, []),
        (
            {"title": "Chor", "place": Place(town="Anderswo"), "audiences": ("frauen",)},
            ["clash"],
        ),
    ],
)
def test_neighbours(week, aylin, changes, asked):
    cast.accepted(week, aylin, audiences=("frauen",))
    assert codes(week, **changes) == asked


def test_an_event_is_no_duplicate_of_itself(week, aylin):
    submission = cast.accepted(week, aylin).submission
    assert all_checks.findings(cast.draft(), week, besides=submission) == ()


def test_closed_events_are_compared_for_the_office_alone(week, aylin):
    cast.accepted(week, aylin, openness="school")
    assert all_checks.findings(cast.draft(), week) == ()
    found = all_checks.findings(cast.draft(), week, insider=True)
    assert [item.code for item in found] == ["duplicate", "clash"]


def test_the_neighbourhood_of_another_district_is_another(week, sued, chiara):
    cast.accepted(cast.programme(sued), chiara)
    assert all_checks.findings(cast.draft(), week) == ()


@pytest.mark.parametrize("count", [1, 3, 40])
def test_neighbours_cost_the_same_however_many_there_are(
    week, aylin, count, django_assert_num_queries
):
    for n in range(count):
        cast.accepted(week, aylin, title=f"Anderes {n}" * 3, whens=(cast.when(start=time(9)),))
    with django_assert_num_queries(4):
        all_checks.findings(cast.draft(), week)
