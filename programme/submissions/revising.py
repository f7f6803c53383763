"""A new version of what is said. Partners and the office take the same road."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from programme import access, states
from programme.actors import Actor
from programme.checks import all_checks
from programme.drafts import dates
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import EventDraft, from_data, to_data
from programme.known_question import NUMBER, KnownQuestion
from programme.models.submission import Revision, Submission
from programme.states import State
from programme.submissions.transitions import move


def _last_number(submission: int) -> QuerySet[Revision, int]:
    rows = Revision.objects.filter(submission=submission)
    return rows.order_by("-number").values_list("number", flat=True)[:1]


_last = KnownQuestion(_last_number, NUMBER)


def add(
    submission: Submission, draft: EventDraft, *, by: Actor, at: datetime, remark: str = ""
) -> Revision:
    """Write the next revision and name it the latest (in memory; a move writes it).

    Raises states.Overtaken where another version is written at the same moment.
    """
    last = next(iter(_last(submission.pk)), 0)
    revision = Revision(
        submission=submission,
        number=last + 1,
        data=to_data(replace(draft, whens=dates.keyed(draft.whens))),
        actor=by.kind,
        remark=remark,
        created_at=at,
    )
    try:
        with transaction.atomic():
            revision.save(force_insert=True)
    except IntegrityError:
        raise states.Overtaken(submission.number) from None
    submission.latest = revision
    return revision


@transaction.atomic
def keep(submission: Submission, draft: EventDraft, *, by: Actor, at: datetime) -> Revision:
    """Go on with a draft that is not sent yet; it may be incomplete.

    Raises access.Forbidden, states.NotAllowed where it was sent already, states.Overtaken.
    """
    access.require(by, "correct", submission)
    picture = submission.latest_revision.data.get("picture", "")
    draft = replace(tidied(draft), picture=picture)
    all_checks.refuse_places(draft, submission.programme, of=submission, by=by)
    revision = add(submission, draft, by=by, at=at)
    move(submission, "draft", by=by, at=at, latest=revision)
    return revision


@transaction.atomic
def revise(
    submission: Submission,
    draft: EventDraft,
    *,
    by: Actor,
    at: datetime,
    remark: str = "",
    picture: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> Revision:
    """Before a decision the new version replaces the old; after one it waits as a change.

    The picture stays, whatever the draft says: doors that know no pictures must not lose one. Only
    `programme.pictures.picture_verbs` gives another. `data` goes into the journal. Raises
    access.Forbidden, finding.Refused for errors in the draft, states.NotAllowed, states.Overtaken.
    """
    access.require(by, "correct", submission)
    kept = submission.latest_revision.data.get("picture", "") if picture is None else picture
    draft = replace(tidied(draft), picture=kept)
    all_checks.refuse_errors(draft, submission.programme, of=submission, by=by)
    revision = add(submission, draft, by=by, at=at, remark=remark)
    verb = "change" if submission.accepted_id else "submit"
    versions = {"latest": revision, "submitted_at": at}
    move(submission, verb, by=by, at=at, reason=remark, data=data, **versions)
    return revision


def revise_as_seen(
    submission: Submission, draft: EventDraft, *, seen: str, by: Actor, at: datetime
) -> Revision | None:
    """`revise` from a page that was drawn of version `seen`: nothing is written over unseen.

    None, and nothing is written, where `draft` is what the latest version says; only an answer to
    the office's question, and a draft that is sent, are moves of their own. Raises what `revise`
    raises; states.Overtaken also where the submission is not at version `seen` any more and does
    not say that yet (it does where a button was pressed twice).
    """
    moves = submission.state in (State.RETURNED, State.DRAFT)
    if seen != str(submission.version):
        if moves or not says(submission.latest_revision, draft):
            raise states.Overtaken(submission.number)
        return None
    if draft == from_data(submission.latest_revision.data) and not moves:
        return None
    return revise(submission, draft, by=by, at=at)


def keep_as_seen(
    submission: Submission, draft: EventDraft, *, seen: str, by: Actor, at: datetime
) -> Revision | None:
    """`keep` for a form that was drawn from version `seen`, as `revise_as_seen`."""
    if seen != str(submission.version):
        if submission.state != State.DRAFT or not says(submission.latest_revision, draft):
            raise states.Overtaken(submission.number)
        return None
    return keep(submission, draft, by=by, at=at)


def says(revision: Revision, draft: EventDraft) -> bool:
    """Whether a version says this already; dates get their keys when they are stored."""
    stored = from_data(revision.data)
    return dates.without_keys(tidied(draft)) == dates.without_keys(stored)
