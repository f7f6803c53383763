"""Works through the journal: claims open lines, handles them, marks them done.

A line is done after everything that follows from it. When a worker dies before that, the claim
runs out, and the next sweep does the line again.

Lines that share a step (one feed for many events) are claimed together. Every other line, above all
one with a letter, is claimed alone and done before the next one is claimed: a slow mail server
holds up neither feeds nor the letters that another worker could send. While such lines are done
quickly they have their turn between batches, so that in a burst no letter waits for its end; while
they are slow they wait until there is no line with a shared step.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial

from django.utils import timezone

from programme import journal
from programme.known_question import KnownQuestion
from programme.models.journal import Entry
from worker import lease
from worker.handlers import HANDLERS, TOGETHER

logger = logging.getLogger(__name__)

BATCH = 100  # lines that are worked on together
# Seconds for lines that are claimed alone, until the journal is read again; one that takes as long
# is slow.
SPELL = 0.5
# Somebody waits before a page for the code or the link in it.
URGENT = ("letter_asked",)
LONGEST = 100  # seconds; settings.CELERY_TASK_SOFT_TIME_LIMIT is far off for the last line too


def work() -> int:
    """Handle open lines until there are none to claim, or time is up; how many are done."""
    done, end = 0, time.monotonic() + LONGEST
    goes_on, are_quick = True, False
    while goes_on and time.monotonic() < end:
        goes_on = False
        for keys in _turn(_waiting(), are_quick):
            began = time.monotonic()
            if entries := journal.claim(keys):
                with lease.kept(entries):
                    done += _handled(entries)
                if entries[0].verb not in TOGETHER:
                    are_quick = time.monotonic() - began < SPELL
                goes_on = True
    return done


def _turn(waiting: list[tuple[int, str]], are_quick: bool) -> Iterator[list[int]]:
    """What is claimed together, one after the other: an urgent line; else lines with a shared step.

    Then others for a while: if there are none with a shared step, or if others `are_quick`.
    """
    urgent, shared, alone = _kinds(waiting)
    if urgent:
        yield urgent[:1]
        return
    if shared:
        yield shared[:BATCH]
        if not are_quick:
            return
    end = time.monotonic() + SPELL
    for key in alone:
        yield [key]
        if time.monotonic() > end:
            return


def _kinds(waiting: list[tuple[int, str]]) -> tuple[list[int], list[int], list[int]]:
    """The keys of urgent lines, of those with a shared step, and of those that have none."""
    urgent = [key for key, verb in waiting if verb in URGENT]
    shared = [key for key, verb in waiting if verb in TOGETHER]
    return urgent, shared, [key for key, verb in waiting if verb not in TOGETHER]


# Key and verb of all lines that can be claimed, in their order.
_waiting = KnownQuestion(lambda: Entry.objects.claimable().values_list("pk", "verb"))


def _handled(entries: list[Entry]) -> int:
    good = _together([entry for entry in entries if _alone(entry)])
    # A letter notes by itself that it is out.
    journal.finish(*(entry for entry in good if entry.handled_at is None), at=timezone.now())
    return len(good)


def _alone(entry: Entry) -> bool:
    return not _failed([entry], lambda: [handle(entry) for handle in HANDLERS.get(entry.verb, ())])


def _together(entries: list[Entry]) -> list[Entry]:
    """Run each shared step once for all its entries; gives the entries without a failed step."""
    for step in dict.fromkeys(step for entry in entries for step in TOGETHER.get(entry.verb, ())):
        those = [entry for entry in entries if step in TOGETHER.get(entry.verb, ())]
        failed = _failed(those, partial(step, those)) if those else ()
        entries = [entry for entry in entries if entry.pk not in failed]
    return entries


def _failed(entries: list[Entry], act: Callable[[], object]) -> Collection[int]:
    """Do it; which lines wait for another try: those that `act` names, all if it raises."""
    try:
        told = act()
        failed = told if isinstance(told, dict) else {}
    except Exception as problem:
        logger.exception("journal lines %s", [entry.pk for entry in entries])
        failed = dict.fromkeys((entry.pk for entry in entries), problem)
    for entry in entries:
        if entry.pk in failed:
            why = failed[entry.pk]
            journal.fail(entry, f"{type(why).__name__}: {why}")
    return failed
