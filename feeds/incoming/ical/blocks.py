"""The text of a calendar cut into its entries, so that a broken one takes no other with it."""

import re
from dataclasses import dataclass, field

from feeds.incoming import decoding
from feeds.incoming.ical import mending
from feeds.incoming.ical.property_lines import Sorter, name_of
from feeds.incoming.items import Unreadable
from programme.regular_expressions import expression

MOST_EVENTS = 2000
SHORT = 60  # characters; hardly anybody folds a shorter line
_LISTED = expression(r"\s+[-–*•·]\s|\s{2,}\S")
_OTHER_LINE_ENDS = expression("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_WEB_PAGE = expression(r"\s*<(?:!doctype|html|\?xml|head|body)", re.IGNORECASE)
# The parser need not look for zones: feeds.incoming.ical.time_zones knows more names of them.
_ZONE = expression(r"^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)\b[^:]*?;)TZID=", re.IGNORECASE)


@dataclass
class Block:
    """One VEVENT: its content lines, unfolded, from BEGIN to END, and the calendar it is in."""

    calendar: "Calendar"
    lines: list[str] = field(default_factory=list)

    def to_bytes(self) -> bytes:
        """As the parser takes it, with X-TZID for TZID.

        Bytes on purpose: the parser takes a short str for the path of a file.
        """
        lines = [_ZONE.sub(r"\1X-TZID=", line) for line in self.lines]
        return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]).encode()


@dataclass
class Calendar:
    """What a VCALENDAR says for all of its entries."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: dict[str, list[str]] = field(default_factory=dict)  # TZID: lines of the VTIMEZONE
    events: list[Block] = field(default_factory=list)


def cut(data: bytes) -> list[Calendar]:
    """All calendars of a file, in their order.

    Raises Unreadable where there is no calendar, no event, or more events than a partner can hold.
    """
    text = decoding.text(data)
    if _WEB_PAGE.match(text):
        raise Unreadable("web_page")
    if "BEGIN:VCALENDAR" not in text.upper() and "BEGIN:VEVENT" not in text.upper():
        raise Unreadable("no_calendar")
    calendars = _Cutter().cut(unfolded(text))
    count = sum(len(calendar.events) for calendar in calendars)
    if not count:
        raise Unreadable("no_events")
    if count > MOST_EVENTS:
        raise Unreadable("too_many_events", count=str(count), limit=str(MOST_EVENTS))
    return calendars


def unfolded(text: str) -> list[str]:
    """Content lines (RFC 5545 3.1). A line that is no property belongs to the text before it.

    Some programs forget to escape the line ends of a description.
    """
    sorter = Sorter(text)
    sorter.add_all(_joined(_OTHER_LINE_ENDS.sub(r"\\n", text)))
    whole = (mending.mended("".join(parts)) for parts in sorter.properties)
    return [line for line in whole if line.upper() != "RRULE:"]


def _joined(text: str) -> list[str]:
    """Lines of a file, each with those that go on with it; "" for a line without a letter."""
    folded: list[list[str]] = []
    for line in text.split("\n"):
        if folded and _breaks_softly(folded[-1]):
            folded[-1][-1] = folded[-1][-1].rstrip()[:-1]
            folded[-1].append(line)  # a blank at its beginning belongs to the text (vCalendar 1.0)
        elif not line.strip():
            folded.append([""])
        elif line[:1] in (" ", "\t") and (before := _folded_line(folded, line)):
            before.append(line[1:])
        else:
            folded.append([line])
    return list(map("".join, folded))


def _folded_line(folded: list[list[str]], line: str) -> list[str] | None:
    """What an indented line goes on with; None for one of a text that is not folded at all.

    Empty lines between are none of the file's: some programs write each line end twice.
    """
    before = next((parts for parts in reversed(folded[-2:]) if parts != [""]), None)
    if before is None or line.lstrip()[:1] in (":", ";"):
        return before
    is_text = not name_of(before[0]) or _LISTED.match(line)
    return None if is_text and len(before[-1]) < SHORT else before


def _breaks_softly(parts: list[str]) -> bool:
    """A line in quoted-printable goes on in the next one where it ends with "="."""
    return parts[-1].rstrip().endswith("=") and mending.is_quoted_printable(parts[0])


class _Cutter:
    """Walks over the lines once. Missing ENDs are forgiven: the next BEGIN ends an entry."""

    def __init__(self):
        self.calendars: list[Calendar] = []
        self.event: Block | None = None
        self.zone: list[str] | None = None
        self.inside: list[str] = []  # other components that are open: VALARM, VTODO …

    def cut(self, lines: list[str]) -> list[Calendar]:
        for line in lines:
            name, _, value = line.partition(":")
            word = name.strip().upper()
            if word == "BEGIN":
                self._begin(value.strip().upper(), line)
            elif word == "END":
                self._end(value.strip().upper(), line)
            else:
                self._property(word, value, line)
        return self.calendars

    def _calendar(self) -> Calendar:
        if not self.calendars:
            self.calendars.append(Calendar())
        return self.calendars[-1]

    def _begin(self, kind, line):
        if kind == "VCALENDAR":
            self.calendars.append(Calendar())
            self._close()
        elif kind == "VEVENT":
            self._close()
            self.event = Block(self._calendar())
            self._calendar().events.append(self.event)
        elif kind == "VTIMEZONE":
            self._close()
            self.zone = [line]
        elif self.zone is not None:
            self.zone.append(line)
        else:
            self.inside.append(kind)

    def _end(self, kind, line):
        if kind == "VTIMEZONE" and self.zone is not None:
            self._calendar().zones[_tzid(self.zone)] = [*self.zone, line]
            self._close()
        elif kind in ("VCALENDAR", "VEVENT"):
            self._close()
        elif self.zone is not None:
            self.zone.append(line)
        elif kind in self.inside:
            del self.inside[self.inside.index(kind) :]

    def _close(self):
        self.event, self.zone, self.inside = None, None, []

    def _property(self, word, value, line):
        if self.zone is not None:
            self.zone.append(line)
        elif self.event is not None and not self.inside:
            self.event.lines.append(line)
        elif self.event is None and not self.inside:
            self._calendar().properties.setdefault(word.partition(";")[0], value.strip())


def _tzid(lines: list[str]) -> str:
    found = (line for line in lines if line.upper().startswith("TZID"))
    return next(found, ":").partition(":")[2].strip()
