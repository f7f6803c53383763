"""A district may choose any colour; people can read its pages all the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_site import accent

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TOKENS = Path(accent.__file__).parent / "static" / "css" / "tokens.css"


@given(COLOURS)
def test_any_colour_becomes_readable(colour):
    for scheme, named in accent.tints(colour).items():
        grounds = accent.PAPER[scheme], accent.SURFACE[scheme], named["accent-soft"]
        for ground in (*grounds, named["accent-ink"]):
            assert accent.contrast(named["accent"], ground) >= 4.5


def test_a_readable_colour_stays_as_it_is():
    assert accent.tints("#0B6472")["light"]["accent"] == "#0b6472"


def test_contrast_is_that_of_wcag():
    assert accent.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert accent.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["", "teal", "#fff", "#0b647g", "#0b6472;}", "#0b6472\n"])
def test_what_is_no_colour_never_reaches_a_stylesheet(colour):
    with pytest.raises(ValueError, match="not a colour"):
        accent.stylesheet(colour)


def test_the_stylesheet_sets_the_four_properties_for_both_schemes():
    names = re.findall(r"--([a-z-]+):(#[0-9a-f]{6});", accent.stylesheet("#0b6472"))
    both = accent.tints("#0b6472")
    assert names == [*both["light"].items(), *both["dark"].items()]


def test_the_grounds_are_those_of_the_stylesheet():
    css = TOKENS.read_text()
    for name, by_scheme in (("paper", accent.PAPER), ("surface", accent.SURFACE)):
        assert re.findall(rf"--{name}: (#[0-9a-f]{{6}});", css) == list(by_scheme.values())
