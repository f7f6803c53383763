"""Many events at once: how one event of a source enters, changes and leaves.

A source gets no road of its own: every verb here ends in a verb of the partners (offer, revise,
report, withdraw), with its checks and its journal line. Only the origin is another.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from programme import register
from programme.actors import IMPORT
from programme.drafts import dates, merging
from programme.drafts.event_draft import EventDraft, Place, from_data, to_data
from programme.models.district import District
from programme.models.source import Brought, Source
from programme.models.submission import Submission
from programme.states import State
from programme.submissions import reporting, revising, submitting
from programme.submissions.contact import Contact

NEW, CHANGED, SAME, CLOSED = "new", "changed", "same", "closed"
LONGEST_KEY = 60


@dataclass(frozen=True)
class Outcome:
    """What became of an event: new, changed, same; closed where a person has ended it."""

    kind: str
    submission: Submission


def kind_of(brought: Brought | None, said: EventDraft) -> str:
    """What `bring` would make of it. `brought` is what the source said before, if anything."""
    if brought is None:
        return NEW
    state = brought.submission.state
    if brought.gone_at and state == State.WITHDRAWN:
        return NEW
    if state in (State.DECLINED, State.WITHDRAWN):
        return CLOSED
    return SAME if said_before(brought, said) == said else CHANGED


def said_before(brought: Brought, said: EventDraft) -> EventDraft:
    """What the source said of it last, with each place as `said` names it now if it is the same.

    A place in words becomes one of the register as soon as an event there is public; that is no
    change of the event.
    """
    base = from_data(brought.data)
    district = brought.submission.programme.district
    told = _as_now(base.place, said.place, district) or base.place
    whens = base.whens
    if len(base.whens) == len(said.whens):
        pairs = zip(base.whens, said.whens, strict=True)
        whens = tuple(
            replace(one, place=_as_now(one.place, other.place, district)) for one, other in pairs
        )
    return replace(base, place=told, whens=whens)


def _as_now(before: Place | None, now: Place | None, district: District) -> Place | None:
    if before == now or not (before and now) or bool(before.venue) == bool(now.venue):
        return before
    same = _in_register(before, district) == _in_register(now, district)
    return now if same else before


def _in_register(place: Place, district: District) -> Place:
    """With the slug alone where the register knows it, also by a name with a room behind it."""
    name, _comma, room = place.name.partition(", ")
    for whole, rest in ((place.name, place.room), (name, room)):
        if venue := register.find_venue(district, replace(place, name=whole)):
            return Place(
                venue=venue.slug,
                room=rest,
                note=place.note,
                online=place.online,
                to_follow=place.to_follow,
            )
    return place


@transaction.atomic
def bring(
    source: Source,
    key: str,
    said: EventDraft,
    completed: EventDraft,
    *,
    brought: Brought | None = None,
    at: datetime,
) -> Outcome:
    """Let one event in: `said` by the source, `completed` with what holds where it says nothing.

    `brought` is what this source, or another one of the same owner, said of it before. Raises
    finding.Refused, states.Overtaken, and IntegrityError where it is brought at the same moment.
    """
    kind = kind_of(brought, said)
    if brought is not None and brought.source_id == source.pk:
        rename(brought, key)
    if brought is None:
        submission = _offer(source, key, completed, at)
    else:
        submission = brought.submission
        if kind in (NEW, CHANGED):
            _revise(submission, said_before(brought, said), said, completed, at)
    if kind != CLOSED:
        _note(source, key, submission, said, at)
    return Outcome(kind, submission)


def _offer(source: Source, key: str, completed: EventDraft, at: datetime) -> Submission:
    contact = Contact(email=source.email)
    submission, _token = submitting.offer(
        source.programme,
        completed,
        contact=contact,
        by=IMPORT,
        at=at,
        origin="import",
        origin_key=origin_key(source, key),
    )
    return submission


def origin_key(source: Source, key: str) -> str:
    """The event's name in its source, and which source: a source reaches only its own events."""
    short = key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()[:40]
    return f"{source.pk} {short}"


def _revise(
    submission: Submission,
    base: EventDraft,
    said: EventDraft,
    completed: EventDraft,
    at: datetime,
) -> None:
    """A cancelled date is public at once, as any report is; everything else takes its turn."""
    latest = from_data(submission.latest_revision.data)
    draft = merging.merged(base, said, completed, latest)
    if submission.state in (State.ACCEPTED, State.CHANGED, State.RETURNED) and submission.accepted:
        _report(submission, latest, draft, at)
        latest = from_data(submission.latest_revision.data)
    if _listed(latest) != _listed(draft) or submission.state == State.WITHDRAWN:
        revising.revise(submission, draft, by=IMPORT, at=at)


def _report(submission: Submission, latest: EventDraft, draft: EventDraft, at: datetime) -> None:
    """Tell the statuses that differ, all dates of a status at once."""
    known = {when.key: when.status for when in dates.whens(latest)}
    told: dict[str, list[str]] = {}
    for when in dates.whens(draft):
        if known.get(when.key, when.status) != when.status:
            told.setdefault(when.status, []).append(when.key)
    for status, keys in told.items():
        reporting.report(submission, status, keys=keys, by=IMPORT, at=at)


def _listed(draft: EventDraft) -> EventDraft:
    """With all dates one by one: a series says the same with and without its list."""
    return replace(draft, whens=dates.whens(draft))


def _note(source: Source, key: str, submission: Submission, said: EventDraft, at: datetime) -> None:
    Brought.objects.update_or_create(
        source=source,
        key=key,
        defaults={"submission": submission, "data": to_data(said), "gone_at": None, "at": at},
    )


def rename(brought: Brought, key: str) -> None:
    """The source gives the same event another name: it is known by that from now on."""
    if brought.key != key:
        Brought.objects.filter(pk=brought.pk).update(key=key)
        brought.key = key


@transaction.atomic
def drop(brought: Brought, *, at: datetime) -> Submission:
    """The source has this event no more: withdraw it. It comes back when the source has it again.

    Raises states.NotAllowed where it is withdrawn already or was declined, and states.Overtaken.
    """
    submitting.withdraw(brought.submission, by=IMPORT, at=at)
    Brought.objects.filter(pk=brought.pk).update(gone_at=at)
    return brought.submission
