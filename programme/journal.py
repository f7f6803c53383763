"""The journal is the outbox: a line in the same transaction, then a nudge to the worker.

The worker acts on lines and marks them done. When the nudge is lost (broker down, process killed)
a sweep finds the line later: nothing depends on the nudge but speed.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.expressions import Combinable
from django.utils.module_loading import import_string

from programme import access, database_clock
from programme.actors import SYSTEM, Actor
from programme.known_rows import KnownRows
from programme.models.district import District
from programme.models.journal import LONGEST_WAIT, Entry, EntryQuerySet

AGAIN = timedelta(minutes=1)  # within it the same person means the same press of a button


def record(verb: str, *, district: District, by: Actor, at: datetime, **fields: Any) -> Entry:
    """Write one line inside the caller's transaction and nudge the worker once it is committed."""
    role = by.role or access.role(by.user, district)
    entry = Entry.objects.create(
        verb=verb, district=district, actor=by.kind, user=by.user, role=role, at=at, **fields
    )
    nudge_after_commit()
    return entry


def nudge_after_commit() -> None:
    """Once for all lines of a transaction: a worker that wakes reads every line there is."""
    waiting = transaction.get_connection().run_on_commit
    if not any(function is _nudge for _, function, _ in waiting):
        transaction.on_commit(_nudge, robust=True)


def _nudge() -> None:
    import_string(settings.JOURNAL_NUDGE)()


@transaction.atomic
def claim(keys: Collection[int]) -> list[Entry]:
    """Take those of these lines that nobody has, for settings.JOURNAL_LEASE seconds.

    Past those which another worker takes at the same moment. Each claim counts as an attempt, and
    its number tells it from every other claim of the line.
    """
    taken = _free(keys)
    if taken:
        mine = Entry.objects.filter(pk__in=[entry.pk for entry in taken]).order_by()
        mine.update(claimed_until=_lease(), attempts=F("attempts") + 1)
    for entry in taken:
        entry.attempts += 1
    return taken


def _locked(keys: list[int]) -> EntryQuerySet:
    rows = Entry.objects.claimable().filter(pk__in=keys).select_related("district")
    return rows.select_for_update(of=("self",), skip_locked=True)


_free = KnownRows(_locked)


def renew(entry: Entry) -> bool:
    """Hold a claimed line for another lease; False if it is done or somebody else's by now."""
    return bool(_held(entry).update(claimed_until=_lease()))


def finish(*entries: Entry, at: datetime) -> None:
    """Mark lines as done: they are never handled again."""
    done = Entry.objects.filter(pk__in=[entry.pk for entry in entries])
    done.update(handled_at=at, claimed_until=None, error="")
    for entry in entries:
        entry.handled_at = at


def fail(entry: Entry, error: str) -> None:
    """Note what went wrong; the line is tried again, later with every attempt (at most an hour).

    A line that another worker holds by now stays as that worker left it.
    """
    wait = min(LONGEST_WAIT, timedelta(seconds=5 * 2 ** min(entry.attempts, 10)))
    _held(entry).update(claimed_until=database_clock.until(wait), error=error[:2000])


@transaction.atomic
def give_up_letter(entry: Entry, *, code: int | None, at: datetime) -> None:
    """Finish a line whose letter cannot be delivered, and tell the office in a line of its own.

    `code` is what the mail server answered (RFC 5321, 4.2), None where it was tried until too late.
    An invitation to the office is named, as its line does.
    """
    invited = {key: entry.data[key] for key in ("invitation",) if key in entry.data}
    record(
        "undelivered",
        district=entry.district,
        programme=entry.programme,
        submission=entry.submission,
        data={"letter": entry.verb, "code": code} | invited,
        by=SYSTEM,
        at=at,
    )
    finish(entry, at=at)


def _held(entry: Entry) -> EntryQuerySet:
    return Entry.objects.open().filter(pk=entry.pk, attempts=entry.attempts)


def _lease() -> Combinable:
    return database_clock.until(timedelta(seconds=settings.JOURNAL_LEASE))
