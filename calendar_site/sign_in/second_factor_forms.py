"""allauth's forms for a second factor: what is wrong is counted by person and address, and noted.

allauth counts by the person alone. Whoever knows the password of somebody else could then keep the
owner from the second step; here the same person from another address is counted apart.
"""

import logging
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.fernet import InvalidToken
from django.core.exceptions import ValidationError
from django.utils import timezone

from calendar_site.sign_in import changes, limits, people
from programme.people import sign_ins

log = logging.getLogger(__name__)


class Watched:
    """`how` is the failure in the journal; `user` is known before something is checked."""

    how = "second_factor"
    user: Any

    def checked(self, check):
        """What `check()` gives, if this person may guess once more from here."""
        request, name = context.request, people.second_factor_of(self.user)
        usage = limits.require_guess(request, name)
        try:
            found = _readable(check)
        except ValidationError:
            sign_ins.failed(self.user, how=self.how, at=timezone.now())
            raise
        usage.rollback()
        limits.forget_guesses(request, name)
        return found


def _readable(check):
    """A second factor that no SECRET_KEY of ours reads is one that nothing fits."""
    try:
        return check()
    except InvalidToken:
        log.exception("A second factor was encrypted with a SECRET_KEY that is not known here.")
        raise get_adapter().validation_error("incorrect_code") from None


class _Code(Watched, base.BaseAuthenticateForm):
    """An app's code, or one of the recovery codes."""

    def clean_code(self):
        code = self.checked(super().clean_code)
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            changes.note(context.request, self.user, "recovery_code_used")
        return code


class AuthenticateForm(_Code, base.AuthenticateForm):
    pass


class ReauthenticateForm(_Code, base.ReauthenticateForm):
    how = "reauthentication"


class ActivateTOTPForm(Watched, totp.ActivateTOTPForm):
    how = "second_factor_setup"

    def clean_code(self):
        return self.checked(super().clean_code)


class AuthenticateWebAuthnForm(Watched, webauthn.AuthenticateWebAuthnForm):
    def clean_credential(self):
        return self.checked(super().clean_credential)


class ReauthenticateWebAuthnForm(Watched, webauthn.ReauthenticateWebAuthnForm):
    how = "reauthentication"

    def clean_credential(self):
        return self.checked(super().clean_credential)


class LoginWebAuthnForm(webauthn.LoginWebAuthnForm):
    """A passkey alone. Whose it is, the browser claims: only a limit by address holds here, and a
    failure is nobody's."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except ValidationError:
            sign_ins.failed(None, how="passkey", at=timezone.now())
            raise
