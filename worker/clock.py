"""The Celery application of the clock: `celery -A worker.clock beat`.

It sends the names of tasks and does none. So it loads neither Django's apps nor a task, and takes
half the memory.
"""

from celery import signals
from django.conf import settings
from django.utils.log import configure_logging

from worker import at_start  # noqa: F401  (listens to the start)
from worker.configured import configured

app = configured(fixups=[])


@signals.setup_logging.connect
def as_django_logs(**_):
    """As django.setup() would. Celery leaves logging alone when this signal has a receiver."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
