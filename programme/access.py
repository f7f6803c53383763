"""Who may do what, and who sees which rows.

People of a district's office have one of four roles there (Role); partners come by a link or a
token and may do what it is for. `RIGHTS` says it for all of them, `may` answers from it;
`submissions` and `events` are what a person with a login sees.
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from programme.actors import Actor
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event, EventQuerySet, Openness
from programme.models.membership import Membership, Role
from programme.models.submission import Submission, SubmissionQuerySet

ORGANISER, DEPUTY = Role.ORGANISER.value, Role.DEPUTY.value
EDITOR, READER = Role.EDITOR.value, Role.READER.value
PARTNER, IMPORT = "partner", "import"
_DECIDERS = frozenset({ORGANISER, DEPUTY})
_STAFF = _DECIDERS | {EDITOR}
# right -> who has it. An editor changes nothing that the public sees, and hands nothing out; a
# reader changes nothing.
RIGHTS: dict[str, frozenset[str]] = {
    # The desk: submissions, events, history, print jobs.
    "see": _STAFF | {READER},
    # Events that are not for everybody, and whatever is said of them.
    "see_closed": _STAFF,
    # Names, addresses and telephone numbers of those who submitted, and what office and partner
    # wrote to each other or to themselves: anybody may be named there.
    "see_contacts": _STAFF,
    # A new version, which waits for a decision where it would be public.
    "correct": _STAFF | {PARTNER, IMPORT},
    # A remark for the office.
    "comment": _STAFF,
    # Cancelled, moved, withdrawn, a picture taken down: public at once.
    "report": _DECIDERS | {PARTNER, IMPORT},
    # Accept, decline, ask the partner, take a decision back.
    "decide": _DECIDERS,
    "hand_out_link": _DECIDERS,
    "renew_link": _DECIDERS | {PARTNER},
    # Many events at once, also reports and withdrawals.
    "import": _DECIDERS,
    "proof": _STAFF,
    "release": _DECIDERS,
    "tokens": _DECIDERS,
    # Who works here, in which role; what is stored of one person.
    "people": frozenset({ORGANISER}),
    # What holds for the whole district, such as a second factor for everybody.
    "settings": frozenset({ORGANISER}),
}

# Submissions to whose event everybody may come, by what is said last and by what was decided.
OPEN_TO_ALL = Q(latest__data__openness=Openness.PUBLIC) & (
    Q(accepted=None) | Q(accepted__data__openness=Openness.PUBLIC)
)


class Forbidden(Exception):
    """`by` may not do this."""


def role(user: Any, district: District) -> str:
    """The role (Role) of a person in the district's office today; empty for everybody else."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ""
    return next(iter(_roles(timezone.localdate(), district.pk, user.pk)), "")


def _role_of(day: date, district: int, user: int) -> Any:
    found = Membership.objects.current(day).filter(district=district, user=user)
    return found.values_list("role", flat=True)


_roles: KnownQuestion[str] = KnownQuestion(_role_of, date.min, NUMBER, NUMBER + 1)


def in_office(user: Any, district: District) -> bool:
    """Whether this person works in the district's office, in any role."""
    return bool(role(user, district))


def last_day(user: Any, district: District) -> date | None:
    """The day on which the access of this person ended; None for strangers and who works here."""
    former = Membership.objects.exclude(pk__in=Membership.objects.current(timezone.localdate()))
    row = former.filter(district=district, user=user).first()
    if row is None:
        return None
    ended = [timezone.localdate(row.ended_at)] if row.ended_at else []
    return min([*ended, *([row.ends_on] if row.ends_on else [])], default=timezone.localdate())


def rights(of_role: str) -> frozenset[str]:
    """Everything that people of this role may do."""
    return frozenset(right for right, roles in RIGHTS.items() if of_role in roles)


def desks(user: Any) -> QuerySet[District]:
    """Districts in whose office this person works."""
    if not getattr(user, "is_authenticated", False):
        return District.objects.none()
    current = Membership.objects.current(timezone.localdate()).filter(user=user)
    return District.objects.filter(memberships__in=current)


def submissions(user: Any, district: District) -> SubmissionQuerySet:
    """Submissions of the district that this person may see: all, the open ones, or none.

    Whoever may not see closed ones sees no submission that says so last, or was accepted as such.
    """
    may = rights(role(user, district))
    if "see" not in may:
        return Submission.objects.none()
    rows = Submission.objects.filter(programme__district=district)
    return rows if "see_closed" in may else rows.filter(OPEN_TO_ALL)


def events(user: Any, district: District) -> EventQuerySet:
    """Events of the district that this person may see: those of the submissions above.

    For everybody who is not of the office they are the public ones.
    """
    may = rights(role(user, district))
    if "see" not in may:
        return Event.objects.filter(district=district)
    rows = Event.everything.filter(district=district, withdrawn_at=None)
    if "see_closed" in may:
        return rows
    open_ones = Submission.objects.filter(OPEN_TO_ALL)
    return rows.filter(openness=Openness.PUBLIC, submission__in=open_ones)


def may_in(district: District, by: Actor, right: str) -> bool:
    """Whether `by` has this right (of RIGHTS) in the district; the system has each."""
    allowed = RIGHTS[right]
    if by.kind == "system":
        return True
    if by.kind in (PARTNER, IMPORT):
        return by.kind in allowed
    return role(by.user, district) in allowed


def may(by: Actor, right: str, submission: Submission) -> bool:
    """The same for one submission. Of partners it is known already that they have its link."""
    return may_in(submission.programme.district, by, right)


def require_in(district: District, by: Actor, right: str) -> None:
    """Raise Forbidden unless `by` has this right in the district."""
    if not may_in(district, by, right):
        raise Forbidden(right)


def require(by: Actor, right: str, submission: Submission) -> None:
    """Raise Forbidden unless `by` has this right on the submission."""
    require_in(submission.programme.district, by, right)
