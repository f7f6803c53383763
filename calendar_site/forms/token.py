"""A new API token: for which organisation, what for, and how long."""

from datetime import timedelta

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import TextField
from programme import register
from programme.models.district import District

LIVES = {
    "366": _("one year"),
    "183": _("half a year"),
    "1096": _("three years"),
    "0": _("until you revoke it"),
}


class TokenForm(forms.Form):
    organisation = TextField(
        label=_("Organisation"),
        max_length=200,
        missing=_("Please say which organisation gets the token."),
        widget=forms.TextInput(attrs={"list": "partners", "dir": "auto", "autocomplete": "off"}),
    )
    is_new = forms.BooleanField(label=_("It is new: add it to the register"), required=False)
    name = TextField(
        label=_("What for?"),
        max_length=80,
        missing=_("Please say what the token is for, so that you know it again."),
        help_text=_("For example: their website"),
    )
    contact_email = forms.EmailField(
        label=_("E-mail address for questions"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("Receipts and questions go there. It is never published."),
    )
    life = forms.ChoiceField(label=_("It is valid for"), choices=list(LIVES.items()), initial="366")

    def __init__(self, *args, district: District, **kwargs):
        self.district = district
        super().__init__(*args, **kwargs)

    def clean(self):
        super().clean()
        said = self.cleaned_data
        name = said.get("organisation")
        if name and not said.get("is_new") and not register.find_partner(self.district, [name]):
            message = _("“{name}” is not in the register. Please choose another name, or add it.")
            self.add_error("organisation", format_lazy(message, name=name[:60]))
        return said

    def clean_life(self) -> timedelta | None:
        """How long the token is valid; None without an end."""
        days = int(self.cleaned_data["life"])
        return timedelta(days) if days else None
