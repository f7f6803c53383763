"""The contact for the office, never public; and a field that robots fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.registration import MAIL_ADDRESS
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.form_fields import TextField
from calendar_site.show import periods
from programme import retention
from programme.submissions.contact import Contact


def initial_contact(contact: Contact) -> dict[str, str]:
    """What fills in the form with somebody who is known already."""
    return {
        "contact_email": contact.email,
        "contact_name": contact.name,
        "contact_phone": contact.phone,
    }


class ContactForm(forms.Form):
    needed = ("contact_email",)
    contact_email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Please write your e-mail address, so that the office can ask you."),
            "invalid": MAIL_ADDRESS,
        },
        help_text=_("For the office alone, never published."),
    )
    contact_name = TextField(
        label=_("Your name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    contact_phone = TextField(
        label=_("Your phone number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    invite_again = forms.BooleanField(
        label=_("Invite me again next year"),
        required=False,
        help_text=periods.told(
            _("The office then keeps your e-mail address until you say no, for {period} at most."),
            retention.INVITATIONS,
        ),
    )
    confirm_address = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, suggestions: Suggestions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact_email"].required = not suggestions.staff
        if suggestions.staff:  # only the person may say so
            del self.fields["invite_again"]

    def clean_confirm_address(self):
        """An error that people can read, because some browsers fill in every field."""
        if self.cleaned_data["confirm_address"]:
            raise forms.ValidationError(
                _("Please empty the field “Leave this field empty”: it stops robots.")
            )
        return ""

    @property
    def contact(self) -> Contact:
        said = self.cleaned_data
        return Contact(
            name=said["contact_name"],
            email=said["contact_email"],
            phone=said["contact_phone"],
            invite_again=said.get("invite_again", False),
        )
