"""From when to when an entry goes, for every way in which people state a time."""

from datetime import UTC, date, datetime, time

import pytest

from feeds.ical import span
from programme.models.event import Occurrence

DAY, NEXT = date(2026, 9, 28), date(2026, 9, 29)


def shown(**fields):
    fields = {"starts_on": DAY, "ends_on": DAY, "clock": "exact"} | fields
    found = span.of(Occurrence(**fields))
    return found.start, found.end, found.end_is_stated


def berlin(*numbers):
    return datetime(*numbers, tzinfo=span.zone.ZONE)


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"start_time": time(18), "end_time": time(20, 30)}, (18, 0, 20, 30, True)),
        ({"start_time": time(18)}, (18, 0, 20, 0, False)),
        ({"start_time": time(14), "clock": "from"}, (14, 0, 16, 0, False)),
        ({"start_time": time(18), "open_end": True}, (18, 0, 20, 0, False)),
        ({"start_time": time(18), "end_time": time(22), "open_end": True}, (18, 0, 22, 0, False)),
        ({"start_time": time(9), "end_time": time(18), "clock": "hours"}, (9, 0, 18, 0, True)),
    ],
)
def test_times_on_one_day(fields, wanted):
    h1, m1, h2, m2, stated = wanted
    assert shown(**fields) == (
        berlin(2026, 9, 28, h1, m1),
        berlin(2026, 9, 28, h2, m2),
        stated,
    )


@pytest.mark.parametrize("clock", ["all_day", "to_follow", "hours"])
def test_without_a_time_it_is_a_whole_day(clock):
    assert shown(clock=clock) == (DAY, NEXT, True)


def test_several_days_end_after_the_last():
    """RFC 5545 3.6.1: the end is not part of it."""
    assert shown(clock="all_day", ends_on=date(2026, 10, 4)) == (DAY, date(2026, 10, 5), True)


def test_after_midnight():
    found = shown(start_time=time(22), end_time=time(1))
    assert found == (berlin(2026, 9, 28, 22), berlin(2026, 9, 29, 1), True)


def test_over_several_days_with_times():
    found = shown(start_time=time(18), end_time=time(12), ends_on=date(2026, 9, 30))
    assert found == (berlin(2026, 9, 28, 18), berlin(2026, 9, 30, 12), True)


def test_over_several_days_without_an_end_time_the_last_day_counts():
    found = shown(start_time=time(18), ends_on=date(2026, 9, 30))
    assert found == (berlin(2026, 9, 28, 18), berlin(2026, 10, 1), False)


def test_two_hours_late_in_the_evening_reach_the_next_day():
    assert shown(start_time=time(23, 30))[1] == berlin(2026, 9, 29, 1, 30)


def test_an_end_is_never_in_the_hour_that_does_not_exist():
    night = date(2026, 3, 29)
    start, end, _ = shown(starts_on=night, ends_on=night, start_time=time(0, 30))
    assert (start.astimezone(UTC), end.astimezone(UTC)) == (
        datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    )
