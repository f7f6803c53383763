"""Labels, hints and errors of allauth's fields in the words of the house."""

from dataclasses import dataclass
from typing import Any

from django.core.validators import (
    EmailValidator,
    MaxLengthValidator,
    ProhibitNullCharactersValidator,
)
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.mail_address import require_mailable

LONGEST = 254  # characters (RFC 5321, 4.5.3.1.3)
MAIL_ADDRESS = _("Please write an e-mail address, such as name@example.org.")


@dataclass(frozen=True)
class Words:
    label: Any
    missing: Any  # what is said where the field is empty
    hint: Any = ""


class Worded(BaseForm):
    """Words for the fields of a form; none stands in a field, where it goes when one types."""

    words: dict[str, Words] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, said in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = said.label, said.hint
            field.error_messages |= {"required": said.missing}
            field.widget.attrs.pop("placeholder", None)


EMAIL = Words(_("E-mail address"), MAIL_ADDRESS)
PASSWORD = Words(_("Password"), _("Please write your password."))
CODE = Words(_("Code"), _("Please write the code."))


class EmailWorded(Worded):
    """A form with the field `email`."""

    words = {"email": EMAIL}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.validators = [
            EmailValidator(message=MAIL_ADDRESS),
            MaxLengthValidator(LONGEST, MAIL_ADDRESS),
            ProhibitNullCharactersValidator(),
            require_mailable,  # before allauth makes letters small, of which one becomes another
        ]
        field.widget.attrs["dir"] = "ltr"
