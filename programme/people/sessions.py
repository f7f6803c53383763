"""The sessions of a person: all of them can be ended at once."""

from collections.abc import Iterator

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction


@transaction.atomic
def end_sessions(user: User) -> int:
    """End every session of a person, half a login too; how many there were.

    The login has noted most of them. Each session is opened all the same: one that was begun in
    another way has no such note, and it ends too.
    """
    noted = UserSession.objects.filter(user=user)
    keys = {*noted.values_list("session_key", flat=True), *_opened(user)}
    noted.delete()
    return Session.objects.filter(pk__in=keys).delete()[0]


def _opened(user: User) -> Iterator[str]:
    person, half_way = str(user.pk), user_pk_to_url_str(user)
    for session in Session.objects.iterator(500):
        said = session.get_decoded()
        begun = said.get(LOGIN_SESSION_KEY) or {}
        if said.get(SESSION_KEY) == person or begun.get("user_pk") == half_way:
            yield session.pk
