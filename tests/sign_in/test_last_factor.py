"""Nobody whose office requires a second factor removes the last one; with another it goes."""

import pytest
from django.test import Client
from django.utils import timezone

from tests import factors
from tests.at_once import at_once

REFUSED = "Your office requires a second factor. Please set up another one first"
APP = "/account/second-factor/totp/deactivate/"


@pytest.fixture
def inside(client, person):
    return factors.afresh(client, person)


def kinds(person) -> list[str]:
    return sorted(person.authenticator_set.values_list("type", flat=True))


def require(nord):
    type(nord).objects.update(second_factor_from=timezone.localdate())


def test_the_last_app_stays_until_there_is_a_passkey(inside, person, nord):
    factors.app(person)
    require(nord)
    assert REFUSED in inside.get(APP, headers={"Accept-Language": "en"}).content.decode()
    assert REFUSED in inside.post(APP, headers={"Accept-Language": "en"}).content.decode()
    factors.passkey(person)
    assert inside.post(APP).status_code == 302
    assert kinds(person) == ["webauthn"]


def test_the_last_passkey_stays_until_there_is_an_app(inside, person, nord):
    key = factors.passkey(person)
    require(nord)
    address = f"/account/second-factor/webauthn/keys/{key.pk}/remove/"
    for ask in (inside.get, inside.post):
        answer = ask(address, follow=True, headers={"Accept-Language": "en"})
        assert REFUSED in answer.content.decode()
    factors.app(person)
    assert inside.post(address).status_code == 302
    assert kinds(person) == ["totp"]


def test_where_nothing_is_required_everybody_removes_the_last_one(inside, person, nord):
    factors.app(person)
    assert inside.post(APP).status_code == 302
    assert kinds(person) == []


@pytest.mark.django_db(transaction=True)
def test_two_that_are_removed_at_once_leave_one(aylin, nord):
    factors.app(aylin)
    key = factors.passkey(aylin)
    require(nord)
    passkey = f"/account/second-factor/webauthn/keys/{key.pk}/remove/"
    here, there = (factors.afresh(Client(), aylin) for _ in range(2))
    at_once(lambda: here.post(APP), lambda: there.post(passkey))
    assert len(kinds(aylin)) == 1
