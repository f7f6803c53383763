"""The outbox: written with the move, claimed once, tried again, never lost with a nudge."""

from datetime import timedelta
from itertools import chain

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from programme import journal
from programme.actors import SYSTEM, organiser
from programme.models.journal import Entry
from programme.models.submission import Submission
from programme.submissions import moderation
from tests import cast
from tests.at_once import at_once


@pytest.fixture
def line(week):
    return journal.record("touched", district=week.district, by=SYSTEM, at=cast.AT)


def claim(line):
    """The line as who claims it has it; None if it cannot be."""
    return next(iter(journal.claim([line.pk])), None)


def test_a_line_is_claimed_once(line):
    mine = claim(line)
    assert (mine, mine.attempts) == (line, 1)
    assert claim(line) is None
    line.refresh_from_db()
    assert line.attempts == 1


def test_many_lines_are_claimed_by_one_question_and_one_update(week, django_assert_num_queries):
    keys = [
        journal.record("touched", district=week.district, by=SYSTEM, at=cast.AT).pk
        for _ in range(7)
    ]
    journal.claim(keys[2:4])
    with django_assert_num_queries(4):  # two of them begin and end what belongs together
        taken = journal.claim(keys)
    assert [line.pk for line in taken] == keys[:2] + keys[4:]
    with django_assert_num_queries(3):
        assert journal.claim(keys) == []


@pytest.mark.django_db(transaction=True)
def test_who_claims_does_not_wait_for_another_who_does():
    """What another takes at the same moment is left to it, and all the rest is taken."""
    week = cast.programme(cast.district("nord", "16001"))
    keys = {
        journal.record("touched", district=week.district, by=SYSTEM, at=cast.AT).pk
        for _ in range(60)
    }
    found = at_once(*[lambda: [line.pk for line in journal.claim(keys)]] * 4)
    assert sorted(chain(*found)) == sorted(keys)


def test_a_lost_claim_ends(line):
    claim(line)
    Entry.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert claim(line).attempts == 2


@pytest.mark.parametrize("wrong", [timedelta(hours=-5), timedelta(days=400)])
def test_a_worker_whose_clock_is_wrong_takes_nothing_from_another(line, wrong):
    """What a lease is worth says the database's clock alone."""
    claim(line)
    with time_machine.travel(timezone.now() + wrong):
        assert not Entry.objects.claimable().exists()
        assert claim(line) is None
    Entry.objects.update(claimed_until=None)
    with time_machine.travel(timezone.now() + wrong):
        assert claim(line) == line
    line.refresh_from_db()
    left = (line.claimed_until - timezone.now()).total_seconds()
    assert 30 < left <= 60


def test_a_claim_from_before_the_databases_clock_was_set_back_ends(line):
    claim(line)
    Entry.objects.update(claimed_until=timezone.now() + timedelta(hours=3))
    assert claim(line) == line


def test_a_claim_is_renewed_by_its_holder_alone(line):
    mine = claim(line)
    Entry.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert journal.renew(mine) is True
    assert claim(line) is None
    Entry.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    other = claim(line)
    assert journal.renew(mine) is False
    journal.finish(other, at=cast.AT)
    assert journal.renew(other) is False


def test_a_finished_line_is_never_claimed_again(line):
    journal.finish(claim(line), at=cast.AT)
    assert claim(line) is None
    assert list(Entry.objects.open()) == []


def test_a_failed_line_waits_longer_every_time(line):
    waits = []
    for attempt in range(1, 15):
        Entry.objects.update(attempts=attempt)
        line.refresh_from_db()
        journal.fail(line, "broken")
        line.refresh_from_db()
        waits.append(round((line.claimed_until - timezone.now()).total_seconds(), -1))
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
