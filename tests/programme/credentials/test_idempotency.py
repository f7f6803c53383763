"""A request with an idempotency key is done once, whatever becomes of its answer."""

import time
from datetime import timedelta

import pytest

from programme import retention
from programme.actors import SYSTEM
from programme.credentials import api_tokens
from programme.credentials.idempotency import Answer, KeyTaken, answered_once
from programme.models.token import KeptAnswer
from tests import cast
from tests.at_once import at_once

HOUR = timedelta(hours=1)


def issue(of, slug="club"):
    partner = of.partners.create(name=slug, slug=slug)
    return api_tokens.issue(partner, name="x", by=SYSTEM, at=cast.AT)[0]


@pytest.fixture
def token(nord):
    return issue(nord)


@pytest.fixture
def acts():
    """How often something was done; each time its answer is another."""
    done = []

    def act():
        done.append(1)
        return Answer(201, {"b": len(done), "a": "ü"})

    act.done = done
    return act


def test_the_second_time_it_is_answered_and_not_done(token, acts):
    first = answered_once(token, "k", "POST x", acts, at=cast.AT)
    second = answered_once(token, "k", "POST x", acts, at=cast.AT + 47 * HOUR)
    assert (first, second) == (
        Answer(201, {"b": 1, "a": "ü"}),
        Answer(201, {"b": 1, "a": "ü"}, is_replay=True),
    )
    assert list(second.data) == ["b", "a"]
    assert len(acts.done) == 1


def test_the_key_of_another_request_is_refused(token, acts):
    answered_once(token, "k", "POST x", acts, at=cast.AT)
    with pytest.raises(KeyTaken):
        answered_once(token, "k", "POST y", acts, at=cast.AT)
    assert len(acts.done) == 1


def test_keys_belong_to_their_token(token, nord, acts):
    answered_once(token, "k", "POST x", acts, at=cast.AT)
    answered_once(issue(nord, "other"), "k", "POST y", acts, at=cast.AT)
    assert len(acts.done) == 2


def test_what_failed_leaves_the_key_free(token, acts):
    def fails():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answered_once(token, "k", "POST x", fails, at=cast.AT)
    assert answered_once(token, "k", "POST y", acts, at=cast.AT).status == 201


def test_after_48_hours_the_key_is_free_even_before_the_night(token, acts):
    answered_once(token, "k", "POST x", acts, at=cast.AT)
    assert not answered_once(token, "k", "POST y", acts, at=cast.AT + 49 * HOUR).is_replay
    assert KeptAnswer.objects.count() == 1


def test_at_night_old_answers_go(token, acts):
    answered_once(token, "k", "POST x", acts, at=cast.AT)
    assert retention.run(at=cast.AT + 48 * HOUR)["answers"] == 0
    assert retention.run(at=cast.AT + 49 * HOUR)["answers"] == 1
    assert KeptAnswer.objects.count() == 0


def test_neither_key_nor_request_is_kept(token, acts):
    answered_once(token, "geheim", "POST geheim", acts, at=cast.AT)
    assert "geheim" not in str(KeptAnswer.objects.values().get())


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_time_the_second_waits_for_the_answer(nord, acts):
    token = issue(nord)

    def slow():
        time.sleep(0.3)
        return acts()

    def send():
        return answered_once(token, "k", "POST x", slow, at=cast.AT)

    found = at_once(send, send)
    assert sorted(answer.is_replay for answer in found) == [False, True]
    assert {answer.data["b"] for answer in found} == {1}
    assert len(acts.done) == 1
