"""Rows of a table that hold no event: headings of days and months, sums, numbers of pages.

The day of a heading is that of the rows below it which have none of their own.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from feeds.incoming.table import cells
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated import day_names
from programme.stated.written_dates import Unclear

_SUM = expression(
    r"(?:(?:zwischen|gesamt|end)?summen?|gesamt(?:zahl|betrag|kosten)?|insgesamt|total|sum|anzahl)"
    r"(?: (?:der |aller )?(?:veranstaltungen|termine|teilnehm\w*|besuch\w*|kosten|events))?"
    r"\s*[:=]?\s*[\d.,]*\s*(?:€|euro|veranstaltungen|termine|teilnehm\w*|besuch\w*|events)?"
)
_PAGE = expression(
    r"(?:seite|blatt|page|woche|kw|kalenderwoche) ?\d+(?: ?(?:von|/|of) ?\d+)?"
    r"|stand:? [\d./ -]+"
)
_MONTH = expression(r"(?P<month>[^\W\d]+)\.?(?: (?P<year>\d{4}))?")
_NUMBER_OF_DAY = expression(r"(?P<weekday>[^\W\d]{2,}[.,]? )?(?P<day>\d{1,2})\.?")
_WITH_WORDS = expression(r"(?P<day>(?P<weekday>[^\W\d]+)[.,]? [^:–—(]*\d[^:–—(]*?)\s*[:–—(].+")
HEADING, NO_EVENT, EVENT = "heading", "no event", "event"


@dataclass
class Above:
    """What the rows so far say for those below: the day, and whether a heading said it."""

    day: object = None
    is_heading: bool = False
    month: str = ""  # "10." or "10.2027", of a heading

    def with_month(self, day):
        """ "Fr 1." under "Oktober 2027" is 1.10.2027."""
        match = _NUMBER_OF_DAY.fullmatch(cells.text(day)) if self.month else None
        if not match:
            return day
        return f"{match['weekday'] or ''}{match['day']}.{self.month}"

    def see(self, day):
        """The day that an event says itself."""
        if day is not None:
            self.day, self.is_heading = day, False

    def head(self, value, year: int | None) -> bool:
        """Take a heading of a day or month; False for one of something else."""
        if month := _month(value):
            self.month, self.day = month, None
            return True
        day = self.with_month(value)
        if not _is_day(day, year):
            return False
        self.day, self.is_heading = day, True
        return True


def kind(values, told: dict, above: Above, year: int | None) -> str:
    """What a row is; `told` are its cells by column. A heading is put into `above`.

    A heading that says more than its day is told as a row without an event.
    """
    filled = [value for value in values if cells.text(value)]
    if len(filled) == 1 and above.head(filled[0], year):
        return HEADING
    words = [fold(cells.text(value)) for value in filled]
    if len(filled) == 1 and (_PAGE.fullmatch(words[0]) or above.head(_in_front(words[0]), year)):
        return NO_EVENT
    if any(map(_SUM.fullmatch, words)) and not _is_day(told.get("day"), year):
        return NO_EVENT
    return EVENT


def _in_front(words: str) -> str:
    """ "montag, 27.9.2027" of "montag, 27.9.2027 – tag der offenen moschee"; else nothing."""
    match = _WITH_WORDS.fullmatch(words)
    return match["day"] if match and match["weekday"] in day_names.weekdays() else ""


def _is_day(value, year: int | None) -> bool:
    if not (isinstance(value, date) or re.search(r"\d", cells.text(value))):
        return False
    with suppress(Unclear):
        return bool(cells.days(value, year=year))
    return False


def _month(value) -> str:
    match = _MONTH.fullmatch(fold(cells.text(value)))
    number = day_names.months().get(match["month"]) if match else None
    return "" if match is None or number is None else f"{number + 1}.{match['year'] or ''}"
