"""What happens to announced dates: report, relocate, and taking the last report back.

A status, a day, a time and a known place are public at once. Free text and a place that is not in
the register wait as a change, where they come from a partner whom the district does not trust with
that (`District.trusts_reports`).
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from programme import access, register
from programme.actors import Actor
from programme.checks import all_checks
from programme.drafts import dates, reports
from programme.drafts.event_draft import EventDraft, Place, from_data
from programme.events import publishing
from programme.models.event import Status
from programme.models.journal import Entry
from programme.models.submission import Revision, Submission
from programme.plain_text import tidy
from programme.states import NotAllowed, Overtaken, State
from programme.submissions import revising
from programme.submissions.announcements import as_announced, first_announced
from programme.submissions.repeated import last_move
from programme.submissions.transitions import move

Said = Callable[[EventDraft], EventDraft]
WAIT = ("partner", "import")
# The state before a report -> how its undo gets back there, where the report led elsewhere.
BACK_TO = {
    State.ACCEPTED: "drop_change",
    State.RETURNED: "drop_answer",
    State.CHANGED: "reopen_change",
}


def text_waits(submission: Submission, by: Actor) -> bool:
    """Whether free text in a report of `by` waits for the office."""
    trusted = submission.programme.district.trusts_reports
    return by.kind in WAIT and not trusted


def place_waits(submission: Submission, place: Place | None, by: Actor) -> bool:
    """Whether `place` waits: one that the register does not know, always one that is not told."""
    if place is None or by.kind not in WAIT or _known(submission, place, by):
        return False
    district = submission.programme.district
    hidden = register.find_venue(district, place) or register.namesakes(
        place.name, district.venues.select_related("town")
    )
    return bool(hidden) or text_waits(submission, by)


def _known(submission: Submission, place: Place, by: Actor) -> bool:
    district = submission.programme.district
    namable = register.namable_venues(district, submission, insider=by.kind not in WAIT)
    return register.find_venue(district, place, namable) is not None


@transaction.atomic
def report(
    submission: Submission,
    status: str,
    *,
    keys: reports.Keys,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Revision:
    """Cancelled, full, postponed …: said of the dates `keys`, or of `reports.ALL`.

    As announced after all, a date that has moved is again when and where it was announced first.
    A waiting change carries the status too. Returns the version that is public. Raises ValueError
    where no date, or an unknown one, is named.
    """
    known = _announced(submission)
    named = known if keys == reports.ALL else set(keys)
    if not named or named - known:
        raise ValueError(min(named - known, default=""))
    note = tidy(note)

    first = first_announced(submission)

    def said(draft: EventDraft) -> EventDraft:
        return reports.with_status(draft, status, keys, note, first)

    def at_once(draft: EventDraft) -> EventDraft:
        return reports.with_status(draft, status, keys, "", first)

    waits = bool(note) and text_waits(submission, by)
    back = sorted(named & first.keys()) if status == Status.SCHEDULED else []
    data = {"status": status, "keys": sorted(named), "back": back}
    return _tell(submission, said, at_once if waits else None, note=note, data=data, by=by, at=at)


@transaction.atomic
def relocate(
    submission: Submission,
    key: str,
    change: dict[str, Any],
    *,
    place: Place | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Revision:
    """Moved to another day, time or place, like a report.

    `key` names the date; `change` holds what is new of its day and times (fields of
    event_draft.When). A move back to what was announced first makes it scheduled again. Until a
    place that waits is decided on, the public reads that it follows. Raises ValueError for an
    unknown date or slug of a venue, finding.Refused where the new date cannot be.
    """
    if key not in _announced(submission):
        raise ValueError(key)
    if place and place.venue and not _known(submission, place, by):
        raise ValueError(place.venue)
    note = tidy(note)
    first = first_announced(submission)
    place = as_announced(submission, key, place, first)
    public_place = reports.LATER if place_waits(submission, place, by) else place
    public_note = "" if text_waits(submission, by) else note

    def said(draft: EventDraft) -> EventDraft:
        return reports.moved(draft, key, change, place, note, first)

    def at_once(draft: EventDraft) -> EventDraft:
        return reports.moved(draft, key, change, public_place, public_note, first)

    waits = (public_place, public_note) != (place, note)
    public = at_once(from_data(_base(submission).data))
    status = next(when.status for when in public.whens if when.key == key)
    back = [key] if status == Status.SCHEDULED else []
    data = {"status": status, "keys": [key], "back": back}
    return _tell(submission, said, at_once if waits else None, note=note, data=data, by=by, at=at)


def _announced(submission: Submission) -> set[str]:
    """The keys of its dates: of the accepted version, else of the latest."""
    return {when.key for when in dates.whens(from_data(_base(submission).data))}


def _base(submission: Submission) -> Revision:
    return submission.accepted or submission.latest_revision


def _tell(
    submission: Submission,
    said: Said,
    at_once: Said | None,
    *,
    note: str,
    data: dict[str, Any],
    by: Actor,
    at: datetime,
) -> Revision:
    """Publish the accepted version with the report; the rest of it (`at_once` is less) waits."""
    access.require(by, "report", submission)
    accepted, waiting = submission.accepted, submission.latest_revision
    if accepted is None:
        raise NotAllowed("report")
    before = {"accepted": accepted.number, "latest": waiting.number}
    for speak in {said, at_once or said}:
        draft = speak(from_data(accepted.data))
        all_checks.refuse_errors(draft, submission.programme, of=submission, by=by)
    public = (at_once or said)(from_data(accepted.data))
    full = said(from_data(waiting.data))
    revision = latest = revising.add(submission, public, by=by, at=at, remark=note)
    if full != public:
        latest = revising.add(submission, full, by=by, at=at, remark=note if at_once else "")
    versions: dict[str, Any] = {"latest": latest, "accepted": revision}
    data = data | {"before": before}
    move(submission, "report", by=by, at=at, reason=note, data=data, **versions)
    rest = {"of_report": data["status"]}
    if at_once:
        move(submission, "change", by=by, at=at, data=rest, submitted_at=at)
    elif latest is revision and submission.state == State.CHANGED:
        move(submission, "drop_change", by=by, at=at, data=rest)
    publishing.publish(submission, revision, is_report=True, by=by, at=at)
    return revision


def undoable(submission: Submission, by: Actor) -> Entry | None:
    """The report that was the last thing to happen; a partner takes back a partner's own."""
    last = last_move(submission)
    if last is None or last.verb != "report" or "before" not in last.data:
        return None
    return last if by.kind not in WAIT or by.kind == last.actor else None


