"""Who guesses is stopped, by address whatever the names; a right guess opens nothing to others."""

from django.test import Client

from tests import attempts, factors
from tests.sign_in.test_journal_of_sign_ins import SECRET, app_code, sign_in, with_app

HERE, SECOND = "203.0.113.77", "/account/second-factor/authenticate/"
FROM_ONE_ADDRESS = 100  # guesses with any names (settings.ACCOUNT_RATE_LIMITS)


def guess(client, name, word="falsch"):
    return client.post("/account/login/", {"username": name, "password": word}).status_code


def test_many_names_from_one_address_are_too_many(person):
    attempts.forget(at=HERE)
    attempts.forget_person(person, at=HERE)
    client = Client(REMOTE_ADDR=HERE)
    assert {guess(client, f"n{number}") for number in range(FROM_ONE_ADDRESS)} == {200}
    assert guess(client, "n") == 429
    assert guess(client, "aylin", "geheim") == 429
    assert guess(Client(), "aylin", "geheim") == 302
    attempts.forget_person(person, at=HERE)


def test_guesses_of_a_second_factor_are_counted_by_person_and_address(person):
    with_app(person)
    attempts.forget_person(person, at=HERE)
    thief, owner = Client(REMOTE_ADDR=HERE), Client()
    for each in (thief, owner):
        sign_in(each)
    said = [thief.post(SECOND, {"code": "000000"}).status_code for _ in range(11)]
    assert said == [200] * 10 + [429]
    assert thief.post(SECOND, {"code": app_code()}).status_code == 429
    assert owner.post(SECOND, {"code": app_code()}).status_code == 302
    attempts.forget_person(person, at=HERE)


def test_a_code_of_the_app_counts_once(person):
    with_app(person)
    code = factors.shown_by_app(SECRET)
    for status in (302, 200):
        client = Client()
        sign_in(client)
        assert client.post(SECOND, {"code": code}).status_code == status


def test_a_right_second_factor_gives_no_more_guesses_of_names(person):
    """allauth would forget what was counted by address."""
    with_app(person)
    attempts.forget_person(person, at=HERE)
    client = Client(REMOTE_ADDR=HERE)
    for number in range(FROM_ONE_ADDRESS - 1):
        guess(client, f"n{number}")
    sign_in(client)
    assert client.post(SECOND, {"code": app_code()}).status_code == 302
    other = Client(REMOTE_ADDR=HERE)
    assert [guess(other, "a"), guess(other, "b")] == [200, 429]
    attempts.forget_person(person, at=HERE)
