"""QR codes that fit the column and can be read from it."""

import pytest
import segno
import zxingcpp
from PIL import Image

from feeds.print import usual_qr
from feeds.print.measures import FORMATS
from feeds.print.qr import MODULE, SMALLEST, code

SITE = "https://kreiskalender.example/"
CAPACITIES = {"h": 58, "q": 74, "m": 106, "l": 134}


def scanned(rows):
    """What a camera reads from the modules, with its quiet zone around them."""
    size = len(rows) + 8
    image = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows, 4):
        for x, module in enumerate(row, 4):
            image.putpixel((x, y), 0 if module == "1" else 255)
    found = zxingcpp.read_barcodes(image.resize((4 * size, 4 * size), Image.Resampling.NEAREST))
    return [(one.text, one.ec_level.lower()) for one in found]


def test_usual_addresses_have_one_size():
    sizes = {code(SITE + "x" * length, 24)[1:] for length in (1, 40, 100)}
    assert sizes == {(41, round(41 * MODULE, 2))}


@pytest.mark.parametrize("length", [31, 57, 58, 59, 74, 75, 90, 106, 107, 133, 134])
def test_usual_addresses_are_read_with_the_most_correction_that_fits(length):
    text = SITE + "".join(chr(97 + n % 26) for n in range(length - len(SITE)))
    level = next(name for name, most in CAPACITIES.items() if length <= most)
    assert scanned(usual_qr.rows(text)) == [(text, level)]


@pytest.mark.parametrize(("level", "most"), CAPACITIES.items())
def test_a_full_code_is_the_one_segno_draws(level, most):
    text = SITE.ljust(most, "z")
    drawn = segno.make_qr(text, version=6, error=level, mask=usual_qr.MASK, boost_error=False)
    assert usual_qr.rows(text) == ["".join(map(str, row)) for row in drawn.matrix]


def test_a_longer_text_does_not_fit():
    assert usual_qr.rows("x" * 135) is None


@pytest.mark.parametrize("measures", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("length", [100, 200, 300, 400])
def test_longer_addresses_stay_readable_or_are_left_out(measures, length):
    drawn = code(SITE + "x" * length, measures["side"])
    if drawn is not None:
        assert drawn.side <= measures["side"]
        assert drawn.side / drawn.modules >= SMALLEST


def test_what_cannot_be_read_is_left_out():
    assert code(SITE + "x" * 600, 24) is None
    assert code(SITE + "x" * 4000, 24) is None
    assert code("", 24) is None
