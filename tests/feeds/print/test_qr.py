"""QR codes that fit the column and can be read from it."""

import pytest

from feeds.print.measures import FORMATS
from feeds.print.qr import MODULE, SMALLEST, code

SITE = "https://kreiskalender.example/"


def test_usual_addresses_have_one_size():
    sizes = {code(SITE + "x" * length, 24)[1:] for length in (1, 40, 100)}
    assert sizes == {(41, round(41 * MODULE, 2))}


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
