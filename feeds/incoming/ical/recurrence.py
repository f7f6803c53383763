"""Which dates a repeating entry has (RFC 5545 3.8.5): its rule, with what was added and left out.

Times run on the clock of the entry's own zone, so that 19:00 stays 19:00 over a clock change.
"""

import re
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from dateutil.rrule import rrulestr
from icalendar.prop import vBroken

from feeds.incoming.ical.time_zones import Clocks

TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_STEPS = 200_000  # in one file
MOST_SECONDS = 8.0


class BadRule(ValueError):
    """A rule that cannot be followed, or that repeats within a day."""


@dataclass
class Budget:
    """What one file may cost: a few lines can ask for more dates than there will ever be."""

    steps: int = MOST_STEPS
    until: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def spend(self):
        self.steps -= 1
        if self.steps < 0 or time.monotonic() > self.until:
            raise BadRule("too much")


@dataclass(frozen=True)
class Extra:
    """A date that was added to the rule; `end` where it has one of its own (a PERIOD)."""

    start: date | datetime
    end: date | datetime | timedelta | None = None


def listed(component, name: str) -> list:
    """All readable values of a property that may stand there several times."""
    found = component.get(name)
    every = list(found) if isinstance(found, list) else [found]
    return [each for each in every if not isinstance(each, vBroken | None)]


def starts(
    rule, start, last: date, clocks: Clocks, budget: Budget, utc_day: date | None = None
) -> list[date | datetime]:
    """The starts that `rule` (a vRecur) gives from `start` to the day `last`, in their order.

    `utc_day`: of a whole day that was told in UTC, the day there. Raises BadRule.
    """
    budget.spend()
    _check(rule)
    zone = start.tzinfo if isinstance(start, datetime) else None
    ahead = start - utc_day if utc_day and _names_day(rule, utc_day) else timedelta()
    first = _wall(start) - ahead
    count = max(0, int((rule.get("COUNT") or [0])[0]))
    end = min([datetime.combine(last, clock.max), *_until(rule, start, clocks)])
    try:
        dates = rrulestr(_without_end(rule), dtstart=first).replace(until=end - ahead)
    except (ValueError, TypeError, IndexError, KeyError) as wrong:
        raise BadRule(str(wrong)) from wrong
    found = []
    for n, moment in enumerate(dates):
        budget.spend()
        if count and n >= count:
            break
        moment += ahead
        found.append(moment.date() if not isinstance(start, datetime) else _on(moment, zone))
    return found


def _names_day(rule, day: date) -> bool:
    """Whether the rule names its days, and this is one of them."""
    weekdays = {str(code)[-2:].upper() for code in rule.get("BYDAY", ())}
    numbers = {int(n) for n in rule.get("BYMONTHDAY", ())}
    return WEEKDAYS[day.weekday()] in weekdays or day.day in numbers


def _check(rule):
    if str((rule.get("FREQ") or [""])[0]).upper() in TOO_OFTEN:
        raise BadRule("too often")
    if any(len(rule.get(name, ())) > 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise BadRule("too often")
    if any(int(n) < 1 for n in rule.get("INTERVAL", ())):
        raise BadRule("no step")


def _without_end(rule) -> str:
    text = rule.to_ical().decode()
    return ";".join(part for part in text.split(";") if not re.match("UNTIL=|COUNT=", part, re.I))


def _until(rule, start, clocks: Clocks) -> list[datetime]:
    """The end of the rule on the wall clock of `start`; a mere day counts to its end."""
    found = rule.get("UNTIL") or []
    if not found:
        return []
    until = found[0]
    if not isinstance(until, datetime) or not isinstance(start, datetime):
        return [datetime.combine(day_meant(until, clocks), clock.max)]
    if until.tzinfo:
        until = until.astimezone(start.tzinfo).replace(tzinfo=None)
    return [until]


def day_meant(moment: date | datetime, clocks: Clocks) -> date:
    """The day that a moment names among whole days.

    Programs tell it as midnight on their own clock, which is 22:00 or 23:00 in UTC, or as the
    first or last moment of the day in UTC.
    """
    if not isinstance(moment, datetime):
        return moment
    home = clocks.at_home(moment) if moment.tzinfo else moment
    if moment.tzinfo and home.time() != clock():
        utc = moment.astimezone(UTC)
        if (utc.hour, utc.minute) in ((0, 0), (23, 59)):
            return utc.date()
    return home.date()


def _wall(start) -> datetime:
    if isinstance(start, datetime):
        return start.replace(tzinfo=None)
    return datetime.combine(start, clock())


def _on(moment: datetime, zone) -> datetime:
    return moment.replace(tzinfo=zone)


def instant(moment: date | datetime) -> date | datetime:
    """Equal for equal moments, whatever clock they are told on."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def left_out(component, start, clocks: Clocks) -> "LeftOut":
    """What EXDATE takes away from dates that begin like `start`."""
    found = LeftOut()
    for value in _moments(component, "EXDATE", clocks):
        if _names_a_moment(value, start, clocks):
            found.instants.add(instant(value))
        else:
            found.days.add(day_meant(value, clocks))
    return found


def _names_a_moment(value, start, clocks: Clocks) -> bool:
    """False for a whole day, and for the midnight that stands for the day of an evening."""
    if not isinstance(value, datetime) or not isinstance(start, datetime):
        return False
    return clocks.at_home(value).time() != clock() or clocks.at_home(start).time() == clock()


@dataclass
class LeftOut:
    instants: set = field(default_factory=set)
    days: set = field(default_factory=set)

    def __contains__(self, moment) -> bool:
        day = moment.date() if isinstance(moment, datetime) else moment
        return day in self.days or instant(moment) in self.instants


def added(component, start, clocks: Clocks) -> list[Extra]:
    """What RDATE adds to dates that begin like `start`: whole days, or times of its clock."""
    found = []
    for value in _moments(component, "RDATE", clocks):
        extra = Extra(*value) if isinstance(value, tuple) else Extra(value)
        if not isinstance(start, datetime):
            extra = Extra(day_meant(extra.start, clocks), _last_day(extra.end, clocks))
        elif not isinstance(extra.start, datetime):
            extra = Extra(datetime.combine(extra.start, start.timetz()))
        found.append(extra)
    return found


def _last_day(end, clocks: Clocks):
    """Of whole days: the end as the day behind it (RFC 5545 3.6.1)."""
    if not isinstance(end, datetime):
        return end
    home = clocks.at_home(end)
    return home.date() + timedelta(home.time() != clock())


def _moments(component, name, clocks: Clocks):
    """All values of a list of dates, read on the right clocks; broken lists are left out."""
    for line in listed(component, name):
        tzid = str(getattr(line, "params", {}).get("X-TZID", ""))
        for each in getattr(line, "dts", ()):
            value = each.dt
            if isinstance(value, tuple):
                end = value[1]
                end = clocks.moment(end, tzid) if isinstance(end, datetime) else end
                yield clocks.moment(value[0], tzid), end
            elif isinstance(value, date):
                yield clocks.moment(value, tzid)
