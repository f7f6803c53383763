"""One date is moved in one step: to another day, another time or another place."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from calendar_site.forms.event.dates import CLOCKS, after_midnight, refuse_time
from calendar_site.forms.event.place import own_text
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.form_fields import (
    DayField,
    NamesSelect,
    TextField,
    TimeField,
    choice_field,
    complete_days,
    plain_choices,
)
from programme import register, states
from programme.drafts import dates
from programme.drafts.event_draft import Place, When, from_data
from programme.drafts.fields import limit
from programme.models.event import TIMED, TIMELESS, Clock
from programme.models.submission import Submission
from programme.models.venue import Venue
from programme.plain_text import fold
from programme.wording.draft_dates import with_status

OPEN, UNKNOWN = "open", "unknown"
ENDS = [
    ("", pgettext_lazy("end without a time", "no")),
    (OPEN, _("Open end")),
    (UNKNOWN, _("nobody knows yet")),
]
# What a move may change of a date, besides its place.
MOVES = (
    "starts_on",
    "ends_on",
    "start_time",
    "end_time",
    "clock",
    "open_end",
    "end_about",
    "doors",
)
WRITTEN = ("name", "street", "postcode", "town")  # of a place that is not in the list


class MoveForm(forms.Form):
    """Which date, and what is new about it; what is left empty stays."""

    key = forms.ChoiceField(
        label=_("Which date?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the date that is moved.")},
    )
    day = DayField(label=_("New day"), required=False, agreeing=True)
    start = TimeField(label=_("New start"), required=False)
    end = TimeField(label=_("New end"), required=False, about=True)
    clock = forms.ChoiceField(
        label=_("Kind of time"), choices=[("", _("as announced")), *CLOCKS], required=False
    )
    finish = forms.ChoiceField(label=_("An end without a time?"), choices=ENDS, required=False)
    last_day = DayField(label=_("Last day, if it lasts longer"), required=False, agreeing=True)
    doors = TimeField(label=_("Doors open"), required=False)
    venue = forms.ChoiceField(
        label=_("New place"),
        required=False,
        widget=NamesSelect,
        help_text=_("Is it not in the list? Then write it below."),
    )
    name = own_text(pgettext_lazy("form", "Place"), limit("place.name"))
    street = own_text(_("Street and number"), limit("place.street"))
    postcode = own_text(_("Postcode"), limit("place.postcode"), inputmode="numeric", size="6")
    town = own_text(pgettext_lazy("form", "Town"), limit("place.town"))
    note = TextField(
        label=_("A word to visitors"),
        required=False,
        max_length=300,
        help_text=_("For example: the entrance is in the yard."),
    )
    stands = False  # whether day and times are so already

    def __init__(self, data=None, *, whens, suggestions: Suggestions):
        super().__init__(data, prefix="move")
        self.whens = {when.key: when for when in whens}
        self.suggestions = suggestions
        choice_field(self, "key").choices = [(when.key, with_status(when)) for when in whens]
        if len(whens) == 1:
            self.fields["key"].initial = whens[0].key
        complete_days(self, suggestions.year)
        places = [(row.slug, label) for label, row in suggestions.venues.items()]
        choice_field(self, "venue").choices = [("", _("as announced")), *places]
        plain_choices(self.fields)

    def clean(self):
        super().clean()
        said = self.cleaned_data
        refuse_time(self)
        self._check_place(said)
        when = self.whens.get(said.get("key"))
        if when and not self.errors:
            self._check(when, said)
        return said

    def _check(self, when: When, said):
        self.stands = not self.change
        if self._lacks_start(when, said):
            self.add_error("start", _("Please write when it starts."))
        elif self.stands and not self.place:
            self.add_error("day", _("Please write the new day, the new time or the new place."))
        elif said["end"] and said["finish"] == UNKNOWN:
            self.add_error("end", _("Please empty the end, or choose “no” below."))
        elif said["start"] and when.end_time and not (said["end"] or said["finish"]):
            self.add_error(
                "end", _("Please write when it ends now, or choose an end without a time.")
            )

    def _check_place(self, said):
        """A place is chosen or written; one that is written is named, and is no other known one."""
        written = {name: said[name] for name in WRITTEN if said.get(name)}
        if not written:
            return
        if said.get("venue"):
            message = _("Please choose a place from the list or write a new one, not both.")
            self.add_error("venue", message)
        elif not (said.get("name") or said.get("street")):
            self.add_error("name", _("Please name the place, or write its street."))
        else:
            district, namable = self.suggestions.district, self.suggestions.namable
            house = {name: written[name] for name in ("name", "town") if name in written}
            known = register.find_venue(district, Place(**house), namable) if house else None
            self._compare(written, known)

    def _compare(self, written, known: Venue | None):
        """A known house has its address; another one beside its name is a contradiction."""
        for name in ("street", "postcode") if known else ():
            there = getattr(known, name)
            if name in written and there and fold(written[name]) != fold(there):
                message = _("“{place}” is known at “{there}”. Please correct one of both.")
                self.add_error(name, format_lazy(message, place=str(known), there=there))

    def _lacks_start(self, when: When, said) -> bool:
        """Whether a time is said, and none at which the date starts."""
        if said["start"] or when.start_time:
            return False
        return bool(said["end"]) or self._moved(when).clock in TIMED

    @property
    def speaks_of_more(self) -> bool:
        """Whether the folded part of the form is open."""
        return any(self[name].errors or self[name].value() for name in ("last_day", "doors"))

    @property
    def speaks_of_place(self) -> bool:
        """The same for a place that is written."""
        return any(self[name].errors or self[name].value() for name in WRITTEN)

    @property
    def place(self) -> Place | None:
        """Where the date is now, where that is new; of a valid form, like `change`."""
        said = self.cleaned_data
        if said["venue"]:
            return Place(venue=said["venue"])
        place = Place(**{name: said[name] for name in WRITTEN})
        return None if place == Place() else place

    @property
    def change(self) -> dict:
        """The new fields of the date, as the verb `relocate` takes them."""
        when = self.whens[self.cleaned_data["key"]]
        moved = self._moved(when)
        new = {name: getattr(moved, name) for name in MOVES}
        return {name: value for name, value in new.items() if value != getattr(when, name)}

    def _moved(self, when: When) -> When:
        said = self.cleaned_data
        start, end, doors = said["start"], said["end"], said["doors"]
        first = said["day"] or when.starts_on
        moved = replace(
            when,
            starts_on=first,
            ends_on=_last_day(when, first, said["last_day"]),
            start_time=start.time if start else when.start_time,
            clock=_clock(when, said),
            doors=doors.time if doors else when.doors,
            **_ending(when, end, said["finish"]),
        )
        if moved.clock in TIMELESS:
            return replace(moved, start_time=None, end_time=None, open_end=False, end_about=False)
        return after_midnight(moved, start, end)


def _ending(when: When, end, finish: str) -> dict[str, Any]:
    """When it ends: as written or chosen; else as it was."""
    if not (end or finish):
        return {name: getattr(when, name) for name in ("end_time", "open_end", "end_about")}
    return {
        "end_time": end.time if end else None,
        "open_end": finish == OPEN,
        "end_about": bool(end and end.about),
    }


def _last_day(when: When, first: date, written: date | None) -> date | None:
    """As written, or as many days later as before; None for a date of one day."""
    if written:
        return written if written != first else None
    return first + (when.ends_on - when.starts_on) if when.ends_on else None


def _clock(when: When, said) -> str:
    """The kind of time: as chosen; else as written ("ab 18"), or as it was."""
    start = said["start"]
    if start and start.onwards and said["clock"] in ("", Clock.EXACT):
        return Clock.FROM.value
    return said["clock"] or (Clock.EXACT.value if start and when.clock in TIMELESS else when.clock)


def move_form(submission: Submission, data=None, *, staff=False) -> MoveForm | None:
    """The form for the dates that are announced; None where nothing is."""
    if submission.accepted is None or submission.state not in states.MOVES["report"]:
        return None
    whens = dates.whens(from_data(submission.accepted.data))
    suggestions = Suggestions(submission.programme, submission=submission, staff=staff)
    return MoveForm(data, whens=whens, suggestions=suggestions)
