"""One event over several days, with the time at which it begins on the first and ends on the last.

"Fr., 8.10., 17 Uhr – So., 10.10., 13 Uhr", and "25./26.9., Sa 14 – So 2 Uhr", which is one night.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from programme.regular_expressions import expression
from programme.stated import approximate, days_in_text, times_in_text
from programme.stated.days_in_text import Day
from programme.stated.times_in_text import Times

_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
_AT = r"(?:(?:um|ab|gegen|ca\.?) )?"
_BY_WEEKDAY = expression(
    rf"\b(?P<first>{days_in_text.WEEKDAY})\.?,? {_AT}(?P<start>{_CLOCK})(?: uhr)?"
    r"\s?(?:-|–|—|bis|[,;/]?\s?\b(?:ende|schluss|abschluss|abreise)(?: am)?:?)\s?"
    rf"(?P<last>{days_in_text.WEEKDAY})\.?,? {_AT}(?P<end>{_CLOCK}) ?uhr\b"
)


def read(text: str, days: list[Day], ends: list[Day], times: list[Times]):
    """The days, the last days and the times of a line, where two days are one event's."""
    days, ends, times = _joined(text, days, ends, times)
    days, times = _over_weekdays(text, days, times)
    return days, ends, times


def _joined(text: str, days: list[Day], ends: list[Day], times: list[Times]):
    """ "24.9., 18 Uhr, bis 26.9., 16 Uhr" is one span, with a time at both its ends."""
    if (len(days), len(ends)) == (2, 0) and len(times) == 2 and _is_dash(text, times[0], days[1]):
        days, ends = days[:1], days[1:]
    if (len(days), len(ends), len(times)) != (1, 1, 2):
        return days, ends, times
    if not _are_one_each(times) or not _in_turn(days[0], times[0], ends[0], times[1]):
        return days, ends, times
    return (
        [until(days[0], ends[0].day, times[:1], times[1:])],
        [],
        [times[0], _as_end(times[1])],
    )


def _as_end(last: Times) -> Times:
    slot = last.slots[0]
    return replace(last, role="end", slots=(replace(slot, about=slot.about or slot.starts_about),))


def until(first: Day, last: date, start: list[Times], end: list[Times]) -> Day:
    """A span, or one night, that ends before the hour at which it began."""
    is_next = last == first.day + timedelta(1) and bool(start and end)
    is_night = is_next and end[0].slots[0].start <= start[0].slots[0].start
    return first if is_night else replace(first, last=last)


def _over_weekdays(text: str, days: list[Day], times: list[Times]):
    """ "25./26.9., Sa 14 – So 2 Uhr": from the first day into the last."""
    match = _BY_WEEKDAY.search(text)
    if not match or _weekdays(days) != [days_in_text.number(match[at]) for at in ("first", "last")]:
        return days, times
    found = [times_in_text.times(f"{match[name]} uhr") for name in ("start", "end")]
    if not all(found):
        return days, times
    begin, stop = match.span()
    start, end = (
        replace(clocks[0], begin=begin, stop=stop, role=role)
        for clocks, role in zip(found, ("start", "end"), strict=True)
    )
    last = days[0].last or days[-1].day
    if approximate.is_before(text[: match.start("end")]):
        end = replace(end, slots=(replace(end.slots[0], about=True),))
    return [until(replace(days[0], last=None), last, [start], [end])], [start, end]


def _weekdays(days: list[Day]) -> list[int]:
    """The weekdays of two days, or of the first and the last of a span."""
    every = [days[0].day, days[0].last] if len(days) == 1 else [day.day for day in days]
    return [day.weekday() for day in every if day]


def _is_dash(text: str, first: Times, last: Day) -> bool:
    return bool(re.fullmatch(r"\s*(?:-|–|—)\s*", text[first.stop : last.start]))


def _are_one_each(times: list[Times]) -> bool:
    is_single = all(len(each.slots) == 1 and not each.slots[0].end for each in times)
    return is_single and times[0].role == "start" and times[1].role != "doors"


def _in_turn(first: Day, start: Times, last: Day, end: Times) -> bool:
    """Whether each time stands behind its day; "bis" may stand before the last day."""
    is_behind = first.end <= start.begin and last.end < end.stop
    return is_behind and start.stop <= last.start and first.day < last.day
