"""QR codes of the booklet as SVG, sized in millimetres for the press."""

import re
from functools import lru_cache
from typing import NamedTuple

import segno

from feeds.print import usual_qr
from feeds.print.usual_qr import MASK

MODULE = 0.4  # mm a module should have, so that an old phone reads it from newsprint
SMALLEST = 0.32  # mm it must have
DARK = re.compile("1+")


class Code(NamedTuple):
    """A QR code: its picture, its modules per side, its side in millimetres (no quiet zone)."""

    svg: str
    modules: int
    side: float


@lru_cache(maxsize=4096)
def code(url, widest):
    """The code for `url`, at most `widest` millimetres; None if it would be too fine to read."""
    rows = url and (usual_qr.rows(url) or _rows(url))
    if not rows:
        return None
    modules = len(rows)
    side = min(modules * MODULE, widest)
    if side / modules < SMALLEST:
        return None
    return Code(_svg(rows), modules, round(side, 2))


def _rows(url):
    """The modules of a long address, a string of 0 and 1 for each row; None if it is too long."""
    try:
        drawn = segno.make_qr(url, error="l", mask=MASK)
    except segno.DataOverflowError:
        return None
    return ["".join(map(str, row)) for row in drawn.matrix]


def _svg(rows):
    """Each row on a ground line of its own: the file repeats the same few words and packs well."""
    size = len(rows)
    paths = "".join(
        f'<path transform="translate(0 {y}.5)" d="{_strokes(row)}"/>' for y, row in enumerate(rows)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" stroke="#000">'
    return f"{head}{paths}</svg>"


def _strokes(row):
    return "".join([_stroke(*found.span()) for found in DARK.finditer(row)])


@lru_cache(maxsize=4096)
def _stroke(start, end):
    return f"M{start} 0H{end}"
