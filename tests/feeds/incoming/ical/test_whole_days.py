"""Whole days, however a program tells them, are days of the district's zone."""

import pytest

from programme.drafts import dates
from tests.feeds.incoming.ical.test_calendar_file import only

DAY = "DTSTART;VALUE=DATE:20261004"
DAILY = (DAY, "RRULE:FREQ=DAILY;COUNT=4")


def told(lookup, *lines) -> list[str]:
    """Each date as "4", "4-6" for several days, "4 18:00" with a time; "4 x" is cancelled."""
    whens = dates.whens(only(lookup, *lines).draft)
    return [_told(when) for when in whens]


def _told(when) -> str:
    last = f"-{when.ends_on.day}" if when.ends_on else ""
    begins = f" {when.start_time:%H:%M}" if when.start_time else ""
    ends = f"-{when.end_time:%H:%M}" if when.end_time else ""
    assert (when.clock == "all_day") == (not begins)
    return f"{when.starts_on.day}{last}{begins}{ends}"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (":20261003T220000Z", ":20261004T220000Z", "4"),
        (":20261003T220000Z", ":20261004T215959Z", "4"),
        (":20261003T220000Z", ":20261006T215900Z", "4-6"),
        (":20261103T230000Z", ":20261104T225959Z", "4"),
        (":20261024T220000Z", ":20261025T225959Z", "25"),  # 25 hours long
        (":20261004T000000Z", ":20261005T000000Z", "4"),
        (":20261004T000000", ":20261004T235900", "4"),
        (";TZID=Europe/Berlin:20261004T000000", ";TZID=Europe/Berlin:20261006T235959", "4-6"),
        (";VALUE=DATE:20261004", ":20261006T220000Z", "4-6"),
        (";VALUE=DATE:20261004", ":20261006T215959Z", "4-6"),
        (":20261003T230000Z", ":20261004T215900Z", "4 01:00-23:59"),
        (":20261004T160000Z", ":20261004T215900Z", "4 18:00-23:59"),
    ],
)
def test_midnight_to_the_last_minute_is_a_whole_day(start, end, expected, lookup):
    assert told(lookup, f"DTSTART{start}", f"DTEND{end}") == [expected]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261005T220000Z", "6"),
        ("20261006T215959Z", "6"),
        ("20261006T235959Z", "6"),
        ("20261006T000000Z", "6"),
        ("20261006T120000Z", "6"),
        ("20261006", "6"),
    ],
)
def test_the_last_day_of_a_rule_is_taken_with_it(until, last, lookup):
    assert told(lookup, DAY, f"RRULE:FREQ=DAILY;UNTIL={until}")[-1] == last


@pytest.mark.parametrize("day", [":20261004T220000Z", ";VALUE=DATE:20261005", ":20261005T000000"])
def test_a_day_is_left_out_or_added_by_its_midnight(day, lookup):
    assert told(lookup, *DAILY, f"EXDATE{day}") == ["4", "6", "7"]
    assert told(lookup, DAY, f"RDATE{day}") == ["4", "5"]


def test_a_day_is_moved_by_its_midnight(lookup):
    moved = ["END:VEVENT", "BEGIN:VEVENT", "UID:1@a.example", "SUMMARY:Fest"]
    original = "RECURRENCE-ID:20261004T220000Z"
    day = "DTSTART;VALUE=DATE:20261020"
    assert told(lookup, *DAILY, *moved, day, original) == ["4", "6", "7", "20"]


EVENING = ("DTSTART;TZID=Europe/Berlin:20261004T180000", "DTEND;TZID=Europe/Berlin:20261004T190000")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (";VALUE=PERIOD:20261006T160000Z/20261006T200000Z", "6 18:00-22:00"),
        (";VALUE=PERIOD:20261006T160000Z/PT3H", "6 18:00-21:00"),
        (";VALUE=PERIOD;TZID=Europe/Berlin:20261006T160000/20261006T200000", "6 16:00-20:00"),
        (";VALUE=PERIOD:2026-10-06T16:00:00Z/2026-10-06T20:00:00Z", "6 18:00-22:00"),
        (":20261006T160000Z/20261006T200000Z", "6 18:00-22:00"),
        (";VALUE=DATE:20261006", "6 18:00-19:00"),
    ],
)
def test_an_added_period_keeps_its_end(period, expected, lookup):
    assert told(lookup, *EVENING, f"RDATE{period}") == ["4 18:00-19:00", expected]


def test_the_end_of_a_period_wins_over_that_of_the_rule_on_the_same_day(lookup):
    period = "RDATE;VALUE=PERIOD:20261005T160000Z/20261005T200000Z"
    rule = "RRULE:FREQ=DAILY;COUNT=2"
    assert told(lookup, *EVENING, rule, period) == ["4 18:00-19:00", "5 18:00-22:00"]


def test_midnight_leaves_out_the_evening_of_its_day(lookup):
    midnight = "EXDATE;TZID=Europe/Berlin:20261005T000000"
    assert told(lookup, *EVENING, "RRULE:FREQ=DAILY;COUNT=2", midnight) == ["4 18:00-19:00"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=SA;COUNT=3", ["4", "11", "18"]),  # told in UTC, as the start is
        ("FREQ=WEEKLY;BYDAY=SU;COUNT=3", ["4", "11", "18"]),  # told on the clock at home
        ("FREQ=MONTHLY;BYMONTHDAY=3;COUNT=2", ["4", "4"]),
        ("FREQ=WEEKLY;COUNT=2", ["4", "11"]),
        ("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261010T220000Z", ["4", "11"]),
    ],
)
def test_a_rule_moves_with_a_day_told_in_utc(rule, expected, lookup):
    day = ("DTSTART:20261003T220000Z", "DTEND:20261004T220000Z")
    assert told(lookup, *day, f"RRULE:{rule}") == expected
