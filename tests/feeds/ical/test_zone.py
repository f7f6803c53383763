"""The constant time zone, read by a stranger, against the one of this machine."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
from dateutil.tz import tzical

from feeds.ical import zone

TODAY = date.today()


def read():
    """By dateutil, which knows no X- properties."""
    lines = zone.VTIMEZONE.decode().split("\r\n")
    known = "\r\n".join(line for line in lines if not line.startswith("X-"))
    return tzical(StringIO(known)).get("Europe/Berlin")


def test_the_constant_agrees_with_the_law():
    """Ten years back and ten ahead, noon and night: a change of the law must be noticed."""
    told = read()
    first = datetime.combine(TODAY - timedelta(3650), time())
    hours = [first + timedelta(hours=6 * n) for n in range(4 * 7300)]
    different = [
        hour
        for hour in hours
        if hour.replace(tzinfo=told).utcoffset() != hour.replace(tzinfo=zone.ZONE).utcoffset()
    ]
    assert different == []


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_constant_changes_at_the_hour(day):
    told = read()
    first = datetime.combine(day, time(0, 30), tzinfo=UTC) - timedelta(hours=1)
    for n in range(6):
        hour = first + timedelta(hours=n)
        assert hour.astimezone(told).replace(tzinfo=None) == hour.astimezone(zone.ZONE).replace(
            tzinfo=None
        )


def test_a_skipped_hour_is_read_with_the_offset_before_it():
    """RFC 5545 3.3.5."""
    found = zone.wall(date(2026, 3, 29), time(2, 30))
    assert found.isoformat() == "2026-03-29T03:30:00+02:00"


def test_an_hour_that_comes_twice_means_the_first():
    found = zone.wall(date(2026, 10, 25), time(2, 30))
    assert found.isoformat() == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize(
    ("moment", "plain"),
    [
        (datetime(2026, 3, 29, 1, 59), True),
        (datetime(2026, 3, 29, 2, 0), False),
        (datetime(2026, 3, 29, 3, 0), True),
        (datetime(2026, 10, 25, 1, 59), True),
        (datetime(2026, 10, 25, 2, 0), False),
        (datetime(2026, 10, 25, 3, 0), True),
    ],
)
def test_hours_that_come_never_or_twice_are_known(moment, plain):
    assert zone.is_plain(moment) is plain


def test_durations_are_exact_over_a_clock_change():
    start, end = (
        zone.wall(date(2026, 10, 24), time(22)),
        zone.wall(date(2026, 10, 25), time(4)),
    )
    assert zone.lasts(start, end) == timedelta(hours=7)
    assert zone.after(start, timedelta(hours=7)) == end
    assert zone.lasts(date(2026, 10, 24), date(2026, 10, 26)) == timedelta(2)
