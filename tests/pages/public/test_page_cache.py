"""A public page is made once for all its readers, and never out of what is only for one."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings as product
from django.http import HttpResponse
from django.middleware.csrf import get_token

from calendar_site.serving.conditional_responses import respond
from programme.actors import PARTNER
from programme.submissions import submitting
from tests import cast

WEEK = "/de/nord/ikw-2026/"
SESSIONS = import_module(product.SESSION_ENGINE)


@pytest.fixture(autouse=True)
def memory(settings, tmp_path):
    """Pages are kept as in the product, in a memory of this test's own."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    pages = {"BACKEND": backend, "LOCATION": str(tmp_path)}
    settings.CACHES = settings.CACHES | {"pages": pages}


@pytest.fixture
def is_made(client, django_assert_max_num_queries):
    """Whether a page is made for who asks now; a kept one costs one look at the district."""

    def inside(path, **headers):
        with django_assert_max_num_queries(30) as queries:
            assert client.get(path, headers=headers).status_code == 200
        return len(queries) > 1

    return inside


def test_two_readers_get_one_page(client, week, aylin, is_made):
    cast.accepted(week, aylin)
    assert [is_made(WEEK), is_made(WEEK)] == [True, False]
    first, second = client.get(WEEK), client.get(WEEK)
    assert first.content == second.content
    assert b"Offener Stammtisch" in first.content
    assert dict(first.items()) == dict(second.items())


def test_who_is_signed_in_never_sees_the_copy_of_half_a_minute_ago(client, week, aylin):
    """They look at a page right after they have decided about what stands on it."""
    assert client.get(WEEK)["Cache-Control"].startswith("public, max-age=30,")
    client.force_login(aylin)
    page = client.get(WEEK)
    again = client.get(WEEK, headers={"if-none-match": page["ETag"]})
    assert [page.status_code, again.status_code] == [200, 304]
    assert {page["Cache-Control"], again["Cache-Control"]} == {"private, no-cache"}


def test_what_is_published_or_taken_back_is_seen_at_once(client, week, aylin):
    event = cast.accepted(week, aylin, title="Erstes")
    said = [client.get(WEEK).content.decode()]
    cast.accepted(week, aylin, title="Zweites")
    said.append(client.get(WEEK).content.decode())
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    said.append(client.get(WEEK).content.decode())
    shown = [[word for word in ("Erstes", "Zweites") if word in page] for page in said]
    assert shown == [["Erstes"], ["Erstes", "Zweites"], ["Zweites"]]


def test_another_language_question_district_or_day_is_another_page(
    week, sued, aylin, is_made, clock
):
    cast.programme(sued)
    cast.accepted(week, aylin)
    assert is_made(WEEK)
    others = ["/ar/nord/ikw-2026/", f"{WEEK}?free=1", "/de/sued/ikw-2026/", "/de/nord/"]
    assert [is_made(path) for path in others] == [True] * 4
    assert not is_made(WEEK)
    clock.shift(timedelta(days=1))
    assert is_made(WEEK)


def test_an_organiser_gets_no_copy_and_leaves_none(client, week, aylin, is_made):
    client.force_login(aylin)
    assert [is_made(WEEK), is_made(WEEK)] == [True, True]
    client.logout()
    assert is_made(WEEK)
    client.force_login(aylin)
    assert is_made(WEEK)


def test_a_page_that_is_compressed_and_one_that_is_not_say_the_same(client, week):
    plain = client.get(WEEK)
    packed = client.get(WEEK, headers={"Accept-Encoding": "gzip"})
    again = client.get(WEEK, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == again["Content-Encoding"] == "gzip"
    assert client.get(WEEK).content == plain.content


def _with_cookie(request):
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return response


PERSONAL = {
    "looks at the login": lambda request: HttpResponse(str(request.session.get("_auth_user_id"))),
    "has a token": lambda request: HttpResponse(get_token(request)),
    "sets a cookie": _with_cookie,
    "is an error": lambda request: HttpResponse("x", status=400),
    "leads elsewhere": lambda request: HttpResponse("x", headers={"Content-Location": "/x"}),
}


def ask(rf, view):
    """How often `view` is called for two readers who ask one after the other."""
    calls = []
    for _ in range(2):
        request = rf.get("/")
        request.session = SESSIONS.SessionStore()
        respond(request, '"tag"', lambda asked=request: calls.append(asked) or view(asked))
    return len(calls)


@pytest.mark.parametrize("view", PERSONAL.values(), ids=PERSONAL)
def test_what_may_be_for_one_reader_only_is_not_kept(rf, view):
    assert ask(rf, view) == 2


def test_what_is_the_same_for_all_is_kept(rf):
    assert ask(rf, lambda request: HttpResponse("x")) == 1
