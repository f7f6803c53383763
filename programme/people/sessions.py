"""The sessions of a person: all of them can be ended at once."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction

from programme.models.session import Session


@transaction.atomic
def end_sessions(user: User, *, keep: str | None = None) -> int:
    """End every session of a person, half a login too, besides the one with the key to `keep`.

    How many there were. It costs the same however many sessions others have.
    """
    UserSession.objects.filter(user=user).exclude(session_key=keep).delete()
    return Session.objects.filter(person=user.pk).exclude(session_key=keep).delete()[0]
