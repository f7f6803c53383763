"""A feed with a filter: its tag is known before it is made, and it is made once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from programme.actors import PARTNER
from programme.drafts.reports import ALL
from programme.submissions import reporting
from tests import cast
from tests.feeds.ical.readers import titles
from tests.feeds.ical.serving import FEED

pytestmark = pytest.mark.usefixtures("september")
FILTERED = ["/feeds/nord.ics?town=neustadt&category=fest", f"{FEED}?category=fest"]


@pytest.mark.parametrize("path", FILTERED)
def test_a_known_filtered_feed_costs_one_query(client, event, path, django_assert_num_queries):
    """Its tag is known before anything is read, however little this process remembers."""
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    names = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin")
    assert [again[name] for name in names] == [first[name] for name in names]


@pytest.mark.parametrize("path", FILTERED)
def test_a_filtered_feed_is_made_once_for_all(
    client, event, path, settings, tmp_path, django_assert_num_queries
):
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": backend, "LOCATION": str(tmp_path)}}
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert (again.content, again.headers) == (first.content, first.headers)
    reporting.report(event.submission, "full", keys=ALL, by=PARTNER, at=cast.AT + timedelta(days=1))
    later = client.get(path, headers={"if-none-match": first["ETag"]})
    assert titles(later) == ["AUSGEBUCHT: Offener Stammtisch"]


def test_what_asks_nothing_makes_no_other_feed(client, event):
    path, mail = f"{FEED}?category=fest&town=neustadt", "utm_source=mail"
    asked = [f"{path}&{mail}&fbclid=1", f"{FEED}?{mail}&category=fest&gclid=%26&town=neustadt"]
    first, others = client.get(path), [client.get(each) for each in asked]
    assert [(each["ETag"], each.content) for each in others] == [(first["ETag"], first.content)] * 2


def test_a_filtered_feed_changes_with_the_day(client, event):
    first = client.get(FILTERED[0])
    assert first["Last-Modified"] == "Mon, 31 Aug 2026 22:00:00 GMT"  # midnight in Berlin
    known = {"if-none-match": first["ETag"]}
    since = {"if-modified-since": first["Last-Modified"]}
    asked = [known, since]
    statuses = [client.get(FILTERED[0], headers=headers).status_code for headers in asked]
    assert statuses == [304, 304]
    with time_machine.travel(datetime(2026, 9, 2, 10, tzinfo=UTC)):
        statuses = [client.get(FILTERED[0], headers=headers).status_code for headers in asked]
    assert statuses == [200, 200]


def test_two_changes_within_one_second_are_told_apart(client, nord, event):
    """By those, too, who know no more than the time."""
    moment = datetime(2026, 9, 1, 9, 59, 30, 200_000, tzinfo=UTC)
    nord.bump(moment)
    with time_machine.travel(moment + timedelta(milliseconds=100), tick=False):
        first = client.get(FILTERED[0])
    assert first["Last-Modified"] == "Tue, 01 Sep 2026 09:59:30 GMT"
    with time_machine.travel(moment + timedelta(milliseconds=700), tick=False):
        nord.bump(moment + timedelta(milliseconds=600))
        since = {"if-modified-since": first["Last-Modified"]}
        assert client.get(FILTERED[0], headers=since).status_code == 200


@pytest.mark.parametrize("query", ["town=nirgendwo", "colour=red", "day=gestern", "cancelled=x"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"if-none-match": "*"},
        {"if-match": '"x"'},
        {"if-modified-since": "Tue, 01 Sep 2026 10:00:00 GMT"},
    ],
)
def test_a_wrong_question_is_refused_whatever_is_known(client, event, query, headers):
    assert client.get(f"{FEED}?{query}", headers=headers).status_code == 400
