"""Passkeys: what a browser says about one is checked by allauth and comes back into no page."""

import json
from typing import Any

from allauth.mfa.webauthn import forms
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import TextField
from calendar_site.sign_in.second_factor_forms import Watched
from programme.people import sign_ins

REFUSED = _("The passkey was not accepted. Please try once more, or choose another way.")
LARGEST = 20_000  # characters of what a browser says; usual are two thousand
NAME = _("Please give it a name.")


class CredentialField(django_forms.CharField):
    """An object that a browser's script filled in; whatever else somebody sends is refused."""

    widget = django_forms.HiddenInput

    def __init__(self):
        super().__init__(error_messages={"required": REFUSED})

    def clean(self, value) -> dict[str, Any]:
        text = super().clean(value)
        try:
            said = json.loads(text) if len(text) <= LARGEST and "\\u0000" not in text else None
        except (ValueError, RecursionError):
            said = None
        if not said or not isinstance(said, dict):
            raise ValidationError(REFUSED, code="invalid")
        return said

    def bound_data(self, data, initial):
        return ""


class Checked(forms.AuthenticateWebAuthnForm):
    """Whatever is wrong with a passkey is said in one sentence."""

    def clean_credential(self):
        return in_one_sentence(super().clean_credential)


def in_one_sentence(check):
    try:
        return check()
    except ValidationError as error:
        if error.code == "incorrect_code":
            raise ValidationError(REFUSED, code="refused") from None
        raise
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        raise ValidationError(REFUSED, code="refused") from None


class AuthenticateForm(Watched, Checked):
    credential = CredentialField()

    def clean_credential(self):
        return self.checked(super().clean_credential)


class ReauthenticateForm(Watched, Checked, forms.ReauthenticateWebAuthnForm):
    credential = CredentialField()
    how = "reauthentication"

    def clean_credential(self):
        return self.checked(super().clean_credential)


class LoginForm(Checked, forms.LoginWebAuthnForm):
    """A passkey alone. Whose it is, the browser claims: only a limit by address holds here, and a
    failure is nobody's."""

    credential = CredentialField()

    def clean_credential(self):
        try:
            return super().clean_credential()
        except ValidationError:
            sign_ins.failed(None, how="passkey", at=timezone.now())
            raise


def _name(**kwargs) -> TextField:
    hint = _("For example: office computer, my telephone")
    return TextField(label=_("Name"), max_length=80, help_text=hint, **kwargs)


class AddForm(forms.AddWebAuthnForm):
    """Each passkey logs in alone, so the person is asked for (a finger, a face, a number)."""

    name = _name(required=False)
    credential = CredentialField()
    passwordless = None

    def clean(self):
        self.cleaned_data["passwordless"] = True
        return in_one_sentence(super().clean)


class RenameForm(forms.EditWebAuthnForm):
    name = _name(missing=NAME)
