"""What is deleted when of people who sign in: rules of programme.retention, run every night."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from programme.models.district import District
from programme.models.journal import Entry
from programme.models.membership import Membership, OfficeInvitation
from programme.models.session import Session
from programme.people import erasing
from programme.people.holding import hold_all, hold_people

MEMBERSHIPS = timedelta(days=183)  # after the access has ended, with a login that works nowhere
INVITATIONS = timedelta(days=30)  # after the link was used, revoked, or ended
SIGN_INS = timedelta(days=183)
SESSIONS = timedelta(days=1)  # so that one which begins right now has its session
# Lines of the journal that tell of a login and of nothing in the programme.
OF_LOGINS = ("signed_in", "sign_in_failed", "account_changed", "letter_asked")


@transaction.atomic
def drop_memberships(at: datetime) -> int:
    """Ended accesses; with the last of them the login, unless it runs the installation.

    A login that never had an access stays: somebody made it for something else.
    """
    over = Membership.objects.filter(ended_at__lt=at - MEMBERSHIPS)
    hold_all(District.objects.filter(memberships__in=over))
    people = set(over.values_list("user", flat=True))
    count = over.delete()[0]
    former = get_user_model()._default_manager.filter(pk__in=people, memberships=None)
    for user in hold_people(former):
        if not erasing.is_operator(user):
            erasing.forget_login(user)
    return count


def drop_invitations(at: datetime) -> int:
    """Addresses of people who were invited to an office."""
    then = at - INVITATIONS
    over = Q(used_at__lt=then) | Q(revoked_at__lt=then) | Q(expires_at__lt=then)
    return OfficeInvitation.objects.filter(over).delete()[0]


def drop_sign_ins(at: datetime) -> int:
    """Who signed in, failed to, or changed the login."""
    return Entry.objects.filter(verb__in=OF_LOGINS, at__lt=at - SIGN_INS).delete()[0]


def drop_sessions(at: datetime) -> int:
    """Browsers in whose session nobody is signed in any more."""
    there = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=at)
    old = UserSession.objects.filter(~Exists(there), last_seen_at__lt=at - SESSIONS)
    count: int = old.delete()[0]
    return count
