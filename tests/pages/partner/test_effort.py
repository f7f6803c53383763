"""Robots have to work or to wait; people without JavaScript press one more button."""

from datetime import timedelta

import altcha
import pytest

from calendar_site.serving import proof_of_work
from programme import rate_limits
from programme.models.submission import Submission
from tests.pages.partner.filling import STAMMTISCH, blank, once, typed


@pytest.fixture(autouse=True)
def with_a_pause(monkeypatch):
    monkeypatch.setattr(proof_of_work, "PAUSE", timedelta(seconds=2))
    rate_limits.reset("challenge", "127.0.0.1 0700")


def solved(client) -> str:
    answer = client.get("/en/nord/submit/challenge/")
    assert "no-store" in answer["Cache-Control"]
    challenge = altcha.Challenge.from_dict(answer.json())
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


def count():
    return Submission.objects.count()


def test_a_device_that_worked_sends_at_once(client, address):
    data = blank(client, **STAMMTISCH, altcha=solved(client))
    assert once(client, address, data).status_code == 302
    assert count() == 1


def test_work_serves_one_event(client, address):
    data = blank(client, **STAMMTISCH, altcha=solved(client))
    again = [once(client, address, data).status_code for _ in range(2)]
    assert (again, count()) == ([302, 302], 1)
    data["title"] = "Noch ein Abend"
    assert "One more step" in once(client, address, data).content.decode()
    assert count() == 1


@pytest.mark.parametrize("forged", ["", "x", "e30=", "eyJjaGFsbGVuZ2UiOnt9fQ==", "A" * 10_000])
def test_forged_work_is_no_work(client, address, forged):
    data = blank(client, **STAMMTISCH, altcha=forged)
    assert "One more step" in once(client, address, data).content.decode()
    assert count() == 0


def test_work_of_another_server_or_of_yesterday_is_no_work(client, address, settings, time_machine):
    payload = solved(client)
    data = blank(client, **STAMMTISCH, altcha=payload)
    time_machine.move_to("2026-08-01 13:00:00+02:00", tick=False)
    assert once(client, address, data).status_code == 200
    settings.SECRET_KEY = "another"
    data["altcha"] = payload
    assert once(client, address, data).status_code == 200
    assert count() == 0


def test_without_javascript_one_more_press_suffices(client, address, time_machine):
    page = once(client, address, blank(client, **STAMMTISCH))
    assert "Please press the button once more" in page.content.decode()
    time_machine.move_to("2026-08-01 09:00:03+02:00", tick=False)
    assert once(client, address, typed(page)).status_code == 302
    assert count() == 1


def test_a_press_that_is_too_quick_is_asked_again(client, address, time_machine):
    page = once(client, address, blank(client, **STAMMTISCH))
    again = once(client, address, typed(page))
    assert "That was very quick." in again.content.decode()
    time_machine.move_to("2026-08-01 09:00:02+02:00", tick=False)
    assert once(client, address, typed(again)).status_code == 302


def test_a_press_belongs_to_its_event(client, address, time_machine):
    page = once(client, address, blank(client, **STAMMTISCH))
    time_machine.move_to("2026-08-01 09:00:03+02:00", tick=False)
    assert once(client, address, typed(page, title="Anders")).status_code == 200
    assert count() == 0


def test_answers_to_questions_stay(client, address, time_machine):
    changes = STAMMTISCH | {"dates-0-day": "Di 28.9.2026"}
    asked = once(client, address, blank(client, **changes))
    name = asked.content.decode().split('name="answer-')[1].split('"')[0]
    page = once(client, address, typed(asked, **{f"answer-{name}": "2026-09-29"}))
    time_machine.move_to("2026-08-01 09:00:03+02:00", tick=False)
    assert once(client, address, typed(page)).status_code == 302


def test_challenges_are_not_endless(client, address, monkeypatch):
    monkeypatch.setattr("calendar_site.pages.partner.submit.challenge.PER_MINUTE", 1)
    codes = [client.get("/en/nord/submit/challenge/").status_code for _ in range(2)]
    assert codes == [200, 429]
