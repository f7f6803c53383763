"""QR codes of the booklet as SVG, sized in millimetres for the press."""

import re
from functools import lru_cache
from typing import NamedTuple

import segno

from feeds.print import usual_qr
from feeds.print.usual_qr import MASK

MODULE = 0.4  # mm a module should have, so that an old phone reads it from newsprint
SMALLEST = 0.32  # mm it must have
BAND = 4  # rows: fewer take more bytes in the typesetter, more take more bytes in the file
DARK = re.compile("1+")


class Code(NamedTuple):
    """A QR code: its picture, its modules per side, its side in millimetres (no quiet zone)."""

    svg: str
    modules: int
    side: float


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
    """Rows in bands with an origin of their own: the file repeats few words and packs well."""
    size = len(rows)
    bands = "".join(
        f'<path transform="translate(0 {y}.5)" d="{_strokes(rows[y : y + BAND])}"/>'
        for y in range(0, size, BAND)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" stroke="#000">'
    return f"{head}{bands}</svg>"


def _strokes(rows):
    found = ((match.span(), y) for y, row in enumerate(rows) for match in DARK.finditer(row))
    return "".join([_stroke(*span, y) for span, y in found])


@lru_cache(maxsize=4096)
def _stroke(start, end, y):
    return f"M{start} {y}h{end - start}"
