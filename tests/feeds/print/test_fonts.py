"""The fonts beside the template are what their page says, and draw alike in every cut."""

import hashlib
import re

import pytest
from fontTools.ttLib import TTFont

from feeds.print.glyphs import FONTS, character_sets

FILES = sorted(path.name for path in FONTS.glob("*.ttf"))
FAMILIES = ["NotoSans", "NotoSansEthiopic", "Vazirmatn"]


def characters(name):
    return frozenset(map(chr, TTFont(FONTS / name)["cmap"].getBestCmap()))


def test_the_page_names_each_file_with_its_hash():
    page = (FONTS / "README.md").read_text()
    rows = re.findall(r"^\| (\S+\.ttf) \|.*\| ([0-9a-f]{64}) \|$", page, re.MULTILINE)
    hashes = {name: hashlib.sha256((FONTS / name).read_bytes()).hexdigest() for name in FILES}
    assert dict(rows) == hashes


@pytest.mark.parametrize(
    ("family", "listed"), list(zip(FAMILIES, character_sets(), strict=True)), ids=FAMILIES
)
def test_the_list_names_what_every_cut_draws(family, listed):
    cuts = [characters(name) for name in FILES if name.partition("-")[0] == family]
    assert len(cuts) == {"NotoSans": 3}.get(family, 2)
    assert frozenset.intersection(*cuts) == listed


def test_licences_lie_beside_them():
    for family in FAMILIES:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / f"OFL-{family}.txt").read_text()
