"""Changes of an account: a line of the journal, and a letter to the person."""

from django.utils import timezone

from calendar_site.sign_in import letters, limits, people
from programme.people import sign_ins
from programme.people.sessions import end_sessions

# allauth's notice -> what was changed (`account_changed` in the journal, a letter to the person)
NOTICES = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_reset",
    "account/email/password_set": "password_set",
    "account/email/email_changed": "email_changed",
    "account/email/email_deleted": "email_removed",
    "mfa/email/totp_activated": "app_added",
    "mfa/email/totp_deactivated": "app_removed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}


def note(request, user, what: str) -> None:
    """Write it down and tell the person; old guesses hold nobody up who has a new password."""
    sign_ins.changed(user, what, at=timezone.now())
    letters.ask(user, what)
    if what.startswith("password_"):
        end_sessions(user, keep=request.session.session_key)  # half a login has no password's hash
    if what == "password_reset":
        limits.forget_guesses(request, *people.names_of(user))
