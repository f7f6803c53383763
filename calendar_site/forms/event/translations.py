"""The same texts in more languages, plain language among them."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import TextField, plain_choices
from calendar_site.forms.repeated_forms import Rows
from programme.drafts.event_draft import Text
from programme.drafts.fields import limit
from programme.languages import WRITTEN, both_names

_named = lazy(both_names, str)
CHOICES = [("", _("Please choose"))] + [(code, _named(code)) for code in WRITTEN]


class TextRow(forms.Form):
    needed = ()
    language = forms.ChoiceField(
        label=_("Language"),
        choices=CHOICES,
        error_messages={"required": _("Please choose the language of this text.")},
    )
    title = TextField(
        label=_("Title"),
        max_length=limit("title"),
        missing=_("Please write the title in this language too."),
    )
    summary = TextField(
        label=_("Short text"), lines=True, rows=3, required=False, max_length=limit("summary")
    )
    description = TextField(
        label=_("Long text"), lines=True, rows=4, required=False, max_length=limit("description")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain_choices(self.fields)

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("title"))

    @property
    def text(self) -> Text:
        return Text(**self.cleaned_data)


class TextRows(Rows):
    form = TextRow

    def clean(self):
        """Each language once."""
        seen = set()
        for row in self.forms:
            code = row.cleaned_data.get("language") if row.is_valid() else None
            if code in seen:
                row.add_error(
                    "language", _("This language is there already. Please choose another.")
                )
            seen.add(code or object())

    def texts(self) -> tuple[Text, ...]:
        return tuple(row.text for row in self.filled)


def initial_text(text: Text) -> dict:
    return {
        "language": text.language,
        "title": text.title,
        "summary": text.summary,
        "description": text.description,
    }
