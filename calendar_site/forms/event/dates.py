"""One row of dates: day, time, and where and how this date differs from the rest."""

from dataclasses import replace
from datetime import timedelta

from django import forms
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event import sections
from calendar_site.forms.event.place import PlaceForm, initial_place, own_text
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.event.times import (
    EndField,
    FirstDayField,
    StartField,
    remarks,
    spread,
)
from calendar_site.forms.form_fields import (
    DayField,
    LanguagesField,
    TextField,
    TimeField,
    choice_field,
    complete_days,
    plain_choices,
)
from calendar_site.forms.repeated_forms import Rows
from programme.drafts.dates import LONGEST_SERIES
from programme.drafts.event_draft import Languages, Place, When
from programme.drafts.fields import limit
from programme.models.event import TIMELESS, Clock, Status
from programme.stated.written_dates import StatedDay

GERMAN_SIGNS = "gsg"
CLOCKS = [
    (Clock.EXACT, _("at this time")),
    (Clock.FROM, _("from this time on")),
    (Clock.ALL_DAY, _("all day")),
    (Clock.TO_FOLLOW, _("the time will follow later")),
]
# What has moved is said in a step of its own, which remembers where it was.
STATUSES = [(status, status.label) for status in Status if status != Status.MOVED]
CHOSEN = ("clock", "status")


class DateRow(PlaceForm):
    needed = ("day", "start")
    name = own_text(_("Another place on this date"), 200, list="venues", autocomplete="off")
    day = FirstDayField(label=_("Day"), error_messages={"required": _("Please write the day.")})
    start = StartField(label=_("Start"), required=False)
    end = EndField(label=_("End"), required=False, about=True)
    clock = forms.ChoiceField(
        label=_("Kind of time"), choices=CLOCKS, initial=Clock.EXACT, required=False
    )
    last_day = DayField(label=_("Last day, if it lasts longer"), required=False, agreeing=True)
    doors = TimeField(label=_("Doors open"), required=False)
    open_end = forms.BooleanField(label=_("Open end"), required=False)
    end_about = forms.BooleanField(label=_("The end is approximate"), required=False)
    status = forms.ChoiceField(
        label=_("Does it take place?"), choices=STATUSES, initial=Status.SCHEDULED, required=False
    )
    remark = TextField(label=_("Note on this date"), required=False, max_length=limit("whens.note"))
    spoken = LanguagesField(label=_("Languages on this date"), required=False)
    interpreted = LanguagesField(label=_("Interpretation on this date into"), required=False)
    signed = forms.BooleanField(label=_("In German Sign Language on this date"), required=False)
    key = forms.CharField(required=False, max_length=limit("whens.key"), widget=forms.HiddenInput)

    def __init__(self, *args, suggestions: Suggestions, **kwargs):
        super().__init__(*args, suggestions=suggestions, **kwargs)
        plain_choices(self.fields)
        complete_days(self, suggestions.year)
        if isinstance(end := self.fields["end"], EndField):
            end.year = suggestions.year
            end.around = self._around("start")
        if isinstance(start := self.fields["start"], StartField):
            start.around = self._around("end")
        for name, choices, rare in (
            ("clock", CLOCKS, Clock.HOURS),
            ("status", STATUSES, Status.MOVED),
        ):
            if rare in (self.initial.get(name), self.data.get(self.add_prefix(name))):
                choice_field(self, name).choices = [*choices, (rare, rare.label)]

    def _around(self, other: str) -> str:
        """What may tell whether "halb acht" is in the evening."""
        beside = ("title", "summary", self.add_prefix(other))
        return " ".join(f"{self.data.get(name, '')} Uhr" for name in beside)

    def has_changed(self):
        """A row in which nothing is typed is no date; its key alone says nothing."""
        unsent = {name for name in CHOSEN if not self.data.get(self.add_prefix(name))}
        return bool(set(self.changed_data) - unsent - {"key"})

    def clean_clock(self):
        return self.cleaned_data["clock"] or Clock.EXACT.value

    def clean_status(self):
        return self.cleaned_data["status"] or Status.SCHEDULED.value

    def clean(self):
        self.remarks = remarks(self)
        spread(self)
        said = self.cleaned_data
        if said.get("clock") == Clock.TO_FOLLOW and said.get("start"):
            said["clock"] = Clock.EXACT.value  # now it is known
        refuse_time(self)
        if said.get("end_about") and not (said.get("end") or self.errors):
            self.add_error("end", _("Please write when it ends, about."))
        return said

    @property
    def is_filled(self) -> bool:
        """Whether the row is a date: it has a day, and no errors."""
        return bool(self.cleaned_data.get("day"))

    @cached_property
    def folds(self) -> dict[str, sections.Fold]:
        """For the page: which folded parts of this date are open, and what is filled in."""
        return sections.of_date(self)

    @cached_property
    def when(self) -> When:
        """The date as stated; only of a valid row that is filled."""
        said = self.cleaned_data
        start, end, doors = said["start"], said["end"], said["doors"]
        when = When(
            starts_on=said["day"].day,
            stated_weekday=said["day"].weekday,
            start_time=start and start.time,
            end_time=end and end.time,
            ends_on=said["last_day"],
            clock=Clock.FROM.value
            if start and start.onwards and said["clock"] == Clock.EXACT
            else said["clock"],
            open_end=said["open_end"],
            doors=doors and doors.time,
            end_about=bool(end and (end.about or said["end_about"])),
            status=said["status"],
            note=said["remark"],
            place=self._own_place(),
            languages=self._own_languages(),
            key=said["key"],
        )
        return after_midnight(when, start, end)

    def _own_place(self):
        place = self.place()
        return None if place == Place() else place

    def _own_languages(self):
        said = self.cleaned_data
        signed = (GERMAN_SIGNS,) if said["signed"] else ()
        own = Languages(spoken=said["spoken"], interpreted=said["interpreted"], signed=signed)
        return None if own == Languages() else own


