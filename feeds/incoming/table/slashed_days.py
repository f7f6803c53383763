"""Days with slashes ("10/01/2027"): which of the numbers is the month, the other days may tell."""

import re
from datetime import date

from feeds.incoming.table.columns import Column
from programme.regular_expressions import expression

OF_DAYS = ("day", "last_day", "deadline", "end", "start")
_SLASHED = expression(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})(?P<rest>.*)", re.DOTALL)
Header = tuple[Column | None, str]
Rows = list[tuple[int, tuple]]


def resolved(rows: Rows, headers: list[Header]) -> Rows:
    """The rows with "1.10.2027" for "10/01/2027", where another day can only be read so.

    A table in which nothing tells, or in which one day tells this and one that, stays as it is.
    """
    columns = [n for n, (column, _) in enumerate(headers) if column and column.name in OF_DAYS]
    told = list(filter(None, (_slashed(row, n) for _, row in rows for n in columns)))
    is_month_first = any(int(match["two"]) > 12 for match in told)
    is_day_first = any(int(match["one"]) > 12 for match in told)
    if is_month_first == is_day_first:
        return rows
    names = ("two", "one") if is_month_first else ("one", "two")
    return [(number, _dotted(row, columns, names)) for number, row in rows]


def _slashed(row: tuple, n: int) -> re.Match[str] | None:
    value = row[n] if n < len(row) else None
    return _SLASHED.fullmatch(value.strip()) if isinstance(value, str) else None


def _dotted(row: tuple, columns: list[int], names: tuple[str, str]) -> tuple:
    values = list(row)
    for n in columns:
        if match := _slashed(row, n):
            day, month = (int(match[name]) for name in names)
            if _exists(int(match["year"]), month, day):
                values[n] = f"{day}.{month}.{match['year']}{match['rest']}"
    return tuple(values)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
