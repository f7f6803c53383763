"""A real worker process: nudged, killed in the middle, started again. Nothing is lost."""

import pytest

from feeds import feed_files
from feeds.models.fragment import Fragment
from programme.models.journal import Entry
from tests import cast
from worker import nudge

pytestmark = pytest.mark.django_db(transaction=True)
FEED = "nord/ikw-2026.ics"
PATIENCE = 60  # seconds; a busy machine may need some of them


@pytest.fixture
def world(transactional_db):
    nord = cast.district("nord", "16001")
    return cast.programme(nord), cast.person("aylin", nord)


def is_told(title, path=FEED):
    found = feed_files.stored(path)
    return found is not None and f"SUMMARY;LANGUAGE=de:{title}".encode() in found.read(zipped=False)


def all_open():
    return Entry.objects.open().count()


def all_done():
    return not Entry.objects.open().exists()


def test_a_decision_reaches_the_feed(worker_process, world):
    worker_process.start()
    cast.accepted(*world)
    worker_process.wait_until(lambda: is_told("Offener Stammtisch"), PATIENCE)
    worker_process.wait_until(all_done, PATIENCE)


def test_a_decision_that_was_made_without_a_worker_is_found(worker_process, world, settings):
    """The nudge is lost; the next sweep (here by hand) finds the line."""
    settings.JOURNAL_NUDGE = "tests.worker.test_process.lost"
    cast.accepted(*world)
    worker_process.start()
    assert not all_done()
    nudge.wake()
    worker_process.wait_until(all_done, PATIENCE)
    assert is_told("Offener Stammtisch")


def lost():
    pass


def test_a_worker_killed_between_decision_and_feed_loses_nothing(worker_process, world):
    """It holds its lines, has rendered their events together and waits for a feed that is being
    written; then the power fails."""
    with feed_files.lock(FEED):
        cast.accepted(*world)
        cast.accepted(*world, title="Offenes Singen")
        worker_process.start(JOURNAL_LEASE="2")
        nudge.wake()
        worker_process.wait_until(lambda: feed_files.stored("nord.ics") is not None, PATIENCE)
        assert Entry.objects.open().exclude(claimed_until=None).count() >= 2
        assert Fragment.objects.count() == 12  # two kinds, three languages
        worker_process.kill()
    assert not all_done()
    assert feed_files.stored(FEED) is None
    # What the dead worker held is free again two seconds later; lines it never took always were.
    worker_process.wait_until(lambda: Entry.objects.claimable().count() == all_open(), PATIENCE)
    worker_process.start()
    nudge.wake()  # as the clock does every 30 seconds
    worker_process.wait_until(all_done, PATIENCE)
    assert is_told("Offener Stammtisch")
    assert is_told("Offenes Singen")
    assert all(line.attempts >= 2 for line in Entry.objects.filter(verb="published"))


def test_the_clock_brings_feeds_up_to_date_at_the_start(worker_process, world, settings):
    settings.JOURNAL_NUDGE = "tests.worker.test_process.lost"
    cast.accepted(*world)
    Entry.objects.all().delete()
    worker_process.start("-B")
    worker_process.wait_until(
        lambda: is_told("Offener Stammtisch", "nord/ikw-2026.ar.ics"), PATIENCE
    )
