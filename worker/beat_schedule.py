"""What the clock does, as Celery beat reads it. Times that people choose are rows, not lines here.

No entry expires: that would ask the sender's clock and the worker's to agree. worker/beat.py sees
to it that a worker which was away finds no heap.
"""

from celery.schedules import crontab

SCHEDULE = {
    "beat-heartbeat": {
        "task": "worker.heartbeat.note",
        "schedule": 20.0,
    },
    # What a lost nudge left behind.
    "sweep-journal": {
        "task": "worker.tasks.work_journal",
        "schedule": 30.0,
    },
    # Jobs that no worker took, or that a killed worker left half done.
    "sweep-print": {
        "task": "worker.printing.sweep",
        "schedule": 30.0,
    },
    # Calendars of partners that are due, and imports that were confirmed and not entered yet.
    "sweep-pulls": {
        "task": "worker.pulls.sweep",
        "schedule": 60.0,
    },
    # The window of days moves with the day; everything is rendered again and compared.
    "nightly": {
        "task": "worker.tasks.nightly",
        "schedule": crontab(hour=0, minute=10),
    },
    "retention": {
        "task": "worker.nightly_retention.run",
        "schedule": crontab(hour=3, minute=40),
    },
}
