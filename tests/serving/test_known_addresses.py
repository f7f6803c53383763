"""What is answered at the door is what would be answered behind it, and never what was."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from programme.actors import PARTNER
from programme.models.district import District
from programme.models.programme import Programme
from programme.submissions import submitting
from tests import cast

TODAY = datetime(2026, 9, 20, 10, tzinfo=UTC)
WEEK = "/de/nord/ikw-2026/"
LIST = "/api/v1/events/?district=nord"
FEED = "/feeds/nord/ikw-2026.ics?free=1"
ASKED = [
    {},
    {"Accept-Encoding": "gzip, br"},
    {"Accept-Encoding": "gzip"},
    {"If-None-Match": '"other"', "Origin": "https://elsewhere.example"},
    {"If-None-Match": "*"},
]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def memory(settings, tmp_path):
    """Answers are kept as in the product, in a memory of this test's own."""
    pages = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    settings.CACHES = settings.CACHES | {"pages": pages}


@pytest.fixture
def event(week, aylin):
    return cast.accepted(week, aylin)


@pytest.fixture
def is_known(client):
    """Whether the door answers a reader, and does not ask those behind it, who name a view."""

    def inside(path, client=client, **headers):
        answer = client.get(path, headers=headers)
        assert answer.status_code in (200, 304)
        return answer.wsgi_request.resolver_match is None

    return inside


def _said(answer):
    return answer.status_code, dict(answer.items()), answer.content


def _addresses(event):
    return [WEEK, "/de/nord/", f"{WEEK}{event.slug}/", "/ar/nord/imprint/"] + [
        *(LIST, f"/api/v1/events/{event.uid}/", FEED)
    ]


@pytest.mark.parametrize("secure", [False, True])
def test_the_door_says_what_those_behind_it_say(
    client, event, is_known, settings, secure, django_assert_num_queries
):
    settings.SECURE_HSTS_SECONDS = 60
    for path in _addresses(event):
        client.get(path, secure=secure)
        tag = client.get(path, secure=secure)["ETag"]
        for headers in [*ASKED, {"If-None-Match": tag}]:
            behind = Client().get(path, headers=headers, secure=secure)
            with django_assert_num_queries(1):
                known = client.get(path, headers=headers, secure=secure)
            assert known.wsgi_request.resolver_match is None
            assert behind.wsgi_request.resolver_match is not None
            assert _said(known) == _said(behind)
            assert ("Strict-Transport-Security" in known) is secure


def test_who_asks_for_the_head_alone_is_told_the_same(client, event):
    client.get(WEEK)
    assert dict(client.head(WEEK).items()) == dict(Client().head(WEEK).items())


def test_who_comes_with_the_answer_teaches_the_door_too(event, is_known, settings):
    tag = Client().get(WEEK)["ETag"]
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }
    later = Client()
    assert [is_known(WEEK, later, If_None_Match=tag) for _ in range(2)] == [False, True]
    assert not is_known(WEEK, later)


def test_what_has_changed_is_asked_of_those_behind(client, event, week, aylin, is_known, clock):
    for path in _addresses(event):
        assert [is_known(path), is_known(path)] == [False, True]
    cast.accepted(week, aylin, title="Zweites")
    for path in _addresses(event):
        assert [is_known(path), is_known(path)] == [False, True]
    clock.shift(timedelta(days=1))
    for path in _addresses(event):
        assert [is_known(path), is_known(path)] == [False, True]


def test_what_is_gone_is_gone_at_the_door(client, event, week):
    uid = f"/api/v1/events/{event.uid}/"
    for path in (WEEK, uid, FEED):
        client.get(path)
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert client.get(uid).status_code == 404
    client.get(FEED)
    Programme.objects.update(is_public=False)  # without a word to the stamp
    assert client.get(FEED).status_code == 404
    client.get("/ar/nord/")
    District.objects.filter(pk=week.district_id).update(languages=["de"])
    assert client.get("/ar/nord/").status_code == 404


def test_an_error_is_no_answer_that_stands(client, week, is_known):
    for path, status in {
        f"{WEEK}?colour=red": 400,
        f"{WEEK}nowhere/": 404,
        "/api/v1/events/?district=nord&page=99": 404,
        "/feeds/nord/ikw-2026.ics?colour=red": 400,
    }.items():
        for _ in range(2):
            answer = client.get(path)
            assert answer.status_code == status
            assert answer.wsgi_request.resolver_match is not None


def test_a_reader_with_a_cookie_goes_through(client, event, aylin, is_known):
    assert [is_known(WEEK), is_known(WEEK)] == [False, True]
    client.force_login(aylin)
    assert [is_known(WEEK), is_known(WEEK)] == [False, False]
    client.logout()
    assert is_known(WEEK)


def test_another_host_is_none_of_ours(client, event):
    client.get(WEEK)
    assert client.get(WEEK, headers={"Host": "elsewhere.example"}).status_code == 400
    assert client.get(WEEK, SERVER_NAME="elsewhere.example").status_code == 400


def test_what_writes_is_refused(client, event):
    client.get(WEEK)
    assert client.post(WEEK).status_code == 405


def test_the_door_knows_only_so_many_and_short_addresses(client, event, is_known, monkeypatch):
    monkeypatch.setattr("calendar_site.serving.known_addresses.MOST", 2)
    paths = [WEEK, "/de/nord/", "/ar/nord/"]
    assert [is_known(path) for path in paths] == [False] * 3
    assert [is_known(path) for path in reversed(paths)] == [True, False, False]
    long = f"{LIST}&utm_source={'x' * 500}"
    assert [is_known(long), is_known(long)] == [False, False]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server")
@pytest.mark.django_db(transaction=True)
def test_a_broken_connection_is_no_fault_of_the_reader(client, event, is_known):
    for _ in range(2):
        client.get(WEEK)
    connection.connection.close()
    assert client.get(WEEK).status_code == 200
    assert is_known(WEEK)
