"""The empty table to download: headers, one example, notes, and the words that may be chosen.

The example lies in the year that is asked for, else in the present one.
"""

import csv
import io

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from feeds.incoming.table.columns import OFFERED
from programme.models.vocabulary import Category
from programme.stated import written_dates

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = {"title": 36, "summary": 48, "description": 48, "day": 18, "organiser": 28, "place": 28}
ROWS_WITH_LIST = 500


def _language() -> str:
    """A table may be headed in another language than that of the page; the catalogue says in which.

    All headers are understood.
    """
    return pgettext("code of the language of a table's headers", "en")


def _headers() -> list[str]:
    with override(_language()):
        return [str(column.title) for column in OFFERED]


def _examples(year: int | None) -> list[str]:
    day = written_dates.example(year, weekday=True)
    return [day if column.name == "day" else column.example for column in OFFERED]


def as_csv(year: int | None = None) -> bytes:
    """UTF-8 with a mark and semicolons: what Excel in Germany opens with a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_headers())
    writer.writerow(_examples(year))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(year: int | None = None) -> bytes:
    """Notes at the headers, a list of kinds to choose from, everything else as plain text."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Events")
    rows = zip(OFFERED, _headers(), _examples(year), strict=True)
    for n, (column, header, example) in enumerate(rows, 1):
        _head(sheet.cell(1, n, header), column)
        sheet.cell(2, n, example).font = Font(italic=True, color="666666")
        letter = get_column_letter(n)
        sheet.column_dimensions[letter].width = WIDE.get(column.name, 16)
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "B2"
    _kinds(book, sheet)
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


def _kinds(book, sheet):
    kinds = book.create_sheet(_("Kinds"))
    for row in Category.objects.all():
        kinds.append([row.label(_language())])
    kinds.column_dimensions["A"].width = 40
    where = next(n for n, column in enumerate(OFFERED, 1) if column.name == "category")
    letter = get_column_letter(where)
    choose = DataValidation(
        type="list", formula1=f"'{kinds.title}'!$A$1:$A${kinds.max_row}", allow_blank=True
    )
    sheet.add_data_validation(choose)
    choose.add(f"{letter}2:{letter}{ROWS_WITH_LIST}")
