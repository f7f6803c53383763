"""Every sign-in, every change of an account and every failure through allauth's own pages."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase

from programme.models.journal import Entry
from tests import factors
from worker import people_letters

SECRET = totp.generate_totp_secret()  # a code counts once, also over tests
VERBS = ("signed_in", "sign_in_failed", "account_changed", "letter_asked")


def told():
    """Codes of the lines since the last time."""
    rows = list(Entry.objects.filter(verb__in=VERBS).order_by("pk"))
    Entry.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        assert "@" not in str(row.data)
    return [
        f"{row.verb} {row.data.get('how') or row.data.get('what') or row.data['letter']}"
        for row in rows
    ]


def letter():
    """The newest letter that a line asks for."""
    mail.outbox.clear()
    people_letters.on_asked(Entry.objects.filter(verb="letter_asked").last())
    return mail.outbox[0].body


def app_code(secret=SECRET):
    return factors.shown_by_app(secret)


def post(client, address, **said):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(f"/account/{address}", said)


def sign_in(client, word="geheim"):
    return post(client, "login/", username="aylin", password=word)


def ask_code(client):
    post(client, "login/code/", email="aylin@nord.example")
    return re.search(r"^\w{4}-\w{4}$", letter(), re.M)[0]


def again(client):
    """Prove that it is still oneself."""
    post(client, "reauthenticate/", password="geheim")


def inside(client, person):
    client.force_login(person)
    again(client)
    told()


def with_app(person):
    """An app of which nobody has used a code: the cache is the same for all tests."""
    app = totp.TOTP.activate(person, SECRET)
    for later in range(-2, 4):
        cache.delete(app._get_used_cache_key(factors.shown_by_app(SECRET, later=later)))
    return RecoveryCodes.activate(person)


def by_password(client, person):
    sign_in(client)


def by_wrong_password(client, person):
    sign_in(client, "falsch")


def by_code(client, person):
    post(client, "login/code/confirm/", code=ask_code(client))


def by_wrong_code(client, person):
    ask_code(client)
    post(client, "login/code/confirm/", code="AAAA-AAAA")


def by_password_and_app(client, person):
    with_app(person)
    sign_in(client)
    post(client, "second-factor/authenticate/", code=app_code())


def by_password_and_wrong_app(client, person):
    with_app(person)
    sign_in(client)
    post(client, "second-factor/authenticate/", code="000000")


def by_code_and_recovery_code(client, person):
    codes = with_app(person).get_unused_codes()
    by_code(client, person)
    post(client, "second-factor/authenticate/", code=codes[0])


def change_password(client, person):
    inside(client, person)
    new = {"password1": "Regenschirm-7", "password2": "Regenschirm-7"}
    post(client, "password/change/", oldpassword="geheim", **new)


def change_password_wrongly(client, person):
    inside(client, person)
    post(client, "password/change/", oldpassword="falsch", password1="x", password2="y")


def reset_password(client, person):
    post(client, "password/reset/", email="Aylin@nord.example")
    link = re.search(r"http\S+/password/reset/key/\S+", letter())[0]
    there = client.get(link)["Location"]
    client.post(there, {"password1": "Regenschirm-7", "password2": "Regenschirm-7"})


def set_password(client, person):
    person.set_unusable_password()
    person.save()
    factors.afresh(client, person)
    post(client, "password/set/", password1="Regenschirm-7", password2="Regenschirm-7")


def change_email(client, person):
    inside(client, person)
    post(client, "email/", action_add="", email="neu@nord.example")
    asked = Entry.objects.get(data__letter="email_confirmation")
    mail.outbox.clear()
    people_letters.on_asked(asked)
    assert mail.outbox[0].to == ["neu@nord.example"]
    client.post(re.search(r"http\S+/confirm-email/\S+", mail.outbox[0].body)[0])
    assert [row.email for row in person.emailaddress_set.all()] == ["neu@nord.example"]


def add_app(client, person):
    inside(client, person)
    client.get("/account/second-factor/totp/activate/")
    code = app_code(client.session[totp.SECRET_SESSION_KEY])
    post(client, "second-factor/totp/activate/", code=code)


def add_app_wrongly(client, person):
    inside(client, person)
    client.get("/account/second-factor/totp/activate/")
    post(client, "second-factor/totp/activate/", code="000000")


def remove_app(client, person):
    with_app(person)
    inside(client, person)
    post(client, "second-factor/totp/deactivate/")
    assert not Authenticator.objects.exists()


def new_recovery_codes(client, person):
    with_app(person)
    inside(client, person)
    post(client, "second-factor/recovery-codes/generate/")


def end_sessions(client, person):
    sign_in(Client())
    inside(client, person)
    post(client, "sessions/")


def again_wrongly(client, person):
    client.force_login(person)
    post(client, "reauthenticate/", password="falsch")


def again_by_app_wrongly(client, person):
    with_app(person)
    client.force_login(person)
    post(client, "second-factor/reauthenticate/", code="000000")


def again_by_wrong_code(client, person):
    client.force_login(person)
    post(client, "reauthenticate/code/", recipient="aylin@nord.example")
    post(client, "reauthenticate/code/confirm/", code="AAAA-AAAA")


WAYS = {
    by_password: ["signed_in password"],
    by_wrong_password: ["sign_in_failed password"],
    by_code: ["letter_asked sign_in_code", "signed_in code"],
    by_wrong_code: ["letter_asked sign_in_code", "sign_in_failed code"],
    by_password_and_app: ["signed_in password+app"],
    by_password_and_wrong_app: ["sign_in_failed second_factor"],
    by_code_and_recovery_code: [
        "letter_asked sign_in_code",
        "account_changed recovery_code_used",
        "letter_asked recovery_code_used",
        "signed_in code+recovery_code",
    ],
    change_password: ["account_changed password_changed", "letter_asked password_changed"],
    change_password_wrongly: ["sign_in_failed password_change"],
    reset_password: [
        "letter_asked reset_link",
        "account_changed password_reset",
        "letter_asked password_reset",
    ],
    set_password: ["account_changed password_set", "letter_asked password_set"],
    change_email: [
        "letter_asked email_confirmation",
        "letter_asked email_change_asked",
        "account_changed email_changed",
        "letter_asked email_changed",
    ],
    add_app: [
        "account_changed app_added",
        "letter_asked app_added",
        "account_changed recovery_codes_made",
    ],
    add_app_wrongly: ["sign_in_failed second_factor_setup"],
    remove_app: ["account_changed app_removed", "letter_asked app_removed"],
    new_recovery_codes: [
        "account_changed recovery_codes_made",
        "letter_asked recovery_codes_made",
    ],
    end_sessions: ["account_changed sessions_ended"],
    again_wrongly: ["sign_in_failed reauthentication"],
    again_by_app_wrongly: ["sign_in_failed reauthentication"],
    again_by_wrong_code: ["letter_asked again_code", "sign_in_failed reauthentication"],
}


@pytest.mark.parametrize(
    ("act", "lines"), WAYS.items(), ids=lambda each: getattr(each, "__name__", "")
)
@pytest.mark.django_db
def test_it_is_written_down(client, person, act, lines):
    act(client, person)
    assert told() == lines
