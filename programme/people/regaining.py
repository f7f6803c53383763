"""Whoever lost everything comes in again, by the hand of those who run the server."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from programme import journal
from programme.actors import SYSTEM
from programme.models.membership import Membership
from programme.people.holding import hold_people
from programme.people.sessions import end_sessions


@transaction.atomic
def regain(user: User, *, forget_second_factor: bool, at: datetime) -> list[Membership]:
    """Let this person sign in again; gives the accesses that count now.

    The account can sign in, every session of it has ended, and with `forget_second_factor` app,
    passkeys and recovery codes are gone. The password stays until another is chosen. A line in each
    office tells of it, and an access that has ended stays ended.
    """
    hold_people(User.objects.filter(pk=user.pk))
    user.is_active = True
    user.save(update_fields=["is_active"])
    if forget_second_factor:
        Authenticator.objects.filter(user_id=user.pk).delete()
    end_sessions(user)
    current = Membership.objects.current(timezone.localdate(at)).filter(user=user)
    accesses = list(current.select_related("district"))
    for each in accesses:
        said = {"membership": each.pk, "role": each.role, "forgotten": forget_second_factor}
        journal.record("access_regained", district=each.district, by=SYSTEM, at=at, data=said)
    return accesses
