"""A district may choose any colour; people can read its pages all the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_site.show import district_colours
from programme.contrast import channels, contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TOKENS = Path(district_colours.__file__).parents[1] / "static" / "css" / "tokens.css"


@given(COLOURS)
def test_any_colour_becomes_readable(colour):
    for scheme, named in district_colours.tints(colour).items():
        grounds = (
            district_colours.PAPER[scheme],
            district_colours.SURFACE[scheme],
            named["accent-soft"],
        )
        for ground in (*grounds, named["accent-ink"]):
            assert contrast(channels(named["accent"]), channels(ground)) >= 4.5


def test_a_readable_colour_stays_as_it_is():
    assert district_colours.tints("#0B6472")["light"]["accent"] == "#0b6472"


@pytest.mark.parametrize("colour", ["", "teal", "#fff", "#0b647g", "#0b6472;}", "#0b6472\n"])
def test_what_is_no_colour_never_reaches_a_stylesheet(colour):
    with pytest.raises(ValueError, match="not a colour"):
        district_colours.stylesheet(colour)


def test_the_stylesheet_sets_the_four_properties_for_both_schemes():
    names = re.findall(r"--([a-z-]+):(#[0-9a-f]{6});", district_colours.stylesheet("#0b6472"))
    both = district_colours.tints("#0b6472")
    assert names == [*both["light"].items(), *both["dark"].items()]


def test_the_grounds_are_those_of_the_stylesheet():
    css = TOKENS.read_text()
    for name, by_scheme in (
        ("paper", district_colours.PAPER),
        ("surface", district_colours.SURFACE),
    ):
        assert re.findall(rf"--{name}: (#[0-9a-f]{{6}});", css) == list(by_scheme.values())
