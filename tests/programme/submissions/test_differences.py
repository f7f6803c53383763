"""What a newer version says differently, in the words of the reader."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import translation

from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule, Text
from programme.submissions.differences import Difference, differences
from programme.wording.office_facts import office_facts
from tests.cast import draft, when


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_a_draft_in_words(nord):
    said = [(fact.code, fact.label, fact.text) for fact in office_facts(draft(), nord)]
    assert said == [
        ("language", "Language of the text", "German"),
        ("title", "Title", "Offener Stammtisch"),
        ("summary", "Short text", "Ein Abend zum Kennenlernen."),
        ("category", "Kind of event", "Celebration and encounter"),
        ("organisers", "Organised by", "Verein Miteinander"),
        ("whens", "When", "Monday, 28 September 2026, 18:00"),
        ("place", "Where", "Mehrgenerationenhaus\nHauptstraße 1, Neustadt"),
        ("openness", "Who may come", "open to everybody"),
    ]


def test_nothing_differs_from_itself(nord):
    assert differences(draft(), draft(), nord) == ()


def test_a_field_that_differs_is_named_with_both_sides(nord):
    new = draft(title="Neuer Titel", price="3 €", summary="")
    assert differences(draft(), new, nord) == (
        Difference("title", "Title", "Offener Stammtisch", "Neuer Titel"),
        Difference("summary", "Short text", "Ein Abend zum Kennenlernen.", ""),
        Difference("price", "Cost", "", "3 €"),
    )


def test_of_the_dates_only_those_that_differ_are_named(nord):
    stays, goes, comes = when(), when(date(2026, 9, 29)), when(date(2026, 9, 29), time(19, 30))
    found = differences(draft(whens=(stays, goes)), draft(whens=(comes, stays)), nord)
    assert found == (
        Difference(
            "whens",
            "When",
            "Tuesday, 29 September 2026, 18:00",
            "Tuesday, 29 September 2026, 19:30",
        ),
    )


def test_another_order_of_dates_is_no_difference(nord):
    one, other = when(), when(date(2026, 9, 29))
    assert differences(draft(whens=(one, other)), draft(whens=(other, one)), nord) == ()


def test_a_cancelled_date_of_a_series_is_the_one_that_is_named(nord):
    rule = Rule(
        freq="weekly",
        weekdays=(0,),
        starts_on=date(2026, 9, 28),
        until=date(2026, 10, 12),
        start_time=time(18),
    )
    series = draft(whens=(), rule=rule)
    days = (date(2026, 9, 28), date(2026, 10, 5), date(2026, 10, 12))
    listed = [when(day, key=f"k{day.day}") for day in days]
    listed[1] = replace(listed[1], status="cancelled", note="Krankheit")
    assert differences(series, replace(series, whens=tuple(listed)), nord) == (
        Difference("whens", "When", "", "Monday, 5 October 2026, 18:00 · Cancelled · Krankheit"),
    )


def test_everything_that_can_be_said_is_described(nord):
    nord.fundings.create(code="fonds", name="Fonds Beispiel")
    full = draft(
        whens=(),
        period=Period(
            starts_on=date(2026, 9, 14),
            ends_on=date(2026, 9, 30),
            hours=(Hours(weekdays=(0, 1, 2), opens=time(9), closes=time(16)),),
        ),
        translations=(Text(language="ar", title="لقاء"),),
        organisers=("Eins", "Zwei"),
        audiences=("familien",),
        age_min=4,
        age_max=10,
        languages=Languages(spoken=("de",), interpreted=("ar", "uk"), signed=("gsg",)),
        is_free=True,
        wheelchair="partly",
        features=("childcare",),
        fundings=("fonds",),
        website="https://verein.example",
        registration=Registration(need="required", phone="03695 1", places=12),
        place=Place(town="Neustadt", online=True),
        date_text="drei Wochen lang",
        wishes="50 Flyer",
    )
    said = {fact.code: fact.text for fact in office_facts(full, nord)}
    assert said["whens"] == "14 September to 30 September 2026\nMon–Wed 09:00–16:00"
    assert said["translations.ar"] == "لقاء"
    assert said["audiences"] == "Families\nfrom 4 to 10 years"
    assert said["languages"] == (
        "German; interpretation into Arabic, Ukrainian; German Sign Language"
    )
    assert said["registration"] == "registration required\n03695 1\n12 places"
    assert said["fundings"] == "Fonds Beispiel"
    assert said["place"] == "Neustadt\nand online"
    assert said["features"] == "Childcare"
    assert list(said)[-1] == "wishes"
