"""Rows of a table, from .csv of any program or from .xlsx, as plain values with their numbers."""

import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from feeds.incoming import decoding
from feeds.incoming.items import Unreadable
from feeds.incoming.table import csv_text, sheet_xml
from feeds.incoming.table.csv_text import LAST_ROW, MOST_COLUMNS
from programme.regular_expressions import expression

MOST_ROWS = 2000
MOST_SHEETS = 20
MOST_OF_HIDDEN = 100  # rows, to see whether there are events
MOST_UNPACKED = 60_000_000  # bytes
MOST_PARTS = 300
PIECE = 1_000_000  # bytes
_NO_RESULT = expression(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_ESCAPED = expression(r"_x([0-9A-F]{4})_")  # ECMA-376, 22.9.2.19
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Its rows: (number as a spreadsheet shows it, values), empty ones left out.

    Values are str, or what a cell of .xlsx holds (formulas: their last result). Columns count from
    0. Of a sheet that `is_hidden` only the beginning is read.
    """

    name: str = ""
    rows: list[tuple[int, tuple]]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False


def tables(data: bytes) -> list[Sheet]:
    """Every sheet; one without a name for .csv. Raises Unreadable."""
    decoding.check_size(data)
    if data.startswith((ZIP, OLE)):
        return _sheets(data)
    return [Sheet(rows=_filled(csv_text.rows(decoding.text(data))))]


def _filled(numbered) -> list[tuple[int, tuple]]:
    kept = []
    for number, row in numbered:
        values = tuple(row)
        if any(value is not None and str(value).strip() for value in values[MOST_COLUMNS:]):
            raise Unreadable("too_many_columns", limit=str(MOST_COLUMNS))
        values = values[:MOST_COLUMNS]
        if any(value is not None and str(value).strip() for value in values):
            kept.append((number, values))
        if len(kept) > MOST_ROWS + 1:
            raise Unreadable("too_many_rows", limit=str(MOST_ROWS))
    return kept


def _sheets(data: bytes) -> list[Sheet]:
    _check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and print settings
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            if len(list(filter(_is_shown, book.worksheets))) > MOST_SHEETS:
                raise Unreadable("too_many_sheets", limit=str(MOST_SHEETS))
            with ZipFile(io.BytesIO(data)) as package:
                found = [_sheet(package, sheet) for sheet in book.worksheets[:MOST_PARTS]]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError):
        raise Unreadable("bad_sheet") from None
    except (RuntimeError, SyntaxError, OSError, zipfile.LargeZipFile, OverflowError):
        raise Unreadable("bad_sheet") from None
    if all(sheet.is_hidden for sheet in found):
        raise Unreadable("bad_sheet")
    return found


def _is_shown(sheet) -> bool:
    return sheet.sheet_state == "visible"


def _sheet(package, sheet) -> Sheet:
    if not _is_shown(sheet):
        return Sheet(name=sheet.title, rows=_beginning(sheet), is_hidden=True)
    xml = package.read(sheet._worksheet_path.lstrip("/"))
    return Sheet(
        name=sheet.title,
        rows=_filled(_rows(sheet, sheet_xml.merged(xml))),
        hidden_rows=sheet_xml.hidden_rows(xml),
        hidden_columns=sheet_xml.hidden_columns(xml, MOST_COLUMNS),
    )


def _beginning(sheet) -> list[tuple[int, tuple]]:
    numbered = ((number, row[:MOST_COLUMNS]) for number, row in _rows(sheet, {}))
    return _filled(islice(numbered, MOST_OF_HIDDEN))


def _rows(sheet, merged: dict[int, list[tuple[int, int]]]):
    """Rows by number; a cell that is merged downwards says the same in each of its rows."""
    sheet.reset_dimensions()  # some programs write wrong ones
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=LAST_ROW, values_only=True)
    above: dict[int, tuple[int, Any]] = {}  # by column: the last row of the cell, and its value
    for number, row in enumerate(rows, 1):
        if row.count(None) == len(row):
            continue
        values = list(map(_unescaped, row))
        for column, (last, value) in above.items():
            if number <= last and column < len(values) and values[column] is None:
                values[column] = value
        for column, last in merged.get(number, ()):
            if column < len(row):
                above[column] = (last, row[column])
        yield number, values


def _unescaped(value: Any) -> Any:
    return _ESCAPED.sub(_letter, value) if isinstance(value, str) else value


def _letter(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return match[0] if "\ud800" <= letter <= "\udfff" else letter


def _check_package(data: bytes):
    """Refuse what would fill the memory, before anything is unpacked.

    A part cannot unpack to more than its entry in the directory says: zipfile stops there.
    """
    if data.startswith(OLE):
        raise Unreadable("old_sheet")
    try:
        package = ZipFile(io.BytesIO(data))
        parts = package.infolist()
        names = {part.filename for part in parts}
        if "content.xml" in names and "mimetype" in names:
            raise Unreadable("open_document")
        if "xl/workbook.xml" not in names:
            raise Unreadable("bad_sheet")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable("bomb")
        _check_parts(package, parts)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError):
        raise Unreadable("bad_sheet") from None


def _check_parts(package, parts):
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_part(package, part)
        if part.filename.startswith("xl/worksheets/sheet"):
            _check_formulas(package, part)


def _check_part(package, part):
    """No sheet needs entities; they can grow without end."""
    with package.open(part) as stream:
        head = stream.read(4096)
    if b"<!DOCTYPE" in head.replace(b"\x00", b"") or b"<!ENTITY" in head.replace(b"\x00", b""):
        raise Unreadable("bomb")


def _check_formulas(package, part):
    """A formula without a stored result (written by a program, never opened) is refused."""
    before = b""
    with package.open(part) as stream:
        while piece := stream.read(PIECE):
            if _NO_RESULT.search(before + piece):
                raise Unreadable("formulas")
            before = piece[-200:]
