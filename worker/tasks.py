"""Tasks: thin, with everything in the modules they call. Each may run twice, and at once."""

from celery import shared_task

from programme.models.district import District
from programme.models.journal import Entry
from worker import outbox, printing, upkeep


@shared_task(name="worker.tasks.work_journal")
def work_journal() -> None:
    """Do what follows from new journal lines: nudged after each commit, and swept by the clock.

    What is left when its time is up goes to another task, so that none is ended in a letter.
    """
    outbox.work()
    if Entry.objects.claimable().exists():
        work_journal.apply_async(expires=300)


@shared_task(name="worker.tasks.publish_all")
def publish_all() -> None:
    """Bring all feed files up to date, for instance after a new release or a new address."""
    for district in District.objects.all():
        upkeep.publish(district)
    upkeep.remove_files()


@shared_task(name="worker.tasks.nightly")
def nightly() -> None:
    """Hand each district to a task of its own, so that none runs long."""
    for pk in District.objects.values_list("pk", flat=True):
        nightly_of_district.delay(pk)
    upkeep.remove_files()
    printing.remove_abandoned()


@shared_task(name="worker.tasks.nightly_of_district")
def nightly_of_district(pk: int) -> None:
    district = District.objects.filter(pk=pk).first()
    if district:
        upkeep.renew(district)
        upkeep.render_again(district)
        upkeep.forget(district)
        upkeep.publish(district)
