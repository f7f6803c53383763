"""The empty table to download: headers, one example, notes, and the words that may be chosen."""

import csv
import io
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from feeds.incoming.table.columns import COLUMNS
from programme.models.vocabulary import Category

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = {"title": 36, "summary": 48, "description": 48, "day": 18, "organiser": 28, "place": 28}
ROWS_WITH_LIST = 500


@dataclass(frozen=True)
class Words:
    """Headers are German unless the page is English; both are understood."""

    english: bool

    def header(self, column) -> str:
        return column.english if self.english else column.german

    @property
    def kinds(self) -> list[str]:
        return [row.label("en" if self.english else "de") for row in Category.objects.all()]


def _words() -> Words:
    return Words((get_language() or "de").startswith("en"))


def as_csv() -> bytes:
    """UTF-8 with a mark and semicolons: what Excel in Germany opens with a double click."""
    words, out = _words(), io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([words.header(column) for column in COLUMNS])
    writer.writerow([column.example for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """Notes at the headers, a list of kinds to choose from, everything else as plain text."""
    words, book = _words(), Workbook()
    sheet = book.active
    sheet.title = _("Events")
    for n, column in enumerate(COLUMNS, 1):
        _head(sheet.cell(1, n, words.header(column)), column)
        sheet.cell(2, n, column.example).font = Font(italic=True, color="666666")
        letter = get_column_letter(n)
        sheet.column_dimensions[letter].width = WIDE.get(column.name, 16)
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "B2"
    _kinds(book, sheet, words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(cell, column):
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", fgColor="F2D9EA" if column.required else "EEEEEE")
    note = " ".join(filter(None, [_("Required.") if column.required else "", str(column.note)]))
    if note:
        cell.comment = Comment(note, "Kreiskalender", width=260, height=90)


def _kinds(book, sheet, words: Words):
    kinds = book.create_sheet(_("Kinds"))
    for row in words.kinds:
        kinds.append([row])
    kinds.column_dimensions["A"].width = 40
    where = next(n for n, column in enumerate(COLUMNS, 1) if column.name == "category")
    letter = get_column_letter(where)
    choose = DataValidation(
        type="list", formula1=f"'{kinds.title}'!$A$1:$A${kinds.max_row}", allow_blank=True
    )
    sheet.add_data_validation(choose)
    choose.add(f"{letter}2:{letter}{ROWS_WITH_LIST}")
