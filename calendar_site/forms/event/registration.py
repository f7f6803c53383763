"""Whether one has to register, how, and until when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import DayField, NumberField, TextField
from programme.drafts.event_draft import Registration
from programme.drafts.fields import limit
from programme.models.event import RegistrationNeed

NEEDS = [
    (RegistrationNeed.UNKNOWN, _("nobody knows yet")),
    (RegistrationNeed.NONE, _("not necessary")),
    (RegistrationNeed.REQUESTED, _("requested")),
    (RegistrationNeed.REQUIRED, _("required")),
]
MAIL_ADDRESS = _("Please write a whole e-mail address, such as name@verein.example")
WHOLE_ADDRESS = _("Please write the whole address, such as https://verein.example/anmeldung")


class RegistrationFields(forms.Form):
    registration = forms.ChoiceField(
        label=_("Registration"), choices=NEEDS, required=False, widget=forms.RadioSelect
    )
    registration_only_for = TextField(
        label=_("Only for a part of it: which one?"),
        required=False,
        max_length=limit("registration.only_for"),
        help_text=_("For example: the workshop. Leave it empty if it is for all of it."),
    )
    registration_text = TextField(
        label=_("How to register"), required=False, max_length=limit("registration.text")
    )
    registration_phone = TextField(
        label=_("By phone"),
        required=False,
        max_length=limit("registration.phone"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "dir": "ltr", "autocomplete": "off"}),
    )
    registration_email = forms.EmailField(
        label=_("By e-mail"),
        required=False,
        max_length=limit("registration.email"),
        error_messages={"invalid": MAIL_ADDRESS},
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    registration_url = forms.URLField(
        label=_("On a website"),
        required=False,
        max_length=limit("registration.url"),
        assume_scheme="https",
        error_messages={"invalid": WHOLE_ADDRESS},
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    deadline = DayField(label=_("Until"), required=False, agreeing=True)
    places = NumberField(label=_("Number of places"), required=False, least=1, most=100_000)

    def stated_registration(self) -> Registration:
        said = self.cleaned_data
        return Registration(
            need=said["registration"] or RegistrationNeed.UNKNOWN.value,
            only_for=said["registration_only_for"],
            text=said["registration_text"],
            phone=said["registration_phone"],
            email=said["registration_email"],
            url=said["registration_url"],
            deadline=said["deadline"],
            places=said["places"],
        )


def initial_registration(need: Registration) -> dict:
    return {
        "registration": need.need,
        "registration_only_for": need.only_for,
        "registration_text": need.text,
        "registration_phone": need.phone,
        "registration_email": need.email,
        "registration_url": need.url,
        "deadline": need.deadline,
        "places": need.places,
    }
