"""A sign of life that has come all the way: from beat through the broker to a worker."""

from celery import shared_task
from django.core.cache import cache

# calendar_site.serving.health reads it; the two packages are strangers and share only this name.
KEY = "beat-heartbeat"
LASTS = 180  # seconds; the longest task may hold the next one up for a while


@shared_task
def note() -> None:
    """It lasts by the clock of the cache: no two machines need to agree about the time."""
    cache.set(KEY, True, timeout=LASTS)
