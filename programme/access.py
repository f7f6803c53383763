"""Who may do what, and who sees which rows.

People of a district's office are its organisers and its editors (Membership.Role); partners come by
a link or a token and may do what it is for. `RIGHTS` says it for all of them, `may` answers from
it; `submissions` and `events` are what a person with a login sees.
"""

from typing import Any

from django.db.models import QuerySet

from programme.actors import Actor
from programme.models.district import District, Membership
from programme.models.event import Event, EventQuerySet
from programme.models.submission import Submission, SubmissionQuerySet

ORGANISER, EDITOR = Membership.Role.ORGANISER.value, Membership.Role.EDITOR.value
PARTNER, IMPORT = "partner", "import"
# right -> who has it. An editor changes nothing that the public sees, and hands nothing out.
RIGHTS: dict[str, frozenset[str]] = {
    # A new version, which waits for a decision where it would be public.
    "correct": frozenset({PARTNER, IMPORT, EDITOR, ORGANISER}),
    # A remark for the office.
    "comment": frozenset({EDITOR, ORGANISER}),
    # Cancelled, moved, withdrawn, a picture taken down: public at once.
    "report": frozenset({PARTNER, IMPORT, ORGANISER}),
    # Accept, decline, ask the partner, take a decision back.
    "decide": frozenset({ORGANISER}),
    "hand_out_link": frozenset({ORGANISER}),
    "renew_link": frozenset({PARTNER, ORGANISER}),
    # Many events at once, also reports and withdrawals.
    "import": frozenset({ORGANISER}),
    "proof": frozenset({EDITOR, ORGANISER}),
    "release": frozenset({ORGANISER}),
    "tokens": frozenset({ORGANISER}),
}


class Forbidden(Exception):
    """`by` may not do this."""


def role(user: Any, district: District) -> str:
    """ORGANISER or EDITOR; empty for a person who does not work in the district's office."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ""
    found = user.memberships.filter(district=district).values_list("role", flat=True).first()
    return found or ""


def in_office(user: Any, district: District) -> bool:
    """Whether this person works in the district's office, in either role."""
    return bool(role(user, district))


def rights(of_role: str) -> frozenset[str]:
    """Everything that people of this role may do."""
    return frozenset(right for right, roles in RIGHTS.items() if of_role in roles)


def desks(user: Any) -> QuerySet[District]:
    """Districts in whose office this person works."""
    if not getattr(user, "is_authenticated", False):
        return District.objects.none()
    return District.objects.filter(memberships__user=user)


def submissions(user: Any, district: District) -> SubmissionQuerySet:
    """Submissions of the district that this person may see: all of them, or none."""
    if not in_office(user, district):
        return Submission.objects.none()
    return Submission.objects.filter(programme__district=district)


def events(user: Any, district: District) -> EventQuerySet:
    """Events of the district: with the closed ones for its office, else the public ones."""
    if in_office(user, district):
        return Event.everything.filter(district=district, withdrawn_at=None)
    return Event.objects.filter(district=district)


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
