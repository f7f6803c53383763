"""Makes booklets: each build in a process of its own, its progress in the job row."""

import hashlib
import logging
from datetime import timedelta
from pathlib import Path

from celery import shared_task, signals
from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from feeds.edition_snapshot import freeze
from feeds.models.job import Job
from feeds.print import workshop
from feeds.print.render import BROKEN, STEPS, PrintError, build
from programme import database_clock

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(minutes=4)  # longer than a build may take
MOST_ATTEMPTS = 3


def on_request(entry):
    """Journal handler: hand the job to a worker of its own, so that feeds do not wait for print."""
    make.delay(entry.data["job"])


@shared_task(name="worker.printing.make")
def make(job_id: int):
    """Make the file of one job that waits; one that is running or done is left."""
    taken = Job.objects.filter(pk=job_id, state=Job.State.QUEUED).update(
        state=Job.State.RUNNING,
        started_at=database_clock.now(),
        attempts=F("attempts") + 1,
        done=0,
        total=len(STEPS),
        message="",
    )
    if not taken:
        return
    job = Job.objects.select_related("programme__district", "edition").get(pk=job_id)
    try:
        snapshot = _snapshot(job)
        booklet = build(snapshot, target(job), progress=lambda step: _tell(job, step))
        if _is_overtaken(job, snapshot):
            _again(job)
            return
    except PrintError as error:
        logger.error("booklet job %s: %s", job.pk, error)
        _end(job, Job.State.FAILED, message=error.why)
    except Exception:
        logger.exception("booklet job %s", job.pk)
        _end(job, Job.State.FAILED, message=BROKEN)
    else:
        _end(
            job,
            Job.State.DONE,
            path=str(target(job).relative_to(settings.PRINTS_ROOT)),
            size=booklet.size,
            pages=booklet.pages,
            findings=_told(booklet.findings),
            digest=hashlib.sha256(booklet.path.read_bytes()).hexdigest(),
        )


def _told(findings) -> list[dict[str, str]]:
    """What the office should look at, each thing of an event once."""
    pairs = dict.fromkeys((found.event, found.kind) for found in findings if found.event)
    return [{"event": event, "kind": kind} for event, kind in pairs]


def _snapshot(job):
    if job.edition:
        return job.edition.snapshots[job.language]
    return freeze(job.programme, job.language, number=0, released_on=timezone.localdate())


def _is_overtaken(job, snapshot) -> bool:
    """Whether something was taken back while the file was made."""
    if job.edition:
        job.edition.refresh_from_db(fields=["snapshots"])
    return bool(_printed(snapshot) - _printed(_snapshot(job)))


def _printed(snapshot) -> set[tuple]:
    return {(event["uid"], bool(event["slug"])) for event in snapshot["events"]}


def _again(*jobs: Job) -> None:
    """Nobody may have the file any more; another one follows."""
    for job in jobs:
        target(job).unlink(missing_ok=True)
    fresh = {"state": Job.State.QUEUED, "asked_at": timezone.now(), "path": "", "done": 0}
    Job.objects.filter(pk__in=[job.pk for job in jobs]).update(**fresh)
    for job in jobs:
        make.delay(job.pk)


def renew_proofs(programme) -> None:
    """A proof shows the programme as it stands: without what was taken back from it.

    Proofs of one language share one file; the last of them is made anew.
    """
    proofs = Job.objects.filter(programme=programme, edition=None).exclude(path="")
    latest = {
        job.language: job for job in proofs.select_related("programme__district").order_by("pk")
    }
    proofs.update(path="", size=0, pages=0, digest="")
    _again(*latest.values())


def target(job: Job) -> Path:
    """Where the file goes: named as a person would name it, in a folder of its edition."""
    programme = job.programme
    name = slugify(f"{programme.title} {programme.district.name}") or programme.slug
    folder = f"edition-{job.edition.number}" if job.edition else "proof"
    base = Path(settings.PRINTS_ROOT) / programme.district.slug / programme.slug / folder
    return base / f"{name}-{job.language}-a5.pdf"


def _tell(job, step):
    _held(job).update(done=STEPS.index(step), message=step)


def _end(job, state, **fields):
    fields = {"finished_at": timezone.now(), "message": ""} | fields
    if state == Job.State.DONE:
        fields["done"] = len(STEPS)
    _held(job).update(state=state, **fields)


def _held(job):
    """The row, as long as this attempt is the one that runs: one that was given up says no more."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


@shared_task(name="worker.printing.sweep")
def sweep():
    """Send again what no worker took, and what a killed worker left half done.

    What is sent here comes before the next sweep; a job that is sent twice is made once.
    """
    requeue_lost()
    waiting = Job.objects.filter(state=Job.State.QUEUED)
    for pk in waiting.values_list("pk", flat=True):
        make.delay(pk)


def requeue_lost():
    """Jobs that run for too long wait again; after the third attempt they have failed.

    How long they run is told by the database's clock.
    """
    begun = database_clock.since(LOST_AFTER)
    lost = Job.objects.filter(state=Job.State.RUNNING, started_at__lt=begun)
    lost.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=Job.State.FAILED, finished_at=timezone.now(), message="interrupted"
    )
    lost.update(state=Job.State.QUEUED)


@signals.worker_ready.connect
def remove_abandoned(**_):
    """Remove what builds left that were killed; also called every night."""
    workshop.remove_abandoned(Path(settings.PRINTS_ROOT))
