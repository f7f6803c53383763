"""The outbox: written with the move, claimed once, tried again, never lost with a nudge."""

from datetime import timedelta

import pytest
from django.db import transaction

from programme import journal
from programme.actors import SYSTEM, organiser
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.submissions import moderation
from tests import cast


@pytest.fixture
def line(week):
    return journal.record("touched", district=week.district, by=SYSTEM, at=cast.AT)


def test_a_line_is_claimed_once(line):
    assert journal.claim(line, at=cast.AT) is True
    assert journal.claim(line, at=cast.AT) is False


def test_a_lost_claim_ends(line):
    journal.claim(line, at=cast.AT)
    assert journal.claim(line, at=cast.AT + timedelta(seconds=61)) is True


def test_a_finished_line_is_never_claimed_again(line):
    journal.claim(line, at=cast.AT)
    journal.finish(line, at=cast.AT)
    assert journal.claim(line, at=cast.AT + timedelta(days=1)) is False
    assert list(Entry.objects.open()) == []


def test_a_failed_line_waits_longer_every_time(line):
    waits = []
    for attempt in range(1, 15):
        line.attempts = attempt
        journal.fail(line, "broken", at=cast.AT)
        line.refresh_from_db()
        waits.append((line.claimed_until - cast.AT).total_seconds())
        assert line.error == "broken"
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (10, 3600)


def test_a_decision_that_fails_leaves_no_line(week, aylin):
    submission = cast.offered(week)
    before = Entry.objects.count()

    @transaction.atomic
    def accept_and_fail():
        moderation.accept(submission, by=organiser(aylin), at=cast.AT)
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        accept_and_fail()
    assert Entry.objects.count() == before
    assert Submission.objects.get().state == "submitted"


@pytest.mark.django_db(transaction=True)
def test_a_broken_nudge_breaks_nothing(settings):
    settings.JOURNAL_NUDGE = "tests.programme.test_journal.broken_nudge"
    week = cast.programme(cast.district("nord", "16001"))
    cast.offered(week)
    assert Entry.objects.open().count() == 2


def broken_nudge():
    raise ConnectionError


def test_one_transaction_nudges_once(week, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as nudges:
        cast.offered(week)
        cast.offered(week, title="Zweiter Stammtisch")
    assert len(nudges) == 1


def test_a_line_that_was_rolled_back_takes_no_nudge_with_it(
    week, django_capture_on_commit_callbacks
):
    @transaction.atomic
    def offer_and_fail():
        cast.offered(week)
        raise ConnectionAbortedError

    with django_capture_on_commit_callbacks() as nudges:
        with pytest.raises(ConnectionAbortedError):
            offer_and_fail()
        assert transaction.get_connection().run_on_commit == []
        cast.offered(week, title="Zweiter Stammtisch")
    assert len(nudges) == 1
