"""Text for the page: what stays, what is replaced, what is lost and told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.print.glyphs import character_sets, drawable
from feeds.print.printable_text import BREAK, MARKS, PLAIN, isolated, line
from tests.feeds.print.hostile import TEXTS


def said(text, limit=500):
    return line(text, limit).text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Grüße aus Tübingen", "Grüße aus Tübingen"),
        ("Gru\u0308ße", "Grüße"),
        ("  zwei \t Wörter\n", "zwei Wörter"),
        ("1.\u00a0Mai\u202f2023", "1.\u00a0Mai\u00a02023"),
        ("Eisen\u00adach \u200bWest", "Eisenach West"),
        ("a\x00b\x1bc\ud800d\ufeff", "abcd"),
        ("Fest 🎉👩‍👩‍👧 heute ❤️", "Fest heute"),
        ("Bus → Bahn ★ ✓", "Bus › Bahn • •"),
        ("𝐅𝐞𝐬𝐭 Ｆｕｌｌ ㎡", "Fest Full m2"),
        ("Fest 文化周 heute", "Fest … heute"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200d b\u200c", "a b"),
        ("\u202eabc\u202c", "abc"),
        ("\u2069a\u2067b", "a\u2067b\u2069"),
        ("\u0301a", "a"),
        (" \u0301", ""),
        ("", ""),
    ],
)
def test_what_stays(raw, clean):
    assert said(raw) == clean


def test_towers_of_accents_are_cut():
    assert said("Z" + "\u0301" * 20) == "Ź" + "\u0301" * MARKS


def test_accents_of_another_script_are_lost():
    assert line("ا\u0308", 50) == ("ا", "\u0308", False)


def test_lost_characters_are_told_once_each():
    assert line("漢a漢b字", 50).lost == "漢字"


def test_long_text_is_cut_with_a_sign():
    assert line("x" * 20, 10) == ("x" * 9 + "…", "", True)
    assert line("x" * 10, 10) == ("x" * 10, "", False)
    assert line("\u200b" * 50 + "x", 10).shortened


def test_real_words_are_left_to_hyphenation():
    word = "Bundesausbildungsförderungsgesetz"
    assert said(word) == word


def test_long_words_may_break():
    pieces = said("A" * 60).split(BREAK)
    assert [len(piece) for piece in pieces] == [12] * 5


def test_addresses_break_where_a_reader_expects_it():
    address = "https://example.org/programm/2023?tag=fest"
    pieces = ["https://", "example.", "org/", "programm/", "2023?", "tag=", "fest"]
    assert said(address).split(BREAK) == pieces


def test_phone_numbers_keep_their_order_in_arabic():
    assert said("هاتف: 03695 80160") == "هاتف: \u206603695\u00a080160\u2069"


def test_phone_numbers_stay_on_one_line():
    assert said("Telefon: 03695 80160, täglich") == "Telefon: 03695\u00a080160, täglich"
    assert said("0 bis 9 Uhr, 36433 Tiefenort") == "0 bis 9 Uhr, 36433 Tiefenort"


@pytest.mark.parametrize(
    ("text", "direction", "result"),
    [
        ("Verein e. V.", "ltr", "Verein e. V."),
        ("Verein e. V.", "rtl", "\u2066Verein e. V.\u2069"),
        ("نادي (جديد)", "ltr", "\u2067نادي (جديد)\u2069"),
        ("نادي (جديد)", "rtl", "نادي (جديد)"),
        ("17:15–19:15", "rtl", "17:15–19:15"),
        ("", "rtl", ""),
    ],
)
def test_text_against_the_stream_is_shielded(text, direction, result):
    assert isolated(text, direction) == result


@given(st.text(st.characters(exclude_categories=[])) | st.sampled_from(list(TEXTS.values())))
def test_every_text_becomes_printable(text):
    clean = line(text, 80).text
    assert all(drawable(char) for char in clean)
    assert [c for c in clean if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn")] == []
    assert len(clean.replace(BREAK, "").strip("\u2066\u2067\u2068\u2069")) <= 4 * 80
    assert clean == clean.strip()
    assert line(clean.replace(BREAK, ""), 500).lost == ""


def test_the_short_cut_for_german_takes_only_what_every_font_draws():
    ordinary = {chr(point) for point in range(0x3000) if PLAIN.fullmatch(chr(point))}
    assert "\u00ad" not in ordinary
    assert ordinary <= character_sets()[0]
    assert {unicodedata.category(char) for char in ordinary}.isdisjoint({"Cc", "Cf", "Mn", "Zl"})
