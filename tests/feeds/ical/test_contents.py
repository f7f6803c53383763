"""Which events a feed holds: what is public, what is near, and for a while what was taken back."""

from datetime import date, timedelta

import pytest

from feeds.ical import contents
from programme.actors import PARTNER
from programme.events.selection import Selection
from programme.submissions import submitting
from tests import cast

TODAY = date(2026, 9, 1)


def titles(district, of=None, today=TODAY, **selection):
    asked = contents.Asked(district, of, "de", Selection(**selection))
    found = contents.contents(asked, today).events
    return ["(gone)" if event.left_at else event.texts.get().title for event in found]


@pytest.fixture
def at(week, aylin):
    """Makes an event on a day; its title is the day."""

    def make(day, programme=week, **changes):
        changes = {"title": str(day), "whens": (cast.when(day=day),)} | changes
        return cast.accepted(programme, aylin, **changes)

    return make


def test_a_programme_is_whole_for_ever(week, at):
    at(date(2026, 9, 20))
    at(date(2010, 9, 20))
    assert titles(week.district, week, date(2050, 1, 1)) == ["2010-09-20", "2026-09-20"]


def test_a_district_shows_what_is_near_and_its_latest_programme(nord, week, at):
    old = cast.programme(nord, slug="alt", starts_on=date(2024, 1, 1), ends_on=date(2030, 1, 1))
    for days in (-31, -30, 0, 548, 549):
        at(TODAY + timedelta(days), old)
    at(date(2026, 1, 1), title="im neuesten Programm")
    assert titles(nord) == [
        "im neuesten Programm",
        str(TODAY - timedelta(30)),
        str(TODAY),
        str(TODAY + timedelta(548)),
    ]


@pytest.mark.parametrize(
    "selection",
    [
        {"programme": "alt"},
        {"since": date(2023, 1, 1)},
        {"until": date(2024, 1, 1)},
        {"day": date(2023, 9, 20)},
    ],
)
def test_who_names_days_or_a_programme_gets_them(nord, week, at, selection):
    old = cast.programme(nord, slug="alt", starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31))
    at(date(2023, 9, 20), old)
    assert titles(nord) == []
    assert titles(nord, **selection) == ["2023-09-20"]


def test_a_filter_looks_at_what_is_near(nord, week, at):
    old = cast.programme(nord, slug="alt", starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31))
    at(date(2023, 9, 20), old)
    at(date(2026, 9, 20))
    assert titles(nord, category=("fest",)) == ["2026-09-20"]


def test_what_was_taken_back_is_told_for_thirty_days(week, at):
    event = at(date(2026, 9, 28))
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    told = [n for n in (0, 29, 30, 31) if titles(week.district, week, event.ends_on + timedelta(n))]
    assert told == [0, 29, 30]


def test_how_long_is_a_setting(week, at, settings):
    settings.FEED_TOMBSTONE_DAYS = 2
    event = at(date(2026, 9, 28))
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert titles(week.district, week, date(2026, 9, 30)) == ["(gone)"]
    assert titles(week.district, week, date(2026, 10, 1)) == []


@pytest.mark.parametrize("openness", ["residents", "invited", "school"])
def test_closed_events_never(nord, week, at, openness):
    event = at(date(2026, 9, 28), openness=openness)
    assert titles(nord) == titles(nord, week) == titles(nord, q="2026-09-28") == []
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert titles(nord) == titles(nord, week) == []


def test_a_programme_that_is_not_public_never(nord, week, at):
    at(date(2026, 9, 28))
    week.is_public = False
    week.save()
    assert titles(nord) == titles(nord, week) == []


def test_districts_never_mix(nord, sued, week, at, chiara):
    at(date(2026, 9, 28))
    other = cast.programme(sued)
    cast.accepted(other, chiara, title="Nur im Süden")
    assert titles(nord) == titles(nord, week) == ["2026-09-28"]
    assert titles(sued) == titles(sued, other) == ["Nur im Süden"]
    assert titles(sued, week) == ["Nur im Süden"]  # same slug, other district
