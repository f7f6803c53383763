"""Every accent colour gives a booklet that can be read."""

import pytest

from feeds.print.booklet_colours import palette
from programme.contrast import READABLE, channels, contrast

COLOURS = ["#0B6E63", "#FFDD00", "#000000", "#C8102E", "#87CEEB", "#E6E6E6", "#ff00ff", "#808080"]


@pytest.mark.parametrize("accent", COLOURS)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "wash"),
        ("on_accent", "accent"),
        ("on_deep", "deep"),
        ("pale", "deep"),
        ("text", "wash"),
        ("quiet", "wash"),
    ],
)
def test_words_are_readable(accent, ink, ground):
    tones = palette(accent)
    assert contrast(channels(tones[ink]), channels(tones[ground])) >= READABLE


@pytest.mark.parametrize("accent", ["#FFFFFF", "#fefefe", "red", "", None, "#12345", "#GGGGGG"])
def test_what_is_no_colour_gives_that_of_the_house(accent):
    assert palette(accent)["accent"] == "#165e83"


def test_a_readable_accent_is_kept():
    tones = palette("0b6e63")
    assert (tones["accent"], tones["ink"]) == ("#0b6e63", "#0b6e63")
