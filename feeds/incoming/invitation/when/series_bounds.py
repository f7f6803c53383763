"""The first and the last day of a series, as far as a text says them; nothing is made up."""

import re
from datetime import date

from feeds.incoming.invitation.when import series_length, series_months
from feeds.incoming.invitation.when.schedule import Said
from feeds.incoming.invitation.when.series_length import Bounds, Length
from programme.regular_expressions import expression
from programme.stated.days_in_text import Calendar, Day
from programme.stated.told_years import a_year_later

_LEAD = r"[\s:]*(?:am |dem |den |ist )*(?:\w+[.,]{0,2} )?$"
_STARTS = expression(
    r"\b(?:ab|seit|vom?|von|from|\w*beginn\w*|\w*start\w*|erstmals|erstmalig|auftakt|los geht'?s|"
    rf"erste[rsn]? (?:termin|treffen|abend)|zum ersten mal){_LEAD}"
)
_LAST = expression(
    rf"\b(?:letzte[rsn]?(?: (?:termin|treffen|abend))?|letztmals|letztmalig|zum letzten mal){_LEAD}"
)
_DAILY = expression(r"\b(?:taglich|jeden tag|daily|every day)\b")
_GOES_ON = expression(
    r"\b(?:danach|anschliessend|dann|ab dann|darauf)\b,? (?:immer|jede|wochentlich|alle|14)"
)


def read(rule: dict, said: list[Said], line: Said, calendar: Calendar) -> Bounds | None:
    """None where no first day is told: then nobody knows when it takes place."""
    days = _announced(said)
    span = next((day for day in days if day.last), None)
    if span:
        return Bounds(span.day, span.last)
    last, length = _last(said, calendar), _length(said)
    first = _first(said, line, days if last or length or _goes_on(said) else [])
    if first is None:
        return _in_months(rule, said, calendar, last, length)
    until = last or _last_told(said, days, first, is_counted=bool(length))
    if until is None and length:
        until = series_length.until(length, rule, first.day)
    return _from(first, until)


def counted_from(said: Said) -> Day | None:
    """The first day, where nothing but a number of dates says that it repeats: "sechs Abende, ab
    Dienstag, 14.9."."""
    day = _only_first(said)
    is_weekly = series_length.told(said.text) and not said.ends
    return day if day and day.weekday is not None and is_weekly else None


def daily_from(said: Said) -> Day | None:
    """The first day of "ab 14.9. täglich"."""
    return _only_first(said) if _DAILY.search(said.text) else None


def of_counted(rule: dict, said: Said) -> Bounds:
    """Of a line with such a first day."""
    first, length = said.days[0].day, series_length.told(said.text)
    if said.ends:
        return Bounds(first, said.ends[0].day)
    return Bounds(first, series_length.until(length, rule, first) if length else None)


def _only_first(said: Said) -> Day | None:
    """The one day of a line with a time, where it is told as the first of several."""
    if len(said.days) != 1 or not said.times:
        return None
    day = said.days[0]
    return day if not day.last and _is_start(said, day) else None


def are_in(said: Said) -> bool:
    """Whether a line tells where something begins or ends: "ab Montag, 18. Juli, alle 14 Tage"."""
    if series_months.find(said.text):
        return True
    return bool(said.ends) or any(_is_start(said, day) for day in said.days)


def _announced(said: list[Said]) -> list[Day]:
    sure = (each for each in said if each.is_sure)
    return [day for each in sure for day in each.days if day not in each.old]


def _from(first: Day, until: date | None) -> Bounds:
    """A last day in January of a series from October is one of the next year."""
    if until and until < first.day:
        until = a_year_later(until)
    return Bounds(first.day, until)


def _first(said: list[Said], line: Said, candidates: list[Day]) -> Day | None:
    told = [day for day in line.days if not _LAST.search(line.text[: day.start])]
    return next(filter(None, (_start(said), *told, *candidates)), None)


def _goes_on(said: list[Said]) -> bool:
    return any(_GOES_ON.search(each.text) for each in said)


def _start(said: list[Said]) -> Day | None:
    """The day behind "ab" or "Beginn"."""
    every = ((each, day) for each in said for day in each.days)
    return next((day for each, day in every if _is_start(each, day)), None)


def _is_start(each: Said, day: Day) -> bool:
    labelled = bool(re.search("beginn|start", each.line.label)) and day == each.days[0]
    return labelled or bool(_STARTS.search(each.text[: day.start]))


def _last(said: list[Said], calendar: Calendar) -> date | None:
    """ "bis 29. November", "bis Ende November"."""
    ends = [day.day for each in said for day in each.ends]
    if ends:
        return max(ends)
    for each in said:
        if found := series_months.end(each.text, calendar):
            each.line.use(found[1])
            return found[0]
    return None


def _last_told(said: list[Said], days: list[Day], first: Day, *, is_counted: bool) -> date | None:
    """ "letzter Termin 18. November"; else the one other day that is told."""
    every = ((each, day) for each in said for day in each.days)
    last = next((day for each, day in every if _LAST.search(each.text[: day.start])), None)
    if last or is_counted:
        return last.day if last else None
    others = {day.day for day in days if day.day > first.day}
    return next(iter(others)) if len(others) == 1 else None


def _in_months(
    rule: dict, said: list[Said], calendar: Calendar, until: date | None, length: Length | None
) -> Bounds | None:
    match = next(filter(None, (series_months.find(each.text) for each in said)), None)
    found = series_months.bounds(match, calendar) if match else None
    if match and found and series_months.is_open(match):
        return series_months.from_month(found.starts_on, rule, until, length)
    return found


def _length(said: list[Said]) -> Length | None:
    for each in said:
        if length := series_length.told(each.line.folded):
            each.line.use(length.words)
            return length
    return None
