"""The Celery application before it knows any task: settings, broker and schedule of the product."""

import os
from typing import Any

from celery import Celery

from worker import broker
from worker.beat_schedule import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calendar_site.settings")


def configured(**options: Any) -> Celery:
    """Takes what Celery takes."""
    broker.use()
    app = Celery("kreiskalender", **options)
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.beat_schedule = SCHEDULE
    return app
