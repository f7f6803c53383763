"""What the clock sends once, when it starts: in a process of its own, or in that of a worker."""

from celery import current_app, signals

TASKS = (
    # The schedule's first beat is due only 20 seconds after the start.
    "worker.heartbeat.note",
    # It may be the start of a new release with other texts.
    "worker.tasks.publish_all",
)


@signals.beat_init.connect
@signals.beat_embedded_init.connect
def send(**_) -> None:
    for name in TASKS:
        current_app.send_task(name)
