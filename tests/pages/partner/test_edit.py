"""An event is looked after by its link for its whole life."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from programme.actors import PARTNER, organiser
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.models.submission import Submission
from programme.submissions import moderation
from tests import cast
from tests.pages.partner.filling import STAMMTISCH, post, send, typed

NOW = cast.AT


def link(submission, page="") -> str:
    token = edit_links.to_submission(submission, at=timezone.now())
    return f"/en/nord/submit/edit/{token}/{page}"


@pytest.fixture
def waiting(week):
    return cast.offered(week)


@pytest.fixture
def public(week, aylin):
    whens = (cast.when(), cast.when(cast.when().starts_on.replace(day=29)))
    return cast.accepted(week, aylin, whens=whens).submission


def latest(submission):
    return from_data(Submission.objects.get(pk=submission.pk).latest.data)


def test_before_a_decision_everything_may_change(client, waiting):
    address = link(waiting)
    response = post(client, address, typed(client.get(address), title="Neuer Titel"))
    assert (response.status_code, response["Location"]) == (302, f"{address}?done=change")
    waiting.refresh_from_db()
    assert waiting.state == "submitted"
    assert latest(waiting) == replace(
        cast.draft(), title="Neuer Titel", whens=latest(waiting).whens
    )
    assert "Saved." in client.get(response["Location"]).content.decode()


def test_what_was_not_changed_makes_no_new_version(client, waiting):
    address = link(waiting)
    assert post(client, address, typed(client.get(address))).status_code == 302
    assert waiting.revisions.count() == 1


def test_after_acceptance_a_change_waits_and_the_accepted_version_stays(client, public):
    address = link(public)
    post(client, address, typed(client.get(address), title="Neuer Titel", dates__0__start="19"))
    public.refresh_from_db()
    assert public.state == "changed"
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"
    assert "Your change waits for the office." in client.get(address).content.decode()
    assert [when.key for when in latest(public).whens] == ["20260928T1800", "20260929T1800"]


def test_one_date_is_cancelled_in_one_step(client, public):
    address = link(public)
    data = typed(client.get(address))
    data["report-status"] = "cancelled"
    data["report-keys"] = "20260929T1800"
    data["report-note"] = "wegen Krankheit"
    response = post(client, f"{address}report/", data)
    assert response["Location"] == f"{address}?done=report"
    occurrences = Event.objects.get().occurrences.values_list("key", "status", "note")
    assert list(occurrences) == [
        ("20260928T1800", "scheduled", ""),
        ("20260929T1800", "cancelled", ""),
    ]
    assert latest(public).whens[1].status_note == "wegen Krankheit"
    page = client.get(response["Location"]).content.decode()
    told = "Tuesday, 29 September 2026, 18:00 · Cancelled"
    assert re.findall(r"<li><bdi>(.*?)</bdi></li>", page) == [told]
    assert page.count(told) == 3  # in the state, and where dates are reported and moved


@pytest.mark.parametrize("status", ["cancelled", "postponed", "full"])
def test_all_dates_are_told_in_one_step(client, public, status):
    address = link(public)
    said = {"report-status": status, "report-keys": "all"}
    post(client, f"{address}report/", typed(client.get(address), **said))
    occurrences = Event.objects.get().occurrences.values_list("status", flat=True)
    assert list(occurrences) == [status, status]


def test_a_report_without_a_choice_says_what_to_choose_and_keeps_the_note(client, public):
    address = link(public)
    data = typed(client.get(address), **{"report-note": "bis bald"})
    page = post(client, f"{address}report/", data).content.decode()
    assert "Please choose what has changed." in page
    assert 'value="bis bald"' in page


def test_a_date_that_nobody_announced_is_refused(client, public):
    address = link(public)
    data = typed(client.get(address), **{"report-status": "cancelled", "report-keys": "19990101"})
    assert (
        "Please choose from the list." in post(client, f"{address}report/", data).content.decode()
    )
    assert set(Event.objects.get().occurrences.values_list("status", flat=True)) == {"scheduled"}


def test_it_may_be_withdrawn_and_sent_again(client, waiting):
    address = link(waiting)
    assert post(client, f"{address}withdraw/", typed(client.get(address))).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
    post(client, address, typed(client.get(address), title="Doch"))
    waiting.refresh_from_db()
    assert waiting.state == "submitted"


def test_nothing_is_withdrawn_by_looking(client, waiting):
    assert client.get(link(waiting, "withdraw/")).status_code == 302
    assert client.get(link(waiting, "report/")).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "submitted"


def test_what_the_office_asked_stands_on_top(client, waiting, aylin):
    moderation.send_back(
        waiting,
        by=organiser(aylin),
        at=NOW,
        reason="Bitte nennen Sie den Raum.",
        fields={"place": "Welches Stockwerk?"},
    )
    address = link(waiting)
    page = client.get(address).content.decode()
    assert "Bitte nennen Sie den Raum." in page
    assert re.search(r"<dt>Where</dt>\s*<dd[^>]*>Welches Stockwerk\?</dd>", page)
    post(client, address, typed(client.get(address), room="Saal"))
    waiting.refresh_from_db()
    assert waiting.state == "submitted"


def test_a_decision_in_the_meantime_is_told_and_nothing_typed_is_lost(client, waiting, aylin):
    address = link(waiting)
    data = typed(client.get(address), title="Zu spät?")
    moderation.accept(waiting, by=organiser(aylin), at=NOW)
    response = post(client, address, data)
    assert response.status_code == 409
    assert "Somebody changed or decided something in the meantime" in response.content.decode()
    assert "It is in the programme." in response.content.decode()
    assert typed(response)["title"] == "Zu spät?"
    assert post(client, address, typed(response)).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "changed"


def test_a_declined_submission_shows_its_state_and_no_form(client, waiting, aylin):
    address = link(waiting)
    data = typed(client.get(address), title="Trotzdem")
    moderation.decline(waiting, by=organiser(aylin), at=NOW, reason="Passt nicht.")
    page = client.get(address).content.decode()
    assert "The office did not take it into the programme." in page
    assert 'name="title"' not in page
    first = post(client, address, data)
    second = post(client, address, typed(first))
    assert [first.status_code, second.status_code] == [409, 409]
    assert "This submission cannot be changed any more." in second.content.decode()
    assert typed(second)["title"] == "Trotzdem"
    assert latest(waiting).title == "Offener Stammtisch"


def test_what_was_reported_stays_when_the_text_changes(client, public):
    address = link(public)
    said = {"report-status": "full", "report-keys": "all", "report-note": "Warteliste"}
    post(client, f"{address}report/", typed(client.get(address), **said))
    post(client, address, typed(client.get(address), title="Neu"))
    whens = latest(public).whens
    assert [(when.status, when.status_note) for when in whens] == [("full", "Warteliste")] * 2
    post(client, address, typed(client.get(address), dates__0__status="tentative"))
    whens = latest(public).whens
    assert [(when.status, when.status_note) for when in whens] == [
        ("tentative", ""),
        ("full", "Warteliste"),
    ]


@pytest.mark.parametrize("page", ["", "receipt/", "another/"])
def test_the_secret_stays_in_the_address(client, waiting, page):
    response = client.get(link(waiting, page))
    assert response.status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-cache, max-age=0"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("page", ["", "receipt/", "another/"])
def test_wrong_ended_and_foreign_links_are_the_same_404(client, waiting, sued, page):
    address = link(waiting, page)
    wrong = client.get(f"/en/nord/submit/edit/{'x' * 43}/{page}")
    foreign = client.get(address.replace("/nord/", "/sued/"))
    edit_links.renew(waiting, by=PARTNER, at=timezone.now())
    ended = client.get(address)
    assert [each.status_code for each in (wrong, foreign, ended)] == [404, 404, 404]
    assert wrong.content.replace(b"x" * 43, b"") == ended.content.replace(
        address.split("/")[5].encode(), b""
    )
    assert "Ask for a new link" in ended.content.decode()
    assert ended["Referrer-Policy"] == "no-referrer"


def test_a_form_on_another_site_is_refused(waiting):
    browser = Client(enforce_csrf_checks=True)
    address = link(waiting)
    data = typed(browser.get(address), title="Fremd")
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    kind = "application/x-www-form-urlencoded"
    assert (
        browser.post(address, data.urlencode(), content_type=kind, headers=headers).status_code
        == 403
    )
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}
    assert (
        browser.post(address, data.urlencode(), content_type=kind, headers=headers).status_code
        == 302
    )
    assert latest(waiting).title == "Fremd"


def test_no_token_is_kept_in_the_journal(client, week, address):
    token = send(client, address, **STAMMTISCH)["Location"].split("/")[5]
    rows = str(list(Submission.objects.values())) + str(list(week.entries.values()))
    assert token not in rows


@pytest.mark.parametrize(
    "step",
    [
        {"title": "Lesung", "description": "Beginn ist 19.30 Uhr."},  # a question
        {"title": ""},  # an error
        {"title": "Lesung", "add": "dates"},  # one more row
    ],
)
def test_a_form_that_comes_again_stands_on_the_version_that_was_seen(client, waiting, step):
    """Somebody else saves between the first press and the second: nothing of it is lost."""
    address = link(waiting)
    first = client.get(address)
    post(client, address, typed(first, title="Von nebenan"))
    again = client.post(address, typed(first, **step))
    assert again.status_code == 200
    late = client.post(address, typed(again, title="Lesung", description=None))
    assert late.status_code == 409
    assert typed(late)["title"] == "Lesung"
    assert latest(waiting).title == "Von nebenan"
