"""What the clock does, as Celery beat reads it. Times that people choose are rows, not lines here.

Each entry expires before the next one is due, so that a worker which was away does not find a heap.
"""

from celery.schedules import crontab

SCHEDULE = {
    "beat-heartbeat": {
        "task": "worker.heartbeat.note",
        "schedule": 20.0,
        "options": {"expires": 19},
    },
    # What a lost nudge left behind.
    "sweep-journal": {
        "task": "worker.tasks.work_journal",
        "schedule": 30.0,
        "options": {"expires": 29},
    },
    # Jobs that no worker took, or that a killed worker left half done.
    "sweep-print": {
        "task": "worker.printing.sweep",
        "schedule": 30.0,
        "options": {"expires": 29},
    },
    # Calendars of partners that are due, and imports that were confirmed and not entered yet.
    "sweep-pulls": {
        "task": "worker.pulls.sweep",
        "schedule": 60.0,
        "options": {"expires": 59},
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
