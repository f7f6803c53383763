"""The standards, checked by an engine that others wrote."""

import pikepdf
import pytest

from feeds.print.render import build
from tests.feeds.print.programme import WORDS, snapshot
from tests.feeds.print.vera import verdicts

TONES = {"yellow": "#FFDD00", "black": "#000000", "white": "#FFFFFF"}


@pytest.fixture(scope="module")
def files(shelf, booklet):
    """The sample in both formats and directions, and in colours that are hard to print on."""
    large = build(snapshot(), shelf / "large.pdf", words=WORDS, format="a4")
    arabic = snapshot(language="ar", direction="rtl")
    made = [booklet, large, build(arabic, shelf / "arabic.pdf", words=WORDS)]
    for name, colour in TONES.items():
        district = snapshot()["district"] | {"colour": colour}
        path = shelf / f"{name}.pdf"
        made.append(build(snapshot(district=district), path, words=WORDS))
    return [built.path for built in made]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_every_booklet_conforms(files, profile):
    assert verdicts(profile, files) == {path.name: [] for path in files}


def test_the_check_finds_a_missing_alternative_text(booklet, tmp_path):
    """So that a green test above means something."""
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(booklet.path) as pdf:
        del pdf.Root.Lang
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                del element["/Alt"]
        pdf.save(spoilt)
    rules = verdicts("ua1", [spoilt])["spoilt.pdf"]
    assert [rule.split(" ")[0] for rule in rules[1:] if rule.startswith("7.3")] == ["7.3-1"]
