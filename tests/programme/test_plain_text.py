"""Clean text at the door: harmless, unchanged in meaning, and the same the second time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import from_data, to_data
from programme.plain_text import fold, folds, tidy, tidy_lines
from tests import cast

RAW = [
    ("  Fest \t der\nBegegnung ", "Fest der Begegnung"),
    ("Fe\x00st\x07 \x1b[31m", "Fest [31m"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("\u202egnuhcuaT\u202c", "gnuhcuaT"),
    ("Be\u200bgeg\ufeffnung\u00ad", "Begegnung"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("A\u0308pfel", "Äpfel"),
    ("\ud800kaputt", "kaputt"),
    ("privat\ue000", "privat"),
]


@pytest.mark.parametrize(("raw", "clean"), RAW)
def test_tidy(raw, clean):
    assert tidy(raw) == clean


def test_lines_stay_lines():
    assert tidy_lines("Eins \r\nzwei\r\r\r\n\n\n drei\u2028vier") == "Eins\nzwei\n\ndrei\nvier"


@given(st.text())
def test_tidied_text_is_clean_and_stays_as_it_is(raw):
    clean = tidy_lines(raw)
    assert tidy_lines(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    kinds = {unicodedata.category(char) for char in clean if char not in "\n\u200c\u200d"}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn"})


def test_a_draft_is_tidied_in_every_text():
    draft = tidied(cast.draft(title="T\x00", whens=(cast.when(note="N\u202e"),)))
    assert (draft.title, draft.whens[0].note) == ("T", "N")


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Begrüßung", "begrussung begruessung"), ("ŁÓDŹ", "lodz"), ("Café", "cafe")],
)
def test_both_spellings_of_umlauts_are_found(text, folded):
    assert folds(text) == folded
    assert fold(text) in folded


def test_a_draft_survives_as_data():
    draft = cast.draft(whens=(cast.when(stated_weekday=0, note="hinten"),))
    assert from_data(to_data(draft)) == draft
    assert from_data(to_data(draft) | {"unknown_of_tomorrow": 1}) == draft


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("مدرسة", "مدرسه"),
        ("أسبوع", "اسبوع"),
        ("مقهى", "مقهي"),
        ("کتاب", "كتاب"),
        ("مـــقهى", "مقهى"),
        ("خانه\u200cها", "خانهها"),
        ("ئاهەنگ", "ئاهه\u200cنگ"),
        ("الساعة ١٨", "الساعه 18"),
    ],
)
def test_arabic_is_found_as_people_write_it(written, searched):
    assert fold(written) == fold(searched)
