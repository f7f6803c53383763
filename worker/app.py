"""The Celery application of the workers: `celery -A worker.app worker`, with `-B` its clock too."""

import gc
import os

from celery import signals
from django.conf import settings
from django.utils import translation

from worker import at_start  # noqa: F401  (listens to the start)
from worker.configured import configured

# Django's checks read all addresses, and with them every page, into a process that draws none;
# `manage.py check` and `migrate` ask them.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = configured()
app.autodiscover_tasks(["worker"], related_name="heartbeat")
app.autodiscover_tasks(["worker"])
app.autodiscover_tasks(["worker"], related_name="printing")
app.autodiscover_tasks(["worker"], related_name="nightly_retention")
app.autodiscover_tasks(["worker"], related_name="pulls")


@signals.setup_logging.connect
def keep_django_logging(**_):
    """Celery leaves logging alone when this signal has a receiver."""


@signals.worker_init.connect
def keep_what_is_loaded(**_):
    """What is loaded before the processes of the pool are forked lies in memory once.

    A collection of garbage would write into each of its pages, and copy them so.
    """
    for language, _name in settings.LANGUAGES:
        translation.activate(language)
    translation.deactivate()
    gc.collect()
    gc.freeze()
