"""Passkeys in the journal: added, renamed, used and removed, and those that do not fit."""

import json
import re

import pytest
from allauth.mfa.models import Authenticator

from tests import attempts
from tests.sign_in.soft_passkey import SoftPasskey
from tests.sign_in.test_journal_of_sign_ins import (
    by_password,
    inside,
    post,
    told,
)

ROOT = "second-factor/webauthn/"


def options(client, address):
    """What the page hands to the browser's authenticator."""
    page = client.get(f"/account/{address}").content.decode()
    found = re.findall(r'type="application/json">(.*?)</script>', page, re.S)
    return next(said for said in map(json.loads, found) if "publicKey" in said)


def add(client, person):
    inside(client, person)
    passkey = SoftPasskey()
    made = passkey.made(options(client, f"{ROOT}add/"))
    post(client, f"{ROOT}add/", name="Laptop", credential=json.dumps(made), passwordless="on")
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    return passkey


def alone(client, passkey, **how):
    """Sign in by a passkey alone."""
    ajax = {"headers": {"X-Requested-With": "XMLHttpRequest"}}
    asked = client.get(f"/account/{ROOT}login/", **ajax).json()["request_options"]
    post(client, f"{ROOT}login/", credential=json.dumps(passkey.used(asked, **how)))


def test_a_passkey_is_added_renamed_and_removed(client, person):
    add(client, person)
    assert sorted(told()) == [
        "account_changed passkey_added",
        "account_changed recovery_codes_made",
        "letter_asked passkey_added",
    ]
    pk = Authenticator.objects.get(type="webauthn").pk
    post(client, f"{ROOT}keys/{pk}/edit/", name="Diensttelefon")
    assert told() == ["account_changed passkey_renamed"]
    post(client, f"{ROOT}keys/{pk}/remove/")
    assert told() == ["account_changed passkey_removed", "letter_asked passkey_removed"]


def test_a_passkey_signs_in_alone(client, person):
    passkey = add(client, person)
    client.logout()
    told()
    alone(client, passkey)
    assert told() == ["signed_in passkey"]
    client.logout()
    attempts.forget_person(person)
    alone(client, passkey, forged=True)
    assert (told(), "_auth_user_id" in client.session) == ([], False)


def test_a_passkey_is_a_second_step(client, person):
    passkey = add(client, person)
    for forged, line in [
        (True, "sign_in_failed second_factor"),
        (False, "signed_in password+passkey"),
    ]:
        client.logout()
        told()
        by_password(client, person)
        asked = options(client, "second-factor/authenticate/")
        said = json.dumps(passkey.used(asked, forged=forged))
        post(client, "second-factor/authenticate/", credential=said)
        assert told() == [line]


@pytest.mark.parametrize(
    "rubbish", ["{}", "[]", "null", "1", '{"response": 1}', "x", '{"id": "\\u0000"}']
)
def test_rubbish_is_no_passkey(client, person, rubbish):
    add(client, person)
    client.logout()
    told()
    by_password(client, person)
    post(client, "second-factor/authenticate/", credential=rubbish)
    assert [line for line in told() if line.startswith("signed_in")] == []
    post(client, f"{ROOT}login/", credential=rubbish)
    assert "_auth_user_id" not in client.session
