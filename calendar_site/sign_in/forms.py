"""allauth's forms in the words of the house, counted by name and address."""

from allauth.account import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in import limits
from programme.people import account_letters


class LoginForm(forms.LoginForm):
    """The field for the name is called `username` in the page, as browsers remember it."""

    field_order = ("login", "password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, name.widget.attrs = _("User name or e-mail"), {"autocomplete": "username"}
        password.label, password.help_text = _("Password"), ""
        password.widget.attrs.pop("placeholder", None)

    def add_prefix(self, field_name):
        return "username" if field_name == "login" else super().add_prefix(field_name)


class ResetPasswordForm(forms.ResetPasswordForm):
    def clean_email(self):
        limits.require_letter(self.cleaned_data["email"])
        return super().clean_email()

    def save(self, request, **more):
        if not self.users:
            account_letters.ask_nobody(at=timezone.now())
        return super().save(request, **more)


class RequestLoginCodeForm(forms.RequestLoginCodeForm):
    def clean_email(self):
        limits.require_letter(self.cleaned_data["email"])
        return super().clean_email()

    def clean(self):
        if "email" in self.cleaned_data and not self._user:
            account_letters.ask_nobody(at=timezone.now())
        return super().clean()