def refuse_time(form):
    """An error where a time is written and a kind of time is chosen that has none."""
    said = form.cleaned_data
    if said.get("clock") in TIMELESS and (said.get("start") or said.get("end")):
        message = _("“{kind}” is chosen below: please empty the time, or choose another kind.")
        form.add_error("start", format_lazy(message, kind=dict(CLOCKS)[said["clock"]]))


def after_midnight(when: When, start, end) -> When:
    """24:00 is the next day at 0:00; an end at 0:00 on the same day is read so anyway."""
    if start and start.next_day:
        weekday = when.stated_weekday
        when = replace(
            when,
            starts_on=when.starts_on + timedelta(1),
            stated_weekday=None if weekday is None else (weekday + 1) % 7,
        )
    if end and end.next_day and when.ends_on:
        when = replace(when, ends_on=when.ends_on + timedelta(1))
    return when


class DateRows(Rows):
    """At most as many dates as a series may have."""

    form = DateRow
    full = _(
        "At most {most} dates fit into one event. For more please choose “It repeats” above, or "
        "divide them into several events."
    )
    max_num = absolute_max = LONGEST_SERIES

    def add_fields(self, form, index):
        """Each day has a label of its own, for the list of errors and for screen readers."""
        super().add_fields(form, index)
        if index:
            form.fields["day"].label = format_lazy("{label} {n}", label=_("Day"), n=index + 1)

    def whens(self) -> tuple[When, ...]:
        return tuple(row.when for row in self.filled)


def initial_row(when: When, suggestions: Suggestions) -> dict:
    """`when` as initial values of a row."""
    spoken = when.languages or Languages()
    return initial_place(when.place or Place(), suggestions) | {
        "day": StatedDay(when.starts_on, when.stated_weekday),
        "start": when.start_time,
        "end": when.end_time,
        "clock": when.clock,
        "last_day": when.ends_on,
        "doors": when.doors,
        "open_end": when.open_end,
        "end_about": when.end_about,
        "status": when.status,
        "remark": when.note,
        "spoken": spoken.spoken,
        "interpreted": spoken.interpreted,
        "signed": GERMAN_SIGNS in spoken.signed,
        "key": when.key,
    }
