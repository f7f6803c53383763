"""The Celery application: `celery -A worker.app worker` and `celery -A worker.app beat`."""

import os

from celery import Celery, signals

from worker import broker
from worker.beat_schedule import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calendar_site.settings")

broker.use()
app = Celery("kreiskalender")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = SCHEDULE
app.autodiscover_tasks(["worker"], related_name="heartbeat")
app.autodiscover_tasks(["worker"])
app.autodiscover_tasks(["worker"], related_name="printing")
app.autodiscover_tasks(["worker"], related_name="nightly_retention")
app.autodiscover_tasks(["worker"], related_name="pulls")


@signals.setup_logging.connect
def keep_django_logging(**_):
    """Celery leaves logging alone when this signal has a receiver."""
