"""Days and times in a cell that are more than one of each: "28./29.9.", "18 Uhr (Einlass 17.30)".

They are read as in an invitation, but only where every word of the cell was understood.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import from_excel

from programme.drafts.event_draft import When
from programme.plain_text import fold
from programme.stated import approximate, days_in_text, times_in_text
from programme.stated.days_in_text import Calendar, blank

_FILLING = re.compile(r"\b(?:am|um|vom|von|den|dem|und|jeweils|uhr|h|je|der|ende)\b|[\W_]")


def days(words: str, year: int | None) -> tuple[When, ...] | None:
    """All dates of the cell with their times; None where a word of it means something else."""
    if year is None:
        return None
    text = fold(words)
    found = days_in_text.days(text, Calendar(date(year, 1, 1), date(year, 12, 31)))
    for day in found:
        text = blank(text, day.start, day.end)
    times = _times(text)
    if not found or times is None:
        return None
    return tuple(
        replace(When(starts_on=day.day, ends_on=day.last, stated_weekday=day.weekday), **times)
        for day in found
    )


def times(words: str) -> dict | None:
    """`clock`, `start_time`, `end_time`, `end_about`, `doors`, `open_end`.

    None for what is no single time.
    """
    return _times(fold(re.sub(r"(\d{1,2}:\d{2}):\d{2}\b", r"\1", words)), bare=True) or None


def _times(text: str, *, bare=False) -> dict | None:
    said: dict[str, time | str | bool] = {}
    is_about = approximate.ends_about(text)
    for each in times_in_text.times(text, bare=bare):
        slot = each.slots[0]
        name = {"doors": "doors", "end": "end_time"}.get(each.role, "start_time")
        if len(each.slots) > 1 or slot.next_day or name in said:
            return None
        said[name] = slot.start
        if name == "start_time":
            said |= {"clock": slot.kind} | ({"end_time": slot.end} if slot.end else {})
        text = blank(text, each.begin, each.stop)
    if "end_time" in said and is_about:
        said["end_about"] = True
    if words := times_in_text.open_end(text):
        said["open_end"] = True
        text = text.replace(words, " ")
    return None if _FILLING.sub("", text) else said


def serial(value, years: range) -> datetime | None:
    """The day that Excel keeps as a number (46293), where it is one of these years."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 30_000 < value < 80_000:
        return None
    moment = from_excel(value)
    moment = (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
    return moment if moment.year in years else None
