"""A sign of life that has come all the way: from beat through the broker to a worker."""

import time

from celery import shared_task, signals
from django.core.cache import cache

# calendar_site.serving.health reads it; the two packages are strangers and share only this name.
KEY = "beat-heartbeat"


@shared_task
def note() -> None:
    """Write down the time (seconds since 1970); a day later it is forgotten."""
    cache.set(KEY, time.time(), timeout=86_400)


@signals.beat_init.connect
@signals.beat_embedded_init.connect
def first_beat(**_) -> None:
    """Beat at once: the schedule's first beat is due only 20 seconds after the start."""
    note.apply_async(expires=19)
