"""Where a lost link is to be sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.registration import MAIL_ADDRESS


class LostLinkForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": MAIL_ADDRESS, "invalid": MAIL_ADDRESS},
        help_text=_("The one with which the events were submitted."),
    )
