"""Own sessions that a person ends, in the journal."""

from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.utils import timezone

from programme.people import sign_ins


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions):
        super().end_sessions(sessions)
        if sessions:
            sign_ins.changed(sessions[0].user, "sessions_ended", at=timezone.now())
