"""Invite somebody to the office, change what a person may do, and end an access."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.registration import MAIL_ADDRESS
from calendar_site.forms.form_fields import DayField, choice_field, plain_choices
from calendar_site.forms.mail_address import require_mailable
from programme.models.membership import Role
from programme.wording import roles

PAST = _("This day is over. Please choose today or a later one.")


def _told(role: Role) -> SafeString:
    return format_html("<strong>{}</strong> – {}", role.label, roles.MAY[role])


_label = lazy(_told, SafeString)


def _choices():
    return [(role, _label(role)) for role in Role]


class RoleForm(forms.Form):
    """What a person may do here, and until when."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=_choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a role.")},
    )
    ends_on = DayField(
        label=_("Last day"),
        agreeing=True,
        required=False,
        help_text=_(
            "For example 31.12.2027. Afterwards the access ends by itself, with the API access "
            "that the person handed out. Without a day it has no end."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain_choices(self.fields)

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(PAST, code="past")
        return day


class InviteForm(RoleForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        validators=[require_mailable],
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": MAIL_ADDRESS, "invalid": MAIL_ADDRESS},
        help_text=_("The invitation goes there. Only your office's organisers see it."),
    )
    language = forms.ChoiceField(label=_("Language of the e-mail"))
    field_order = ("email", "role", "ends_on", "language")

    def __init__(self, *args, spoken, **kwargs):
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        choice_field(self, "language").choices = [(code, names[code]) for code in spoken]


class EndForm(forms.Form):
    """Which API tokens that the person handed out end too; those without a tick stay."""

    tokens = forms.MultipleChoiceField(
        label=_("API access that this person handed out"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What has a tick ends too: the person may have kept the token. The organisation's "
            "program can then submit nothing until you issue a new one."
        ),
    )

    def __init__(self, *args, issued, kept=(), own=False, **kwargs):
        super().__init__(*args, **kwargs)
        field = choice_field(self, "tokens")
        field.choices = [(each.public_id, f"{each.partner.name}: {each.name}") for each in issued]
        field.initial = [key for key, _label in field.choices if key not in kept]
        if own:
            field.label = _("API access that you handed out")
            field.help_text = _(
                "What has a tick ends too. The organisation's program can then submit nothing "
                "until your office issues a new one."
            )
