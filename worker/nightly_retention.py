"""Runs the retention rules every night."""

import logging

from celery import shared_task
from django.utils import timezone

from programme import retention

logger = logging.getLogger(__name__)


@shared_task(name="worker.nightly_retention.run")
def run():
    for name, count in retention.run(at=timezone.now()).items():
        if count:
            logger.info("retention: %s rows of %s", count, name)
