"""The journal is the outbox: a line in the same transaction, then a nudge to the worker.

The worker acts on lines and marks them done. When the nudge is lost (broker down, process killed)
a sweep finds the line later: nothing depends on the nudge but speed.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from programme.actors import Actor
from programme.models.district import District
from programme.models.journal import Entry


def record(verb: str, *, district: District, by: Actor, at: datetime, **fields: Any) -> Entry:
    """Write one line inside the caller's transaction and nudge the worker once it is committed."""
    entry = Entry.objects.create(
        verb=verb, district=district, actor=by.kind, user=by.user, at=at, **fields
    )
    _nudge_after_commit()
    return entry


def _nudge_after_commit() -> None:
    """Once for all lines of a transaction: a worker that wakes reads every line there is."""
    waiting = transaction.get_connection().run_on_commit
    if not any(function is _nudge for _, function, _ in waiting):
        transaction.on_commit(_nudge, robust=True)


def _nudge() -> None:
    import_string(settings.JOURNAL_NUDGE)()


def claim(entry: Entry, *, at: datetime) -> bool:
    """Take a line for settings.JOURNAL_LEASE seconds; False if another has it or it is done."""
    rows = Entry.objects.claimable(at).filter(pk=entry.pk)
    until = at + timedelta(seconds=settings.JOURNAL_LEASE)
    return bool(rows.update(claimed_until=until, attempts=entry.attempts + 1))


def finish(entry: Entry, *, at: datetime) -> None:
    """Mark a line as done: it is never handled again."""
    Entry.objects.filter(pk=entry.pk).update(handled_at=at, claimed_until=None, error="")


def fail(entry: Entry, error: str, *, at: datetime) -> None:
    """Note what went wrong; the line is tried again, later with every attempt (at most an hour)."""
    wait = timedelta(seconds=min(3600, 5 * 2 ** min(entry.attempts, 10)))
    Entry.objects.filter(pk=entry.pk).update(claimed_until=at + wait, error=error[:2000])
