"""Many accepts at once, with a real worker: when the last of them is in the feed file."""

import statistics
import time
from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from bench.loading import Loaded
from bench.processes import worker
from bench.table import say
from programme.actors import PARTNER, Actor, organiser
from programme.checks import all_checks
from programme.demo import bulk_drafts
from programme.drafts.event_draft import from_data
from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.submissions import moderation, submitting
from tools.processes import wait_until

HEAD = ["accepts", "into", "last accept s", "drained after it s", "p50 to file s", "p95 to file s"]
LONGEST = 600  # seconds
TRICKLE, PAUSE = 20, 0.2  # accepts, and seconds from one to the next


def measure(loaded: Loaded, count: int) -> Iterator[list]:
    """Accept `count` offers as fast as one process can, then some as an office does at its best.
    To file: from the accept until the worker has noted that all feeds with the event lie on disk.
    """
    say(f"offering {count + TRICKLE} events")
    user = get_user_model().objects.create_user(f"office-{loaded.district.slug}")
    Membership.objects.create(district=loaded.district, user=user)
    offered = _offered(loaded, count + TRICKLE)
    with worker():
        _drain(0.5)
        say(f"accepting {count} events")
        yield [count, loaded.size, *_accepted(loaded, offered[:count], organiser(user), 0)]
        say(f"accepting {TRICKLE} events, one every {PAUSE} s")
        told = _accepted(loaded, offered[count:], organiser(user), PAUSE)
        yield [f"{TRICKLE}, one every {PAUSE} s", loaded.size, *told]


def _accepted(loaded: Loaded, offered: list, office: Actor, pause: float) -> Iterator[str]:
    lines = Entry.objects.filter(district=loaded.district, verb="published")
    first, began = lines.count(), time.perf_counter()
    for number, (submission, despite) in enumerate(offered):
        time.sleep(max(0, began + number * pause - time.perf_counter()))
        moderation.accept(submission, by=office, at=timezone.now(), despite=despite)
    accepted = time.perf_counter()
    _drain(0.1)
    drained = time.perf_counter()
    waits = [
        (line.handled_at - line.at) / timedelta(seconds=1)
        for line in lines.order_by("pk")[first:]
        if line.handled_at
    ]
    cuts = statistics.quantiles(waits, n=20)
    for seconds in (accepted - began, drained - accepted, cuts[9], cuts[18]):
        yield f"{seconds:.1f}"


def _drain(pause: float) -> None:
    wait_until(lambda: not Entry.objects.open().exists(), LONGEST, pause)


def _offered(loaded: Loaded, count: int) -> list:
    season = next(iter(loaded.seasons))
    towns = list(loaded.district.towns.values_list("name", flat=True))
    drafts = bulk_drafts.drafts(towns, season.starts_on, season.ends_on, count)
    made = [submitting.offer(season, draft, by=PARTNER, at=timezone.now())[0] for draft in drafts]
    return [(submission, _questions(season, submission)) for submission in made]


def _questions(season, submission) -> list[str]:
    draft = from_data(submission.latest_revision.data)
    found = all_checks.findings(draft, season, besides=submission, insider=True)
    return [finding.key for finding in found]
