"""QR codes that fit the column and can be read from it."""

import re

import pytest
import zxingcpp
from PIL import Image

from feeds.print.measures import FORMATS
from feeds.print.qr import MODULE, ROOM, SMALLEST, code

SITE = "https://kreiskalender.example/"
STROKE = re.compile(r"M(\d+) (\d+)h(\d+)")
BAND = re.compile(r"translate\(0 (\d+)\.5\)\" d=\"([^\"]+)")


def scanned(drawn):
    """What a camera reads from the strokes of the picture, with its quiet zone around them."""
    size = drawn.modules + 8
    image = Image.new("L", (size, size), 255)
    for top, strokes in BAND.findall(drawn.svg):
        for start, row, length in STROKE.findall(strokes):
            for x in range(int(length)):
                image.putpixel((4 + int(start) + x, 4 + int(top) + int(row)), 0)
    found = zxingcpp.read_barcodes(image.resize((4 * size, 4 * size), Image.Resampling.NEAREST))
    return [(one.text, one.ec_level) for one in found]


def test_usual_addresses_have_one_size():
    sizes = {code(SITE + "x" * length, 24)[1:] for length in (1, 40, 100)}
    assert sizes == {(41, round(41 * MODULE, 2))}


@pytest.mark.parametrize("length", [31, 57, 58, 59, 74, 75, 90, 106, 107, 133, 134])
def test_usual_addresses_are_read_with_the_most_correction_that_fits(length):
    text = SITE + "".join(chr(97 + n % 26) for n in range(length - len(SITE)))
    level = next(name for name, most in ROOM.items() if length <= most)
    assert scanned(code(text, 24)) == [(text, level)]


def test_a_long_address_takes_a_larger_code():
    text = SITE.ljust(150, "z")
    drawn = code(text, 24)
    assert drawn.modules > 41
    assert scanned(drawn) == [(text, "L")]


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
