"""The end that a text names and no date knows: "Ende gegen 22 Uhr", "18–22 Uhr"."""

import re
from collections.abc import Iterator
from datetime import time

from programme.checks.texts import asides
from programme.drafts.event_draft import When
from programme.stated.days_in_text import Calendar, blank, days
from programme.stated.times_in_text import Slot, Times, times

_ENDS = re.compile(
    r"(?:\bende\w*|\bschluss\b|\bveranstaltungsende\b|\bends?\b|\bfinish\w*)[^.,;\d]{0,24}$"
)
# Of the whole, not of a talk within it.
_OF_ALL = re.compile(
    r"(?:^|[.,;|(/·–-]\s?)(?:das |(?:vor|un)\w+ )?(?:(?:veranstaltungs)?ende|schluss|ends?)\b"
    r"(?! (?:de[rsm]|von|vom|of)\b(?! (?:ver)?anstaltung))[^.,;\d]{0,24}$"
)
_LASTS = re.compile(
    r"\b(?:dauer|geh|(?:ge)?feier|(?:ge)?tanz|lauf|spiel|find|treffen|zusammen|veranstaltung|abend|fest|lasts?|"
    r"goes on|celebrat|danc|part[yi])\w*[^.,;\d]{0,40}$"
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
        if asides.is_other_time(line, found.begin, found.stop, exhibition=False):
            continue
        slot, before = found.slots[-1], _before(line, found)
        is_end = found.role == "end" or bool(_ENDS.search(before) and not slot.end)
        end = slot.start if is_end else slot.end
        if end and _is_of_the_event(before, slot, is_end, whens):
            yield end, slot.about


def _before(line: str, found: Times) -> str:
    """All that stands before its figures."""
    figures = re.search(r"\d", line[found.begin : found.stop])
    return line[: found.begin + figures.start()] if figures else line[: found.stop]


def _is_of_the_event(before: str, slot: Slot, is_end: bool, whens: list[When]) -> bool:
    """An earlier end is only meant where nothing but the end is told."""
    if is_end and _OF_ALL.search(before):
        return True
    if is_end:
        is_said = bool(_ENDS.search(before) or _LASTS.search(before))
    else:
        is_said = slot.start in {when.start_time for when in whens}
    end = slot.start if is_end else slot.end
    return is_said and bool(end) and all(_is_later(end, when) for when in whens if end)


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
