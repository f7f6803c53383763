"""Which row of a table names its columns, and what each of them is called here."""

from collections.abc import Iterator
from itertools import zip_longest

from feeds.incoming.table import cells, columns
from feeds.incoming.table.between_events import Above
from feeds.incoming.table.columns import Column
from feeds.incoming.table.csv_text import HEADER_WITHIN
from programme.plain_text import fold, tidy

# What the second of two columns of one name is.
_SECOND = {"day": "last_day", "start": "end"}
_DAY, _START, _STREET = (columns.BY_NAME[name] for name in ("day", "start", "street"))
MOST_LOOKED_AT = 300  # rows, for headings of days
Rows = list[tuple[int, tuple]]
Header = tuple[Column | None, str]


def found(rows: Rows, year: int | None) -> tuple[int, list[Header]] | None:
    """Where the header is, and for every column its name here (None for none) and its own.

    Of two rows that name columns the lower one counts, and the upper one where that is silent.
    """
    for n, (_, values) in enumerate(rows[:HEADER_WITHIN]):
        below = rows[n + 1 : n + 1 + MOST_LOOKED_AT]
        texts = [tidy(cells.text(value)) for value in values]
        if below and _names_columns(below[0][1]):
            both = list(_both(texts, [tidy(cells.text(value)) for value in below[0][1]]))
            if headers := _headers(both, below[1:], year):
                return n + 1, headers
        if headers := _headers([*zip(map(columns.named, values), texts, strict=True)], below, year):
            return n, headers
    return None


def _names_columns(values: tuple) -> bool:
    """Whether a row under a header is one too: words alone, and most of them names of columns."""
    filled = [value for value in values if cells.text(value)]
    named = [value for value in filled if isinstance(value, str) and columns.named(value)]
    return len(named) > 1 and len(named) * 2 >= len(filled)


def _both(upper: list[str], lower: list[str]) -> Iterator[Header]:
    """ "von" under "Datum" is no time; what stands above nothing else goes on to the right."""
    above = ""
    for high, low in zip_longest(upper, lower, fillvalue=""):
        above = high or above
        own = columns.named(f"{above} {low}") or columns.named(low) if low else None
        yield own or columns.named(high), low or high


def _headers(named: list[Header], below: Rows, year: int | None) -> list[Header] | None:
    """The columns, where title and day are among them.

    Where only "Beginn" and "Ende" stand, day and time are in one cell, or headings name the days.
    """
    names = {column.name for column, _ in named if column}
    if "title" not in names or len(names) < 2:
        return None
    if "day" not in names and not _has_headings(below, year):
        if "start" not in names:
            return None
        named = [(_DAY if column is _START else column, text) for column, text in named]
        names |= {"day"}
    return list(_seconds(named, names))


def _has_headings(rows: Rows, year: int | None) -> bool:
    """Whether a day stands alone in some row."""
    alone = ([each for each in values if cells.text(each)] for _, values in rows)
    return any(len(filled) == 1 and Above().head(filled[0], year) for filled in alone)


def _seconds(named: list[Header], names: set[str]) -> Iterator[Header]:
    """The columns with their headers: of "Datum" and "Datum" the second is the last day.

    "Nr." behind a street is that of the house.
    """
    texts = [text for _, text in named]
    for n, (column, text) in enumerate(named):
        if n and named[n - 1][0] is _STREET and fold(text).strip(" *:?.") in ("nr", "no"):
            yield _STREET, text
            continue
        meant = _SECOND.get(column.name, "") if column else ""
        is_again = fold(text) in map(fold, texts[:n])
        yield (columns.BY_NAME[meant] if meant not in ("", *names) and is_again else column), text
