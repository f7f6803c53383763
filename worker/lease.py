"""A lease that is renewed while work goes on, so that slow work is not done twice."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection

from programme import journal
from programme.models.journal import Entry

logger = logging.getLogger(__name__)


@contextmanager
def kept(entries: list[Entry]) -> Iterator[None]:
    """Renew the claims of `entries` until the block ends, however long it takes."""
    over = threading.Event()
    thread = threading.Thread(target=_renew, args=(entries, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renew(entries: list[Entry], over: threading.Event) -> None:
    while not over.wait(settings.JOURNAL_LEASE / 3):
        try:
            for entry in entries:
                journal.renew(entry)
        except DatabaseError as problem:
            logger.warning("leases not renewed: %s", type(problem).__name__)
        finally:
            connection.close()  # each thread has its own
