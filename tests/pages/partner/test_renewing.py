"""Somebody else has the link: it ends in one step, and a new one comes by mail."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from programme.actors import PARTNER
from programme.credentials import edit_links
from programme.models.journal import Entry
from programme.models.link import Link
from programme.submissions import submitting
from tests import cast
from tests.pages.organiser.pressing import press
from tests.pages.partner.test_edit import link
from worker.handlers import HANDLERS

ENDED = "/en/nord/submit/link/?done=renewed"


def letters():
    mail.outbox.clear()
    for entry in Entry.objects.filter(verb__in=("link_renewed", "link_requested")):
        for handler in HANDLERS[entry.verb]:
            handler(entry)
    return mail.outbox


def address_in(letter):
    return re.search(r"http://[^/]+(/\S+/submit/(?:edit|mine)/\S+)", letter.body)[1]


@pytest.fixture
def waiting(week):
    return cast.offered(week)


@pytest.fixture
def mine(nord):
    return (
        f"/en/nord/submit/mine/{edit_links.to_partner(nord, cast.BRUNO.email, at=timezone.now())}/"
    )


def test_the_link_of_an_event_ends_and_a_new_one_comes_by_mail(client, waiting):
    address, older = link(waiting), link(waiting)
    answer = press(client, client.get(address), "renew")
    assert answer["Location"] == ENDED
    assert answer["Referrer-Policy"] == "no-referrer"
    said = client.get(ENDED).content.decode()
    assert "A new one is on its way" in said
    assert cast.BRUNO.email not in said
    for each in (address, older):
        gone = client.get(each)
        assert gone.status_code == 404
        assert "Ask for a new link" in gone.content.decode()
    (letter,) = letters()
    assert client.get(address_in(letter)).status_code == 200


def test_the_link_to_all_events_ends_with_those_it_could_have_opened(client, waiting, mine):
    edit = link(waiting)
    answer = press(client, client.get(mine), "renew")
    assert answer["Location"] == ENDED
    assert [client.get(each).status_code for each in (mine, edit)] == [404, 404]
    (letter,) = letters()
    page = client.get(address_in(letter)).content.decode()
    assert waiting.number in page


@pytest.mark.parametrize("kind", ["edit", "mine"])
def test_nothing_ends_by_looking_or_from_another_site(client, waiting, mine, kind):
    address = mine if kind == "mine" else link(waiting)
    there = f"{address}renew/"
    assert client.get(there)["Location"] == address
    evil = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    assert client.post(there, headers=evil).status_code == 403
    assert client.post(there.replace("/nord/", "/sued/")).status_code == 404
    assert client.get(address).status_code == 200


def test_no_token_is_written_down(client, waiting, mine):
    addresses = [link(waiting), mine]
    for address in addresses:
        client.post(f"{address}renew/")
    letters()
    written = str([list(rows.values()) for rows in (Entry.objects, Link.objects)])
    assert not any(address.split("/")[-2] in written for address in addresses)


def test_who_left_no_address_is_led_to_the_office(client, week):
    _, token = submitting.offer(week, cast.draft(), by=PARTNER, at=timezone.now())
    address = f"/en/nord/submit/edit/{token}/"
    assert "Please ask the office to end this link" in client.get(address).content.decode()
    assert client.post(f"{address}renew/")["Location"] == f"{address}?done=overtaken"
    assert client.get(address).status_code == 200


def test_a_partner_link_without_events_offers_nothing_to_end(client, week, mine):
    assert "renew/" not in client.get(mine).content.decode()
    assert client.post(f"{mine}renew/")["Location"] == mine
    assert client.get(mine).status_code == 200
