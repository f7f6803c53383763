"""Nobody's name and nobody's address: as much is done as for somebody's, and nothing of it stays.

Who asks must not learn by the clock whether a name is known here.
"""

from datetime import datetime

from django.db import transaction

from programme import journal
from programme.actors import SYSTEM
from programme.models.district import District


def as_long(verb: str, *, at: datetime) -> None:
    """Write one line, take it back, and wake the worker as if there were one."""
    with transaction.atomic():
        if district := District.objects.first():
            journal.record(verb, district=district, by=SYSTEM, at=at)
        transaction.set_rollback(True)
    journal.nudge_after_commit()
