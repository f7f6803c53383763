"""A picture and what must be known about it before it is public."""

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import FILE_AGAIN, TextField, plain_choices
from programme.drafts.event_draft import EventDraft
from programme.languages import name
from programme.models.picture import Licence, People, Picture, describes
from programme.pictures.picture_facts import PictureFacts

# HEIC by its ending too: few systems know its type.
ACCEPTED = "image/jpeg,image/heic,image/heif,.heic,.heif,image/png,image/webp,image/avif,image/gif"
LONGEST_ALT = 300


class PictureForm(forms.Form):
    """`draft` says in which languages the picture is described; `there` is the picture there is."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # redraw has better words for it
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    author = TextField(
        label=_("Who made the picture?"),
        max_length=120,
        missing=_("Please say who made the picture."),
        help_text=_("This name stands below the picture."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    licence = forms.ChoiceField(
        label=_("Why may it be shown?"),
        choices=Licence,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say why the picture may be shown.")},
    )
    licence_text = TextField(
        label=_("Which permission?"),
        required=False,
        max_length=200,
        help_text=_("Only for “Another permission”: who gave it, and for what."),
    )
    people = forms.ChoiceField(
        label=_("Who can be seen?"),
        choices=People,
        widget=forms.RadioSelect,
        help_text=_("People may be shown only if they agree (§ 22 KUG)."),
        error_messages={"required": _("Please say who can be seen in the picture.")},
    )

    def __init__(self, *args, draft: EventDraft, there: Picture | None, **kwargs):
        super().__init__(*args, **kwargs)
        plain_choices(self.fields)
        self.there = there
        file = self.fields["file"]
        file.label = _("Another picture instead") if there else _("Picture")
        file.widget.attrs["data-most"] = settings.PICTURE_MEGABYTES
        file.help_text = format_lazy(
            _("JPEG, HEIC, PNG, WebP, AVIF or GIF, at most {megabytes} MB."),
            megabytes=settings.PICTURE_MEGABYTES,
        )
        codes = [draft.language, *(text.language for text in draft.translations)]
        self.languages = list(dict.fromkeys(codes))
        for code in self.languages:
            self.fields[f"alt_{code}"] = self._alt(code)
        # The order of the page, so that the list of errors has it too.
        self.order_fields(["file", *(f"alt_{code}" for code in self.languages)])
        if there:
            self.initial.update(initial_picture(there))

    def ask_again(self):
        """Say at the file, if one came, that it has to be chosen again."""
        if self.files.get("file"):
            self.add_error("file", FILE_AGAIN)

    def _alt(self, code):
        first = code == self.languages[0]
        language = name(code)
        return TextField(
            lines=True,
            rows=3,
            max_length=LONGEST_ALT,
            required=first,
            label=_("What does the picture show?")
            if first
            else format_lazy(_("The same in {language}"), language=language),
            missing=_("Please describe the picture for people who do not see it."),
            help_text=_("For people who do not see it: one or two sentences.") if first else "",
        )

    @property
    def descriptions(self):
        """The fields for the description, the event's own language first."""
        return [self[f"alt_{code}"] for code in self.languages]

    def clean(self):
        said = self.cleaned_data
        if not (said.get("file") or self.there):
            self.add_error("file", _("Please choose a picture."))
        for code in self.languages:
            text = said.get(f"alt_{code}", "")
            if text and not describes(text):
                message = _("Please describe what can be seen; the name of a file does not.")
                self.add_error(f"alt_{code}", message)
        if said.get("licence") == Licence.OTHER and not said.get("licence_text"):
            self.add_error("licence_text", _("Please say which permission it is."))
        return said

    @property
    def facts(self) -> PictureFacts:
        """What was said without an error."""
        said = self.cleaned_data
        alt = {code: said.get(f"alt_{code}", "") for code in self.languages}
        licence = said.get("licence", "")
        return PictureFacts(
            alt={code: text for code, text in alt.items() if text},
            author=said.get("author", ""),
            licence=licence,
            licence_text=said.get("licence_text", "") if licence == Licence.OTHER else "",
            people=said.get("people", People.UNKNOWN),
        )


def initial_picture(picture: Picture) -> dict:
    """What is stored with `picture` as initial values of the fields."""
    alt = {f"alt_{code}": text for code, text in picture.alt.items()}
    same = ("author", "licence", "licence_text", "people")
    return alt | {name: getattr(picture, name) for name in same}
