"""Text that leaves for a calendar is clean."""

import pytest

from feeds.ical import clean_text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("Kochen\x00\x07\x1b[31m", "Kochen[31m"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef"),
        ("bad\ud800\udfff", "bad"),
        ("Zeile 1\r\nZeile 2\u2028Zeile 3\u0085", "Zeile 1 Zeile 2 Zeile 3"),
        ("U\u0308bung", "Übung"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
        (None, ""),
    ],
)
def test_one_line(dirty, clean):
    assert clean_text.line(dirty) == clean


def test_lines_stay_lines():
    assert clean_text.lines("eins\r\n\r\n\r\n\r\nzwei\tdrei\x0b") == "eins\n\nzwei drei"


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("kurz", 4, "kurz"),
        ("ein langer Satz, der nicht passt", 20, "ein langer Satz…"),
        ("W" * 10_000, 10, "WWWWWWWWW…"),
        ("👩\u200d👩\u200d👧", 3, "👩…"),
    ],
)
def test_long_text_is_cut_between_words(text, most, cut):
    assert clean_text.clipped(text, most) == cut


def test_nothing_is_longer_than_allowed():
    assert max(len(clean_text.clipped("Wort " * 100, most)) - most for most in range(1, 400)) == 0
