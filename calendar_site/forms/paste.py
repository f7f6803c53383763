"""The text of an invitation, from a mail or a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import TextField
from feeds.incoming.invitation.letter.pasted_text import LONGEST


class PasteForm(forms.Form):
    text = TextField(
        label=_("Your text"),
        lines=True,
        rows=14,
        max_length=LONGEST,
        missing=_("Please paste the text here."),
        help_text=_("In German, for example from a mail, a letter or your website."),
    )
