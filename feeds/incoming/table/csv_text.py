"""Rows of .csv text of any program, with the numbers of their lines."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from feeds.incoming.items import Unreadable
from feeds.incoming.table import columns
from programme.regular_expressions import expression

DELIMITERS = ";,\t|"
HEADER_WITHIN = 40  # rows: above the header there may be a title and remarks
LAST_ROW = 200_000  # rows below are not read; empty rows cost little
MOST_COLUMNS = 80
DITTO = "〃"
_DAY = expression(r"\d{1,2}\.\s?\d{1,2}\.|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}")
Row = tuple[int, list[str]]


def rows(text: str) -> list[Row]:
    """The rows in their order. Raises Unreadable, which names the row, for a quote left open.

    Such a quote would swallow the rows below it; a quote alone in its cell is a mark of repetition.
    """
    first, _, rest = text.partition("\n")
    named = first.strip().lower().startswith("sep=") and len(first.strip()) == 5
    delimiter = first.strip()[4] if named else _delimiter(text)
    body, start = (rest, 2) if named else (text, 1)
    found = list(_read(body, delimiter, start))
    if _swallowing(found, delimiter) is not None:
        found = list(_read(_with_ditto_marks(body, delimiter), delimiter, start))
    if (number := _swallowing(found, delimiter)) is not None:
        raise Unreadable("open_quote", row=str(number))
    return found


def _read(body: str, delimiter: str, start: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(body), delimiter=delimiter)
    number = start
    try:
        for row in islice(reader, LAST_ROW):
            yield number, [value.strip() for value in row]
            number = start + reader.line_num
    except csv.Error:
        raise Unreadable("bad_csv", row=str(number)) from None


def _with_ditto_marks(body: str, delimiter: str) -> str:
    cut = re.escape(delimiter)
    alone = rf'(?:(?<={cut})|^)[ ]*"[ ]*(?={cut}|\n|$)'
    return re.sub(alone, DITTO, body, flags=re.MULTILINE)


def _swallowing(found: list[Row], delimiter: str) -> int | None:
    """The number of a row of which a cell holds other cells or rows; None where there is none."""
    width = next((len(row) for _, row in found if _names(row) > 1), 0)
    for number, row in found:
        if width and any(_holds_others(each, delimiter, width, len(row)) for each in row):
            return number
    return None


def _names(row: list[str]) -> int:
    return sum(1 for each in row[:MOST_COLUMNS] if columns.named(each))


def _holds_others(value: str, delimiter: str, width: int, length: int) -> bool:
    """Whether a line of the cell looks like a row of the table: as many cells, and a day."""
    if delimiter not in value:
        return False
    if value.startswith(delimiter):
        return True
    for line in value.split("\n")[1:]:
        count = line.count(delimiter)
        is_row = _DAY.search(line) or (length < width and count == width - 1)
        if count and count >= width - 2 and is_row:
            return True
    return False


def _delimiter(text: str) -> str:
    """The one by which most columns have a known name; else the one that cuts most and evenly."""
    lines = list(islice((line for line in text.split("\n") if line.strip()), HEADER_WITHIN))
    if not lines:
        raise Unreadable("empty")
    counts = {each: [len(_cells(line, each)) for line in lines[:5]] for each in DELIMITERS}
    known = {each: max(_names(_cells(line, each)) for line in lines) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: (known[each], counts[each][0], min(counts[each])))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
