"""The same request twice, because the first answer was lost: it is done once."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client

from feeds.incoming_api import examples
from programme.models.submission import Revision, Submission
from programme.models.token import KeptAnswer
from tests import cast
from tests.at_once import at_once
from tests.feeds.incoming_api.conftest import Program

NEW = {name: value for name, value in examples.NEW.items() if name != "external_id"}


def test_the_second_time_it_is_answered_only(week, program):
    first = program.post("?lang=en", NEW, idempotency_key="k")
    again = dict(reversed(NEW.items()))  # the same, written otherwise
    second = program.post("?lang=en", again, idempotency_key="k")
    assert (second.status_code, second.content) == (201, first.content)
    for name in ("Location", "ETag"):
        assert second[name] == first[name]
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert Submission.objects.count() == 1


def test_without_a_key_or_with_another_it_is_done_again(week, program):
    for headers in ({}, {}, {"idempotency_key": "a"}, {"idempotency_key": "b"}):
        assert program.post("", NEW, **headers).status_code == 201
    assert Submission.objects.count() == 4


@pytest.mark.parametrize("changes", [{"title": "Anders"}, {"external_id": "x"}])
def test_the_key_of_another_request_is_refused(week, program, errors, changes):
    program.post("", NEW, idempotency_key="k")
    answer = program.post("", NEW | changes, idempotency_key="k")
    assert (answer.status_code, errors(answer)) == (422, [("idempotency_key_reused", None)])
    assert Submission.objects.count() == 1


def test_the_key_of_another_address_is_refused(week, program, errors):
    number = program.post("", NEW, idempotency_key="k").json()["id"]
    answer = program.post(f"{number}/withdraw/", {}, idempotency_key="k")
    assert errors(answer) == [("idempotency_key_reused", None)]


def test_what_was_refused_can_be_corrected_under_the_same_key(week, program):
    assert program.post("", NEW | {"title": ""}, idempotency_key="k").status_code == 400
    assert program.post("", NEW, idempotency_key="k").status_code == 201
    assert KeptAnswer.objects.count() == 1


def test_tokens_have_their_own_keys(week, program, issue, nord, program_of):
    program.post("", NEW, idempotency_key="k")
    other = program_of(issue(nord, "Bibliothek"))
    assert other.post("", NEW, idempotency_key="k").status_code == 201
    assert Submission.objects.count() == 2


def test_it_holds_for_48_hours(week, program, today):
    program.post("", NEW, idempotency_key="k")
    today.move_to(cast.AT + timedelta(hours=47))
    assert "Idempotent-Replayed" in program.post("", NEW, idempotency_key="k")
    today.move_to(cast.AT + timedelta(hours=49))
    assert "Idempotent-Replayed" not in program.post("", NEW, idempotency_key="k")


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("report", {"status": "full", "dates": "all"}),
        ("relocate", examples.RELOCATE),
        ("withdraw", None),
    ],
)
def test_acts_are_done_once_too(week, program, accept, act, body):
    sent = program.post("", NEW).json()
    accept(sent)
    answers = [
        program.post(f"{sent['id']}/{act}/", body, if_match='"3"', idempotency_key="k")
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert Submission.objects.get().version == 4


@pytest.mark.parametrize("key", ["x" * 256, "a\tb", "\x7f"])
def test_keys_are_short_and_visible(week, program, errors, key):
    answer = program.post("", NEW, idempotency_key=key)
    assert (answer.status_code, errors(answer)) == (400, [("invalid", "Idempotency-Key")])


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_both_get_the_same_answer(week, program, secret):
    def send():
        answer = Program(Client(), secret).post("", NEW, idempotency_key="k")
        return answer.status_code, answer.json()["id"]

    found = at_once(send, send)
    (submission,) = Submission.objects.all()
    assert found == [(201, submission.number)] * 2
    assert Revision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_with_one_name_one_is_told_about_the_other(week, program, secret):
    def send(title):
        answer = Program(Client(), secret).post("", examples.NEW | {"title": title})
        return answer.status_code

    found = at_once(partial(send, "eins"), partial(send, "zwei"))
    assert sorted(found) == [201, 409]
    assert Submission.objects.count() == 1
