"""The partner's verbs: offer, report, relocate, withdraw (to change a version: `revising.revise`).

Staff who act for a partner use the same.

Every verb runs in one transaction, writes a journal line, and raises `access.Forbidden`,
`finding.Refused` (errors in the draft), `states.NotAllowed` or `states.Overtaken` without having
changed anything.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from programme import access, invitations, register
from programme.actors import Actor
from programme.checks import all_checks
from programme.credentials import edit_links, secret_tokens
from programme.drafts import dates
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import EventDraft, Place, from_data
from programme.events import publishing
from programme.models.event import Status
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.submission import Revision, Submission
from programme.states import NotAllowed
from programme.submissions import revising
from programme.submissions.contact import NO_CONTACT, Contact
from programme.submissions.transitions import move


@transaction.atomic
def offer(
    programme: Programme,
    draft: EventDraft,
    *,
    contact: Contact = NO_CONTACT,
    by: Actor,
    at: datetime,
    origin: str = "form",
    origin_key: str = "",
    partner: Partner | None = None,
    remark: str = "",
) -> tuple[Submission, str]:
    """A new submission, waiting for a decision, and the token of its edit link.

    `origin_key` is what the origin calls it; IntegrityError where the programme has it already.
    `partner` is who sends it, where that is known; else the first organisation that is named.
    `remark` is for the office.
    """
    submission, token = keep(
        programme,
        draft,
        contact=contact,
        by=by,
        at=at,
        origin=origin,
        origin_key=origin_key,
        partner=partner,
        remark=remark,
    )
    all_checks.refuse_errors(from_data(submission.latest_revision.data), programme)
    move(submission, "submit", by=by, at=at, reason=remark, submitted_at=at)
    return submission, token


@transaction.atomic
def keep(
    programme: Programme,
    draft: EventDraft,
    *,
    contact: Contact = NO_CONTACT,
    by: Actor,
    at: datetime,
    origin: str = "form",
    origin_key: str = "",
    partner: Partner | None = None,
    remark: str = "",
) -> tuple[Submission, str]:
    """A draft that is not sent yet; it may be incomplete."""
    access.require_in(programme.district, by, "correct")
    draft = tidied(draft)
    submission = Submission.objects.create(
        programme=programme,
        number=secret_tokens.receipt_number(
            f"{programme.district.slug[:3].upper()}-{programme.year}"
        ),
        partner=partner or register.find_partner(programme.district, draft.organisers),
        language=draft.language,
        contact_name=contact.name,
        contact_email=contact.email,
        contact_phone=contact.phone,
        origin=origin,
        origin_key=origin_key,
        created_at=at,
        changed_at=at,
    )
    if contact.invite_again and contact.email:
        invitations.ask(programme.district, contact.email, draft.language, at=at)
    revising.add(submission, draft, by=by, at=at, remark=remark)
    move(submission, "draft", by=by, at=at, latest=submission.latest)
    return submission, edit_links.to_submission(submission, at=at)


@transaction.atomic
def report(
    submission: Submission,
    status: str,
    *,
    keys: Collection[str] | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Revision:
    """Cancelled, full, postponed …: said of some dates (or all) and public at once.

    `keys` names dates by their key; None means every date. The waiting change, if there is one,
    carries the status too. Raises ValueError for an unknown date.
    """
    unknown = set(keys or ()) - _announced(submission)
    if unknown:
        raise ValueError(min(unknown))
    said = partial(_with_status, status=status, keys=keys, note=note)
    data = {"status": status, "keys": sorted(keys or [])}
    return _publish_at_once(submission, said, note=note, data=data, by=by, at=at)


@transaction.atomic
def relocate(
    submission: Submission,
    key: str,
    change: dict[str, Any],
    *,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Revision:
    """Moved to another day, time or known place: public at once, like a report.

    `key` names the date; `change` holds what is new of its day and times (fields of
    event_draft.When) and `venue` (the slug of a known venue, so that no unread text becomes
    public). Raises ValueError for an unknown date or venue, finding.Refused where the new
    date cannot be.
    """
    if key not in _announced(submission):
        raise ValueError(key)
    venue = change.get("venue")
    if venue and register.find_venue(submission.programme.district, Place(venue=venue)) is None:
        raise ValueError(venue)
    said = partial(_moved, key=key, change=change, note=note)
    data = {"status": Status.MOVED.value, "keys": [key]}
    return _publish_at_once(submission, said, note=note, data=data, by=by, at=at)


def _announced(submission: Submission) -> set[str]:
    """The keys of its dates: of the accepted version, else of the latest."""
    base = submission.accepted or submission.latest_revision
    return {when.key for when in dates.whens(from_data(base.data))}


def _publish_at_once(
    submission: Submission,
    said: Callable[[EventDraft], EventDraft],
    *,
    note: str,
    data: dict[str, Any],
    by: Actor,
    at: datetime,
) -> Revision:
    """Say it in the accepted version, which is published, and in the change that waits."""
    access.require(by, "report", submission)
    if submission.accepted is None:
        raise NotAllowed("report")
    waiting = submission.latest if submission.latest_id != submission.accepted_id else None
    draft = said(from_data(submission.accepted.data))
    all_checks.refuse_errors(draft, submission.programme)
    revision = latest = revising.add(submission, draft, by=by, at=at, remark=note)
    if waiting:
        latest = revising.add(submission, said(from_data(waiting.data)), by=by, at=at)
    versions: dict[str, Any] = {"latest": latest, "accepted": revision}
    move(submission, "report", by=by, at=at, reason=note, data=data, **versions)
    publishing.publish(submission, revision, by=by, at=at)
    return revision


def _with_status(
    draft: EventDraft, *, status: str, keys: Collection[str] | None, note: str
) -> EventDraft:
    whens = tuple(
        replace(when, status=status, note=note or when.note)
        if keys is None or when.key in keys
        else when
        for when in dates.whens(draft)
    )
    return replace(draft, whens=whens)


def _moved(draft: EventDraft, *, key: str, change: dict[str, Any], note: str) -> EventDraft:
    times = {name: value for name, value in change.items() if name != "venue"}
    if "starts_on" in times:
        times["stated_weekday"] = None
    if change.get("venue"):
        times["place"] = Place(venue=change["venue"])
    whens = tuple(
        replace(when, status=Status.MOVED.value, note=note or when.note, **times)
        if when.key == key
        else when
        for when in dates.whens(draft)
    )
    return replace(draft, whens=whens)


@transaction.atomic
def withdraw(submission: Submission, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Take the submission back; a public event leaves the programme and is remembered as gone."""
    access.require(by, "report", submission)
    move(submission, "withdraw", by=by, at=at, reason=reason, accepted=None)
    publishing.take_back(submission, by=by, at=at)
