"""Tables of events: one event per row, columns in any order under German or English names."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from feeds.incoming.items import Item, Problem, Reading, Unreadable, error, hint
from feeds.incoming.lookup import Lookup
from feeds.incoming.table import (
    between_events,
    cells,
    choice_cells,
    columns,
    headers,
    same_as_above,
    same_field,
    sheets,
    slashed_days,
    table_row,
)
from feeds.incoming.table.between_events import EVENT, NO_EVENT, Above
from feeds.incoming.table.sheets import Sheet
from feeds.incoming.table.table_row import Row
from programme.plain_text import fold
from programme.stated import double_encoding

MOST_NAMED = 20  # hidden rows
_DAY = columns.BY_NAME["day"]
Cell = object | None
ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NV", "#WERT!", "#BEZUG!")


def read(data: bytes, lookup: Lookup) -> Reading:
    """All rows below the headers of all sheets. Raises Unreadable where no header can be found."""
    found, asked = _encoded_once(sheets.tables(data))
    tables = list(_with_headers(found, lookup.year))
    items, told = _read([table for table in tables if not table[0].is_hidden], lookup)
    if not items:
        raise Unreadable("no_rows")
    if len(items) > sheets.MOST_ROWS:
        raise Unreadable("too_many_rows", limit=str(sheets.MOST_ROWS))
    told += [*asked, *_left_out(found, tables)]
    once = [each for n, each in enumerate(told) if each not in told[:n]]
    return Reading(items=tuple(items), problems=tuple(once))


def _with_headers(found: list[Sheet], year: int | None) -> Iterator[tuple]:
    """The sheets that have a header, each with its place and its columns."""
    for sheet in found:
        if header := headers.found(sheet.rows, year):
            start, named = header
            rows = [
                *sheet.rows[: start + 1],
                *slashed_days.resolved(sheet.rows[start + 1 :], named),
            ]
            yield replace(sheet, rows=rows), header


def _encoded_once(found: list[Sheet]) -> tuple[list[Sheet], list[Problem]]:
    """The sheets with letters as they were meant where they were encoded twice; the question."""
    asked: list[Problem] = []

    def once(value: Cell) -> Cell:
        right = double_encoding.repaired(value) if isinstance(value, str) else value
        if right != value and not asked:
            words = double_encoding.example(str(value))
            told = double_encoding.repaired(words)
            asked.append(hint("encoded_twice", words=words, right=told))
        return right

    return [
        replace(each, rows=[(number, tuple(map(once, row))) for number, row in each.rows])
        for each in found
    ], asked


def _read(tables, lookup: Lookup) -> tuple[list[Item], list[Problem]]:
    """The events of all sheets, and what is to be said of each sheet."""
    if not tables:
        raise Unreadable("no_header")
    filled = [sheet for sheet, (start, _) in tables if len(sheet.rows) > start + 1]
    items: list[Item] = []
    told: list[Problem] = []
    for sheet, (start, named) in tables:
        name = sheet.name if len(filled) > 1 else ""
        items += _items(sheet, name, start, named, lookup, {item.key for item in items}, told)
        told += [*_unread(named), *_for_the_office(sheet, start, named)]
        told += _hidden(sheet, name, start, named)
    return items, told


def _items(sheet: Sheet, name: str, start: int, named, lookup: Lookup, taken: set[str], told):
    """The events of one sheet; `name` is empty where only one sheet holds events.

    What is said of its other rows is added to `told`.
    """
    above = Above()
    before: dict[str, object] = {}
    left_out = []
    for number, values in sheet.rows[start + 1 :]:
        if _says_nothing(values, named) or _is_example(values, named):
            continue
        by_column, names, asked = same_field.by_column(values, named)
        kind = between_events.kind(values, by_column, above, lookup.year)
        if kind == NO_EVENT:
            left_out.append((number, next(filter(None, map(cells.text, values)))))
        if kind != EVENT:
            continue
        before = same_as_above.resolved(by_column, before)
        row = _row(before, names, lookup, above)
        row.problems += asked
        is_hidden = number in sheet.hidden_rows
        if is_hidden:
            row.problems.append(hint("hidden_row"))
        if is_private := choice_cells.is_private(row):
            row.problems.append(hint("private_row"))
        item = replace(
            _item(number, values, row, taken), sheet=name, is_hidden=is_hidden or is_private
        )
        taken.add(item.key)
        yield item
    if left_out:
        words = ", ".join(f"{number} (“{text}”)" for number, text in left_out[:MOST_NAMED])
        told.append(hint("no_event_rows", name, count=len(left_out), rows=words))


def _for_the_office(sheet: Sheet, start: int, named) -> Iterator[Problem]:
    """Columns of which their author may think that everybody reads them."""
    for n, (column, text) in enumerate(named):
        if column and column.name in columns.FOR_THE_OFFICE and "intern" not in fold(text):
            told = (values[n] for _, values in sheet.rows[start + 1 :] if n < len(values))
            if not all(map(cells.is_unsaid, told)):
                yield hint("for_the_office", text)


def _says_nothing(values, named) -> bool:
    """Whether this is a line of dashes, or the header once more, as on every printed page."""
    return all(map(cells.is_unsaid, values)) or _heads_again(values, named)


def _heads_again(values, named) -> bool:
    said = zip(named, map(cells.text, values), strict=False)
    return all(_bare(text) == _bare(own) for (_, text), own in said)


def _bare(text: str) -> str:
    return fold(text).strip(" *:?.")


def _hidden(sheet: Sheet, name: str, start: int, named) -> Iterator[Problem]:
    """Questions about rows and columns that are not to be seen in the table."""
    numbers = [str(number) for number, _ in sheet.rows[start + 1 :] if number in sheet.hidden_rows]
    if numbers:
        more = "…" if len(numbers) > MOST_NAMED else ""
        yield hint(
            "hidden_rows", name, count=len(numbers), rows=", ".join(numbers[:MOST_NAMED]) + more
        )
    for n, (column, text) in enumerate(named):
        if column and n in sheet.hidden_columns:
            yield hint("hidden_column", text)


def _left_out(found: list[Sheet], tables) -> Iterator[Problem]:
    """Sheets that look as if they held events too, and why they were not read."""
    known = {sheet.name: len(sheet.rows) > start + 1 for sheet, (start, _) in tables}
    for sheet in found:
        if sheet.is_hidden and known.get(sheet.name):
            yield hint("hidden_sheet", sheet.name)
        elif sheet.name not in known and not sheet.is_hidden and _has_days(sheet):
            yield hint("sheet_without_header", sheet.name)


def _has_days(sheet: Sheet) -> bool:
    """Whether days stand beside words in two rows or more."""
    rows = [values for _, values in sheet.rows if any(isinstance(each, date) for each in values)]
    return len([row for row in rows if any(isinstance(each, str) for each in row)]) > 1


def _is_example(values, named) -> bool:
    """Whether this is the row that shows in the template what belongs where, left as it was."""
    pairs = zip(named, values, strict=False)
    told = {column.name: cells.text(value) for (column, _), value in pairs if column}
    shown = {
        column.name: column.example
        for column in columns.OFFERED
        if column.example and column is not _DAY  # in the year of the programme
    }
    return len(told) > len(shown) and all(told.get(name) == text for name, text in shown.items())


def _unread(named) -> list[Problem]:
    """Unknown columns, and columns that occur twice."""
    found = []
    for n, (column, text) in enumerate(named):
        if column:
            found += _again(column, text, named[:n])
        elif text and not columns.is_of_other_programs(text):
            found.append(hint("unknown_column", text))
    return found


def _again(column, text: str, before) -> list[Problem]:
    """What is said of a column whose meaning, or whose name, stands there `before`."""
    if column.name in same_field.JOINED:
        return []
    if any(other == column for other, _ in before):
        return [hint("double_column", text)] if column.name == "key" else []
    is_renamed = fold(text) in (fold(word) for _, word in before)
    return [hint("second_column", text, name=str(column.title))] if is_renamed else []


def _row(told, names: dict[str, str], lookup: Lookup, above: Above) -> Row:
    """The row; an empty day is that of a heading, or that of the row `above`, and asked about."""
    told |= {"day": above.with_month(told.get("day"))}
    is_carried = _has_no_day(told) and above.day is not None
    row = Row(told | ({"day": above.day} if is_carried else {}), names, lookup)
    if not is_carried:
        above.see(row.cells.get("day"))
    elif not above.is_heading:
        row.complain(hint, "carried_day", "day")
    _complain_of_formulas(row, told)
    return row


def _has_no_day(told) -> bool:
    """Of a row that is an event: it has a title."""
    return bool(told.get("title")) and not cells.text(told.get("day"))


def _complain_of_formulas(row: Row, told):
    for name, value in told.items():
        if isinstance(value, str) and value.strip().upper() in ERRORS:
            row.complain(error, "formula", name, words=value.strip())


def _item(number: int, values, row: Row, taken) -> Item:
    draft = table_row.draft(row)
    return Item(
        number=number,
        is_row=True,
        key=_key(row, draft, taken),
        label=draft.title or next(filter(None, map(cells.text, values)), ""),
        draft=draft,
        problems=tuple(row.problems),
    )


def _key(row: Row, draft, taken) -> str:
    """Its own number, else title and first day: a row that is only corrected is found again."""
    own = row.text("key")
    day = draft.whens[0].starts_on.isoformat() if draft.whens else ""
    said = f"{fold(draft.title)}\n{day}"
    key = f"no. {own}" if own else f"row {hashlib.sha256(said.encode()).hexdigest()[:32]}"
    n, base = 1, key
    while key in taken:
        n += 1
        key = f"{base} {n}"
    return key
