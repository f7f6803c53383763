"""Who may do what, and who sees which rows.

There are two kinds of people so far: the office of a district, which may do everything there, and
partners, who come by a link and may do what the link is for. `may` answers for both; `submissions`
and `events` are what a person with a login sees.
"""

from typing import Any

from django.db.models import QuerySet

from programme.actors import Actor
from programme.models.district import District
from programme.models.event import Event, EventQuerySet
from programme.models.submission import Submission, SubmissionQuerySet

# verb -> kinds of actors without a login that may do it
PARTNERS = {"renew_link": ("partner",)}


class Forbidden(Exception):
    """`by` may not do this."""


def is_organiser(user: Any, district: District) -> bool:
    """Whether this person works in the district's office."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return False
    found: bool = user.memberships.filter(district=district).exists()
    return found


def desks(user: Any) -> QuerySet[District]:
    """Districts in whose office this person works."""
    if not getattr(user, "is_authenticated", False):
        return District.objects.none()
    return District.objects.filter(memberships__user=user)


def submissions(user: Any, district: District) -> SubmissionQuerySet:
    """Submissions of the district that this person may see: all of them, or none."""
    if not is_organiser(user, district):
        return Submission.objects.none()
    return Submission.objects.filter(programme__district=district)


def events(user: Any, district: District) -> EventQuerySet:
    """Events of the district: with the closed ones for its office, else the public ones."""
    if is_organiser(user, district):
        return Event.everything.filter(district=district, withdrawn_at=None)
    return Event.objects.filter(district=district)


def may(by: Actor, verb: str, submission: Submission) -> bool:
    """Whether `by` may do `verb`.

    Deciding is for the office of the submission's own district; its links are renewed by the
    partner, who came by one, or by that office.
    """
    if by.kind == "system":
        return True
    if by.kind in PARTNERS.get(verb, ()):
        return True
    return is_organiser(by.user, submission.programme.district)


def require(by: Actor, verb: str, submission: Submission) -> None:
    if not may(by, verb, submission):
        raise Forbidden(verb)


def require_desk(by: Actor, district: District) -> None:
    """Raise Forbidden unless `by` works in the district's office (or is the system)."""
    if by.kind != "system" and not is_organiser(by.user, district):
        raise Forbidden("desk")
