"""Months that bound a series: "jeden Dienstag im Oktober", "von September bis November"."""

import re
from calendar import monthrange
from datetime import date

from feeds.incoming.invitation.when import series_length
from feeds.incoming.invitation.when.rhythms import MONTHS
from feeds.incoming.invitation.when.series_length import Bounds, Length
from programme.regular_expressions import expression
from programme.stated import day_names
from programme.stated.days_in_text import Calendar

_MONTHS = expression(
    r"\b(?:im|von|ab|in den monaten|ganzen|wahrend des|monat),?\s(?:(?:monat|von)\s)?"
    rf"(?P<first>{MONTHS})s?"
    rf"(?:\s?(?:bis|und|-|–|/|,)\s?(?:im\s)?(?P<last>{MONTHS}))?(?:\s(?P<year>\d{{4}}))?\b"
)
_MONTH_SPAN = expression(  # "Oktober bis Dezember 2027" in a line of its own or between commas
    rf"(?:^|[,(:])\s?(?P<first>{MONTHS})\s?(?:bis|-|–)\s?(?P<last>{MONTHS})(?:\s(?P<year>\d{{4}}))?\b"
)
_END_OF = expression(rf"\bbis (?:zum )?ende (?P<month>{MONTHS})(?:\s(?P<year>\d{{4}}))?\b")
_YEARS_END = expression(r"\bbis (?:zum )?(?:jahresende|ende des jahres)\b")


def find(text: str) -> re.Match[str] | None:
    """In folded text."""
    return _MONTHS.search(text) or _MONTH_SPAN.search(text)


def bounds(match: re.Match[str], calendar: Calendar) -> Bounds | None:
    """The first and last day; None for a year that is none."""
    first = day_names.months()[match["first"]] + 1
    last = day_names.months()[match["last"]] + 1 if match["last"] else first
    year = int(match["year"] or calendar.first.year)
    if not 1990 <= year <= 2099:
        return None
    return Bounds(date(year, first, 1), _last_of(year if last >= first else year + 1, last))


def is_open(match: re.Match[str]) -> bool:
    """ "ab Oktober"."""
    return match[0].startswith("ab") and not match["last"]


def from_month(starts: date, rule: dict, until: date | None, length: Length | None) -> Bounds:
    """Of "ab Oktober"; without an end the first day is all that is shown."""
    if until is None and length:
        until = series_length.until(length, rule, starts)
    if until:
        return Bounds(starts, until)
    return Bounds(series_length.expanded(rule, starts)[0].starts_on, None)


def end(text: str, calendar: Calendar) -> tuple[date, str] | None:
    """The last day of "bis Ende November" or "bis Jahresende", and the words."""
    if match := _YEARS_END.search(text):
        return date(calendar.last.year, 12, 31), match[0]
    match = _END_OF.search(text)
    if match is None:
        return None
    month = day_names.months()[match["month"]] + 1
    return _last_of(int(match["year"] or calendar.last.year), month), match[0]


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
