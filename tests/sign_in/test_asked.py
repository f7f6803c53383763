"""What is asked of the sign-in: one password is checked for each guess, and nothing odd breaks."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client

from programme.models.membership import Membership
from programme.people import sign_ins
from tests import attempts, cast, factors
from tests.sign_in.test_journal_of_sign_ins import ask_code, inside, letter, post, told

PAGES = (
    *("login/", "login/code/", "password/reset/", "logout/", "reauthenticate/"),
    *("second-factor/authenticate/", "second-factor/webauthn/login/", "email/"),
)
B, HTML = "b@nord.example", "text/html; charset=utf-8"


@pytest.fixture
def other(nord):
    """Somebody whose own address is not confirmed yet."""
    user = User.objects.create_user("zweite", email=B, password="geheim")
    Membership.objects.create(district=nord, user=user, role="organiser", since=cast.AT)
    attempts.forget(B)
    return user


@pytest.mark.parametrize("name", ["aylin", "nobody", "aylin@nord.example", "nobody@nord.example"])
def test_each_guess_costs_one_password(person, settings, monkeypatch, name):
    made = []
    plain = MD5PasswordHasher.encode

    def encode(self, password, salt):
        made.append(password)
        return plain(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    attempts.forget(name)
    assert post(Client(), "login/", username=name, password="falsch").status_code == 200
    assert made == ["falsch"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("there", ["//[", "http://[::1"])
def test_an_address_that_is_none_leads_nowhere(person, page, there):
    for client in (Client(), factors.afresh(Client(), person)):
        for ask in (client.get, client.post):
            assert ask(f"/account/{page}", {"next": there}).status_code < 500


def test_a_login_leads_to_no_address_that_is_none(person):
    answer = post(Client(), "login/", username="aylin", password="geheim", next="//[")
    assert (answer.status_code, answer["Location"]) == (302, "/de/nord/desk/")


def test_nothing_that_was_typed_comes_back_as_json(person):
    asked = {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}
    said = {"username": "aylin", "password": "GEHEIM"}
    answer = Client().post("/account/login/", said, headers=asked)
    assert (answer["Content-Type"], b"GEHEIM" in answer.content) == (HTML, False)
    options = Client().get("/account/second-factor/webauthn/login/", headers=asked)
    assert list(options.json()) == ["request_options"]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_form_is_posted(person, method):
    client = factors.afresh(Client(), person)
    for page in ("login/", "password/change/", "reauthenticate/"):
        answer = getattr(client, method)(f"/account/{page}", "oldpassword=falsch")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert told() == []


def test_who_only_wishes_for_an_address_gets_nothing_of_it(person, other):
    EmailAddress.objects.create(user=person, email=B)
    post(Client(), "login/", username=B, password="falsch")
    assert told() == ["sign_in_failed password"]
    for page in ("login/code/", "password/reset/"):
        post(Client(), page, email=B)
    people = {row.user for row in sign_ins.Entry.objects.filter(verb="letter_asked")}
    assert people == {other}
    assert told() == ["letter_asked sign_in_code", "letter_asked reset_link"]


def test_a_mailed_code_ends_with_its_address(person):
    client = Client()
    code = ask_code(client)
    EmailAddress.objects.filter(user=person).delete()
    factors.confirmed(person, "neu@x.example")
    assert post(client, "login/code/confirm/", code=code)["Location"] == "/account/login/code/"
    assert "_auth_user_id" not in client.session


def test_a_code_confirms_the_own_address_and_no_other(other):
    attempts.forget_person(other)
    inside(client := Client(), other)
    post(client, "email/", email="neu@nord.example", action_add="")
    told()
    client = Client()
    post(client, "login/code/", email=B)
    code = re.search(r"^\w{4}-\w{4}$", letter(), re.M)[0]
    told()
    post(client, "login/code/confirm/", code=code)
    assert told() == ["account_changed email_confirmed", "signed_in code"]
    rows = set(EmailAddress.objects.values_list("email", "verified"))
    assert rows == {(B, True), ("neu@nord.example", False)}


def test_a_second_link_is_not_sent_at_once(person):
    for _ in range(2):
        assert post(Client(), "password/reset/", email=person.email).status_code == 302
    assert told() == ["letter_asked reset_link"]
    attempts.forget_person(person)


def test_codes_that_are_sent_again_are_letters_too(person):
    here = "203.0.113.90"
    attempts.forget_person(person, at=here)
    for _ in range(attempts.LETTERS - 1):
        client = Client(REMOTE_ADDR=here)
        post(client, "login/code/", email=person.email)
    for _ in range(2):
        post(client, "login/code/confirm/", action="resend")
    assert told() == ["letter_asked sign_in_code"] * attempts.LETTERS
    attempts.forget_person(person, at=here)
