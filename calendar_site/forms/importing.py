"""Many events at once: a file or an address, and what holds where it says nothing."""

from typing import NoReturn

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.details import OPENNESS
from calendar_site.forms.event.registration import MAIL_ADDRESS
from calendar_site.forms.form_fields import FILE_AGAIN, TextField, choice_field
from feeds.incoming import decoding, problems
from feeds.incoming.begin_import import NO_ORGANISER
from feeds.incoming.items import Unreadable, error
from feeds.incoming.web import addresses
from programme.models.vocabulary import Category

SUFFIXES = ".ics,.ical,.csv,.xlsx,text/calendar,text/csv"


class ImportForm(forms.Form):
    """Of the file and the address exactly one is given; `asks_email` for people without a link."""

    file = forms.FileField(
        label=_("A file: calendar (.ics) or table (.xlsx, .csv)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": SUFFIXES}),
        error_messages={"empty": _("The file is empty.")},
    )
    url = TextField(
        label=_("Or the address of your calendar on the web"),
        required=False,
        max_length=addresses.LONGEST,
        widget=forms.TextInput(
            attrs={
                "inputmode": "url",
                "dir": "ltr",
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
        help_text=_("It begins with https:// or webcal:// and often ends with .ics"),
    )
    organiser = TextField(
        label=_("Organiser"),
        required=False,
        max_length=200,
        help_text=_("Needed for a calendar, and for a table with a row that names no organiser."),
        widget=forms.TextInput(attrs={"list": "partners", "dir": "auto", "autocomplete": "off"}),
    )
    openness = forms.ChoiceField(
        label=_("Who may come?"),
        choices=OPENNESS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say who may come.")},
    )
    category = forms.ChoiceField(
        label=_("Kind of event"),
        required=False,
        help_text=_("If they are of different kinds, you choose at each event in the next step."),
    )
    place = TextField(
        label=_("Usual place"),
        required=False,
        max_length=300,
        help_text=_("For events that name none: house, street, postcode and town."),
        widget=forms.TextInput(attrs={"list": "venues", "dir": "auto", "autocomplete": "off"}),
    )
    contact_email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Please write your e-mail address, so that the office can ask you."),
            "invalid": MAIL_ADDRESS,
        },
        help_text=_("Only the office sees it. It is never published."),
    )
    confirm_address = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, asks_email: bool, staff=False, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(row.code, row.label()) for row in Category.objects.all()]
        undecided = ("", _("different kinds, or the file says it"))
        choice_field(self, "category").choices = [undecided, *kinds]
        self.staff = staff
        if staff:
            self.fields["contact_email"].required = False
        elif not asks_email:
            del self.fields["contact_email"]

    def clean_confirm_address(self):
        if self.cleaned_data["confirm_address"]:
            raise forms.ValidationError(
                _("Please empty the field “Leave this field empty”: it stops robots.")
            )
        return ""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > decoding.MOST_BYTES:
            limit = str(decoding.MOST_BYTES // 1_000_000)
            self._refuse(Unreadable("too_big", limit=limit))
        return file

    def clean_url(self):
        """Only whether it is an address at all; the server is asked later, by the worker."""
        text = self.cleaned_data["url"]
        if not text:
            return ""
        try:
            return addresses.target(text).url
        except Unreadable as problem:
            self._refuse(problem)

    def _refuse(self, problem: Unreadable) -> NoReturn:
        raise forms.ValidationError(problems.text(problem.problem))

    def clean(self):
        super().clean()
        said = self.cleaned_data
        given = [name for name in ("file", "url") if said.get(name)]
        wrong = [name for name in ("file", "url") if name in self.errors]
        if not given and not wrong:
            self.add_error("file", _("Please choose a file, or write an address below."))
        if len(given) == 2:
            self.add_error("url", _("Please give either a file or an address."))
        self._ask_for_organiser()
        if self.errors and said.get("file"):
            self.add_error("file", FILE_AGAIN)
        return said

    def _ask_for_organiser(self):
        """Of a calendar, which names none; a file is looked at first."""
        said = self.cleaned_data
        if said.get("url") and not (said.get("organiser") or self.staff):
            self.add_error("organiser", problems.text(error(NO_ORGANISER)))

    def refuse(self, message):
        """Say why nothing can be taken now; the file has to be chosen again then."""
        self.add_error(None, message)
        if self.cleaned_data.get("file"):
            self.add_error("file", FILE_AGAIN)

    def refuse_file(self, problem: Unreadable):
        """Say at the file why it could not be read, or at the organiser that it names none."""
        if problem.problem.code == NO_ORGANISER:
            self.add_error("file", FILE_AGAIN)
            self.add_error("organiser", problems.text(problem.problem))
        else:
            self.add_error("file", problems.text(problem.problem))
