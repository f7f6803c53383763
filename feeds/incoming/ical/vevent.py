"""The properties of one VEVENT as a reader needs them: its start, its end, its state, its texts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

import icalendar
from icalendar import Component
from icalendar.prop import vBroken

from feeds.incoming.ical.blocks import Block
from feeds.incoming.ical.time_zones import Clocks
from programme.models.event import Status
from programme.stated import status_words

STATUS = {"CANCELLED": Status.CANCELLED.value, "TENTATIVE": Status.TENTATIVE.value}
MOST_LISTED = 3000  # dates; reading them takes longer than anybody means
_LISTS = ("RDATE", "EXDATE")
LAST_MINUTE = time(23, 59)  # of a day


class Broken(ValueError):
    """This entry cannot be read; `code` names the problem."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


@dataclass
class Entry:
    """One VEVENT. `start` is a day, or a moment on the clock it was written for."""

    number: int
    component: Component
    clocks: Clocks
    start: date | datetime
    end: date | datetime | None
    original: date | datetime | None  # RECURRENCE-ID: which date of a series this replaces
    utc_day: date | None = None  # on which a whole day begins that was told in UTC

    @property
    def is_timed(self) -> bool:
        return isinstance(self.start, datetime)

    @property
    def uid(self) -> str:
        return text(self.component, "UID")

    @cached_property
    def state(self) -> str:
        """A models.event.Status: STATUS, else what the title says surely."""
        if said := STATUS.get(text(self.component, "STATUS").upper()):
            return said
        return status_words.surely(text(self.component, "SUMMARY"))[0] or Status.SCHEDULED.value

    @property
    def is_private(self) -> bool:
        return text(self.component, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")

    @property
    def repeats(self) -> bool:
        return "RRULE" in self.component or "RDATE" in self.component

    @property
    def sequence(self) -> int:
        return _number(text(self.component, "SEQUENCE"))

    @property
    def version(self) -> tuple:
        """Greater for the newer of two versions (RFC 5545 3.8.7)."""
        modified = value(self.component, "LAST-MODIFIED")
        return self.sequence, str(getattr(modified, "dt", ""))


def parsed(number: int, block: Block, clocks: Clocks) -> Entry:
    """The entry in `block`; raises Broken, or whatever a parser raises for nonsense."""
    listed = (line for line in block.lines if line.upper().startswith(_LISTS))
    if sum(line.count(",") + 1 for line in listed) > MOST_LISTED:
        raise Broken("too_many_listed")
    component = icalendar.Event.from_ical(block.to_bytes())
    start = _moment(component, "DTSTART", clocks)
    if start is None:
        raise Broken("bad_start" if _has(block, "DTSTART") else "no_start")
    end = _end(component, start, clocks)
    told = start
    start, end = _whole_days(component, start, end, clocks) or (start, end)
    utc_day = None if isinstance(start, datetime) else _day_in_utc(told)
    original = _moment(component, "RECURRENCE-ID", clocks)
    return Entry(number, component, clocks, start, end, original, utc_day)


def _day_in_utc(told: date | datetime) -> date | None:
    """The day of a moment that was told in UTC; None for any other."""
    if not isinstance(told, datetime) or told.tzinfo is None or told.utcoffset():
        return None
    return told.date()


def _has(block: Block, name: str) -> bool:
    return any(line.upper().startswith(name) for line in block.lines)


def value(component, name: str):
    """The first property of that name which could be read; None for none."""
    found = component.get(name)
    every = found if isinstance(found, list) else [found]
    return next(
        (each for each in every if each is not None and not isinstance(each, vBroken)), None
    )


def text(component, name: str) -> str:
    found = value(component, name)
    return str(found).strip() if found is not None else ""


def _moment(component, name: str, clocks: Clocks) -> date | datetime | None:
    found = value(component, name)
    moment = getattr(found, "dt", None)
    if not isinstance(moment, date):
        return None
    return clocks.moment(moment, str(found.params.get("X-TZID", "")))


def _end(component, start, clocks: Clocks) -> date | datetime | None:
    """DTEND, or start and DURATION; None where nothing is said, and for an end at the start.

    Raises Broken where it lies before the start: either may be the mistake.
    """
    end = _moment(component, "DTEND", clocks)
    if end is None:
        length = getattr(value(component, "DURATION"), "dt", None)
        end = lasting(start, length) if isinstance(length, timedelta) else None
    if end is None or end.year <= 1970:  # the first second of 1970 is how TYPO3 says "no end"
        return None
    if isinstance(start, datetime) != isinstance(end, datetime):
        return _of_other_kind(start, end, clocks)
    if end < start:
        raise Broken("end_before_start")
    return end if end > start else None


def _of_other_kind(start, end, clocks):
    """A day as the end of a time says nothing; a time as the end of a day says which day."""
    if isinstance(start, datetime):
        return None
    day = _day_behind(clocks.at_home(end))
    return day if day > start else None


def lasting(start, length: timedelta):
    """Start and exact length (RFC 5545 3.3.6); a day and less than a day is that day."""
    if isinstance(start, datetime):
        return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return start + max(length, timedelta(1)) if length else None


def _whole_days(component, start, end, clocks) -> tuple[date, date | None] | None:
    """The days of times that are whole days: midnight to midnight, or until 23:59.

    On the district's clock as Outlook writes them, also told in UTC; or midnight in UTC itself.
    """
    if not isinstance(start, datetime):
        return None
    said = text(component, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    moments = [start, end] if isinstance(end, datetime) else [start]
    for told in (list(map(clocks.at_home, moments)), [each.astimezone(UTC) for each in moments]):
        first, *last = told
        ends = [each.time().replace(second=0) for each in last]
        if first.time() == time() and (said or ends and ends[0] in (time(), LAST_MINUTE)):
            return first.date(), _day_behind(last[0]) if last else None
    return None


def _day_behind(end: datetime) -> date:
    """Behind the last of whole days, as RFC 5545 3.6.1 has their end."""
    return end.date() + timedelta(end.time() != time())


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
