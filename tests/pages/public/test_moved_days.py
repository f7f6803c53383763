"""The day on which something was to be still names it, and where it went."""

from datetime import date, time

import pytest

from programme.actors import organiser
from programme.drafts.event_draft import Place, Rule
from programme.models.event import Event
from programme.submissions import reporting
from tests import cast

WEEK = "/en/nord/ikw-2026/"
MONDAY, WEDNESDAY = date(2026, 9, 28), date(2026, 9, 30)


@pytest.fixture
def moved(week, aylin):
    """From Monday to Wednesday, beside something that stays on Monday."""
    event = cast.accepted(week, aylin, title="Lesung", whens=(cast.when(MONDAY, time(19)),))
    cast.accepted(week, aylin, title="Treff", whens=(cast.when(MONDAY, time(10)),))
    key = event.occurrences.get().key
    reporting.relocate(
        event.submission, key, {"starts_on": WEDNESDAY}, by=organiser(aylin), at=cast.AT
    )
    return Event.objects.get(pk=event.pk)


def days(page):
    return {
        day.one("h2").one(class_="sr").text: (
            day.texts("h3"),
            [row.text for left in day.all("div", class_="along") for row in left.all("li")],
        )
        for day in page.all("section", class_="day")
    }


def test_the_old_day_says_to_which_day_it_has_moved(read, moved):
    assert days(read(WEEK)) == {
        "Monday, 28 September 2026": (["Treff"], ["Lesung moved to 30 September"]),
        "Wednesday, 30 September 2026": (["Moved : Lesung"], []),
    }


def test_a_day_of_which_all_has_moved_is_still_there(read, moved):
    page = read(f"{WEEK}?q=lesung")
    assert days(page) == {
        "Monday, 28 September 2026": ([], ["Lesung moved to 30 September"]),
        "Wednesday, 30 September 2026": (["Moved : Lesung"], []),
    }
    assert days(read(f"{WEEK}?day={MONDAY}"))["Monday, 28 September 2026"][1] == [
        "Lesung moved to 30 September"
    ]


def test_a_series_of_which_one_date_moved_here_is_told_as_a_whole(read, week, aylin):
    rule = Rule(
        freq="weekly",
        weekdays=(0,),
        starts_on=MONDAY,
        until=date(2026, 10, 12),
        start_time=time(16),
    )
    event = cast.accepted(week, aylin, whens=(), rule=rule)
    key, hall = event.occurrences.first().key, Place(name="Kino", town="Altstadt")
    reporting.relocate(event.submission, key, {}, place=hall, by=organiser(aylin), at=cast.AT)
    (card,) = read(f"{WEEK}?town=altstadt").all("article", class_="card")
    assert card.one("h3").text == "Offener Stammtisch"
    assert (
        card.one(class_="card__place").text
        == "Place: Kino, Altstadt · Mehrgenerationenhaus, Neustadt"
    )
    assert "instead of" not in card.text
