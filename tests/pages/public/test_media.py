"""Pictures in public: on the page of their event, told to machines, and as files."""

import json
from dataclasses import replace

import pytest

from programme.actors import PARTNER
from programme.models.picture import Picture
from programme.pictures import picture_verbs, storage
from programme.submissions import submitting
from tests import cast, pictured
from tests.pictured import COMPLETE

PATH = "/en/nord/ikw-2026/offener-stammtisch/"
YEAR = "public, max-age=31536000, immutable, s-maxage=60"


@pytest.fixture
def event(week, aylin):
    return pictured.shown(week, aylin)


def address(width=480) -> str:
    return f"/media/pictures/{Picture.objects.get().uid}/{width}.webp"


def content(answer) -> bytes:
    return b"".join(answer.streaming_content)


# --- Files -------------------------------------------------------------------------------------


def test_a_public_picture_may_be_kept_for_a_year(client, event):
    answer = client.get(address())
    picture = Picture.objects.get()
    assert content(answer) == storage.path(picture, 480).read_bytes()
    assert {name: answer.headers[name] for name in EXPECTED} == EXPECTED
    assert answer.headers["ETag"] == f'"{picture.uid}-480"'
    assert "Vary" not in answer.headers
    assert answer.cookies == {}


EXPECTED = {
    "Content-Type": "image/webp",
    "Content-Disposition": 'inline; filename="480.webp"',
    "Cache-Control": YEAR,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


def test_who_has_it_gets_304_and_no_body(client, event):
    tag = client.get(address()).headers["ETag"]
    answer = client.get(address(), headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["Cache-Control"] == YEAR
    assert client.get(address(800), headers={"If-None-Match": tag}).status_code == 200


def test_it_costs_two_queries(client, event, django_assert_num_queries):
    path = address()
    with django_assert_num_queries(2):
        client.get(path)


def test_there_are_only_its_own_widths(client, event):
    found = [client.get(address(width)).status_code for width in (480, 800, 960, 1600, 481, 0)]
    assert found == [200, 200, 404, 404, 404, 404]


@pytest.mark.parametrize(
    "path",
    [
        "media/pictures/{uid}/",
        "media/pictures/",
        "media/pictures/{uid}/480.jpg",
        "media/pictures/{uid}/480.webp/",
        "media/pictures/{uid}/../{uid}/480.webp",
        "media/pictures/%2e%2e/480.webp",
        "media/../media/pictures/{uid}/480.webp",
        "media/pictures/00000000000000000000000000000000/480.webp",
    ],
)
def test_nothing_else_is_there(client, event, path):
    uid = Picture.objects.get().uid
    assert client.get("/" + path.format(uid=uid)).status_code == 404


def test_it_is_only_read(client, event):
    assert client.post(address()).status_code == 405


def test_a_picture_that_waits_is_for_its_office_alone(client, week, aylin, chiara):
    pictured.upload(cast.offered(week))
    assert client.get(address()).status_code == 404
    client.force_login(chiara)
    assert client.get(address()).status_code == 404
    client.force_login(aylin)
    answer = client.get(address())
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("fact", ["alt", "author", "licence", "people"])
def test_without_its_rights_it_is_not_public(client, week, aylin, fact):
    nothing = {"alt": {}, "author": "", "licence": "", "people": "unknown"}
    pictured.shown(week, aylin, said=replace(COMPLETE, **{fact: nothing[fact]}))
    assert client.get(address()).status_code == 404


def test_what_is_withdrawn_is_not_public_any_more(client, event):
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert client.get(address()).status_code == 404


def test_the_picture_of_a_closed_event_is_not_public(client, week, aylin):
    pictured.shown(week, aylin, openness="school")
    assert client.get(address()).status_code == 404


def test_a_removed_picture_is_gone(client, event, django_capture_on_commit_callbacks):
    path = address()
    with django_capture_on_commit_callbacks(execute=True):
        picture_verbs.remove(event.submission, by=PARTNER, at=cast.AT)
    assert client.get(path).status_code == 404


def test_a_file_that_is_lost_is_404(client, event):
    storage.path(Picture.objects.get(), 480).unlink()
    assert client.get(address()).status_code == 404


# --- The page ----------------------------------------------------------------------------------


def test_the_page_shows_files_that_are_there(client, read, event):
    image = read(PATH).one("figure").one("img").attrs
    sources = [part.split()[0] for part in image["srcset"].split(", ")]
    assert sources == [address(480), address(800)]
    assert image["src"] == address(480)
    assert [client.get(path).status_code for path in sources] == [200, 200]


def test_messengers_are_told(client, event):
    page = client.get(PATH).content.decode()
    assert f'<meta property="og:image" content="http://localhost:8000{address(800)}">' in page
    assert (
        '<meta property="og:image:alt" content="Frauen und Männer tanzen im Kreis auf dem '
        'Marktplatz.">' in page
    )


def test_without_a_picture_messengers_get_the_words(client, week, aylin):
    cast.accepted(week, aylin)
    page = client.get(PATH).content.decode()
    assert '<meta property="og:title" content="Offener Stammtisch">' in page
    assert "og:image" not in page
    assert "twitter:card" not in page


def test_search_engines_are_told_whose_it_is(client, week, aylin):
    pictured.shown(week, aylin, said=replace(COMPLETE, licence="cc-by"))
    page = client.get(PATH).content.decode()
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["image"] == {
        "@type": "ImageObject",
        "contentUrl": f"http://localhost:8000{address(800)}",
        "width": 800,
        "height": 600,
        "caption": "Frauen und Männer tanzen im Kreis auf dem Marktplatz.",
        "creditText": "Bruno Beispiel",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_hostile_words_stay_words(client, week, aylin):
    evil = '"><script>alert(1)</script>'
    said = replace(
        COMPLETE, alt={"de": f"Ein Fest {evil}"}, author=evil, licence="other", licence_text=evil
    )
    pictured.shown(week, aylin, said=said)
    page = client.get(PATH).content.decode()
    assert "<script>alert" not in page
    # Image, its two credits, messengers, and two for search engines.
    assert page.count("alert(1)") == 6
