"""The one page as Django forms: one for what is said once, three for what repeats."""

from functools import cached_property
from itertools import chain

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.contact import ContactForm
from calendar_site.forms.event import schedule, sections
from calendar_site.forms.event.dates import DateRows, initial_row
from calendar_site.forms.event.details import EventForm
from calendar_site.forms.event.drafting import draft_of, initial_event
from calendar_site.forms.event.finding_fields import field_of
from calendar_site.forms.event.period import FIRST_DAY, HoursRows, initial_hours
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.event.translations import TextRows, initial_text
from calendar_site.forms.form_fields import choice_field
from calendar_site.forms.repeated_forms import typed_values
from programme.drafts.event_draft import EventDraft
from programme.models.event import Openness

SAID_AT_FIRST = ("language", "openness")  # in an empty form too
OFFERED = ("category", "audiences", "features", "fundings")  # from the database
ROWS = {"dates": DateRows, "hours": HoursRows, "texts": TextRows}


class EventForms:
    """All forms of the page. Made by `opened`, `sent` or `extended`; drawn by partner/form.html.

    It can stand as `form` in forms/summary.html.
    """

    is_empty = False

    def __init__(self, event, rows: dict, contact=None):
        self.event, self.contact = event, contact
        self.dates, self.hours, self.texts = (rows[name] for name in ROWS)

    @classmethod
    def opened(
        cls,
        suggestions: Suggestions,
        draft: EventDraft | None = None,
        *,
        contact=False,
        initial=None,
        people=None,
        first_date=None,
    ):
        """Empty forms (with `initial`), or forms filled in with `draft`.

        `contact` adds the form of the contact, filled in with `people`; `first_date` fills in the
        first row of a draft without dates.
        """
        is_empty = not any((draft, people, first_date))
        draft = draft or EventDraft()
        values = initial_event(draft, suggestions) | (initial or {})
        if contact and not values["openness"]:  # said on the page, where one can say otherwise
            values["openness"] = Openness.PUBLIC
        rows = {
            "dates": [initial_row(when, suggestions) for when in schedule.rows(draft)]
            or [first_date or {}],
            "hours": initial_hours(draft.period) if draft.period else [],
            "texts": [initial_text(text) for text in draft.translations],
        }
        contact_form = ContactForm(initial=people, suggestions=suggestions) if contact else None
        made = cls._unbound(suggestions, values, rows, contact_form)
        made.is_empty = is_empty
        return made

    @classmethod
    def sent(cls, suggestions: Suggestions, data, *, contact=False, unfinished=False):
        """The forms with what was sent; with `unfinished` no field is required."""
        made = cls(
            EventForm(data, suggestions=suggestions),
            {
                name: kind.sent(name, data, **_row_arguments(name, suggestions))
                for name, kind in ROWS.items()
            },
            ContactForm(data, suggestions=suggestions) if contact else None,
        )
        if unfinished:
            made.event.require_nothing()
        return made

    @classmethod
    def extended(cls, suggestions: Suggestions, data, *, contact=False):
        """What was typed so far, unchecked, with one row more or less.

        `add` in the data names the rows that get one more, `remove` the row that goes ("dates-2").
        """
        sent = cls.sent(suggestions, data, contact=contact)
        rows = {
            name: [
                typed_values(row, data)
                for row in getattr(sent, name).forms
                if row.prefix != data.get("remove")
            ]
            for name in ROWS
        }
        if data.get("add") in rows:
            rows[data["add"]].append({})
        people = typed_values(sent.contact, data) if contact else None
        again = ContactForm(initial=people, suggestions=suggestions) if contact else None
        return cls._unbound(suggestions, typed_values(sent.event, data), rows, again)

    @classmethod
    def _unbound(cls, suggestions, values, rows, contact):
        made = {
            name: kind.opened(name, rows[name], **_row_arguments(name, suggestions))
            for name, kind in ROWS.items()
        }
        return cls(EventForm(initial=values, suggestions=suggestions), made, contact)

    @property
    def forms(self) -> list:
        """Every form of the page, in the order of the page."""
        rows = chain(self.dates.forms, self.hours.forms, self.texts.forms)
        return [self.event, *rows, *([self.contact] if self.contact else [])]

    def is_valid(self) -> bool:
        """Whether every part can be read and nothing that must be said is missing."""
        parts = [self.event, self.dates, self.hours, self.texts]
        parts += [self.contact] if self.contact else []
        valid = [part.is_valid() for part in parts]
        if self.dates.is_valid() and self.hours.is_valid():
            self._check_dates(self.event.cleaned_data, self.dates.filled)
        return all(valid) and not self.errors

    def _check_dates(self, said, filled):
        """Single dates, a series that begins with one, or an exhibition: one of the three."""
        lacks_opening = "opens_on" in said and not said["opens_on"]
        if filled and (wrong := _contradiction(said, filled[0])):
            filled[0].add_error("day", wrong)
        elif self.hours.filled and lacks_opening:
            self.event.add_error("opens_on", FIRST_DAY)
        elif self.event.is_unfinished and not said.get("repeat"):
            return
        elif not filled and lacks_opening and self.dates.forms:
            self.dates.forms[0].add_error("day", _("Please say when the event takes place."))

    @cached_property
    def draft(self) -> EventDraft:
        """What was said; only of valid forms."""
        return draft_of(self.event, self.dates, self.hours, self.texts)

    def add_findings(self, findings):
        """Put errors of the checks to the fields which they are about."""
        for finding in findings:
            form, name = field_of(self, finding.field)
            form.add_error(name, finding.message)

    @property
    def errors(self) -> bool:
        if not self.event.is_bound:
            return False
        return any(form.errors for form in self.forms) or bool(self.non_field_errors)

    @property
    def non_field_errors(self) -> list:
        """What is wrong with no field: more rows than there is room for."""
        return [*self.dates.overflow, *self.hours.overflow, *self.texts.overflow]

    @cached_property
    def folds(self) -> dict[str, sections.Fold]:
        """For the page: which folded parts are open, and what is filled in."""
        return sections.folds(self)

    @cached_property
    def person(self) -> sections.Fold:
        """The fold of the contact; nothing where no contact is asked for."""
        return sections.of_person(self.contact)

    @property
    def kept_as(self) -> str:
        """What the questions of an empty form depend on, besides the code; "" of any other form."""
        if not self.is_empty:
            return ""
        event = self.event
        said = {name: event[name].value() for name in SAID_AT_FIRST}
        offered = [choice_field(event, name).choices for name in OFFERED]
        return repr((get_language(), event.suggestions.staff, event.example_year, said, offered))

    @property
    def has_several_dates(self) -> bool:
        return len(self.dates.forms) > 1

    @property
    def shows_language(self) -> bool:
        """Asked first where it is not the office's; else among the quiet things."""
        return self.event["language"].value() != settings.LANGUAGE_CODE or bool(
            self.event["language"].errors
        )

    @property
    def visible_fields(self):
        """All fields in the order of the page: the list of errors follows it."""
        of_event = {field.name: field for field in self.event.visible_fields()}
        before = [of_event.pop(name) for name in FIRST]
        rows = chain(self.dates.forms, [self.event], self.hours.forms, self.texts.forms)
        rest = [
            field
            for form in rows
            for field in (of_event.values() if form is self.event else form.visible_fields())
        ]
        return [*before, *rest, *(self.contact.visible_fields() if self.contact else ())]

    @property
    def hidden_fields(self):
        return [field for form in self.forms for field in form.hidden_fields()]


FIRST = ("language", "title", "summary", "category", "rhythm")
EITHER = _(
    "Please give either single dates or an exhibition over a period. "
    "The opening of an exhibition is an event of its own."
)
WEEKDAY_OF_SERIES = _("Weekday and date do not fit together. Please correct one of them.")


def _contradiction(said, first):
    """Why a first date cannot stand beside what else is said, or None."""
    if said.get("opens_on"):
        return EITHER
    wrong_weekday = said.get("repeat") and not first.cleaned_data["day"].fits
    return WEEKDAY_OF_SERIES if wrong_weekday else None


def _row_arguments(name, suggestions) -> dict:
    return {"suggestions": suggestions} if name == "dates" else {}
