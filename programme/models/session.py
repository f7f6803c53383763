"""Sessions are Django's, with a column for the person: all of somebody's end at once.

https://docs.djangoproject.com/en/5.2/topics/http/sessions/#extending-database-backed-session-engines
"""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.http import base36_to_int

HALF_WAY = "account_login"  # allauth's LOGIN_SESSION_KEY: who has shown a first factor, or asked


class Session(AbstractBaseSession):
    """`person`: the primary key of who is signed in, or about to be; empty of everybody else.

    Without a constraint: a session whose person is gone can still be written, and ends by itself.
    """

    person = models.BigIntegerField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionStore(db.SessionStore):
    """What settings.SESSION_ENGINE names."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast(Session, super().create_model_instance(data))
        row.person = _person(data)
        return row


def _person(data: dict[str, Any]) -> int | None:
    begun = data.get(HALF_WAY) or {}
    if person := data.get(SESSION_KEY):
        return int(person)
    half_way = begun.get("user_pk")  # as in the link of a letter
    return base36_to_int(half_way) if half_way else None
