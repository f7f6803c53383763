"""Of whom one wants to know what is stored."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.registration import MAIL_ADDRESS

WRONG = dict.fromkeys(
    ("required", "invalid", "max_length", "null_characters_not_allowed"), MAIL_ADDRESS
)


class StoredForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of the person"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
        error_messages=WRONG,
    )
