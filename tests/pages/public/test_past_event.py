"""The page of an event that is over speaks of the past."""

from datetime import UTC, date, datetime

from programme.actors import PARTNER
from programme.drafts.event_draft import Period, Place, Registration
from programme.submissions import reporting
from tests import cast
from tests.pages.public.reading import facts

PATH = "/en/nord/ikw-2026/offener-stammtisch/"
TUESDAY = date(2026, 9, 29)


def test_an_event_that_is_over_points_to_what_comes(read, add, clock):
    add()
    clock.move_to(datetime(2026, 10, 5))
    message = next(read(PATH).all(class_="message"))
    assert message.text == "This event is over. See what comes next"
    assert message.links() == {"See what comes next": "/en/nord/ikw-2026/"}


def test_an_event_that_is_over_speaks_of_the_past(read, add, clock):
    add(
        whens=(cast.when(start=None, clock="to_follow", status="tentative"),),
        registration=Registration(need="required", deadline=TUESDAY),
    )
    page = read(PATH)
    assert facts(page)["When"] == ["Monday, 28 September 2026", "time to be announced"]
    assert page.one(class_="head").texts("p")[1] == "Not yet confirmed"
    assert page.one(class_="subscribe")
    clock.move_to(datetime(2026, 10, 5))
    page = read(PATH)
    told = facts(page)
    assert told["When"] == ["Monday, 28 September 2026"]
    assert "Registration" not in told
    assert told["Cost"] == ["Not stated"]
    assert page.one(class_="head").texts("p")[1] == "Monday, 28 September 2026"
    assert list(page.all(class_="subscribe")) == []


def test_an_exhibition_without_an_end_is_over_with_its_programme(read, add, clock):
    add(whens=(), period=Period(starts_on=date(2026, 9, 20)))
    over = "This event is over. See what comes next"
    clock.move_to(datetime(2026, 10, 5))
    assert over not in [each.text for each in read(PATH).all(class_="message")]
    clock.move_to(datetime(2026, 12, 1))
    assert over in [each.text for each in read(PATH).all(class_="message")]


def test_of_a_date_that_is_over_no_place_follows_any_more(read, add, clock):
    event = add()
    new = Place(name="Neues Haus", town="Altstadt")
    reporting.relocate(event.submission, "20260928T1800", {}, place=new, by=PARTNER, at=cast.AT)
    assert facts(read(PATH))["Where"] == [
        "new place to be announced",
        "instead of: Mehrgenerationenhaus, Neustadt",
    ]
    clock.move_to(datetime(2026, 10, 1, 12, tzinfo=UTC))
    assert facts(read(f"{PATH}?later"))["Where"] == ["Not stated"]
