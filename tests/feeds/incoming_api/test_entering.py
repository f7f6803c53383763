"""Who may enter: a valid token in the header, and nothing else."""

from datetime import timedelta

import pytest
import redis
from django.core.cache import cache, caches

from feeds.incoming_api import throttling
from programme.actors import SYSTEM
from programme.credentials import api_tokens
from programme.models.submission import Submission
from programme.models.token import ApiToken
from tests import cast

ADDRESSES = [
    ("get", ""),
    ("post", ""),
    ("get", "NOR-2026-AAAAA/"),
    ("put", "NOR-2026-AAAAA/"),
    ("patch", "NOR-2026-AAAAA/"),
    ("post", "NOR-2026-AAAAA/report/"),
    ("post", "NOR-2026-AAAAA/relocate/"),
    ("post", "NOR-2026-AAAAA/withdraw/"),
]
REALM = 'Bearer realm="Kreiskalender"'


def outcome(answer):
    code = answer.json()["errors"][0]["code"]
    return answer.status_code, code, answer.headers.get("WWW-Authenticate")


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_without_a_token_nothing_opens(week, program_of, method, address):
    answer = program_of("")(method, address)
    assert outcome(answer) == (401, "not_authenticated", REALM)


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_a_wrong_token_is_no_token(week, secret, program_of, method, address):
    answer = program_of(secret[:-1] + "!")(method, address)
    assert outcome(answer) == (401, "authentication_failed", f'{REALM}, error="invalid_token"')


@pytest.mark.parametrize("shown", ["kk_x", "\xff", "Basic", "a b c", "  "])
def test_whatever_is_shown(week, program_of, shown):
    assert program_of(shown).get().status_code == 401


@pytest.mark.parametrize("header", ["Basic a2s6", "Token {}", "{}", "Bearer", "bearer{}"])
def test_other_ways_of_showing_it_are_none(week, client, secret, header):
    headers = {"authorization": header.format(secret)}
    assert client.get("/api/v1/submissions/", headers=headers).status_code == 401


@pytest.mark.parametrize("name", ["token", "access_token", "authorization"])
def test_a_token_in_the_address_is_not_looked_at(week, client, secret, name):
    answer = client.get(f"/api/v1/submissions/?{name}={secret}")
    assert outcome(answer) == (401, "not_authenticated", REALM)


def test_a_session_is_no_token(week, client, aylin):
    client.force_login(aylin)
    assert client.get("/api/v1/submissions/").status_code == 401


def test_revoked(program):
    assert program.get().status_code == 200
    api_tokens.revoke(ApiToken.objects.get(), by=SYSTEM, at=cast.AT)
    assert program.get().status_code == 401


def test_expired(program, today):
    today.move_to(cast.AT + timedelta(days=365))
    assert program.get().status_code == 200
    today.move_to(cast.AT + timedelta(days=366))
    assert program.get().status_code == 401


def test_issued_for_something_else(nord, issue, program_of):
    answer = program_of(issue(nord, scopes=["read"])).get()
    assert outcome(answer) == (403, "permission_denied", None)


def test_answers_are_kept_by_nobody(week, program, program_of):
    for answer in (program.get(), program_of("").get(), program.get("x/"), program.post()):
        assert answer["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in answer
        assert answer.cookies == {}


@pytest.mark.parametrize("address", ["", "NOR-2026-AAAAA/", "NOR-2026-AAAAA/report/"])
@pytest.mark.parametrize("method", ["delete", "options", "trace"])
def test_other_methods_are_refused_as_json(program, method, address):
    answer = program(method, address)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize("address", ["x/y/", "x/report/y/"])
def test_other_addresses_are_not_there(program, address):
    assert program.get(address).status_code == 404


@pytest.mark.parametrize(
    ("lang", "detail"),
    [
        ("en", "This parameter does not exist here."),
        ("de", "Diesen Parameter gibt es hier nicht."),
        ("", "Diesen Parameter gibt es hier nicht."),
    ],
)
def test_it_speaks_the_language_that_is_asked_for(program, lang, detail):
    answer = program.get(f"?nonsense=1&lang={lang}")
    (error,) = answer.json()["errors"]
    assert error == {"code": "invalid", "detail": detail, "attr": "nonsense"}


def test_an_unknown_language_is_refused(program, errors):
    answer = program.get("?lang=fr")
    assert (answer.status_code, errors(answer)) == (400, [("invalid", "lang")])


def test_so_often_and_no_more(program, secret, issue, nord, program_of, monkeypatch, today):
    monkeypatch.setattr(throttling, "PER_HOUR", 2)
    cache.clear()
    today.move_to(cast.AT + timedelta(minutes=50))
    assert [program.get().status_code for _ in range(3)] == [200, 200, 429]
    answer = program.get("?lang=en")
    assert outcome(answer) == (429, "throttled", None)
    assert answer["Retry-After"] == "600"
    assert program_of(issue(nord, "Bibliothek")).get().status_code == 200
    today.move_to(cast.AT + timedelta(minutes=60))
    assert program.get().status_code == 200


@pytest.mark.parametrize("trouble", [redis.ConnectionError, OSError])
def test_without_a_cache_nobody_is_limited(program, monkeypatch, trouble):
    def broken(*_args):
        raise trouble

    real = type(caches["default"]).__mro__[2]  # behind the one that is tolerant
    monkeypatch.setattr(real, "incr", broken)
    monkeypatch.setattr(caches["default"], "_asks_again", 0.0)
    assert program.get().status_code == 200


def test_the_token_stands_in_no_log(week, program, secret, caplog):
    caplog.set_level("DEBUG")
    program.post("", {"programme": "x"})
    program.get("?nonsense=1")
    assert Submission.objects.count() == 0
    assert caplog.records != []
    assert secret.rpartition("_")[2] not in caplog.text
