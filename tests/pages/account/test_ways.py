"""Codes, e-mail, second factors and sessions; whatever is sent to the pages of the account."""

import json
import re

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import translation

from calendar_site.show import browsers
from tests import factors
from tests.forms.controls import controls
from tests.pages.posts import FORMS, World

OWN = [name for name in FORMS if name.startswith(("account_", "mfa_", "usersessions_"))]


@pytest.mark.django_db
def test_a_code_can_be_typed_three_times(client, aylin):
    factors.confirmed(aylin)
    client.post("/account/login/code/?next=/en/nord/desk/", {"email": "aylin@amt.example"})
    for _ in range(2):
        page = client.post("/account/login/code/confirm/?next=/en/nord/desk/", {"code": "x"})
        assert "This is not the code of the letter." in page.content.decode()
    third = client.post("/account/login/code/confirm/?next=/en/nord/desk/", {"code": "x"})
    assert third["Location"] == "/account/login/code/?next=%2Fen%2Fnord%2Fdesk%2F"
    assert "wrong three times" in client.get(third["Location"]).content.decode()


@pytest.mark.parametrize("way", ["account_request_login_code", "account_reset_password"])
def test_what_was_typed_is_carried_by_every_way(client, week, aylin, way):
    """A button instead of a link: the text waits in the session, and nothing is mailed yet."""
    world = World(week, aylin)
    page = client.post(world.address("desk-decline"), {"reason": "Ein langer Grund."})
    carried = controls(page.content.decode())["unsent"]
    assert f'action="{reverse(way)}"' in page.content.decode()
    opened = client.post(reverse(way), {"unsent": carried})
    assert (opened.status_code, "<form" in opened.content.decode()) == (200, True)
    there = controls(client.get("/account/login/").content.decode())["next"]
    assert there == world.address("desk-decline") + "?unsent=1"
    said = {"username": "aylin", "password": "geheim", "next": there}
    assert client.post("/account/login/", said)["Location"] == there
    assert "Ein langer Grund." in client.get(there).content.decode()


def test_a_half_done_login_can_be_given_up(client, aylin):
    factors.app(aylin)
    answer = client.post("/account/login/", {"username": "aylin", "password": "geheim"})
    assert answer["Location"] == "/account/second-factor/authenticate/"
    assert client.get("/account/login/")["Location"] == answer["Location"]
    assert client.post("/account/login/another-way/")["Location"] == "/account/login/"
    assert client.get("/account/login/").status_code == 200


def test_a_new_address_counts_when_its_link_is_opened(client, aylin):
    aylin.email = "aylin@amt.example"  # never confirmed, as those of before
    aylin.save()
    factors.afresh(client, aylin)
    for email in ("b@amt.example", "c@amt.example"):
        client.post("/account/email/", {"email": email, "action_add": "1"})
    aylin.refresh_from_db()
    assert aylin.email == "aylin@amt.example"
    rows = EmailAddress.objects.order_by("email").values_list("email", flat=True)
    assert list(rows) == ["aylin@amt.example", "c@amt.example"]
    key = EmailConfirmationHMAC(EmailAddress.objects.get(email="c@amt.example")).key
    assert Client().get(f"/account/confirm-email/{key}/").status_code == 200
    assert client.post(f"/account/confirm-email/{key}/")["Location"] == "/account/email/"
    aylin.refresh_from_db()
    assert (aylin.email, EmailAddress.objects.get().verified) == ("c@amt.example", True)
    again = client.post(f"/account/confirm-email/{key}/")
    assert "The link is not valid any more" in again.content.decode()


def test_the_present_address_is_not_taken_away(client, aylin):
    factors.confirmed(aylin)
    factors.afresh(client, aylin)
    client.post("/account/email/", {"email": "aylin@amt.example", "action_remove": "1"})
    aylin.refresh_from_db()
    assert (aylin.email, EmailAddress.objects.count()) == ("aylin@amt.example", 1)


def test_a_change_asks_who_one_is_and_keeps_what_was_typed_but_no_secret(client, aylin):
    client.force_login(aylin)
    said = {"email": "neu@amt.example", "action_add": "1", "password": "geheim"}
    asked = client.post("/account/email/", said)
    back = "/account/email/%3Funsent%3D1"
    assert asked["Location"] == f"/account/reauthenticate/?next={back}"
    assert "geheim" not in json.dumps(dict(client.session))
    there = client.post(asked["Location"], {"password": "geheim"})["Location"]
    page = client.get(there)
    assert 'value="neu@amt.example"' in page.content.decode()
    assert not EmailAddress.objects.filter(email="neu@amt.example").exists()


def test_the_key_of_an_app_stays_the_same_when_the_page_is_loaded_again(client, aylin):
    factors.afresh(client, aylin)
    pages = [client.get("/account/second-factor/totp/activate/") for _ in range(2)]
    keys = {re.search(r"<textarea[^>]*>([^<]+)", page.content.decode())[1] for page in pages}
    assert len(keys) == 1


def test_nobody_sees_or_ends_a_session_of_somebody_else(client, aylin, chiara):
    factors.elsewhere(chiara)
    factors.afresh(client, aylin)
    page = client.get("/account/sessions/").content.decode()
    assert ("Windows" in page, "fd00" in page) == (False, False)
    theirs = UserSession.objects.get(user=chiara).pk
    for number in (theirs, "x", "9" * 30, "٣", "\0"):
        answer = client.post("/account/sessions/", {"session": number})
        assert answer["Location"] == "/account/sessions/"
    assert UserSession.objects.filter(user=chiara).count() == 1


@pytest.mark.parametrize("what", ["edit", "remove"])
def test_a_passkey_of_somebody_else_is_nowhere(client, aylin, chiara, what):
    theirs = factors.passkey(chiara)
    factors.afresh(client, aylin)
    address = f"/account/second-factor/webauthn/keys/{theirs.pk}/{what}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"name": "meiner"}).status_code == 404
    assert Authenticator.objects.get().wrap().name == "Amt"


HOSTILE = ["x" * 10_000, "a\0b", "<script>alert(1)</script>", "\u202eabc", "[" * 5000, "[]", "{}"]
HOSTILE += [
    '{"id": 1, "response": {}}',
    '{"rawId": "!", "response": {"userHandle": "%"}}',
    "9" * 5000,
]


@pytest.mark.parametrize("name", OWN)
def test_whatever_is_typed_breaks_no_page(client, week, aylin, name):
    world, form = World(week, aylin), FORMS[name]
    factors.all_of(aylin)
    for text in HOSTILE:
        if form.who == "account":
            factors.afresh(client, aylin)
        said = dict.fromkeys([*form.said, "next", "unsent"], text)
        said |= {"action_add": "1"} if "action_add" in said else {}
        answer = client.post(world.address(name), said)
        assert (text[:9], answer.status_code) in {(text[:9], code) for code in (200, 302, 404, 429)}
        assert "<script>alert" not in answer.content.decode()
        assert not answer.get("Location", "/").startswith(("http", "//"))


@pytest.mark.parametrize("name", ["account_login", "account_logout", "mfa_login_webauthn"])
@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nothing_leads_out_of_the_house(client, aylin, name, there):
    said = {"username": "aylin", "password": "geheim", "credential": "{}", "next": there}
    answer = client.post(reverse(name), said)
    assert "evil" not in answer["Location"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/139.0 Safari/537 Edg/139.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari on iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/139.0 Mobile Safari/537", "Chrome on Android"),
        ("curl/8", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_is_named_in_plain_words(said, words):
    with translation.override("en"):
        assert browsers.in_words(said) == words
