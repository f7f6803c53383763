"""Days told by their weekday in a month: "1. Oktobersonntag 2023", "am letzten Samstag im Oktober",
and by a list under its month: "im Oktober am 5., 12. und 19."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programme.regular_expressions import expression
from programme.stated import day_names
from programme.stated.day_names import GERMAN_WEEKDAY, MONTH

_NTH = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "funfte": 5, "letzte": -1}
_ORDINAL = rf"(?P<nth>(?:{'|'.join(_NTH)})[nrsm]?|[1-5]\.)"
_YEAR = r"(?:\s\(?(?P<year>\d{4})\)?(?!\d))?"
_NTH_WEEKDAY = expression(
    rf"(?<!jede[nrsm] )\b{_ORDINAL}\s(?:(?P<month>{MONTH})-?(?P<day>{GERMAN_WEEKDAY})"
    rf"|(?P<day2>{GERMAN_WEEKDAY})\s(?:im|des|in)\s(?:monat\s)?(?P<month2>{MONTH})s?)\b{_YEAR}"
)
_AND = r"\s?(?:,\s?und\b|,|/|\+|&|\bund\b|\bsowie\b)\s?(?:am\s)?"
_UNDER_MONTH = expression(
    rf"(?<!\d )(?<!\d\. )(?<!\d\.)\b(?P<month>{MONTH})\b\.?{_YEAR}\s?(?::|jeweils|am|den|\()?\s?"
    rf"(?:am\s|den\s)?(?P<list>\d{{1,2}}\.{_AND}(?:\d{{1,2}}\.{_AND}){{0,20}}\d{{1,2}}\.)"
    rf"(?!\s?(?:\d|{MONTH}))"
)


@dataclass(frozen=True)
class NamedDay:
    """Where it stands in the text, and which day of which month; `year` None where none is told."""

    start: int
    end: int
    month: int
    year: int | None
    number: int = 0  # of the day in the month
    weekday: int = 0
    nth: int = 0  # else: which of the weekdays, -1 the last

    def on(self, year: int) -> date | None:
        """The day in that year; None where there is none."""
        try:
            first = date(year, self.month, self.number or 1)
        except ValueError:
            return None
        return first if self.number else self._weekday_from(first)

    def _weekday_from(self, first: date) -> date | None:
        found = [first + timedelta((self.weekday - first.weekday()) % 7 + 7 * n) for n in range(5)]
        found = [day for day in found if day.month == self.month]
        if self.nth < 0:
            return found[-1]
        return found[self.nth - 1] if self.nth <= len(found) else None


def find(text: str) -> Iterator[NamedDay]:
    """All of them in folded text."""
    for match in _NTH_WEEKDAY.finditer(text):
        yield NamedDay(
            match.start(),
            match.end(),
            month=_month(match["month"] or match["month2"]),
            year=_year(match["year"]),
            weekday=day_names.weekdays()[match["day"] or match["day2"]],
            nth=_nth(match["nth"]),
        )
    for match in _UNDER_MONTH.finditer(text):
        for each in re.finditer(r"\d{1,2}\.", match["list"]):
            at = match.start("list") + each.start()
            yield NamedDay(
                at,
                at + len(each[0]),
                month=_month(match["month"]),
                year=_year(match["year"]),
                number=int(each[0].rstrip(".")),
            )


def _month(name: str) -> int:
    return day_names.months()[name] + 1


def _year(written: str | None) -> int | None:
    return int(written) if written and 1990 <= int(written) <= 2100 else None


def _nth(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _NTH[re.sub(r"(?<=e)[nrsm]$", "", word)]
