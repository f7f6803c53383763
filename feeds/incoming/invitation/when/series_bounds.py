"""The first and the last day of a series, as far as a text says them; nothing is made up."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from feeds.incoming.invitation.when.rhythms import MONTHS, NUMBERS, number
from feeds.incoming.invitation.when.schedule import Said
from programme.drafts import dates
from programme.drafts.event_draft import Rule
from programme.stated import day_names, days_in_text
from programme.stated.days_in_text import Calendar, Day
from programme.stated.told_years import a_year_later

LONGEST = timedelta(3 * 366)  # of a series of which only the number of dates is told
_TELLS_COUNT = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})\s?"
    r"(?:x|mal|\w*terminen?|\w*abenden?|\w*treffen|\w*vormittagen?|\w*nachmittagen?|\w*einheiten|\w*stunden|"
    rf"(?:{days_in_text.LONG})\w*|"
    r"wochen lang|\w*sitzungen|\w*kurstage|veranstaltungen)\b"
)
_LEAD = r"[\s:]*(?:am |dem |den |ist )*(?:\w+[.,]{0,2} )?$"
_STARTS = re.compile(
    r"\b(?:ab|seit|vom?|von|from|\w*beginn\w*|\w*start\w*|erstmals|erstmalig|auftakt|los geht'?s|"
    rf"erste[rsn]? (?:termin|treffen|abend)|zum ersten mal){_LEAD}"
)
_LAST = re.compile(
    rf"\b(?:letzte[rsn]?(?: (?:termin|treffen|abend))?|letztmals|letztmalig|zum letzten mal){_LEAD}"
)
_MONTHS = re.compile(
    r"\b(?:im|von|in den monaten|ganzen|wahrend des|monat),?\s(?:(?:monat|von)\s)?"
    rf"(?P<first>{MONTHS})s?"
    rf"(?:\s?(?:bis|und|-|–|/|,)\s?(?:im\s)?(?P<last>{MONTHS}))?(?:\s(?P<year>\d{{4}}))?\b"
)
_MONTH_SPAN = re.compile(  # "Oktober bis Dezember 2027" in a line of its own or between commas
    rf"(?:^|[,(:])\s?(?P<first>{MONTHS})\s?(?:bis|-|–)\s?(?P<last>{MONTHS})(?:\s(?P<year>\d{{4}}))?\b"
)
_END_OF = re.compile(rf"\bbis (?:zum )?ende (?P<month>{MONTHS})(?:\s(?P<year>\d{{4}}))?\b")


@dataclass(frozen=True)
class Bounds:
    """`until` is None where the end is open."""

    starts_on: date
    until: date | None


def read(rule: dict, said: list[Said], line: Said, calendar: Calendar) -> Bounds | None:
    """None where no first day is told: then nobody knows when it takes place."""
    days = _announced(said)
    span = next((day for day in days if day.last), None)
    if span:
        return Bounds(span.day, span.last)
    last, count = _last(said, calendar), _count(said)
    candidates = days if last or count else []
    told = [day for day in line.days if not _LAST.search(line.text[: day.start])]
    first = next(filter(None, (_start(said), *told, *candidates)), None)
    if first is None:
        return _in_months(said, calendar)
    return _from(first, last or _last_told(said, days, first) or _counted(rule, first.day, count))


def are_in(said: Said) -> bool:
    """Whether a line tells where something begins or ends: "ab Montag, 18. Juli, alle 14 Tage"."""
    if _months(said.text):
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
    match = next(filter(None, (_END_OF.search(each.text) for each in said)), None)
    if not match:
        return None
    month = day_names.months()[match["month"]] + 1
    year = int(match["year"] or calendar.last.year)
    return date(year, month, monthrange(year, month)[1])


def _last_told(said: list[Said], days: list[Day], first: Day) -> date | None:
    """ "letzter Termin 18. November"; else the one other day that is told."""
    every = ((each, day) for each in said for day in each.days)
    last = next((day for each, day in every if _LAST.search(each.text[: day.start])), None)
    others = {day.day for day in days if day.day > first.day}
    if last is None and len(others) == 1 and not _count(said):
        return next(iter(others))
    return last.day if last else None


def _in_months(said: list[Said], calendar: Calendar) -> Bounds | None:
    """ "jeden Dienstag im Oktober", "von September bis November"."""
    match = next(filter(None, (_months(each.text) for each in said)), None)
    if not match:
        return None
    first = day_names.months()[match["first"]] + 1
    last = day_names.months()[match["last"]] + 1 if match["last"] else first
    year = int(match["year"] or calendar.first.year)
    if not 1990 <= year <= 2099:
        return None
    end = year if last >= first else year + 1
    return Bounds(date(year, first, 1), date(end, last, monthrange(end, last)[1]))


def _months(text: str) -> re.Match[str] | None:
    return _MONTHS.search(text) or _MONTH_SPAN.search(text)


def _count(said: list[Said]) -> int | None:
    for each in said:
        if match := _TELLS_COUNT.search(each.line.folded):
            each.line.use(match[0])
            return number(match["n"])
    return None


def _counted(rule: dict, starts: date, count: int | None) -> date | None:
    """The last day of "10 Termine"."""
    usual = () if rule["freq"] == "daily" else (starts.weekday(),)
    told = {"weekdays": usual, **rule, "starts_on": starts, "until": starts + LONGEST}
    every = dates.expand(Rule(**told)) if count else ()
    return every[count - 1].starts_on if count and count <= len(every) else None
