"""What the fonts of the booklet can draw, as tools/fonts.py wrote it down."""

import json
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"


@cache
def character_sets():
    """For each family the set of characters which all its cuts can draw."""
    ranges = json.loads((FONTS / "coverage.json").read_text())
    return [
        frozenset(chr(point) for first, last in face for point in range(first, last + 1))
        for face in ranges.values()
    ]


@cache
def drawable(cluster):
    """Whether one face can draw all of `cluster`, a letter with its marks."""
    return any(characters.issuperset(cluster) for characters in character_sets())
