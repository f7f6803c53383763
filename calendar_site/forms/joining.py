"""Who joins an office: user name and password of a new person, a new password of an old one."""

from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from calendar_site.sign_in.password_forms import RULE

TAKEN = _("Somebody else has this user name. Please choose another one.")


class ReturningForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
        help_text=RULE,
        error_messages={"required": _("Please choose a password.")},
    )

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password)
        return password


class NewPersonForm(ReturningForm):
    username = UsernameField(
        label=_("User name"),
        max_length=150,
        validators=[
            RegexValidator(
                r"^[\w.-]+\Z", _("Only letters, digits, full stops, hyphens and underscores.")
            )
        ],
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "dir": "ltr", "autocapitalize": "none"}
        ),
        help_text=_("With it you sign in; your colleagues see it beside what you did."),
        error_messages={"required": _("Please choose a user name.")},
    )
    field_order = ("username", "password")
