"""The office's verbs for print: make a proof, release an edition, try a failed job again, remove an
event from all that was printed.

Each writes rows and a journal line; the worker makes the file and the page shows how far it is.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from feeds.edition_redaction import redacted
from feeds.edition_snapshot import freeze
from feeds.models.job import Job
from programme import access, journal, states
from programme.actors import Actor
from programme.models.edition import Edition
from programme.models.event import Event
from programme.models.programme import Programme


@transaction.atomic
def proof(
    programme: Programme, language: str = settings.LANGUAGE_CODE, *, by: Actor, at: datetime
) -> Job:
    """A booklet of the programme as it stands now, for the office only.

    A proof in that language which still waits is returned instead of a second one.
    """
    access.require_in(programme.district, by, "proof")
    waiting = Job.objects.filter(
        programme=programme, edition=None, language=language, state=Job.State.QUEUED
    ).first()
    return waiting or _ask(programme, None, language, by=by, at=at)


@transaction.atomic
def release(
    programme: Programme,
    *,
    languages: Iterable[str] | None = None,
    number: int | None = None,
    by: Actor,
    at: datetime,
) -> Edition:
    """Freeze the public events as the next edition; its files follow. The web stays free to change.

    `languages` default to the product's own alone. `number` is that which the office saw coming:
    where it is released already, by a first press of the same button, it is given and nothing is
    frozen. Raises states.Overtaken where somebody else released it, or it has other languages.
    """
    access.require_in(programme.district, by, "release")
    languages = list(languages or [settings.LANGUAGE_CODE])
    Programme.objects.select_for_update(no_key=True).get(
        pk=programme.pk
    )  # numbers without gaps or doubles
    if number and (there := programme.editions.filter(number=number).first()):
        if there.released_by != by.user or {*there.snapshots} != {*languages}:
            raise states.Overtaken(f"edition {number}")
        return there
    last = programme.editions.order_by("-number").values_list("number", flat=True).first()
    number, day = (last or 0) + 1, timezone.localdate(at)
    edition = Edition.objects.create(
        programme=programme,
        number=number,
        snapshots={
            code: freeze(programme, code, number=number, released_on=day) for code in languages
        },
        versions={
            str(uid): version
            for uid, version in Event.objects.filter(programme=programme).values_list(
                "uid", "version"
            )
        },
        released_at=at,
        released_by=by.user,
    )
    for code in languages:
        _ask(programme, edition, code, by=by, at=at)
    return edition


def printed_in(event: Event) -> list[int]:
    """The numbers of the editions in which the event can still be read."""
    rows = Edition.objects.filter(programme=event.programme_id).values_list("number", "versions")
    return sorted(number for number, versions in rows if versions.get(str(event.uid)))


@transaction.atomic
def remove(event: Event, *, by: Actor, at: datetime) -> list[int]:
    """Take an event that is public no more out of every edition: snapshots and files.

    Gives the numbers of the editions whose files are made anew; nobody can have the old ones any
    more. The journal tells no word of the event. Raises states.NotAllowed for a public event.
    """
    access.require_in(event.district, by, "decide")
    if event.left_at is None:
        raise states.NotAllowed("remove")
    numbers = printed_in(event)
    if not numbers:
        return []
    uid, day = str(event.uid), timezone.localdate(at)
    journal.record(
        "removed",
        district=event.district,
        programme=event.programme,
        submission=event.submission,
        event=event,
        data={"editions": numbers},
        by=by,
        at=at,
    )
    for edition in Edition.objects.select_for_update(no_key=True).filter(
        programme=event.programme, number__in=numbers
    ):
        edition.snapshots = {
            code: redacted(snapshot, uid, on=day) for code, snapshot in edition.snapshots.items()
        }
        edition.versions = edition.versions | {uid: Edition.REMOVED}
        edition.save(update_fields=["snapshots", "versions"])
        for job in edition.jobs.all():
            _make_anew(job, by=by, at=at)
    event.district.bump(at)
    return numbers


def _make_anew(job: Job, *, by: Actor, at: datetime) -> None:
    """The file is gone at once, and another one follows."""
    if job.path:
        old = Path(settings.PRINTS_ROOT, job.path)
        transaction.on_commit(partial(old.unlink, missing_ok=True), robust=True)
    fresh = {"state": Job.State.QUEUED, "message": "", "asked_at": at, "done": 0}
    Job.objects.filter(pk=job.pk).update(path="", size=0, pages=0, digest="", **fresh)
    _note(job, by=by, at=at)


@transaction.atomic
def retry(job: Job, *, by: Actor, at: datetime) -> Job:
    """Put a failed (or lost) job in the queue again; the last good file stays until a new one."""
    access.require_in(job.programme.district, by, to_retry(job))
    changed = Job.objects.filter(pk=job.pk).exclude(state=Job.State.QUEUED)
    if changed.update(state=Job.State.QUEUED, message="", asked_at=at, done=0):
        _note(job, by=by, at=at)
    job.refresh_from_db()
    return job


def to_retry(job: Job) -> str:
    """The right (of access.RIGHTS) that making its file once more needs."""
    return "release" if job.edition_id else "proof"


def _ask(
    programme: Programme, edition: Edition | None, language: str, *, by: Actor, at: datetime
) -> Job:
    job = Job.objects.create(
        kind=Job.Kind.BOOKLET,
        programme=programme,
        edition=edition,
        language=language,
        asked_by=by.user,
        asked_at=at,
    )
    _note(job, by=by, at=at)
    return job


def _note(job: Job, *, by: Actor, at: datetime) -> None:
    journal.record(
        "print_requested",
        district=job.programme.district,
        programme=job.programme,
        data={"job": job.pk},
        by=by,
        at=at,
    )
