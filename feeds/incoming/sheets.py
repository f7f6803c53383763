"""Rows of a table, from .csv of any program or from .xlsx, as plain values with their numbers."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from feeds.incoming import decoding
from feeds.incoming.items import Unreadable

MOST_ROWS = 2000
MOST_COLUMNS = 80
MOST_UNPACKED = 60_000_000  # bytes
MOST_PARTS = 300
DELIMITERS = ";,\t|"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def rows(data: bytes) -> list[tuple[int, tuple]]:
    """(number as a spreadsheet shows it, values) of every row that is not empty.

    Values are str, or what a cell of .xlsx holds (formulas: their last result). Raises Unreadable.
    """
    decoding.check_size(data)
    found = _sheet(data) if data.startswith((ZIP, OLE)) else _csv(decoding.text(data))
    numbered = ((n, tuple(row)) for n, row in found)
    kept = [row for row in numbered if any(value not in (None, "") for value in row[1])]
    if len(kept) > MOST_ROWS + 1:
        raise Unreadable("too_many_rows", limit=str(MOST_ROWS))
    return kept


def _csv(text: str) -> Iterator[tuple[int, list[str]]]:
    first, _, rest = text.partition("\n")
    named = first.strip().lower().startswith("sep=") and len(first.strip()) == 5
    delimiter = first.strip()[4] if named else _delimiter(text)
    body, start = (rest, 2) if named else (text, 1)
    reader = csv.reader(io.StringIO(body), delimiter=delimiter)
    number = start
    try:
        for row in islice(reader, MOST_ROWS * 5):
            yield number, [value.strip() for value in row[:MOST_COLUMNS]]
            number = start + reader.line_num
    except csv.Error:
        raise Unreadable("bad_csv", row=str(number)) from None


def _delimiter(text: str) -> str:
    """The one that cuts the first rows into the most columns, evenly."""
    lines = [line for line in text.split("\n", 20)[:20] if line.strip()]
    counts = {each: [_cut(line, each) for line in lines[:5]] for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: (counts[each][0], min(counts[each])))


def _cut(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


def _sheet(data: bytes) -> Iterator[tuple[int, tuple]]:
    _check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and print settings
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
            sheet.reset_dimensions()  # some programs write wrong ones
            found = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS * 5, values_only=True)
            yield from enumerate(list(found), 1)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError):
        raise Unreadable("bad_sheet") from None
    except (StopIteration, RuntimeError, SyntaxError, OSError, zipfile.LargeZipFile):
        raise Unreadable("bad_sheet") from None


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
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _check_part(package, part)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError):
        raise Unreadable("bad_sheet") from None


def _check_part(package, part):
    """No sheet needs entities; they can grow without end."""
    with package.open(part) as stream:
        head = stream.read(4096)
    if b"<!DOCTYPE" in head.replace(b"\x00", b"") or b"<!ENTITY" in head.replace(b"\x00", b""):
        raise Unreadable("bomb")
