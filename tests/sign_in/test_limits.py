"""Who guesses is stopped, by address whatever the names; a right guess opens nothing to others."""

from allauth.core.internal import ratelimit
from django.test import Client, RequestFactory

from calendar_site.sign_in import limits
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


def test_who_has_signed_in_at_an_address_still_does_when_it_has_guessed_too_much(person):
    """Somebody else in the same house has used it up; the answers do not tell who is known."""
    attempts.forget(at=HERE)
    attempts.forget_person(person, at=HERE)
    sign_in(Client(REMOTE_ADDR=HERE))
    client = Client(REMOTE_ADDR=HERE)
    for number in range(FROM_ONE_ADDRESS):
        guess(client, f"n{number}")
    assert [guess(client, name) for name in ("aylin", "n")] == [429, 429]
    assert guess(client, "aylin", "geheim") == 302
    attempts.forget_person(person, at=HERE)


def test_networks_of_one_customer_are_counted_together(person):
    clients = [Client(REMOTE_ADDR=f"2001:db8:77:{n:x}::1") for n in range(4)]
    _forget_network("2001:db8:77::1")
    said = [guess(each, f"n{n}") for each in clients for n in range(76)]
    assert said == [200] * 300 + [429] * 4
    assert guess(Client(REMOTE_ADDR="2001:db8:78::1"), "aylin", "geheim") == 302
    _forget_network("2001:db8:77::1")


def _forget_network(address):
    request = RequestFactory(REMOTE_ADDR=address).post("/")
    for action, key in limits._places(request):
        if key:
            ratelimit.clear(request, app=limits.COUNTED, action=action, key=key)


def test_half_a_login_has_ten_guesses_wherever_it_goes_on(person):
    with_app(person)
    half = Client()
    sign_in(half)
    said = []
    for number in range(12):
        here = f"203.0.113.{100 + number}"
        attempts.forget_person(person, at=here)
        said.append(half.post(SECOND, {"code": "000000"}, REMOTE_ADDR=here).status_code)
    assert said == [200] * 10 + [429] * 2


def test_name_and_address_of_a_person_count_as_one(person):
    names = ["aylin", "AYLIN@nord.example"] * 5
    assert [guess(Client(), name) for name in names] == [200] * 10
    assert [guess(Client(), name) for name in names[:2]] == [429] * 2


def test_who_has_a_session_of_somebody_holds_the_owner_up_nowhere(person):
    thief, owner = Client(REMOTE_ADDR=HERE), Client()
    for each in (thief, owner):
        each.force_login(person)
    attempts.forget_person(person, at=HERE)
    pages = ("/account/reauthenticate/", "/account/password/change/")
    said = [
        thief.post(page, {"password": "x", "oldpassword": "x"}).status_code
        for page in pages
        for _ in range(6)
    ]
    assert said == [200] * 10 + [429] * 2
    assert owner.post(pages[0], {"password": "geheim"}).status_code == 302
    new = {"password1": "Regenschirm-7", "password2": "Regenschirm-7"}
    assert owner.post(pages[1], {"oldpassword": "geheim"} | new).status_code == 302
    attempts.forget_person(person, at=HERE)
