"""The end that a text names and no date knows: "Ende gegen 22 Uhr", "18–22 Uhr"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from programme.checks.texts import asides
from programme.drafts.event_draft import When
from programme.regular_expressions import expression
from programme.stated.days_in_text import Calendar, blank, days
from programme.stated.times_in_text import Times, times

_GAP = r"(?:[^.,;\d]|\bca\.)"
_ENDS = expression(
    rf"(?:\bende\w*|\bschluss\b|\bveranstaltungsende\b|\bends?\b|\bfinish\w*){_GAP}{{0,24}}$"
)
# Of the whole, not of a talk within it.
_OF_ALL = expression(
    r"(?:^|[.,;|(/·–-]\s?)(?:das |(?:vor|un)\w+ )?(?:(?:veranstaltungs)?ende|schluss|ends?)\b"
    rf"(?! (?:de[rsm]|von|vom|of)\b(?! (?:ver)?anstaltung)){_GAP}{{0,24}}$"
)
_LASTS = expression(
    r"\b(?:dauer|geh|(?:ge)?feier|(?:ge)?tanz|lauf|spiel|find|treffen|zusammen|veranstaltung|abend|fest|lasts?|"
    r"goes on|celebrat|danc|part[yi])\w*[^.,;\d]{0,40}$"
)
_LASTS_BEHIND = expression(
    r"\s?(?:wird |we )?(?:dauert|(?:ge)?feier|(?:ge)?tanz|sing|danc|celebrat)"
)
_ABOUT = 30  # minutes that an approximate end may be away
Told = tuple[time, bool]  # the end, and whether it is about that time


def wrong(lines: list[str], whens: list[When], calendar: Calendar, *, exhibition: bool) -> str:
    """The end that is told and contradicts, as it is shown; nothing where none does.

    Only where every date has one. The earlier end of a part of the event is none of its own.
    """
    known = [when.end_time for when in whens if when.end_time and not when.open_end]
    if exhibition or len(known) < len(whens):
        return ""
    told = [each for line in lines for each in _told(line, whens, calendar)]
    if any(_fits(each, known) for each in told):
        return ""
    return f"{told[0][0]:%H:%M}" if told else ""


def _told(line: str, whens: list[When], calendar: Calendar) -> Iterator[Told]:
    for day in days(line, calendar):
        line = blank(line, day.start, day.end)
    for found in times(line):
        is_aside = asides.is_other_time(line, found.begin, found.stop, exhibition=False)
        said = None if is_aside else _end(line, found)
        if said and _is_meant(said, whens):
            yield said.clock, said.about


@dataclass(frozen=True)
class _End:
    """An end in a text; `begins` is the start that stands with it."""

    clock: time
    about: bool
    begins: time | None = None
    lasts: bool = False  # the words around it say that the event does until then
    alone: bool = False  # nothing but the end of the whole is told


def _end(line: str, found: Times) -> _End | None:
    slot, before = found.slots[-1], _before(line, found)
    if found.role == "end" or (_ENDS.search(before) and not slot.end):
        lasts, alone = _lasts(line, before, found), bool(_OF_ALL.search(before))
        return _End(slot.start, slot.about, None, lasts, alone)
    return _End(slot.end, slot.about, slot.start) if slot.end else None


def _is_meant(said: _End, whens: list[When]) -> bool:
    """An earlier end is only meant where nothing but the end is told."""
    if said.alone:
        return True
    is_said = said.lasts or any(when.start_time == said.begins for when in whens)
    return is_said and all(_is_later(said.clock, when) for when in whens)


def _before(line: str, found: Times) -> str:
    """All that stands before its figures."""
    figures = re.search(r"\d", line[found.begin : found.stop])
    return line[: found.begin + figures.start()] if figures else line[: found.stop]


def _lasts(line: str, before: str, found: Times) -> bool:
    """Whether the words around an end say that it is one of the event."""
    behind = _LASTS_BEHIND.match(line, found.stop)
    return bool(behind or _ENDS.search(before) or _LASTS.search(before))


def _is_later(clock: time, when: When) -> bool:
    """Than the end, in the night that belongs to the day."""
    if not when.start_time or not when.end_time:
        return False
    return _after(when.start_time, clock) > _after(when.start_time, when.end_time)


def _after(start: time, clock: time) -> int:
    return (_minutes(clock) - _minutes(start)) % (24 * 60)


def _fits(told: Told, known: list[time]) -> bool:
    away = (abs(_minutes(told[0]) - _minutes(each)) for each in known)
    return any(each <= (_ABOUT if told[1] else 0) for each in away)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
