"""The year of days that other lines tell within a span of another year than the programme's."""

from dataclasses import replace
from datetime import date

from programme.stated.days_in_text import Day
from programme.stated.told_years import STATED_YEAR


def read(said: list) -> list:
    """ "ab 18.7.2022 … bis 19.12.2022" and below it "am 1.8. erst ab 10.30 Uhr": of that year."""
    spans = [span for each in said for span in _spans(each)]
    if not spans:
        return said
    return [_with(each, [_moved(each.text, day, spans) for day in each.days]) for each in said]


def _spans(said) -> list[tuple[date, date]]:
    found = [(day.day, day.last) for day in said.days if day.last]
    if said.days and said.ends:
        found.append((said.days[0].day, said.ends[-1].day))
    return found


def _with(said, days: list[Day]):
    return said if days == said.days else replace(said, days=days)


def _moved(text: str, day: Day, spans: list[tuple[date, date]]) -> Day:
    """The day in the year of the first span that has it; one told with its year stays."""
    if day.last or STATED_YEAR.search(text[day.start : day.end].rstrip(") ")):
        return day
    if any(first <= day.day <= last for first, last in spans):
        return day
    inside = (
        moved
        for first, last in spans
        for year in sorted({first.year, last.year})
        if (moved := _in_year(day.day, year)) and first <= moved <= last
    )
    found = next(inside, None)
    return replace(day, day=found) if found else day


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None
