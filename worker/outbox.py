"""Works through the journal: claims open lines, handles them, marks them done.

A line is done after everything that follows from it. When a worker dies before that, the claim
runs out, and the next sweep does the line again.
"""

import logging

from django.utils import timezone

from programme import journal
from programme.models.journal import Entry
from worker.handlers import HANDLERS, TOGETHER

logger = logging.getLogger(__name__)

BATCH = 25  # worked on together; small enough to be done long before the claim ends


def work() -> int:
    """Handle open lines until there are none to claim; gives the number that is done."""
    done = 0
    while entries := _claimed():
        good = _together([entry for entry in entries if _alone(entry)])
        for entry in good:
            journal.finish(entry, at=timezone.now())
        done += len(good)
    return done


def _claimed() -> list[Entry]:
    now = timezone.now()
    waiting = Entry.objects.claimable(now).select_related("district")[:BATCH]
    mine = [entry for entry in waiting if journal.claim(entry, at=now)]
    for entry in mine:
        entry.attempts += 1
    return mine


def _alone(entry: Entry) -> bool:
    return _tried([entry], lambda: [handle(entry) for handle in HANDLERS.get(entry.verb, ())])


def _together(entries: list[Entry]) -> list[Entry]:
    """Run each shared step once for all its entries; gives the entries without a failed step."""
    for step in dict.fromkeys(step for entry in entries for step in TOGETHER.get(entry.verb, ())):
        those = [entry for entry in entries if step in TOGETHER.get(entry.verb, ())]
        if not _tried(those, lambda step=step, those=those: step(those)):
            entries = [entry for entry in entries if entry not in those]
    return entries


def _tried(entries: list[Entry], act) -> bool:
    """Whether `act` has worked; if not, the lines wait for another try."""
    try:
        act()
    except Exception as problem:
        logger.exception("journal lines %s", [entry.pk for entry in entries])
        for entry in entries:
            journal.fail(entry, f"{type(problem).__name__}: {problem}", at=timezone.now())
        return False
    return True
