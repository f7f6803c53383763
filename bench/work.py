"""What is done behind answers: feeds joined, drafts checked, the worker's step after an edit."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import spent
from bench.loading import Loaded, settle
from bench.table import say
from calendar_site.pages.public.programme.asked import ask
from calendar_site.pages.public.programme.facets import facets
from feeds import feed_files
from feeds.ical import calendar
from feeds.ical.contents import Asked
from programme.actors import SYSTEM
from programme.checks import all_checks
from programme.drafts.event_draft import from_data
from programme.events import publishing
from programme.events.index import stored_index
from programme.events.selection import Selection
from programme.models.event import Event
from programme.submissions import revising
from worker import outbox

HEAD = ["work", "events", "CPU ms", "PostgreSQL ms", "queries", "target ms"]
ROUNDS = 3


def measure(loaded: Loaded) -> Iterator[list]:
    """A row for each piece of work; the first time, when pieces are made, is not counted."""
    season = next(iter(loaded.seasons))
    event = Event.objects.filter(programme=season).order_by("pk")[0]
    draft = from_data(event.submission.latest_revision.data)

    def touch():
        publishing.touch([event], district=loaded.district, by=SYSTEM, at=timezone.now())

    @transaction.atomic
    def edit():
        submission, now = event.submission, timezone.now()
        said = replace(draft, summary=f"Neue Worte von {now}.")
        revision = revising.add(submission, said, by=SYSTEM, at=now)
        publishing.publish(submission, revision, by=SYSTEM, at=now)

    def join():
        loaded.district.refresh_from_db()
        return calendar.make(Asked(loaded.district, None, "de"), timezone.localdate())

    def count():
        facets(ask(season, Selection(programme=season.slug)))

    def count_from_store():
        stored_index.kept.clear()
        count()

    say(f"making the pieces that feeds need, {loaded.size}")
    touch()
    outbox.work()
    settle()
    files = len(feed_files.scopes(loaded.district))
    yield _row(f"worker's step after one edit ({files} feeds)", loaded, outbox.work, "100", edit)
    yield _row("the same, where all bytes stay", loaded, outbox.work, "100", touch)
    size = len(join().body) // 1000
    yield _row(f"district feed of {size} kB, joined", loaded, join, "40")
    season.district.refresh_from_db()
    yield _row("facets of a season, from store", loaded, count_from_store, "2")
    yield _row("facets of a season, kept", loaded, count, "")
    yield _row("checks of a draft", loaded, lambda: all_checks.findings(draft, season), "15")


def _row(
    name: str,
    loaded: Loaded,
    work: Callable[[], object],
    target: str,
    before: Callable[[], object] = bool,
) -> list:
    """The mean of some rounds; what happens `before` each is not counted."""
    say(f"measuring {name}, {loaded.size}")
    before()
    work()
    before()
    with CaptureQueriesContext(connection) as queries:
        work()
    own, postgres, backend = 0.0, 0.0, spent.own_backend()
    for _ in range(ROUNDS):
        before()
        asked, began = spent.cpu_ms(backend), time.process_time()
        work()
        own += 1000 * (time.process_time() - began) / ROUNDS
        postgres += spent.since(asked, spent.cpu_ms(backend)) / ROUNDS
    told = f"{postgres:.1f}" if connection.vendor == "postgresql" else ""
    return [name, loaded.size, f"{own:.1f}", told, len(queries), target]
