"""From when to when a date is shown: as stated; without a stated end, two hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from feeds.ical import zone

# Calendars draw a line where an event has no end. The description says that the end is not known.
UNSTATED = timedelta(hours=2)


@dataclass(frozen=True)
class Span:
    """Two dates (the end is not part of it, RFC 5545 3.6.1) or two moments."""

    start: date | datetime
    end: date | datetime
    end_is_stated: bool = True

    @property
    def is_timed(self) -> bool:
        return isinstance(self.start, datetime)


def of(occurrence) -> Span:
    """The span of one date. Without a time (all day, to follow) it covers whole days."""
    if occurrence.start_time is None:
        return days(occurrence.starts_on, occurrence.ends_on)
    stated = occurrence.end_time is not None and not occurrence.open_end
    return Span(zone.wall(occurrence.starts_on, occurrence.start_time), _end(occurrence), stated)


def days(first: date, last: date) -> Span:
    """Whole days, both included."""
    return Span(first, last + timedelta(1))


def _end(occurrence) -> datetime:
    first, last = occurrence.starts_on, occurrence.ends_on
    if occurrence.end_time is not None:
        if first == last and occurrence.end_time <= occurrence.start_time:
            last += timedelta(1)  # after midnight
        return zone.wall(last, occurrence.end_time)
    if last > first:
        return zone.wall(last + timedelta(1), time())
    end = datetime.combine(first, occurrence.start_time) + UNSTATED
    return zone.wall(end.date(), end.time())
