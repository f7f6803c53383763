"""Any series: through our own feed and back, and read as another library reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.ical import vevent
from feeds.ical.zone import VTIMEZONE
from feeds.incoming.ical import calendar_file
from programme.actors import SYSTEM
from programme.drafts import dates
from programme.drafts.event_draft import Rule
from programme.events import publishing
from programme.submissions import revising
from tests import cast
from tests.cast import AT
from tests.examples import examples

FIRST, LAST = date(2026, 9, 1), date(2027, 4, 30)
HOME = ZoneInfo("Europe/Berlin")
EVEN_SO = [HealthCheck.function_scoped_fixture]
MANY = settings(max_examples=examples(200), suppress_health_check=EVEN_SO)
SOME = settings(max_examples=examples(40), suppress_health_check=EVEN_SO)
days = st.dates(FIRST, LAST)
# Not in the hour that a clock change skips or repeats: there calendars differ.
clocks = st.times(time(4), time(23, 45)).map(lambda each: each.replace(second=0, microsecond=0))
weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda each: tuple(sorted(each)))


@pytest.fixture
def wide(lookup):
    return replace(lookup, first=date(2026, 1, 1), last=date(2027, 9, 30))


# --- Our own feed, read again ---------------------------------------------------------------------


@st.composite
def rules(draw):
    freq = draw(st.sampled_from(["weekly", "monthly", "daily"]))
    nth = draw(st.sampled_from([1, 2, 3, 4, -1])) if freq == "monthly" else None
    named = draw(weekdays) if freq != "daily" else ()
    start = draw(days)
    rule = Rule(
        freq=freq,
        interval=draw(st.integers(1, 3)) if freq == "weekly" else 1,
        weekdays=named[:1] if nth else named,
        nth=nth,
        starts_on=start,
        until=start + timedelta(draw(st.integers(7, 90))),
        start_time=draw(clocks),
        end_time=draw(st.none() | clocks),
    )
    all_days = [when.starts_on for when in dates.expand(rule)]
    left_out = draw(st.sets(st.sampled_from(all_days), max_size=3)) if all_days else set()
    return replace(rule, except_days=tuple(sorted(left_out)))


@st.composite
def schedules(draw):
    """A series, some of whose dates are cancelled or moved."""
    rule = draw(rules())
    whens = list(dates.keyed(dates.expand(rule)))
    for n in draw(st.sets(st.integers(0, max(0, len(whens) - 1)), max_size=3)) if whens else ():
        if draw(st.booleans()):
            whens[n] = replace(whens[n], status="cancelled")
        else:
            moved = whens[n].starts_on + timedelta(draw(st.integers(-3, 3)))
            whens[n] = replace(whens[n], starts_on=moved, start_time=draw(clocks))
    return rule, tuple(whens)


@pytest.mark.django_db
@SOME
@given(schedule=schedules())
def test_our_own_feed_is_read_as_it_was_meant(week, aylin, wide, schedule):
    rule, whens = schedule
    if not whens:
        return
    with transaction.atomic():
        event = published(week, aylin, cast.draft(whens=whens, rule=rule))
        found = calendar_file.read(feed(event), wide)
        rows = sorted(map(told, event.occurrences.all()), key=str)
        transaction.set_rollback(True)
    assert [item.problems for item in found.items if not item.draft] == []
    read = [when for item in found.items for when in dates.whens(item.draft)]
    assert sorted(map(said, read), key=str) == rows


def published(week, aylin, draft):
    event = cast.accepted(week, aylin)
    revision = revising.add(event.submission, draft, by=SYSTEM, at=AT)
    return publishing.publish(event.submission, revision, by=SYSTEM, at=AT)


def feed(event) -> bytes:
    body = vevent.stamp(vevent.render(event, "de"), 1, AT)
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    return b"".join((head, VTIMEZONE, body, b"END:VCALENDAR\r\n"))


def said(when):
    return when.starts_on, when.start_time, when.status


def told(row):
    return row.starts_on, row.start_time, row.status


# --- Any rule of anybody, as another library reads it ---------------------------------------------


def stamp(moment) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


@st.composite
def entries(draw):
    """DTSTART on some clock, RRULE, EXDATE, RDATE, and dates that are replaced by others."""
    start = datetime.combine(draw(days), draw(clocks))
    whole = draw(st.booleans())
    zone = draw(st.sampled_from([";TZID=Europe/Berlin", ";TZID=America/New_York", "", "Z"]))

    def value(moment):
        if whole:
            return f";VALUE=DATE:{moment:%Y%m%d}"
        return f":{stamp(moment)}Z" if zone == "Z" else f"{zone}:{stamp(moment)}"

    parts = draw(repeats(start, whole, zone))
    lines = [f"DTSTART{value(start)}", f"RRULE:{parts}"]
    taken = [start + timedelta(draw(st.integers(0, 30))) for _ in range(draw(st.integers(0, 3)))]
    lines += [f"EXDATE{value(moment)}" for moment in taken]
    added = [start + timedelta(draw(st.integers(1, 60))) for _ in range(draw(st.integers(0, 2)))]
    lines += [f"RDATE{value(moment)}" for moment in added]
    return lines


@st.composite
def repeats(draw, start, whole, zone):
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 4))}"]
    if freq in ("WEEKLY", "DAILY") and draw(st.booleans()):
        parts.append(f"BYDAY={','.join(draw(codes))}")
    if freq == "MONTHLY" and draw(st.booleans()):
        nth = draw(st.sampled_from(["1", "2", "3", "4", "-1", "-2"]))
        parts.append(f"BYDAY={nth}{draw(codes)[0]}")
    end = draw(st.sampled_from(["count", "until", "none"]))
    if end == "count":
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if end == "until":
        last = start + timedelta(draw(st.integers(1, 120)))
        parts.append(f"UNTIL={last:%Y%m%d}" if whole else f"UNTIL={_utc(last, zone)}")
    return ";".join(parts)


codes = st.lists(
    st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=4, unique=True
)


def _utc(moment, zone) -> str:
    """RFC 5545 3.3.10: in UTC where the start has a zone, else on the same clock."""
    if zone == "":
        return stamp(moment)
    if zone == "Z":
        return f"{stamp(moment)}Z"
    there = moment.replace(tzinfo=ZoneInfo(zone.rpartition("=")[2]))
    return f"{stamp(there.astimezone(UTC))}Z"


@MANY
@given(lines=entries())
def test_any_series_has_the_dates_that_another_library_finds(wide, lines):
    data = "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "SUMMARY:Reihe"),
            *(*lines, "END:VEVENT", "END:VCALENDAR", ""),
        ]
    ).encode()
    assert ours(data, wide) == theirs(data, wide)


def ours(data, lookup) -> set:
    found = calendar_file.read(data, lookup)
    drafts = [item.draft for item in found.items if item.draft]
    whens = [when for draft in drafts for when in dates.whens(draft)]
    return {(when.starts_on, when.start_time) for when in whens}


def theirs(data, lookup) -> set:
    calendar = icalendar.Calendar.from_ical(data)
    events = recurring_ical_events.of(calendar).between(lookup.first, lookup.last + timedelta(1))
    found = {at_home(event.start) for event in events}
    return {(day, clock) for day, clock in found if lookup.first <= day <= lookup.last}


def at_home(moment):
    if not isinstance(moment, datetime):
        return moment, None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=HOME)
    moment = moment.astimezone(HOME)
    return moment.date(), moment.time()
