"""Passwords: the rule is said before one types, and both are typed alike."""

from allauth.account import forms
from allauth.account.adapter import get_adapter
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in.words import PASSWORD, Worded, Words

RULE = _(
    "At least 8 characters. Three or four words in a row are easy to keep and hard to guess; "
    "a password that many people use is refused."
)
NEW = Words(_("New password"), _("Please write a new password."), RULE)
AGAIN = Words(_("New password once more"), _("Please write the new password once more."))
NOW = Words(_("Present password"), _("Please write your present password."))
TWICE = _("The two are not alike. Please write the new password once more.")


class Twice(Worded):
    words = {"password1": NEW, "password2": AGAIN}

    def clean(self):
        first, second = (self.cleaned_data.get(name) for name in ("password1", "password2"))
        if first and second and first != second:
            self.add_error("password2", TWICE)
        return self.cleaned_data


class ChangePasswordForm(Twice, forms.ChangePasswordForm):
    words = {"oldpassword": NOW} | Twice.words

    def clean_oldpassword(self):
        word = self.cleaned_data["oldpassword"]
        get_adapter().is_present_password(self.user, word, how="password_change")
        return word


class SetPasswordForm(Twice, forms.SetPasswordForm):
    pass


class ResetPasswordKeyForm(Twice, forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(Worded, forms.ReauthenticateForm):
    words = {"password": PASSWORD}
