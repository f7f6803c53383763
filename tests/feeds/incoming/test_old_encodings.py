"""Letters of an old Mac and of DOS: read as they were meant, and asked about."""

import io

import pytest
from openpyxl import Workbook

from feeds.incoming import any_file

TABLE = "Titel;Datum;Ort\nFrühstück für Mütter;28.9.2026;Café Größe, Altdorf\n"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_an_old_encoding_is_read_right_and_asked_about(encoding, lookup):
    found = any_file.read(TABLE.encode(encoding), lookup)
    (item,) = found.items
    assert (item.draft.title, item.draft.place.name) == ("Frühstück für Mütter", "Café Größe")
    (asked,) = found.problems
    assert (asked.code, asked.values["right"]) == ("encoded_twice", "Frühstück für Mütter")


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1252", "Frühstück für Mütter"),
        ("cp1252", "„Fest” … Dušan Málaga"),
        ("cp1252", "Plain"),
        ("utf-8", "Frühstück"),
        ("utf-16-le", "Frühstück für Mütter"),
        ("utf-16-be", "Frühstück für Mütter"),
        ("utf-16", "Frühstück für Mütter"),
    ],
)
def test_other_files_are_not_asked_about(encoding, title, lookup):
    text = TABLE.replace("Frühstück für Mütter", title).replace("Café Größe", "Haus")
    found = any_file.read(text.encode(encoding), lookup)
    assert ([item.draft.title for item in found.items], found.problems) == ([title], ())


def test_letters_encoded_twice_inside_a_workbook_are_asked_about_once(lookup):
    book, out = Workbook(), io.BytesIO()
    for row in (["Titel", "Datum"], ["FrÃ¼hstÃ¼ck", "28.9.2026"], ["CafÃ©", "29.9.2026"]):
        book.active.append(row)
    book.save(out)
    found = any_file.read(out.getvalue(), lookup)
    assert [item.draft.title for item in found.items] == ["Frühstück", "Café"]
    (asked,) = found.problems
    assert (asked.code, asked.values["right"]) == ("encoded_twice", "Frühstück")
