"""Wakes the worker after a commit, so that mails and feeds need not wait for the next sweep.

The journal is the truth: a nudge that gets lost costs time until the next sweep and nothing else.
So it never raises, and gives up within about a second when the broker is away.
"""

import logging

from worker.app import app

logger = logging.getLogger(__name__)

TASK = "worker.tasks.work_journal"
IMPATIENT = {
    "max_retries": 0,
    "interval_start": 0,
    "socket_connect_timeout": 0.8,
    "socket_timeout": 0.8,
}


def wake() -> None:
    """Ask a worker to read the journal now; settings.JOURNAL_NUDGE names this function."""
    try:
        with app.connection_for_write(transport_options=IMPATIENT) as connection:
            app.send_task(TASK, connection=connection, retry=False, expires=300)
    except Exception as problem:
        logger.warning("Nudge lost (%s); the next sweep finds the work.", type(problem).__name__)