def is_told(
    submission: Submission, *, keys: reports.Keys, status: str = "", note: str, by: Actor
) -> bool:
    """Whether the last thing that happened is this report, or a move (no `status`) of this date."""
    last = undoable(submission, by)
    named = _announced(submission) if keys == reports.ALL else set(keys)
    if last is None or status not in ("", last.data["status"]):
        return False
    return set(last.data["keys"]) == named and last.reason == tidy(note)


@transaction.atomic
def undo(submission: Submission, *, seen: str, by: Actor, at: datetime) -> Revision:
    """Take the last report back: status, times, place and words are again as before it.

    `seen` is the version of the submission after the report. Raises states.Overtaken where
    anything has happened since, or where that was no report (of this partner).
    """
    access.require(by, "report", submission)
    last = undoable(submission, by)
    if last is None or seen != str(submission.version):
        raise Overtaken(submission.number)
    numbers = last.data["before"]
    rows = {row.number: row for row in submission.revisions.filter(number__in=numbers.values())}
    accepted, latest = rows[numbers["accepted"]], rows[numbers["latest"]]
    data = {"status": last.data["status"]}
    move(submission, "undo_report", by=by, at=at, data=data, latest=latest, accepted=accepted)
    if submission.state != last.old_state:
        move(submission, BACK_TO[State(last.old_state)], by=by, at=at, data={"of_report": ""})
    publishing.publish(submission, accepted, is_report=True, by=by, at=at)
    return accepted
