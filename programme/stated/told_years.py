"""The year of days of which only some tell it: "5., 12.10. und 19.10.2027"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from programme.regular_expressions import expression

if TYPE_CHECKING:
    from programme.stated.days_in_text import Day

STATED_YEAR = expression(r"\d{4}|(?:\.|')\d{2}$|\s[23]\d$")
_HALF_A_YEAR = timedelta(183)
_SUMMER = 6  # the month in which no list turns the year


def in_one_year(text: str, found: "list[Day]") -> "list[Day]":
    """The days of a line in their order: a year told with one counts for those beside it."""
    told = [bool(STATED_YEAR.search(text[day.start : day.end].rstrip(") "))) for day in found]
    if not any(told):
        return _onwards(found)
    return [
        day if told[n] or day.last else _moved(day, _near(day.day, _told(found, told, n)))
        for n, day in enumerate(found)
    ]


def _moved(day: "Day", near: date) -> "Day":
    """On `near`, but not where the weekday that is told says that it is another year."""
    fits = day.weekday is not None and day.weekday == day.day.weekday() != near.weekday()
    return day if fits else replace(day, day=near)


def _onwards(found: "list[Day]") -> "list[Day]":
    """A list that goes on after New Year: "15.12., 12.1. und 2.2."."""
    days: list[Day] = []
    turned = False
    for day in found:
        later = a_year_later(day.day)
        above = days[-1].day if days else day.day
        turned = turned or (above.month > _SUMMER > day.day.month and later > above > day.day)
        if turned and above > day.day and later - above < _HALF_A_YEAR:
            day = replace(day, day=later, last=day.last and a_year_later(day.last))
        days.append(day)
    return days


def a_year_later(day: date) -> date:
    """The same day; 29 February becomes the day before."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _told(found: "list[Day]", told: list[bool], n: int) -> date:
    """The day with a year that follows, else the last one before."""
    after = [each for each, is_told in zip(found[n:], told[n:], strict=True) if is_told]
    before = [each for each, is_told in zip(found[:n], told[:n], strict=True) if is_told]
    day = after[0] if after else before[-1]
    return day.last or day.day


def _near(day: date, told: date) -> date:
    """Within half a year of the day that is told with its year."""
    try:
        years = [day.replace(year=told.year + n) for n in (0, -1, 1)]
    except ValueError:  # 29 February
        return day
    return next((each for each in years if abs(each - told) <= _HALF_A_YEAR), day)
