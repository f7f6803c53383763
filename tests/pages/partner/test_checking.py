"""While somebody types: the checks and the preview, without storing anything."""

import re

import pytest

from programme import rate_limits
from programme.models.submission import Submission
from tests import cast
from tests.pages.partner.filling import STAMMTISCH, post, typed


@pytest.fixture
def ask(client, address):
    page = client.get(address)

    def asking(**changes):
        return post(client, f"{address}check/", typed(page, **changes))

    return asking


def told(response):
    return [words for _, words in remarks(response)]


def remarks(response):
    """Each with the name of its field."""
    found = r'<li(?: data-about="(.*?)")?>(.*?)</li>'
    return re.findall(found, response.content.decode())


def test_nothing_is_said_about_what_is_missing(ask):
    page = ask(title="Fest")
    assert told(page) == []
    assert "Fest" in page.content.decode()


def test_a_contradiction_is_told_before_the_form_is_full(ask):
    (message,) = told(ask(title="Fest", dates__0__day="Di 28.9.2026", dates__0__start="18"))
    assert message == "28 September 2026 is a Monday, but Tuesday is written. Which day is meant?"


def test_what_cannot_be_read_is_told(ask):
    message = "There is no such day as “31.9.”. Please look at the calendar."
    assert remarks(ask(dates__0__day="31.9.")) == [("dates-0-day", message)]


def test_an_error_of_the_time_hides_nothing_about_the_day(ask):
    found = remarks(ask(title="Fest", dates__0__day="Di 28.9.2026", dates__0__start="25:99"))
    assert [name for name, _ in found] == ["dates-0-start", "dates-0-day"]
    assert found[1][1].endswith("but Tuesday is written. Which day is meant?")


@pytest.mark.parametrize(
    ("field", "words", "remark"),
    [
        ("day", "28.-30.9.2026", "is taken as one event from 28.9.2026 to 30.9.2026."),
        ("start", "ca. 17 Uhr", "is taken as 17:00; its note says that this is about."),
        ("start", "halb acht abends", "is taken as 19:30."),
    ],
)
def test_what_can_be_meant_otherwise_is_said_beside_its_field(ask, field, words, remark):
    changes = {"dates__0__day": "28.9.2026", "dates__0__start": "18", f"dates__0__{field}": words}
    (about, message) = remarks(ask(title="Fest", **changes))[0]
    assert (about, message.startswith(f"“{words}” {remark}")) == (f"dates-0-{field}", True)


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ({"title": "Fest", "dates-0-day": "Di 28.9.2026"}, "dates-0-day"),
        ({"title": "A" * 161}, "title"),
        ({"postcode": "1" * 11}, "postcode"),
        ({"age_min": "x"}, "age_min"),
    ],
)
def test_a_remark_names_its_field(ask, typed, about):
    assert [each for each, _ in remarks(ask(**typed))] == [about]


def test_a_likely_duplicate_is_told(ask, week, aylin):
    cast.accepted(week, aylin)
    assert any("Offener Stammtisch" in message for message in told(ask(**STAMMTISCH)))


def test_what_is_closed_is_not_told(ask, week, aylin):
    cast.accepted(week, aylin, openness="invited")
    assert not any("Offener Stammtisch" in message for message in told(ask(**STAMMTISCH)))


def test_nothing_is_stored_and_no_cookie_is_set(ask):
    response = ask(**STAMMTISCH)
    assert Submission.objects.count() == 0
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_who_asks_too_often_hears_nothing(ask, monkeypatch):
    monkeypatch.setattr("calendar_site.pages.partner.submit.checking.PER_MINUTE", 1)
    rate_limits.reset("check", "127.0.0.1 0700")
    assert [ask(title="Fest").status_code for _ in range(2)] == [200, 204]


def test_other_sites_and_other_ways_are_refused(client, address):
    url = f"{address}check/"
    assert client.get(url).status_code == 405
    assert client.post(url, {}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post(url, {}).status_code == 200
    assert client.post(url.replace("ikw-2026", "gone"), {}).status_code == 404
