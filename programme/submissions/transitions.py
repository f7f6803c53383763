"""The single writer of a submission's state."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from programme import journal, states
from programme.actors import Actor
from programme.models.journal import Entry
from programme.models.submission import Submission


def move(
    submission: Submission,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Entry:
    """Move `submission` by the table and write the journal line; call inside a transaction.

    `fields` are written with the state. Raises states.NotAllowed where the table has no such move
    and states.Overtaken where the row was moved since it was read.
    """
    old = submission.state
    new = states.target(verb, old)
    if not Submission.objects.switch(submission, new, at, **fields):
        raise states.Overtaken(submission.number)
    latest = submission.latest
    return journal.record(
        verb,
        district=submission.programme.district,
        programme=submission.programme,
        submission=submission,
        old_state=old,
        new_state=new,
        revision=latest.number if latest else None,
        reason=reason,
        data=data or {},
        by=by,
        at=at,
    )
