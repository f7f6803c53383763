"""What is said once about an event: texts, organiser, who may come, costs, access, funding."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event import rhythm
from calendar_site.forms.event.period import PeriodFields
from calendar_site.forms.event.place import PlaceForm
from calendar_site.forms.event.registration import RegistrationFields
from calendar_site.forms.event.rhythm import RhythmField
from calendar_site.forms.event.sections import SECTIONS
from calendar_site.forms.event.series import SeriesFields
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.form_fields import (
    LanguagesField,
    NamesField,
    NumberField,
    TextField,
    choice_field,
    complete_days,
    plain_choices,
)
from calendar_site.show.own_words import of_office
from programme import languages
from programme.drafts.fields import LINES, MADE_BY_FORM, NUMBER, limit
from programme.models.event import Openness
from programme.models.venue import Access
from programme.models.vocabulary import Audience, Category, Feature
from programme.stated import written_dates

both_names = lazy(languages.both_names, str)
WRITTEN = [(code, both_names(code)) for code in languages.WRITTEN]
OPENNESS = [
    (Openness.PUBLIC, _("Everybody: it will be published")),
    (Openness.RESIDENTS, _("Only residents of the house")),
    (Openness.INVITED, _("Only invited guests")),
    (Openness.SCHOOL, _("Only one school or day-care centre")),
]
FREE = [("", _("nobody knows yet")), ("yes", _("free of charge")), ("no", _("it costs something"))]
WHOLE_ADDRESS = _("Please write the whole address, such as https://verein.example/fest")


class TextFields(forms.Form):
    title = TextField(
        label=_("Title"), max_length=limit("title"), missing=_("Please give the event a title.")
    )
    summary = TextField(
        label=_("Short text"),
        lines=True,
        rows=3,
        max_length=limit("summary"),
        missing=_("Please say in one or two sentences what happens there."),
        help_text=_("For print, at most 300 characters."),
    )
    language = forms.ChoiceField(
        label=_("Your text is in"), choices=WRITTEN, initial=settings.LANGUAGE_CODE
    )
    description = TextField(
        label=_("Long text, for the website only"),
        lines=True,
        rows=8,
        max_length=limit("description"),
        required=False,
    )


class PeopleFields(forms.Form):
    category = forms.ChoiceField(
        label=_("Kind of event"),
        error_messages={"required": _("Please choose a kind of event.")},
    )
    organiser = TextField(
        label=_("Organiser"),
        max_length=limit("organisers"),
        missing=_("Please say which organisation holds the event."),
        widget=forms.TextInput(attrs={"list": "partners", "dir": "auto", "autocomplete": "off"}),
    )
    more_organisers = NamesField(label=_("More organisers, one per line"), required=False)
    openness = forms.ChoiceField(
        label=_("Who may come?"),
        choices=OPENNESS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say who may come.")},
    )
    audiences = forms.MultipleChoiceField(
        label=_("For whom is it meant?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    audience_text = TextField(
        label=_("In your words"), required=False, max_length=limit("audience_text")
    )
    age_min = NumberField(label=_("From age"), required=False, least=0, most=120)
    age_max = NumberField(label=_("Up to age"), required=False, least=0, most=120)
    spoken = LanguagesField(
        label=_("Languages spoken"),
        required=False,
        help_text=_("For example: Deutsch, Arabisch"),
    )
    interpreted = LanguagesField(label=_("Interpretation into"), required=False)
    signed = forms.BooleanField(label=_("In German Sign Language"), required=False)


class CircumstanceFields(forms.Form):
    is_free = forms.ChoiceField(
        label=_("Does it cost anything?"), choices=FREE, required=False, widget=forms.RadioSelect
    )
    price = TextField(
        label=_("Prices, donations, what to bring"), required=False, max_length=limit("price")
    )
    wheelchair = forms.ChoiceField(label=_("Access by wheelchair"), choices=Access, required=False)
    features = forms.MultipleChoiceField(
        label=_("Access and extras"), required=False, widget=forms.CheckboxSelectMultiple
    )
    fundings = forms.MultipleChoiceField(
        label=_("Funded by"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=limit("website"),
        assume_scheme="https",
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    public_contact = TextField(
        label=_("Public contact for questions"),
        required=False,
        max_length=limit("public_contact"),
        help_text=_("It will be published: better the office of a club than a private number."),
    )
    wishes = TextField(
        label=_("Wishes to the office"),
        lines=True,
        required=False,
        max_length=limit("wishes"),
        help_text=_("For example a room, an interpreter, 50 flyers. Never published."),
    )
    date_text = TextField(
        label=_("How you would write the dates"), required=False, max_length=limit("date_text")
    )

    def clean_wheelchair(self):
        return self.cleaned_data["wheelchair"] or Access.UNKNOWN


def _made(field):
    """A field that needs no widget of its own, from its row in `programme.drafts.fields`."""
    said = {"label": field.label, "required": False, "help_text": field.hint}
    if field.kind == NUMBER:
        return NumberField(least=field.least, most=field.most, **said)
    return TextField(lines=field.kind == LINES, max_length=field.limit, **said)


MadeFields: Any = type("MadeFields", (forms.Form,), {row.name: _made(row) for row in MADE_BY_FORM})


# As the page shows them below "More".
FOLDED = ("costs", "registration", "languages", "access", "texts", "contact", "wishes")


class EventForm(
    MadeFields,
    TextFields,
    PeopleFields,
    RhythmField,
    SeriesFields,
    PeriodFields,
    RegistrationFields,
    CircumstanceFields,
    PlaceForm,
):
    """The one page without its repeating parts."""

    # As on the page: what every event needs, then the folded sections.
    field_order = (
        *("language", "title", "summary", "category", "rhythm"),
        *(name for part in ("series", "period") for name in SECTIONS[part]),
        *("name", "town", *SECTIONS["place"], "organiser", "openness", *SECTIONS["people"]),
        *(name for part in FOLDED for name in SECTIONS[part]),
    )

    def __init__(self, *args, suggestions: Suggestions, **kwargs):
        super().__init__(*args, suggestions=suggestions, **kwargs)
        fields = self.fields
        complete_days(self, suggestions.year)
        self.example_year = suggestions.programme.starts_on.year
        fields["not_on"].help_text = format_lazy(
            _("For example 3.10., {day}"), day=f"10.10.{self.example_year}"
        )
        plain_choices(fields)
        kinds = [("", _("Please choose")), *_words(Category)]
        choice_field(self, "category").choices = kinds
        choice_field(self, "audiences").choices = _words(Audience)
        choice_field(self, "features").choices = _words(Feature)
        fundings = suggestions.district.fundings.values_list("code", "name")
        named = [(code, of_office(name)) for code, name in fundings]
        choice_field(self, "fundings").choices = named
        # The office knows what is missing and asks later; a partner is asked here.
        fields["summary"].required = fields["organiser"].required = not suggestions.staff
        # A series needs its rhythm and an exhibition its first day: each stands in its own panel.
        required = {name for name, field in fields.items() if field.required}
        self.needed = required | {"repeat", "opens_on"}

    is_unfinished = False

    def require_nothing(self):
        """Require no field: the event is finished later. What cannot be read is still an error."""
        self.is_unfinished = True
        for field in self.fields.values():
            field.required = False

    def clean(self):
        said = super().clean()
        if not self.is_unfinished and not self._place_is_said(said):
            self.add_error("name", _("Please say where the event takes place."))
        if not self.is_unfinished and (missing := rhythm.missing(said)):
            self.add_error(*missing)
        return said

    @property
    def example_day(self) -> str:
        """ "Di 28.9.2027", in the year of the programme."""
        return written_dates.example(self.example_year, weekday=True)

    @property
    def made(self) -> dict:
        """The fields that the table makes, by the section in which the page shows them."""
        found: dict[str, list] = {}
        for row in MADE_BY_FORM:
            found.setdefault(row.section or "basics", []).append(self[row.name])
        return found

    def _place_is_said(self, said):
        return any(said.get(name) for name in ("name", "town", "street", "online", "to_follow"))


def _words(kind):
    return [(row.code, row.label()) for row in kind.objects.all()]
