"""Days and times in a cell that are more than one of each: "28./29.9.", "18 Uhr (Einlass 17.30)".

They are read as in an invitation, but only where every word of the cell was understood.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import from_excel

from programme.drafts.event_draft import When
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import approximate, days_in_text, times_in_text, worded_times
from programme.stated.days_in_text import Calendar, blank

_NAMES = {"doors": "doors", "end": "end_time"}
_ABOUT_START = expression(r"(?:ca\b|circa|etwa|ungefahr|gegen|about|rund)")
_FILLING = expression(r"\b(?:am|um|vom|von|den|dem|und|jeweils|uhr|h|je|der|ende)\b|[\W_]")


def days(words: str, year: int | None) -> tuple[When, ...] | None:
    """All dates of the cell with their times; None where a word of it means something else."""
    if year is None:
        return None
    text = fold(words)
    found = days_in_text.days(text, Calendar(date(year, 1, 1), date(year, 12, 31)))
    clocks = _by_day(text, found)
    if not found or clocks is None:
        return None
    return tuple(
        replace(When(starts_on=day.day, ends_on=day.last, stated_weekday=day.weekday), **each)
        for day, times in zip(found, clocks, strict=True)
        for each in times
    )


def _by_day(text: str, found) -> list[tuple[dict, ...]] | None:
    """The times of each day: those behind it, those before it, or the same for all."""
    edges = [0, *(edge for day in found for edge in (day.start, day.end)), len(text)]
    parts = [_times(text[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    told = [part for part in parts if part is not None]
    if len(told) < len(parts):
        return None
    timed = list(filter(any, told))
    if len(timed) < 2:
        return (timed or [({},)]) * len(found)
    return timed if len(found) > 1 and timed in (told[1:], told[:-1]) else None


def times(words: str, *, around: str = "") -> tuple[dict, ...]:
    """`clock`, `start_time`, `end_time`, `end_about`, `doors`, `open_end`, `note` of each time.

    Empty where a word of the cell means something else.
    """
    plain = re.sub(r"(\d{1,2}:\d{2}):\d{2}\b", r"\1", words)
    found = _times(fold(re.sub(r"\s*\n\s*", " + ", plain.strip())), bare=True, around=around)
    if not found or not all(found):
        return ()
    return tuple(_noted(each, words) for each in found)


def worded_end(words: str, around: str) -> time | None:
    """ "halb zehn" as an end; None where another word stands there."""
    text = f"bis {fold(words).removeprefix('bis ')}"
    found = worded_times.find(text, [], around) if not re.search(r"\d{2}", text) else []
    beside = times_in_text.times(text, around=around) if found else []
    is_all = len(beside) == 1 and not blank(text, beside[0].begin, beside[0].stop).strip()
    return beside[0].slots[0].start if is_all else None


def _noted(said: dict, words: str) -> dict:
    return said | ({"note": words} if _ABOUT_START.match(fold(words)) else {})


def _times(text: str, *, bare=False, around: str = "") -> tuple[dict, ...] | None:
    """Beginnings, each with its end; what else is said belongs to all of them."""
    starts: list[dict] = []
    said: dict[str, time | str | bool] = {}
    mentions = times_in_text.times(text, bare=bare, around=around)
    is_about = approximate.ends_about(text)
    for each in mentions:
        if each.role in ("doors", "end"):
            starts += [{}, {}] * (_NAMES[each.role] in said)  # twice: neither is the right one
            said[_NAMES[each.role]] = each.slots[0].start
        else:
            starts += map(_slot, each.slots)
        text = blank(text, each.begin, each.stop)
    if is_about and any("end_time" in part for part in (said, *starts)):
        said["end_about"] = True
    if words := times_in_text.open_end(text):
        said["open_end"] = True
        text = text.replace(words, " ")
    is_late = any(slot.next_day for each in mentions for slot in each.slots)
    return None if is_late or _FILLING.sub("", text) else _joined(starts, said)


def _joined(starts: list[dict], said: dict) -> tuple[dict, ...] | None:
    if len(starts) > 1 and said:
        return None
    return tuple(start | said for start in starts or [{}])


def _slot(slot) -> dict:
    return {"start_time": slot.start, "clock": slot.kind} | (
        {"end_time": slot.end} if slot.end else {}
    )


def serial(value, years: range) -> datetime | None:
    """The day that Excel keeps as a number (46293), where it is one of these years."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 30_000 < value < 80_000:
        return None
    moment = from_excel(value)
    moment = (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
    return moment if moment.year in years else None
