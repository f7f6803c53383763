"""Three strangers read our calendars: icalendar, recurring_ical_events, Home Assistant's `ical`."""

import re
from datetime import UTC, date, datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream

from feeds.ical import vevent, zone
from feeds.pieces import pieces
from programme.models.event import Event

FAR_PAST, FAR_FUTURE = datetime(1991, 1, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC)


def wrapped(*bodies: bytes) -> bytes:
    """Pieces as a calendar of their own."""
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//Test//DE\r\n"
    return b"".join((head, zone.VTIMEZONE, *bodies, b"END:VCALENDAR\r\n"))


def entries(body: bytes) -> list[icalendar.Event]:
    """Every VEVENT of a calendar, none of it in doubt."""
    calendar = icalendar.Calendar.from_ical(body)
    assert [error for part in calendar.walk() for error in part.errors] == []
    return calendar.walk("VEVENT")


def titles(response) -> list[str]:
    """The titles of a feed that was answered."""
    assert response.status_code == 200, response.content
    return [str(row["SUMMARY"]) for row in entries(response.content)]


def moment(value) -> date | datetime:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def expanded(body: bytes) -> list[tuple]:
    """(start, end, status) of every date, as recurring_ical_events sees them."""
    calendar = icalendar.Calendar.from_ical(body)
    found = recurring_ical_events.of(calendar).between(FAR_PAST, FAR_FUTURE)
    return in_order(
        (moment(row["DTSTART"].dt), moment(row["DTEND"].dt), str(row["STATUS"])) for row in found
    )


def in_home_assistant(body: bytes) -> list[tuple]:
    """The same, as Home Assistant's engine sees them."""
    calendar = IcsCalendarStream.calendar_from_ics(body.decode())
    timeline = calendar.timeline_tz(zone.ZONE)
    return in_order(
        (moment(row.dtstart), moment(row.dtend), row.status.value)
        for row in timeline.overlapping(FAR_PAST, FAR_FUTURE)
    )


def in_order(rows) -> list[tuple]:
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1]), row[2]))


def lines(body: bytes) -> list[str]:
    """Content lines, unfolded (RFC 5545 3.1), after a look at the octets."""
    assert body.endswith(b"\r\n")
    assert re.findall(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", body) == []
    physical = body.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert b"" not in physical
    assert [line for line in physical if line.decode() and line.endswith((b"\\", b"^"))] == []
    return body.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def body(event, language="de") -> bytes:
    """The stored piece of an event."""
    (piece,) = pieces(Event.everything.filter(pk=event.pk), language, vevent.VEVENT)
    return bytes(piece.body)


def rows(event, language="de"):
    return entries(wrapped(body(event, language)))


def one(event, language="de"):
    (row,) = rows(event, language)
    return row
