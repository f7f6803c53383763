"""Whose clock a time is on: names of time zones as programs write them, and moments from them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import overload
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from feeds.incoming.ical.blocks import Calendar
from programme.plain_text import fold
from programme.regular_expressions import expression

# Of an Outlook that speaks German, and abbreviations.
_GERMAN = {
    fold(name): "Europe/Berlin"
    for name in (
        "Westeuropäische Normalzeit",
        "Mitteleuropäische Zeit",
        "Mitteleuropäische Normalzeit",
        "Mitteleuropäische Sommerzeit",
        "Central European Time",
        "CET",
        "CEST",
        "MEZ",
        "MESZ",
    )
}
_OFFSET = expression(r"\(?(?:UTC|GMT)\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\)?")
_YEARLY = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY"}
MOST_LINES = 1500
_NAME = expression(r"[\w+/-]{1,64}", re.ASCII)


class Clocks:
    """The clocks of one calendar, read in `home`, the zone of the district.

    `unknown` collects names of no known zone: their times are taken as those of the district.
    """

    def __init__(self, calendar: Calendar, home: str):
        self.home = ZoneInfo(home)
        self.unknown: set[str] = set()
        self._calendar = calendar
        self._known: dict[str, tzinfo | None] = {}
        own = calendar.properties.get("X-WR-TIMEZONE", "")
        self.own = self.named(own) if own else None

    def moment(self, value, tzid: str = "") -> date | datetime:
        """A day as it is; a time with the zone in which its clock runs.

        `value` is what the parser made of it, `tzid` the name that stands with it. Floating times
        (RFC 5545 3.3.5) are the calendar's own, else the district's. Where a calendar names its
        zone (X-WR-TIMEZONE), its times in UTC run on that clock too, as its program shows them.
        """
        if not isinstance(value, datetime):
            return value
        if value.tzinfo:
            return value.astimezone(self.own or UTC)
        zone = self.named(tzid) if tzid else self.own
        return value.replace(tzinfo=zone or self.home)

    @overload
    def at_home(self, moment: datetime) -> datetime: ...

    @overload
    def at_home(self, moment: date) -> date: ...

    def at_home(self, moment: date) -> date:
        """The same on the district's clock, without a zone."""
        if not isinstance(moment, datetime):
            return moment
        return moment.astimezone(self.home).replace(tzinfo=None, second=0, microsecond=0)

    def named(self, tzid: str) -> tzinfo | None:
        """The zone of this name; None, and noted as unknown, where there is none."""
        if tzid not in self._known:
            self._known[tzid] = self._find(tzid)
        if self._known[tzid] is None:
            self.unknown.add(tzid)
        return self._known[tzid]

    def _find(self, tzid: str) -> tzinfo | None:
        for name in _candidates(tzid, self._calendar.zones.get(tzid, ())):
            if found := _olson(name):
                return found
        lines = self._calendar.zones.get(tzid)
        return (_from_vtimezone(lines) if lines else None) or _fixed(tzid)


def _candidates(tzid: str, lines):
    """Names in the tz database which may be meant, best first (see RFC 5545 3.2.19)."""
    plain = tzid.strip().strip("/")
    yield plain
    plain = re.sub(r" \d{1,2}$", "", plain)  # Outlook numbers zones of the same name
    yield WINDOWS_TO_OLSON.get(plain, "")
    yield _GERMAN.get(fold(plain), "")
    for line in lines:
        if line.upper().startswith("X-LIC-LOCATION"):
            yield line.partition(":")[2].strip()
    parts = plain.split("/")
    yield from ("/".join(parts[n:]) for n in range(1, len(parts) - 1))
    if "berlin" in fold(plain):
        yield "Europe/Berlin"


def _olson(name: str) -> tzinfo | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Europe" is a folder
        return None


def _from_vtimezone(lines: list[str]) -> tzinfo | None:
    """The zone that a VTIMEZONE describes; None for one that makes no sense."""
    if len(lines) > MOST_LINES or not all(map(_is_plain, lines)):
        return None
    try:
        component = icalendar.Timezone.from_ical("\r\n".join([*lines, ""]).encode())
        if not isinstance(component, icalendar.Timezone):
            return None
        zone = component.to_tz(tzp, lookup_tzid=False)
        zone.utcoffset(datetime(2026, 7, 1))
    except Exception:  # the parser and dateutil raise what they like for a broken zone
        return None
    finally:
        tzp.use_default()  # it remembers zones by name; the next calendar's may be another one
    return zone


def _is_plain(line: str) -> bool:
    """Whether a rule changes the clock once a year: any other could keep us counting for hours."""
    name, _, rule = line.upper().partition(":")
    if name != "RRULE":
        return True
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    return parts.get("FREQ") == "YEARLY" and set(parts) <= _YEARLY


def _fixed(tzid: str) -> tzinfo | None:
    match = _OFFSET.fullmatch(tzid.strip())
    if not match or int(match["hours"]) > 14:
        return None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(-offset if match["sign"] == "-" else offset)
