"""QR codes of the booklet as SVG, sized in millimetres for the press."""

from functools import lru_cache
from typing import NamedTuple

import zxingcpp

from programme.regular_expressions import expression

QR = zxingcpp.BarcodeFormat.QRCode
MODULE = 0.4  # mm a module should have, so that an old phone reads it from newsprint
SMALLEST = 0.32  # mm it must have
BAND = 4  # rows: fewer take more bytes in the typesetter, more take more bytes in the file
DARK = expression("1+")
# 41 modules per side fit all usual addresses, and one size looks calmer. Bytes it takes by level of
# correction (ISO/IEC 18004, table 7): spare room corrects more.
USUAL = 6
ROOM = {"H": 58, "Q": 74, "M": 106, "L": 134}
MASK = 2  # any is valid; choosing the best one costs five times the time of making the code
INK = bytes.maketrans(b"\x00\xff", b"10")


class Code(NamedTuple):
    """A QR code: its picture, its modules per side, its side in millimetres (no quiet zone)."""

    svg: str
    modules: int
    side: float


def code(url, widest):
    """The code for `url`, at most `widest` millimetres; None if it would be too fine to read."""
    rows = url and _rows(url)
    if not rows:
        return None
    modules = len(rows)
    side = min(modules * MODULE, widest)
    if side / modules < SMALLEST:
        return None
    return Code(_svg(rows), modules, round(side, 2))


def _rows(url):
    """The modules, a string of 0 and 1 for each row from the top; None if the text is too long."""
    length = len(url.encode())
    usual = next((level for level, most in ROOM.items() if length <= most), None)
    options = {"ec_level": usual, "version": USUAL} if usual else {"ec_level": "L"}
    try:
        code = zxingcpp.create_barcode(url, QR, data_mask=MASK, **options)
    except ValueError:
        return None
    picture = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    size = picture.shape[0]
    # The buffer that it offers is written in C++, and its types do not speak of it.
    modules = bytes(picture).translate(INK).decode()  # type: ignore[call-overload]
    return [modules[start : start + size] for start in range(0, size * size, size)]


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
