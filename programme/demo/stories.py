"""What happened to an offer: the verbs that partners and organisers use, in their order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from programme import known
from programme.actors import PARTNER, Actor
from programme.demo.timetable import Timetable
from programme.drafts.event_draft import EventDraft, from_data
from programme.drafts.reports import ALL
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.submissions import moderation, reporting, revising, submitting
from programme.submissions.contact import Contact

ORIGIN = "demo"
ACCEPTED = ({"verb": "accept"},)
WEEK = "week"
# Invented people, mostly without addresses (`last_quarter` says who has one).
PEOPLE = ("Alex Beispiel", "Kim Muster", "Robin Exempel", "Sam Probe", "Toni Versuch")


@dataclass(frozen=True)
class Story:
    """One offer and the steps after it; `key` finds it again in its programme.

    `bound_to` says with what its days move into another year (`moved_year.Move.days`).
    """

    key: str
    draft: EventDraft
    steps: tuple[dict, ...] = ACCEPTED
    bound_to: str = WEEK
    email: str = ""  # of the partner who tells it


@dataclass(frozen=True)
class Scene:
    """Where and when stories are told: for which programme, by whose office, until when."""

    programme: Programme
    office: Actor
    timetable: Timetable
    now: datetime


def tell(scene: Scene, story: Story, number: int, count: int) -> Submission:
    """Offer the draft and take every step, each at its time. Raises what the verbs raise."""
    offered = scene.timetable.offered(number, count)
    person = Contact(name=PEOPLE[number % len(PEOPLE)], email=story.email)
    if story.steps and story.steps[0]["verb"] == "keep":
        # Old drafts are deleted every night, so this one is of yesterday.
        begin, offered = submitting.keep, scene.now - timedelta(days=1)
    else:
        begin = submitting.offer
    with known.once():  # the first step meets the registers as they were offered to
        submission, _ = begin(
            scene.programme,
            story.draft,
            contact=person,
            by=PARTNER,
            at=offered,
            origin=ORIGIN,
            origin_key=story.key,
        )
        _take(story.steps[:1], 1, submission, scene, offered)
    _take(story.steps[1:], 2, submission, scene, offered)
    return submission


def _take(steps, first, submission, scene, offered):
    """Steps of a story, which begin with the number `first`, each at its time."""
    for n, step in enumerate(steps, first):
        _VERBS[step["verb"]](submission, step, scene.office, scene.timetable.step(offered, n))


def _keep(submission, step, office, at):
    """Kept, and not sent yet."""


def _accept(submission, step, office, at):
    moderation.accept(submission, by=office, at=at, despite=step.get("despite", ()))


def _send_back(submission, step, office, at):
    fields = step.get("fields")
    moderation.send_back(submission, by=office, at=at, reason=step["reason"], fields=fields)


def _decline(submission, step, office, at):
    moderation.decline(submission, by=office, at=at, reason=step["reason"])


def _revise(submission, step, office, at):
    draft = from_data(_changed(submission.latest.data, step["changes"]))
    revising.revise(submission, draft, by=PARTNER, at=at, remark=step["remark"])


def _report(submission, step, office, at):
    days = step.get("days")
    whens = from_data(submission.accepted.data).whens
    keys = ALL if days is None else [w.key for w in whens if w.starts_on.isoformat() in days]
    note = step.get("note", "")
    by = office if note else PARTNER  # a partner's word would wait
    reporting.report(submission, step["status"], keys=keys, note=note, by=by, at=at)


def _withdraw(submission, step, office, at):
    submitting.withdraw(submission, by=PARTNER, at=at, reason=step["reason"])


_VERBS = {
    "keep": _keep,
    "accept": _accept,
    "send_back": _send_back,
    "decline": _decline,
    "revise": _revise,
    "report": _report,
    "withdraw": _withdraw,
}


def _changed(data, changes):
    """`data` with `changes` inside it; lists change by position, so that dates keep their keys."""
    if isinstance(data, dict) and isinstance(changes, dict):
        merged = {name: _changed(data.get(name), value) for name, value in changes.items()}
        return data | merged
    if isinstance(data, list | tuple) and isinstance(changes, list):
        return [_changed(*pair) for pair in zip(data, changes, strict=False)] + list(
            data[len(changes) :]
        )
    return changes
