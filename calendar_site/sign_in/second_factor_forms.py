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
from allauth.mfa.totp.internal import auth
from cryptography.fernet import InvalidToken
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in import changes, limits, people
from calendar_site.sign_in.words import CODE, Worded, Words
from programme.people import sign_ins

log = logging.getLogger(__name__)
HINT = _("The six digits that your app shows now, or one of your recovery codes.")
CODE_ATTRS = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}


class Watched:
    """`how` is the failure in the journal; `user` is known before something is checked."""

    how = "second_factor"
    user: Any

    def checked(self, check):
        """What `check()` gives, if this person may guess once more from here."""
        request, name = context.request, people.second_factor_of(self.user)
        if not request.user.is_authenticated:
            limits.require_half_login(request)
        with limits.guess(request, name, self.user):
            try:
                return _readable(check)
            except ValidationError:
                sign_ins.failed(self.user, how=self.how, at=timezone.now())
                raise


def _readable(check):
    """A second factor that no SECRET_KEY of ours reads is one that nothing fits."""
    try:
        return check()
    except InvalidToken:
        log.exception("A second factor was encrypted with a SECRET_KEY that is not known here.")
        raise get_adapter().validation_error("incorrect_code") from None


class _Code(Worded, Watched, base.BaseAuthenticateForm):
    """An app's code, or one of the recovery codes."""

    words = {"code": Words(CODE.label, CODE.missing, HINT)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs = dict(CODE_ATTRS)

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
    """The key stays the same when the page is loaded again: the app has it already."""

    how = "second_factor_setup"

    def __init__(self, *args, user, **kwargs):
        self.user = user
        django_forms.Form.__init__(self, *args, **kwargs)
        self.secret = auth.get_totp_secret()
        code = self.fields["code"]
        code.label, code.help_text = _("Code of the app"), _("The six digits that it shows now.")
        code.error_messages |= {"required": CODE.missing}
        code.widget.attrs = dict(CODE_ATTRS)

    def clean_code(self):
        return self.checked(super().clean_code)
