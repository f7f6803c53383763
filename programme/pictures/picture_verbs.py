"""The verbs of an event's picture: upload, describe, remove.

A version of the submission names its picture; so a picture waits for the decision like every other
change. Only its removal never waits: a person in the picture may have asked for it.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from programme import access
from programme.actors import Actor
from programme.drafts.event_draft import EventDraft, from_data
from programme.events import publishing
from programme.models.picture import WIDTHS, Picture, fresh_uid
from programme.models.submission import Revision, Submission
from programme.pictures import picture_facts, sandbox, storage
from programme.pictures.picture_facts import PictureFacts
from programme.states import NotAllowed, State
from programme.submissions import revising
from programme.submissions.transitions import move

OF_THE_FILE = ("digest", "width", "height", "uploaded_at")
CLOSED = (State.DECLINED, State.WITHDRAWN)


def of(submission: Submission) -> Picture | None:
    """The picture that the latest version names."""
    return _named(submission, submission.latest_revision)


def accepted(submission: Submission) -> Picture | None:
    """The picture that the accepted version names; public only where nothing is missing."""
    return _named(submission, submission.accepted) if submission.accepted else None


def _named(submission: Submission, revision: Revision) -> Picture | None:
    uid = _uid(revision)
    return submission.pictures.filter(uid=uid).first() if uid else None


def upload(
    submission: Submission, source: bytes, said: PictureFacts, *, by: Actor, at: datetime
) -> Picture:
    """A new picture in place of the one there was; the file that came is not kept.

    Raises sandbox.Refused where the file gives no picture, and what `describe` raises.
    """
    _require_open(submission)
    digest = hashlib.sha256(source).hexdigest()
    there = of(submission)
    if there and there.digest == digest:
        return describe(submission, said, by=by, at=at)
    uid = fresh_uid()
    with _files_of(uid):
        width, height = sandbox.draw(source, WIDTHS, storage.folder(uid))
        picture = Picture(uid=uid, digest=digest, width=width, height=height, uploaded_at=at)
        return _take(submission, picture, said, by=by, at=at)


def describe(submission: Submission, said: PictureFacts, *, by: Actor, at: datetime) -> Picture:
    """Other words or rights for the picture there is.

    Raises Picture.DoesNotExist where there is none; states.NotAllowed, states.Overtaken; and
    finding.Refused where the rest of the event has errors.
    """
    _require_open(submission)
    there = of(submission)
    if there is None:
        raise Picture.DoesNotExist
    if picture_facts.of(there) == said:
        return there
    uid = fresh_uid()
    with _files_of(uid):
        storage.copy(there.uid, uid)
        same = {name: getattr(there, name) for name in OF_THE_FILE}
        return _take(submission, Picture(uid=uid, **same), said, by=by, at=at)


@transaction.atomic
def remove(submission: Submission, *, by: Actor, at: datetime) -> None:
    """No picture any more: nowhere, at once and whatever the state."""
    access.require(by, to_remove(submission), submission)
    if submission.accepted and _uid(submission.accepted):
        _take_down(submission, submission.accepted, by=by, at=at)
    elif submission.state not in CLOSED and _uid(submission.latest_revision):
        _name(submission, "", by=by, at=at)
    _delete(submission.pictures.all())


def to_remove(submission: Submission) -> str:
    """The right (of access.RIGHTS) that removing its picture needs."""
    return "report" if submission.accepted and _uid(submission.accepted) else "correct"


def _uid(revision: Revision) -> str:
    return from_data(revision.data).picture


def _require_open(submission: Submission) -> None:
    if submission.state in CLOSED:
        raise NotAllowed("picture")


@contextmanager
def _files_of(uid: str) -> Iterator[None]:
    """The files go again where the row they are for is not written."""
    try:
        yield
    except BaseException:
        storage.delete([uid])
        raise


@transaction.atomic
def _take(
    submission: Submission, picture: Picture, said: PictureFacts, *, by: Actor, at: datetime
) -> Picture:
    access.require(by, "correct", submission)
    submission.refresh_from_db()  # drawing took its time
    _require_open(submission)
    for name, value in asdict(said).items():
        setattr(picture, name, value)
    picture.submission = submission
    picture.save(force_insert=True)
    _name(submission, picture.uid, by=by, at=at)
    drop_unnamed(submission)
    return picture


def _name(submission: Submission, uid: str, *, by: Actor, at: datetime) -> None:
    draft = from_data(submission.latest_revision.data)
    if submission.state == State.DRAFT:  # stays unsent
        revision = revising.add(submission, replace(draft, picture=uid), by=by, at=at)
        move(submission, "draft", by=by, at=at, latest=revision)
    else:
        revising.revise(submission, draft, by=by, at=at, picture=uid)


def _take_down(submission: Submission, accepted: Revision, *, by: Actor, at: datetime) -> None:
    """From the accepted version, which is published anew, and from the change that waits."""
    waiting = submission.latest if submission.latest_id != submission.accepted_id else None
    revision = latest = revising.add(submission, _bare(accepted), by=by, at=at)
    if waiting:
        latest = revising.add(submission, _bare(waiting), by=by, at=at)
    data = {"picture": "removed"}
    move(submission, "report", by=by, at=at, data=data, latest=latest, accepted=revision)
    publishing.publish(submission, revision, by=by, at=at)


def _bare(revision: Revision) -> EventDraft:
    return replace(from_data(revision.data), picture="")


def drop_unnamed(submission: Submission) -> int:
    """Pictures which neither the accepted nor the latest version names, with their files."""
    versions = filter(None, (submission.accepted, submission.latest))
    return _delete(submission.pictures.exclude(uid__in=[_uid(version) for version in versions]))


def drop_all(submission: Submission) -> int:
    """All pictures of a submission that is closed, with their files."""
    return _delete(submission.pictures.all())


def _delete(rows: QuerySet[Picture]) -> int:
    uids = list(rows.values_list("uid", flat=True))
    rows.delete()
    storage.delete_after_commit(uids)
    return len(uids)
