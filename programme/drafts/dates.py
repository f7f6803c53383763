"""Calendar arithmetic: the national week, series, opening days, instants. Pure functions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from programme.drafts.event_draft import EventDraft, Hours, Period, Rule, When
from programme.models.event import TIMELESS, Clock, Frequency

_FREQ: dict[str, int] = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY: MONTHLY,
}
LONGEST_SERIES = 400  # dates of one event; more is a typing error in a year
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


def national_week(year: int) -> tuple[date, date]:
    """First and last day: from the Sunday on 21 to 27 September until the Sunday after.

    A computed suggestion (the rule fits 2014 to 2026); the organisers of the national week decide.
    """
    first = next(day for n in range(7) if (day := date(year, 9, 21) + timedelta(n)).weekday() == 6)
    return first, first + timedelta(7)


def expand(rule: Rule) -> tuple[When, ...]:
    """The dates of a series as it is meant; without those it leaves out.

    One more than LONGEST_SERIES where there are more, so that a check can see it.
    """
    return tuple(_on(rule, day) for day in _days(rule))


def _days(rule: Rule) -> Iterator[date]:
    if rule.until is None:
        return iter((rule.starts_on,))
    nth = rule.nth if rule.freq == Frequency.MONTHLY else None
    days = [weekday(n, nth) for n in rule.weekdays]
    moments = rrule(
        _FREQ[rule.freq],
        interval=max(1, rule.interval),
        byweekday=days or None,
        dtstart=datetime.combine(rule.starts_on, time()),
        until=datetime.combine(min(rule.until, LATEST), time()),
    )
    left_out = frozenset(rule.except_days)
    meant = (day for moment in moments if (day := moment.date()) not in left_out)
    return islice(meant, LONGEST_SERIES + 1)


@lru_cache(maxsize=32)
def _keyed_series(rule: Rule) -> tuple[When, ...]:
    """Once for all checks of a draft; a series has no day twice."""
    return tuple(_on(rule, day, _key(day, rule.start_time)) for day in _days(rule))


def _on(rule: Rule, day: date, key: str = "") -> When:
    return When(
        starts_on=day,
        start_time=rule.start_time,
        end_time=rule.end_time,
        end_about=rule.end_about,
        clock=rule.clock,
        key=key,
    )


def opening_days(period: Period) -> tuple[When, ...]:
    """One date per open day, or the whole span where no hours are known.

    At most one more than LONGEST_SERIES, as `expand` has it.
    """
    last = period.ends_on or period.starts_on
    if not period.hours or (last - period.starts_on).days > LONGEST_SERIES:
        return (When(starts_on=period.starts_on, ends_on=last, clock=Clock.HOURS.value),)
    found = []
    for n in range((last - period.starts_on).days + 1):
        day = period.starts_on + timedelta(n)
        for hours in period.hours:
            if day.weekday() in hours.weekdays and day not in period.closed_on:
                found.append(_open_on(day, hours))
            if len(found) > LONGEST_SERIES:
                return tuple(found)
    return tuple(found)


def _open_on(day: date, hours: Hours) -> When:
    return When(
        starts_on=day, start_time=hours.opens, end_time=hours.closes, clock=Clock.HOURS.value
    )


@lru_cache(maxsize=32)
def _keyed_openings(period: Period) -> tuple[When, ...]:
    return keyed(opening_days(period))


def whens(draft: EventDraft) -> tuple[When, ...]:
    """All dates of a draft with their keys: as listed, or from its rule or period."""
    if draft.whens:
        return keyed(draft.whens)
    if draft.rule:
        return _keyed_series(draft.rule)
    if draft.period:
        return _keyed_openings(draft.period)
    return ()


def keyed(dates: tuple[When, ...]) -> tuple[When, ...]:
    """The dates, each with a key that stays the same when it moves: its first announced start."""
    taken = {when.key for when in dates if when.key}
    found = []
    for when in dates:
        if not when.key:
            when = replace(when, key=_free_key(when, taken))
            taken.add(when.key)
        found.append(when)
    return tuple(found)


def without_keys(draft: EventDraft) -> EventDraft:
    """As it was said: dates get their keys when they are stored."""
    return replace(draft, whens=tuple(replace(when, key="") for when in draft.whens))


def _free_key(when: When, taken: set[str]) -> str:
    base = _key(when.starts_on, when.start_time)
    key, n = base, 1
    while key in taken:
        n += 1
        key = f"{base}-{n}"
    return key


def _key(day: date, clock: time | None) -> str:
    at = f"T{clock.hour:02}{clock.minute:02}" if clock else ""
    return f"{day.year:04}{day.month:02}{day.day:02}{at}"


def last_day(when: When) -> date:
    """The day it ends on; a party until 01:00 belongs to the day on which it starts."""
    return when.ends_on or when.starts_on


def instants(when: When, zone: str) -> tuple[datetime | None, datetime | None]:
    """Start and end in UTC, None where no time is stated.

    An end not later than the start, on the same day, is after midnight. A local time that the
    clock change skips or repeats is read with fold=0 (RFC 5545 3.3.5).
    """
    if when.start_time is None or when.clock in TIMELESS:
        return None, None
    start = _instant(when.starts_on, when.start_time, zone)
    if when.end_time is None or when.open_end:
        return start, None
    end_day = last_day(when)
    if end_day == when.starts_on and when.end_time <= when.start_time:
        end_day += timedelta(1)
    end = _instant(end_day, when.end_time, zone)
    # 02:30 to 03:15 in the night when clocks jump from 2 to 3: no such evening has an end.
    return start, end if end > start else None


def start(day: date, clock: time | None, zone: str) -> datetime | None:
    """The instant in UTC at which something starts; None where no time is stated."""
    return None if clock is None else _instant(day, clock, zone)


def _instant(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def shifted(day: date, from_anchor: date, to_anchor: date) -> date:
    """The same weekday, as far from the new anchor as it was from the old one (full weeks)."""
    return day + timedelta(round((to_anchor - from_anchor).days / 7) * 7)


def weekday_candidates(day: date, stated: int) -> tuple[date, ...]:
    """Dates a person may have meant who wrote weekday `stated` with `day`.

    The date itself comes first, then the nearest such weekday, then the same day of the month
    before or after, then of the year before or after, where the weekday fits.
    """
    back = (day.weekday() - stated) % 7
    nearest = day - timedelta(back) if back <= 3 else day + timedelta(7 - back)
    near = [nearest] + [
        other
        for months in (-1, 1, -12, 12)
        if (other := _moved(day, months)) and other.weekday() == stated
    ]
    return (day, *dict.fromkeys(near))


def _moved(day: date, months: int) -> date | None:
    index = day.year * 12 + day.month - 1 + months
    try:
        return date(index // 12, index % 12 + 1, day.day)
    except ValueError:
        return None
