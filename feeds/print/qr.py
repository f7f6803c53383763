"""QR codes of the booklet as SVG, sized in millimetres for the press."""

from functools import lru_cache
from typing import NamedTuple

import segno

MODULE = 0.4  # mm a module should have, so that an old phone reads it from newsprint
SMALLEST = 0.32  # mm it must have
# Any mask is valid; choosing the best one costs five times the time of making the code.
MASK = 2
# One size for all usual addresses looks calmer, and the spare room corrects more errors.
USUAL = 6


class Code(NamedTuple):
    """A QR code: its picture, its modules per side, its side in millimetres (no quiet zone)."""

    svg: str
    modules: int
    side: float


@lru_cache(maxsize=4096)
def code(url, widest):
    """The code for `url`, at most `widest` millimetres; None if it would be too fine to read."""
    if not url:
        return None
    drawn = _drawn(url, USUAL) or _drawn(url, None)
    if drawn is None:
        return None
    modules = drawn.symbol_size(border=0)[0]
    side = min(modules * MODULE, widest)
    if side / modules < SMALLEST:
        return None
    svg = drawn.svg_inline(border=0, omitsize=True, dark="#000", svgclass=None, lineclass=None)
    return Code(svg, modules, round(side, 2))


def _drawn(url, version):
    try:
        return segno.make_qr(url, error="l", version=version, mask=MASK, boost_error=True)
    except segno.DataOverflowError:
        return None
