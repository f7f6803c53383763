"""As many queries for a hundred events as for one, and one for a page the reader has."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feeds import editions
from programme.actors import SYSTEM
from programme.drafts.event_draft import Languages
from tests import cast

# Where nothing is stored of a page, and where the district has changed and the events have not.
QUERIES = {
    "/?lang=de": (2, 2),
    "/de/nord/": (15, 7),
    "/de/nord/ikw-2026/": (25, 11),  # and makes the index of the programme, or renews it
    "/de/nord/ikw-2026/?category=fest&town=neustadt&interpretation=ar": (6, 6),
    "/de/nord/ikw-2026/offener-stammtisch/": (13, 3),
    "/de/nord/ikw-2026/print/": (11, 11),
    "/de/nord/imprint/": (3, 3),
    "/sitemap/nord.xml": (3, 3),
}


def fill(week, aylin, number):
    for n in range(number):
        cast.accepted(
            week,
            aylin,
            whens=tuple(cast.when(date(2026, 9, 21) + timedelta(n % 50 + k)) for k in range(2)),
            languages=Languages(spoken=("de",), interpreted=("ar",)),
            audiences=("familien",),
            features=("childcare",),
            organisers=(f"Verein {n % 7}",),
        )


@pytest.mark.parametrize("number", [1, 3, 100])
def test_queries_do_not_grow(client, week, nord, aylin, number):
    editions.release(week, by=SYSTEM, at=cast.AT)
    fill(week, aylin, number)
    cold = {path: queries(client, path) for path in QUERIES}
    nord.bump(cast.AT)
    warm = {path: queries(client, path) for path in QUERIES}
    assert {path: (cold[path], warm[path]) for path in QUERIES} == QUERIES


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_the_reader_has_costs_a_look_at_the_district(
    client, week, nord, aylin, path, django_assert_num_queries
):
    cast.accepted(week, aylin)
    first = client.get(path)
    # The prints change with their files, which the district's stamp does not know.
    with django_assert_num_queries(3 if path.endswith("/print/") else 1):
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"].startswith("public, max-age=30,")
    nord.bump(cast.AT)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_compressed_page_is_known_again(client, week):
    packed = client.get("/de/nord/ikw-2026/", headers={"Accept-Encoding": "gzip"})
    tag = packed["ETag"]
    assert (packed["Content-Encoding"], tag[-4:], packed["Vary"]) == (
        "gzip",
        '-gz"',
        "Accept-Encoding",
    )
    known = {"If-None-Match": tag, "Accept-Encoding": "gzip"}
    again = client.get("/de/nord/ikw-2026/", headers=known)
    assert again.status_code == 304


def test_yesterdays_page_is_not_todays(client, week, clock):
    tag = client.get("/de/nord/")["ETag"]
    clock.shift(timedelta(days=1))
    assert client.get("/de/nord/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", QUERIES)
def test_no_page_knows_its_reader(client, week, aylin, path):
    """No cookie is set, and none is looked at: the same for a person who is logged in."""
    cast.accepted(week, aylin)
    anonymous = client.get(path)
    client.force_login(aylin)
    known = client.get(path)
    assert "Cookie" not in known.get("Vary", "")
    assert not known.cookies
    assert known.content == anonymous.content
