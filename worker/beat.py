"""The clock, which sends no more ticks while earlier ones still wait for a worker.

So a worker that was away finds no heap, and one whose own clock is wrong misses nothing: what is
counted are messages, not seconds.
"""

from typing import Any

from celery.beat import PersistentScheduler, ScheduleEntry
from celery.schedules import crontab

MOST_WAITING = 100  # messages; some ten minutes of ticks


class Beat(PersistentScheduler):
    """What is due once a day is sent whatever waits; a tick comes again soon."""

    def apply_async(
        self, entry: ScheduleEntry, producer: Any = None, advance: bool = True, **options: Any
    ) -> Any:
        is_tick = not isinstance(entry.schedule, crontab)
        if is_tick and producer and self._waiting(producer.channel) >= MOST_WAITING:
            return None
        return super().apply_async(entry, producer=producer, advance=advance, **options)

    def _waiting(self, channel: Any) -> int:
        """How many messages no worker has taken."""
        queue = self.app.conf.task_default_queue
        return int(channel.queue_declare(queue=queue).message_count)
