"""Booklets that several tests read; each is built once, and all are judged in one run."""

import pikepdf
import pytest

from feeds.print.render import build
from tests.feeds.print.hostile import HARDEST, QUICKEST, TEXTS, event_full_of, framed
from tests.feeds.print.programme import WORDS, snapshot
from tests.feeds.print.vera import verdicts


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("booklets")


@pytest.fixture(scope="session")
def booklet(shelf):
    """The sample programme in A5."""
    return build(snapshot(), shelf / "sample.pdf", words=WORDS)


@pytest.fixture(scope="session")
def large(shelf):
    """The sample programme in large print."""
    return build(snapshot(), shelf / "large.pdf", words=WORDS, format="a4")


@pytest.fixture(scope="session")
def arabic(shelf):
    """The sample programme from right to left."""
    return build(snapshot(language="ar", direction="rtl"), shelf / "arabic.pdf", words=WORDS)


@pytest.fixture(scope="session")
def hostile(shelf):
    """One booklet with an event for each hostile text, in both directions."""
    events = [event_full_of(n, text) for n, text in enumerate(TEXTS.values())]
    return [
        build(snapshot(*events, **change), shelf / name, words=WORDS)
        for name, change in {
            "hostile-ltr.pdf": {},
            "hostile-rtl.pdf": {"language": "ar", "direction": "rtl"},
        }.items()
    ]


@pytest.fixture(scope="session")
def spoilt(shelf, booklet):
    """The sample without its language and without words for its pictures."""
    path = shelf / "spoilt.pdf"
    with pikepdf.open(booklet.path) as pdf:
        del pdf.Root.Lang
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                del element["/Alt"]
        pdf.save(path)
    return path


@pytest.fixture(scope="session")
def judged(request, shelf, booklet, arabic, spoilt):
    """{profile: {file name: [broken rules]}}: starting the engine takes longer than a file."""
    files = {
        "ua1": [booklet.path, arabic.path, framed(QUICKEST, shelf), spoilt],
        "2a": [booklet.path],
    }
    if request.config.getoption("all"):
        large, hostile = map(request.getfixturevalue, ("large", "hostile"))
        files["ua1"] += [large.path, *(built.path for built in hostile)]
        files["ua1"] += [framed(name, shelf) for name in HARDEST]
        files["2a"] += [arabic.path, large.path]
    return verdicts(files)
