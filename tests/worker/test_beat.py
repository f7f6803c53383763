"""Ticks are not lost to a wrong clock, and do not pile up."""

from collections import Counter

import pytest

from feeds import editions
from programme.actors import organiser
from tests import cast
from worker import at_start, clock, printing
from worker.app import app
from worker.beat import MOST_WAITING, Beat

TICKS = ("beat-heartbeat", "sweep-journal", "sweep-print", "sweep-pulls")
DAILY = ("nightly", "retention")


@pytest.fixture
def beat(tmp_path):
    """The clock of the product: `beat(name)` sends one entry of the schedule."""
    made = Beat(app, schedule_filename=str(tmp_path / "schedule"))
    yield lambda name: made.apply_entry(made.schedule[name], producer=made.producer)
    made.close()


def test_the_product_has_this_clock():
    assert app.conf.beat_scheduler == f"{Beat.__module__}.{Beat.__qualname__}"
    assert set(app.conf.beat_schedule) == {*TICKS, *DAILY}


def test_the_clock_in_a_process_of_its_own_knows_the_same():
    assert clock.app.conf.beat_schedule == app.conf.beat_schedule
    assert clock.app.conf.beat_scheduler == app.conf.beat_scheduler
    assert (clock.app.timezone, clock.app.conf.enable_utc) == (app.timezone, app.conf.enable_utc)


def test_no_worker_throws_away_what_the_clock_sends(beat, messages, week, aylin):
    """A message that ends at a time is nothing to a worker whose clock is ahead of it."""
    editions.proof(week, "de", by=organiser(aylin), at=cast.AT)
    for name in (*TICKS, *DAILY):
        beat(name)
    at_start.send()
    printing.sweep()
    assert [headers["expires"] for headers in messages()] == [None] * 9


def test_a_worker_that_was_away_finds_no_heap(beat, queue):
    for _ in range(MOST_WAITING):
        for name in TICKS:
            beat(name)
    assert len(queue()) == MOST_WAITING
    assert len(set(Counter(queue()).values())) == 1  # none has crowded out another
    for name in DAILY:
        beat(name)
    assert queue()[:2] == ["worker.nightly_retention.run", "worker.tasks.nightly"]


def test_the_clock_goes_on_when_a_worker_is_back(beat, queue):
    for _ in range(2 * MOST_WAITING):
        beat("sweep-journal")
    app.control.purge()
    beat("sweep-print")
    assert queue() == ["worker.printing.sweep"]
