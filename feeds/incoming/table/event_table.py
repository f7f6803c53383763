"""Tables of events: one event per row, columns in any order under German or English names."""

import hashlib

from feeds.incoming.items import Item, Problem, Reading, Unreadable, error, hint
from feeds.incoming.lookup import Lookup
from feeds.incoming.table import cells, columns, sheets, table_row
from feeds.incoming.table.table_row import Row
from programme.plain_text import fold

JOINED = ("wishes",)  # contact, telephone, remarks: the office reads all of them
HEADER_WITHIN = 40  # rows: above the header there may be a title and remarks
_DAY = columns.BY_NAME["day"]
Cell = object | None
ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NV", "#WERT!", "#BEZUG!")


def read(data: bytes, lookup: Lookup) -> Reading:
    """All rows below the header. Raises Unreadable where no header can be found."""
    found, start, headers, others = _table(sheets.tables(data))
    items: list[Item] = []
    taken: set[str] = set()
    above: Cell = None
    for number, values in found[start + 1 :]:
        if _is_example(values, headers):
            continue
        row = _row(values, headers, lookup, above)
        above = row.cells.get("day", above)
        item = _item(number, values, row, taken)
        taken.add(item.key)
        items.append(item)
    if not items:
        raise Unreadable("no_rows")
    return Reading(items=tuple(items), problems=(*_unread(headers), *others))


def _table(tables):
    """The rows of the first sheet with a header, where that is, and a word about further ones."""
    first, others = None, []
    for name, found in tables:
        place = _header(found)
        if place and first is None:
            first = (found, *place)
        elif place and len(found) > place[0] + 1:
            others.append(hint("another_sheet", name))
    if first is None:
        raise Unreadable("no_header")
    return *first, others


def _header(found) -> tuple[int, list] | None:
    """Where the header is, and for every column its name here (None for none) and its own.

    Where only "Beginn" and "Ende" stand, day and time are in one cell.
    """
    for n, (_, values) in enumerate(found[:HEADER_WITHIN]):
        named = [columns.named(value) for value in values]
        names = {column.name for column in named if column}
        if {"title", "start"} <= names and "day" not in names:
            named = [_DAY if column and column.name == "start" else column for column in named]
            names = names | {"day"}
        if {"title", "day"} <= names:
            return n, list(zip(named, map(cells.text, values), strict=True))
    return None


def _is_example(values, headers) -> bool:
    """Whether this is the row that shows in the template what belongs where, left as it was."""
    pairs = zip(headers, values, strict=False)
    told = {column.name: cells.text(value) for (column, _), value in pairs if column}
    shown = {
        column.name: column.example
        for column in columns.OFFERED
        if column.example and column is not _DAY  # in the year of the programme
    }
    return len(told) > len(shown) and all(told.get(name) == text for name, text in shown.items())


def _unread(headers) -> list[Problem]:
    """Unknown columns, and columns that occur twice."""
    seen, found = set(), []
    for column, text in headers:
        if text and column is None:
            found.append(hint("unknown_column", text))
        elif column and column.name in seen and column.name not in JOINED:
            found.append(hint("double_column", text))
        seen |= {column.name} if column else set()
    return found


def _row(values, headers, lookup: Lookup, above: Cell) -> Row:
    """The cells by column; an empty day is that of the row `above`, and asked about."""
    told: dict[str, object] = {}
    names: dict[str, str] = {}
    for (column, text), value in zip(headers, values, strict=False):
        if column and column.name in JOINED and told.get(column.name):
            told[column.name] = f"{cells.text(told[column.name])}\n{cells.text(value)}".strip()
        elif column and column.name not in told:
            told[column.name], names[column.name] = value, text
    is_carried = _has_no_day(told) and above is not None
    row = Row(told | ({"day": above} if is_carried else {}), names, lookup)
    if is_carried:
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
