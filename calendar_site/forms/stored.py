"""Of whom one wants to know what is stored."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from programme.people import traces

WRONG = _(
    "Please write a whole e-mail address, for example name@example.org, or the user name of "
    "somebody who works here or did."
)
ERRORS = dict.fromkeys(("required", "max_length", "null_characters_not_allowed"), WRONG)


class StoredForm(forms.Form):
    """`email` is then an address; of somebody of the office without one it is the user name."""

    email = forms.CharField(
        label=_("E-mail address or user name"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "dir": "ltr"}
        ),
        help_text=_("User names are those of people who work in your office, or did."),
        error_messages=ERRORS,
    )

    def __init__(self, *args, district, **kwargs):
        super().__init__(*args, **kwargs)
        self.district = district

    def clean_email(self):
        said = self.cleaned_data["email"]
        if found := traces.of_office(said, self.district):
            return found
        try:
            validate_email(said)
        except ValidationError:
            raise ValidationError(WRONG, code="invalid") from None
        return said
