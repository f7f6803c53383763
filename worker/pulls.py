"""Pulls calendars of partners when they are due or asked for, then enters what they bring.

The truth is in the rows of sources and attempts. A task that gets lost is found by the sweep, one
that runs twice does no harm.
"""

import logging

from celery import shared_task
from django.utils import timezone

from feeds.incoming import confirm, pulling
from programme.models.source import Intake, Source

logger = logging.getLogger(__name__)

MOST = 20  # sources and attempts that one sweep hands out


def on_asked(entry):
    """Journal handler: a person asked for this calendar and waits for it."""
    pull.delay(entry.data["source"])


def on_confirmed(entry):
    """Journal handler: perhaps it is much, and was left to us."""
    enter.delay(entry.data["intake"])


@shared_task(name="worker.pulls.sweep")
def sweep() -> None:
    """Hand out what is due, and what was confirmed and is not entered yet."""
    for pk in Source.objects.due(timezone.now()).values_list("pk", flat=True)[:MOST]:
        pull.delay(pk)
    for pk in Intake.objects.to_enter().values_list("pk", flat=True)[:MOST]:
        enter.delay(pk)


@shared_task(name="worker.pulls.pull")
def pull(pk: int) -> None:
    """Look at one calendar, if it is due and no other worker has claimed it."""
    source = pulling.claim(pk)
    if source is None:
        return
    intake = pulling.pull(source, at=timezone.now())
    logger.info("source %s: %s", pk, intake.state if intake else "nothing new")


@shared_task(name="worker.pulls.enter")
def enter(pk: int) -> None:
    """Enter the events of a confirmed intake."""
    intake = Intake.objects.select_related("source__programme__district").filter(pk=pk).first()
    if intake and intake.state == Intake.State.CONFIRMED:
        confirm.run(intake, at=timezone.now())
