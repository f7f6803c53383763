"""allauth's forms in the words of the house, counted by name and address."""

import unicodedata

from allauth.account import forms
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from django import forms as django_forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in import limits, people
from calendar_site.sign_in.words import CODE, PASSWORD, EmailWorded, Worded, Words
from programme.people import account_letters

NAME = Words(_("User name or e-mail"), _("Please write your user name or your e-mail address."))


class LoginForm(Worded, forms.LoginForm):
    """The field for the name is called `username` in the page, as browsers remember it."""

    field_order = ("login", "password")
    words = {"login": NAME, "password": PASSWORD}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs = {"autocomplete": "username", "dir": "auto"}

    def clean_login(self):
        """A user name as it is stored; an address as it was typed."""
        login = super().clean_login()
        return login if "@" in login else unicodedata.normalize("NFKC", login)

    def user_credentials(self):
        """The name alone: with an address allauth would check the password twice."""
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}

    def add_prefix(self, field_name):
        return "username" if field_name == "login" else super().add_prefix(field_name)


class ResetPasswordForm(EmailWorded, forms.ResetPasswordForm):
    def clean_email(self):
        limits.require_letter(self.cleaned_data["email"])
        email = super().clean_email()
        self.users = people.by_email(email)
        return email

    def save(self, request, **more):
        if not self.users:
            account_letters.ask_nobody(at=timezone.now())
        return super().save(request, **more)


class RequestLoginCodeForm(EmailWorded, forms.RequestLoginCodeForm):
    def clean_email(self):
        limits.require_letter(self.cleaned_data["email"])
        email = super().clean_email()
        self._user = next(iter(people.by_email(email)), None)
        return email

    def clean(self):
        if "email" in self.cleaned_data and not self._user:
            account_letters.ask_nobody(at=timezone.now())
        return super().clean()


class RequestReauthenticationCodeForm(forms.RequestReauthenticationCodeForm):
    """The letter goes to one's own address; nobody has a second one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["recipient"]
        field.initial, field.widget = field.choices[0][0], django_forms.HiddenInput()

    def clean(self):
        limits.require_letter(self.fields["recipient"].choices[0][0])
        return super().clean()


class ConfirmCodeForm(Worded, forms.BaseConfirmCodeForm):
    words = {"code": CODE}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"dir": "ltr", "spellcheck": "false"}


class AddEmailForm(EmailWorded, forms.AddEmailForm):
    words = {"email": Words(_("New e-mail address"), EmailWorded.words["email"].missing)}

    @transaction.atomic
    def save(self, request):
        """One's present address stays until the new one is confirmed (allauth drops it)."""
        asked_before = EmailAddress.objects.filter(user=self.user, verified=False)
        asked_before.exclude(email__iexact=self.user.email).delete()
        row = EmailAddress.objects.create(user=self.user, email=self.cleaned_data["email"])
        send_verification_email_to_address(request, row)
        return row
