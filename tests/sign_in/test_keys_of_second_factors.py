"""A new SECRET_KEY: second factors go over to it, and one that is lost lets nobody in."""

import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.management import CommandError, call_command
from django.test import Client

from tests import attempts
from tests.factors import afresh, shown_by_app

SECRET = totp.generate_totp_secret()  # a code counts once, also over tests


@pytest.fixture
def factors(aylin):
    attempts.forget_person(aylin)
    totp.TOTP.activate(aylin, SECRET)
    codes = RecoveryCodes.activate(aylin).get_unused_codes()
    assert SECRET not in str(list(Authenticator.objects.values_list("data", flat=True)))
    yield codes
    attempts.forget_person(aylin)


def sign_in(code):
    client = Client()
    client.post("/account/login/", {"username": "aylin", "password": "geheim"})
    return client.post("/account/second-factor/authenticate/", {"code": code}).status_code


def app_code():
    return shown_by_app(SECRET)


def test_second_factors_go_over_to_a_new_key(factors, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new one"
    out = io.StringIO()
    call_command("reencrypt_second_factors", stdout=out)
    assert out.getvalue() == "2 second factors are under the present key.\n"
    settings.SECRET_KEY_FALLBACKS = []
    assert sign_in(factors[0]) == 302
    assert sign_in(app_code()) == 302


def test_a_lost_key_lets_nobody_in_and_is_told(factors, settings, aylin):
    settings.SECRET_KEY = "another one"
    assert sign_in(app_code()) == 200
    assert sign_in(factors[0]) == 200
    with pytest.raises(CommandError, match=rf"number \[{aylin.pk}\]"):
        call_command("reencrypt_second_factors", stdout=io.StringIO())


def test_codes_of_a_lost_key_are_replaced(factors, settings, aylin, client):
    settings.SECRET_KEY = "another one"
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    afresh(client, aylin)
    for name in ("", "download/"):
        answer = client.get(f"/account/second-factor/recovery-codes/{name}", follow=True)
        assert answer.redirect_chain == [("/account/second-factor/recovery-codes/generate/", 302)]
        assert "These codes cannot be read any more" in answer.content.decode()
    client.post("/account/second-factor/recovery-codes/generate/")
    saved = client.get("/account/second-factor/recovery-codes/download/").content.decode()
    assert RecoveryCodes.activate(aylin).get_unused_codes()[0] in saved.replace(" ", "")
