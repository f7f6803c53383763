"""What is not for everybody is nowhere: one word is planted and looked for in every answer."""

from urllib.parse import unquote

import pytest

from feeds import editions
from programme.actors import PARTNER, SYSTEM
from programme.drafts.event_draft import Place, Text
from programme.submissions import revising, submitting
from tests import cast

WORD = "Quittenkompott"
PLANTED = {
    "title": f"Fest mit {WORD}",
    "summary": f"{WORD} für alle.",
    "description": WORD,
    "organisers": (f"Verein {WORD}",),
    "place": Place(name=f"Haus {WORD}", street=f"{WORD}gasse 1", town=f"{WORD}hausen"),
    "translations": (Text(language="ar", title=WORD, summary=WORD),),
    "public_contact": WORD,
}
PAGES = [
    "/?lang=de",
    "/de/nord/",
    "/de/nord/ikw-2026/",
    "/ar/nord/ikw-2026/",
    "/de/nord/ikw-2026/?day=2026-09-28",
    "/de/nord/ikw-2026/?q=quittenkompott",
    "/de/nord/ikw-2026/print/",
    "/de/nord/ikw-2026/offener-stammtisch/",
    "/de/nord/imprint/",
    "/sitemap.xml",
    "/sitemap/nord.xml",
    "/robots.txt",
]


@pytest.fixture
def planted(week, aylin):
    """Closed events of every kind, one that nobody has decided on, one that was declined."""
    cast.accepted(week, aylin)
    edition = editions.release(week, by=SYSTEM, at=cast.AT)
    for openness in ("school", "invited", "residents"):
        cast.accepted(week, aylin, openness=openness, **PLANTED)
    cast.offered(week, **PLANTED)
    return edition


def traces(body: str) -> str:
    """What is left of the word after the question itself, which a page of answers repeats."""
    body = unquote(body).casefold()
    for asked in ("q=quittenkompott", "“quittenkompott”", "„quittenkompott“", '"quittenkompott"'):
        body = body.replace(asked, "")
    start = body.find("quitten")
    return body[max(0, start - 60) : start + 60] if start >= 0 else ""


@pytest.mark.parametrize("path", PAGES)
def test_the_word_is_nowhere(client, planted, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert traces(answer.content.decode()) == ""


@pytest.mark.parametrize("slug", ["fest-mit-quittenkompott", "fest-mit-quittenkompott-2"])
def test_a_closed_event_has_no_page(client, planted, slug):
    answer = client.get(f"/de/nord/ikw-2026/{slug}/")
    assert answer.status_code == 404
    assert traces(answer.content.decode().replace(slug, "")) == ""


def test_a_change_that_waits_is_not_shown(client, week, aylin):
    event = cast.accepted(week, aylin)
    revising.revise(event.submission, cast.draft(**PLANTED), by=PARTNER, at=cast.AT)
    for path in PAGES:
        assert traces(client.get(path).content.decode()) == ""


def test_what_was_taken_back_is_not_listed(client, week, aylin):
    event = cast.accepted(week, aylin, **PLANTED)
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    for path in [path for path in PAGES if "stammtisch" not in path]:
        assert traces(client.get(path).content.decode()) == ""


@pytest.mark.parametrize("page", ["", "print/", "offener-stammtisch/"])
def test_another_district_shows_none_of_it(client, week, aylin, sued, page):
    cast.accepted(week, aylin)
    assert client.get(f"/de/sued/ikw-2026/{page}").status_code == 404


def test_words_of_another_district_are_unknown(client, week, aylin, sued):
    cast.accepted(week, aylin)
    cast.programme(sued)
    assert client.get("/de/sued/ikw-2026/?town=neustadt").status_code == 400
    assert client.get("/de/sued/ikw-2026/?partner=verein-miteinander").status_code == 400
