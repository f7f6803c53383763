"""While the database is away: 503 and when to come back; where nothing can be stored, reading goes
on."""

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, InternalError, OperationalError, connection
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from feeds.feed_files import Scope
from feeds.ical import storing
from feeds.models.fragment import Fragment
from feeds.pieces import Kind
from programme import database_faults
from programme.actors import organiser
from programme.credentials import api_tokens, edit_links
from tests import cast
from tests.serving.faults import (
    away,
    full_disk,
    full_redis,
    held,
    locked,
    may_only_read,
    no_redis,
    read_only,
)

FEED = "/feeds/nord/ikw-2026.ics"
OWN_DISK = pytest.mark.skipif(connection.vendor != "sqlite", reason="a server's disk is its own")


@pytest.fixture
def browser(transactional_db):
    """Gets the answer that people get, where a test would get the exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def world(week, aylin, browser):
    """Something to read at the addresses: what stands in them in place of each name.

    The browser belongs to the office, and to a program with a token.
    """
    event, now = cast.accepted(week, aylin), timezone.now()
    said = {"name": "a program", "by": organiser(aylin), "at": now}
    _row, secret = api_tokens.issue_to(week.district, "Verein Miteinander", **said)
    browser.force_login(aylin)
    browser.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
    return {
        "lang": "en",
        "district": "nord",
        "slug": "nord",
        "programme": week.slug,
        "event": event.slug,
        "uid": event.uid,
        "number": event.submission.number,
        "token": edit_links.to_submission(event.submission, at=now),
        "partner": edit_links.to_partner(week.district, cast.BRUNO.email, at=now),
        "kind": "csv",
    }


def addresses(world):
    """Every address of the product that these names can fill."""
    for names in ([], ["api"], ["incoming_api"]):
        prefix, resolver = "/", get_resolver()
        for name in names:
            before, resolver = resolver.namespace_dict[name]
            prefix += before
        for possible, *_ in resolver.reverse_dict.values():
            for route, wanted in possible:
                if set(wanted) <= set(world):
                    mine = {"token": world["partner"]} if "/mine/" in route else {}
                    yield prefix + route % (world | mine)


@pytest.fixture
def readable(browser, world):
    """The addresses below which something can be read."""
    found = {address: browser.get(address).status_code for address in addresses(world)}
    readable = [address for address, status in found.items() if status == 200]
    assert {FEED, "/en/nord/desk/", "/api/v1/submissions/", "/en/nord/submit/"} <= set(readable)
    return [address for address in readable if address != "/healthz"]


def test_what_reads_answers_where_nothing_can_be_stored(browser, world, readable):
    """All faults in one test, because finding out what can be read takes seconds."""
    for fault in (read_only, full_disk, full_redis, no_redis):
        Fragment.objects.all().delete()
        with fault():
            after = {address: browser.get(address).status_code for address in readable}
            one = browser.get(f"/api/v1/events/{world['uid']}/").json()
            feed = browser.get(FEED).content
        failed = {address: status for address, status in after.items() if status != 200}
        assert (fault.__name__, failed) == (fault.__name__, {})
        assert one["uid"] == str(world["uid"])
        assert b"Offener Stammtisch\r\n" in feed


@pytest.mark.parametrize("fault", [read_only, pytest.param(full_disk, marks=OWN_DISK)])
def test_what_could_not_be_stored_is_stored_later(fault, browser, world):
    Fragment.objects.all().delete()
    with fault():
        before = browser.get(FEED).content
        assert Fragment.objects.count() == 0
    assert browser.get(FEED).content == before
    assert Fragment.objects.count() == 1


def test_a_secret_is_shown_although_it_cannot_be_forgotten(browser, world):
    said = {"organisation": "Verein Miteinander", "name": "Website", "life": "366"}
    there = browser.post("/en/nord/desk/tokens/", said)["Location"]
    with read_only():
        page = browser.get(there)
        assert (page.status_code, "kk_" in page.content.decode()) == (200, True)
        assert browser.post("/account/logout/").status_code == 503


@pytest.mark.parametrize("fault", [full_redis, no_redis])
def test_people_log_in_and_submit_while_redis_takes_nothing(fault, browser, world, week):
    with fault():
        said = {"username": "aylin", "password": "geheim"}
        assert browser.post("/account/login/", said).status_code == 302
        assert browser.get("/en/nord/submit/challenge/").status_code == 200
        assert browser.post(f"/en/nord/submit/{week.slug}/check/").status_code == 200


@pytest.mark.parametrize(
    ("path", "accepts", "lang", "heading"),
    [
        ("/de/nord/ikw-2026/", "ar", "de", "Der Kalender ist im Moment nicht erreichbar"),
        ("/ar/nord/submit/", "de", "ar", "لا يمكن الوصول إلى التقويم حاليًّا"),
        ("/en/nord/desk/", "de", "en", "The calendar cannot be reached at the moment"),
        ("/", "en", "en", "The calendar cannot be reached at the moment"),
        ("/feeds/nord.ics?free=1", "en", "en", "The calendar cannot be reached at the moment"),
    ],
)
def test_pages_say_that_they_come_back(browser, world, path, accepts, lang, heading):
    with away():
        answer = browser.get(path, headers={"Accept-Language": accepts})
    assert answer.status_code == 503
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("30", "no-store")
    page = answer.content.decode()
    assert f'<html lang="{lang}"' in page
    assert heading in page


def test_whoever_logs_in_is_told_too(browser, aylin):
    with away():
        said = {"username": "aylin", "password": "geheim"}
        answer = browser.post("/account/login/", said, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


UNAVAILABLE = {
    "type": "server_error",
    "errors": [
        {
            "code": "unavailable",
            "detail": "The data cannot be reached at the moment. Please ask again soon.",
            "attr": None,
        }
    ],
}


@pytest.mark.parametrize("path", ["events/?district=nord&", "districts/?", "submissions/?"])
def test_the_api_says_it_in_its_own_shape(browser, world, path):
    with away():
        answer = browser.get(f"/api/v1/{path}lang=en")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer.json() == UNAVAILABLE


def test_feeds_come_from_their_files_meanwhile(browser, world, week):
    for programme in (None, week):
        storing.publish([Scope(week.district, programme, "de")])
    before = [browser.get(path) for path in (FEED, "/feeds/nord.ics")]
    with away():
        after = [browser.get(path) for path in (FEED, "/feeds/nord.ics")]
        again = browser.get(FEED, headers={"If-None-Match": before[0]["ETag"]})
        other = browser.get("/feeds/nord.en.ics")
    assert [answer.status_code for answer in after] == [200, 200]
    assert [answer.content for answer in after] == [answer.content for answer in before]
    assert after[0].headers == before[0].headers
    assert (again.status_code, other.status_code) == (304, 503)


def test_an_event_that_cannot_be_read_now_is_not_left_out(browser, world, monkeypatch):
    """Calendars would remove it; so the answer is that there is none."""

    def render(event, language):
        with away():
            return f"{event.texts.get().title}".encode()

    monkeypatch.setattr("feeds.ical.sources.VEVENT", Kind("test", 1, render, render))
    Fragment.objects.all().delete()
    assert browser.get(FEED).status_code == 503


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite locks a whole database")
def test_a_locked_database_is_away_for_whoever_writes(browser, world):
    Fragment.objects.all().delete()
    with locked():
        said = {"username": "aylin", "password": "geheim"}
        assert browser.post("/account/login/", said).status_code == 503
        assert browser.get(FEED).status_code == 200


PAGES = ["/en/nord/ikw-2026/", "/en/nord/ikw-2026/offener-stammtisch/", FEED]


@pytest.mark.parametrize("path", PAGES)
def test_no_reader_waits_until_another_transaction_has_ended(browser, world, week, path, caplog):
    browser.get(path)
    Fragment.objects.all().delete()
    week.district.bump(timezone.now())
    with held():
        assert browser.get(path).status_code == 200
    assert "could not be stored: OperationalError" in caplog.text
    assert Fragment.objects.count() == 0
    week.district.bump(timezone.now())
    assert browser.get(path).status_code == 200
    assert Fragment.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no roles")
@pytest.mark.parametrize("path", PAGES)
def test_a_role_that_may_write_nothing_reads(browser, world, path, caplog):
    Fragment.objects.all().delete()
    with may_only_read():
        assert browser.get(path).status_code == 200
    assert "could not be stored: ProgrammingError" in caplog.text


def test_what_cannot_be_stored_leaves_the_transaction_and_its_patience(db, caplog):
    question = "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"

    def patience():
        with connection.cursor() as cursor:
            return cursor.execute(question).fetchone()

    before, inside = patience(), []
    database_faults.store_if_possible("a piece", Fragment.objects.create)
    assert "a piece could not be stored: IntegrityError" in caplog.text
    assert patience() == before
    database_faults.store_if_possible("nothing", lambda: inside.append(patience()))
    assert patience() == before
    assert inside[0] != before


def raised(error, cause=None):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("database is locked"), True),
        (raised(OperationalError(), psycopg.errors.TooManyConnections()), True),
        (raised(InternalError(), psycopg.errors.ReadOnlySqlTransaction()), True),
        (raised(InternalError(), psycopg.errors.InFailedSqlTransaction()), False),
        (IntegrityError(), False),
        (DatabaseError(), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_what_may_succeed_later(error, expected):
    assert database_faults.is_unavailable(error) is expected


def test_a_fault_of_the_code_stays_one(browser, world, monkeypatch):
    monkeypatch.setattr(Fragment, "objects", None)
    answer = browser.get(FEED, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.has_header("Retry-After")) == (500, False)
    assert "Something went wrong" in answer.content.decode()
