"""Feeds over HTTP: conditional, compressed when asked, the same for every program."""

import gzip
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from feeds.ical import urls
from tests import cast
from tests.feeds.ical.serving import FEED, publish

pytestmark = pytest.mark.usefixtures("september")
PATHS = [FEED, "/feeds/nord.ics?category=fest", "/feeds/nord/ikw-2026/offener-stammtisch.ics"]
# Each address with a stored file behind it, and without.
EACH = pytest.mark.parametrize(
    ("known", "path"),
    [(stored, path) for stored in (True, False) for path in PATHS],
    indirect=["known"],
)


@pytest.fixture
def known(client, nord, event, request):
    if request.param:
        publish(nord)
    return client


def ask(client, path, method="get", **headers):
    return getattr(client, method)(
        path, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@EACH
def test_conditional_requests(known, path):
    first = ask(known, path)
    etag, moment = first["ETag"], first["Last-Modified"]
    status = {
        name: ask(known, path, **headers).status_code
        for name, headers in {
            "strong": {"if_none_match": etag},
            "weak": {"if_none_match": f"W/{etag}"},
            "list": {"if_none_match": f'"x", {etag}'},
            "any": {"if_none_match": "*"},
            "other": {"if_none_match": '"other"'},
            "since": {"if_modified_since": moment},
            "long ago": {"if_modified_since": "Mon, 01 Jan 2001 00:00:00 GMT"},
            "tag wins": {"if_none_match": '"other"', "if_modified_since": moment},
            "in plain bytes": {"if_none_match": etag, "accept_encoding": "gzip"},
            "in what it cannot unpack": {"if_none_match": f'{etag[:-1]}-gz"'},
        }.items()
    }
    assert status == {
        "strong": 304,
        "weak": 304,
        "list": 304,
        "any": 304,
        "other": 200,
        "since": 304,
        "long ago": 200,
        "tag wins": 200,
        "in plain bytes": 304,
        "in what it cannot unpack": 200,
    }


@EACH
def test_304_has_no_body_and_the_headers_of_200(known, path):
    first = ask(known, path)
    again = ask(known, path, if_none_match=first["ETag"])
    names = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin")
    assert again.content == b""
    assert [again[name] for name in names] == [first[name] for name in names]


@EACH
def test_gzip_only_for_those_who_ask(known, path):
    plain = ask(known, path, accept_encoding="")
    zipped = ask(known, path, accept_encoding="deflate, gzip;q=0.5, *;q=0")
    assert plain.get("Content-Encoding") is None
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] == plain["ETag"].removesuffix('"') + '-gz"'
    assert zipped["Vary"] == "Accept-Encoding"
    again = ask(known, path, accept_encoding="gzip", if_none_match=zipped["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("header", ["gzip;q=0", "identity", "*", "gzipped", "deflate;gzip"])
def test_others_get_plain_text(client, event, header):
    assert ask(client, FEED, accept_encoding=header).get("Content-Encoding") is None


@EACH
def test_head_says_what_get_says(known, path):
    get, head = ask(known, path), ask(known, path, "head")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == get.headers


@pytest.mark.parametrize(
    ("agent", "accept"),
    [
        ("Mozilla/5.0 Thunderbird", "text/calendar,text/plain;q=0.8,*/*;q=0.5"),
        ("Nextcloud", "text/calendar, application/calendar+json"),
        ("ICSx5", "text/calendar, */*;q=0.9"),
        ("Google-Calendar-Importer", "*/*"),
        ("curl", "text/html"),
        ("python", "application/json"),
    ],
)
def test_every_program_gets_the_same(client, event, agent, accept):
    wanted = client.get(FEED)
    found = ask(client, FEED, user_agent=agent, accept=accept, accept_language="fr", cookie="a=b")
    assert (found.content, found.headers) == (wanted.content, wanted.headers)


@pytest.mark.parametrize("address", urls.urlpatterns, ids=lambda pattern: str(pattern.pattern))
def test_only_reading_is_allowed_and_no_token_is_asked_for(event, address):
    """Every address of a feed; 405 as RFC 9110 15.5.6 has it."""
    known = {
        "district": "nord",
        "lang": "de",
        "programme": "ikw-2026",
        "event": "offener-stammtisch",
    }
    names = {name: known[name] for name in address.pattern.converters}
    path, strict = reverse(address.name, kwargs=names), Client(enforce_csrf_checks=True)
    assert strict.get(path).status_code == 200
    for write in (strict.post, strict.put, strict.patch, strict.delete):
        answer = write(path)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answer.content == b""


def test_nothing_is_newer_than_now(client, week, aylin):
    """RFC 9110 8.8.2.1; somebody's clock was ahead."""
    cast.accepted(week, aylin, at=datetime(2026, 9, 1, 12, tzinfo=UTC))
    assert client.get(FEED)["Last-Modified"] == "Tue, 01 Sep 2026 10:00:00 GMT"


def test_the_same_bytes_the_day_after(client, nord, event):
    before = client.get(FEED)
    with time_machine.travel(datetime(2026, 9, 2, 10, tzinfo=UTC)):
        assert client.get(FEED).content == before.content
