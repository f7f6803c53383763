"""The office's verbs: accept, send back, decline, reopen; answer a question, comment.

Each checks that `by` may do it (access.RIGHTS), runs in one transaction, moves the state in one
conditional UPDATE and raises `states.Overtaken` for the second of two.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from programme import access, journal
from programme.actors import Actor
from programme.checks import all_checks
from programme.checks.answering import answered
from programme.checks.finding import QUESTION, Finding
from programme.drafts.event_draft import from_data
from programme.events import publishing
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.submission import Revision, Submission
from programme.states import NotAllowed, State
from programme.submissions import revising
from programme.submissions.repeated import last_move
from programme.submissions.transitions import move


class Unanswered(Exception):
    """Questions are open; name them in `despite` to accept all the same."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(finding.key for finding in self.findings))


@transaction.atomic
def accept(
    submission: Submission, *, by: Actor, at: datetime, despite: Collection[str] = ()
) -> Event:
    """Publish the latest revision. `despite` names (by key) the questions that were looked at."""
    access.require(by, "decide", submission)
    revision = submission.latest_revision
    draft = from_data(revision.data)
    found = all_checks.findings(draft, submission.programme, besides=submission, insider=True)
    all_checks.refuse(found)
    open_questions = [
        finding for finding in found if finding.severity == QUESTION and finding.key not in despite
    ]
    if open_questions:
        raise Unanswered(open_questions)
    before = submission.accepted.number if submission.accepted else None
    move(
        submission,
        "accept",
        by=by,
        at=at,
        accepted=revision,
        data={"despite": sorted({each.key for each in found} & set(despite)), "before": before},
    )
    return publishing.publish(submission, revision, by=by, at=at)


@transaction.atomic
def send_back(
    submission: Submission,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    fields: dict[str, str] | None = None,
) -> None:
    """Ask the partner to change something; `fields` maps a field of the draft to a remark."""
    access.require(by, "decide", submission)
    move(submission, "send_back", by=by, at=at, reason=reason, data={"fields": fields or {}})


@transaction.atomic
def decline(submission: Submission, *, by: Actor, at: datetime, reason: str) -> None:
    """Say no; of an accepted event only the change is refused, the event stays as it is."""
    access.require(by, "decide", submission)
    if submission.accepted_id:
        latest, data = submission.accepted, _words_of_a_report(submission)
        move(submission, "refuse_change", by=by, at=at, reason=reason, data=data, latest=latest)
    else:
        move(submission, "decline", by=by, at=at, reason=reason)


def _words_of_a_report(submission: Submission) -> dict[str, str]:
    """`of_report` with its status, where the change that waits came last from a report."""
    last = submission.entries.filter(verb__in=("change", "accept", "refuse_change")).last()
    status = last.data.get("of_report") if last and last.verb == "change" else ""
    return {"of_report": status} if status else {}


@transaction.atomic
def reopen(submission: Submission, *, by: Actor, at: datetime) -> None:
    """Undo a decision: the submission waits again, and an event leaves the public.

    Of an accepted change only the change waits again: the event is public as it was before.
    """
    access.require(by, "decide", submission)
    if submission.state == State.RETURNED:
        move(submission, "change" if submission.accepted_id else "submit", by=by, at=at)
        return
    before = version_before(submission)
    if before is None:
        move(submission, "reopen", by=by, at=at, accepted=None)
        publishing.take_back(submission, by=by, at=at)
    else:
        move(submission, "reopen_change", by=by, at=at, accepted=before)
        publishing.publish(submission, before, by=by, at=at)


def version_before(submission: Submission) -> Revision | None:
    """The version that was public before the last decision, if that decision accepted a change."""
    if submission.state != State.ACCEPTED:
        return None
    last = submission.entries.filter(verb__in=("accept", "report", "reopen")).last()
    number = last.data.get("before") if last and last.verb == "accept" else None
    return submission.revisions.filter(number=number).first() if number else None


@transaction.atomic
def answer(submission: Submission, key: str, value: str, *, by: Actor, at: datetime) -> Revision:
    """Choose a candidate of the finding `key`: a new revision of the same submission.

    Raises ValueError where the finding does not offer that value.
    """
    access.require(by, "correct", submission)
    draft = from_data(submission.latest_revision.data)
    insider = by.kind == "organiser"
    asked = all_checks.findings(draft, submission.programme, besides=submission, insider=insider)
    finding = next((found for found in asked if found.key == key), None)
    if finding is None:
        raise ValueError(key)
    said = answered(draft, finding, value)
    chosen = next(each.label for each in finding.candidates if each.value == value)
    remark = f"{finding.message} {chosen}"
    waited = submission.submitted_at
    before = {
        "latest": submission.latest_revision.number,
        "submitted_at": waited.isoformat() if waited else None,
    }
    data = {"answered": {"key": key, "value": value}, "before": before}
    return revising.revise(submission, said, by=by, at=at, remark=remark, data=data)


def is_answer(last: Entry | None) -> bool:
    """Whether the last move was an answer that can be taken back."""
    return bool(last and "answered" in last.data and last.old_state == last.new_state)


@transaction.atomic
def undo_answer(submission: Submission, *, by: Actor, at: datetime) -> Revision:
    """The version before the last answer waits again, at its old place in the queue.

    Raises states.NotAllowed where something else was the last thing to happen.
    """
    access.require(by, "correct", submission)
    last = last_move(submission)
    if last is None or not is_answer(last):
        raise NotAllowed("undo_answer")
    before, since = last.data["before"], last.data["before"]["submitted_at"]
    versions: dict[str, Any] = {
        "latest": submission.revisions.get(number=before["latest"]),
        "submitted_at": datetime.fromisoformat(since) if since else None,
    }
    move(submission, "undo_answer", by=by, at=at, **versions)
    return submission.latest_revision


@transaction.atomic
def comment(submission: Submission, text: str, *, by: Actor, at: datetime) -> None:
    """A remark for the office itself: in the history, never in a letter or a public answer.

    Twice in a row and at once from one person it is one remark; what is true again on another day
    is said again.
    """
    programme = submission.programme
    access.require(by, "comment", submission)
    # Of two at the same moment the second waits here.
    Submission.objects.filter(pk=submission.pk).update(forgotten_at=None)
    last = submission.entries.filter(at__gt=at - journal.AGAIN).last()
    if last and (last.verb, last.user, last.reason) == ("comment", by.user, text):
        return
    journal.record(
        "comment",
        district=programme.district,
        programme=programme,
        submission=submission,
        reason=text,
        by=by,
        at=at,
    )
