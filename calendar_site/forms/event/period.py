"""An exhibition: open for weeks, with hours by weekday and days on which it is closed."""

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import DayField, DaysField, TextField, TimeField, plain_choices
from calendar_site.forms.repeated_forms import Rows
from programme.drafts.event_draft import Hours, Period
from programme.drafts.fields import limit

FIRST_DAY = _("Please write the first day of the exhibition.")
INCOMPLETE = _("Please tick the weekdays and write both times, or empty this line.")


class HoursRow(forms.Form):
    needed = ()
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Open on"),
        choices=[(n, name) for n, name in WEEKDAYS_ABBR.items()],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": INCOMPLETE},
    )
    opens = TimeField(label=_("Opens at"), error_messages={"required": INCOMPLETE})
    closes = TimeField(label=_("Closes at"), error_messages={"required": INCOMPLETE})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain_choices(self.fields)

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("weekdays"))

    @property
    def hours(self) -> Hours:
        said = self.cleaned_data
        times = {name: said[name].time for name in ("opens", "closes")}
        return Hours(weekdays=tuple(said["weekdays"]), **times)


class HoursRows(Rows):
    form = HoursRow
    full = _("At most {most} opening hours fit here. Please write the others in words below.")
    max_num = absolute_max = 14

    def hours(self) -> tuple[Hours, ...]:
        return tuple(row.hours for row in self.filled)


class PeriodFields(forms.Form):
    opens_on = DayField(label=_("First day"), required=False, agreeing=True)
    closes_on = DayField(
        label=_("Last day"),
        required=False,
        agreeing=True,
        help_text=_("Leave it empty if that is open."),
    )
    closed_on = DaysField(label=_("Closed on these days"), required=False)
    hours_note = TextField(
        label=_("Opening hours in words"),
        required=False,
        max_length=limit("period.hours_note"),
        help_text=_("For example: during the opening hours of the library"),
    )
    by_arrangement = forms.BooleanField(
        label=_("Also at other times, by arrangement"), required=False
    )

    def clean(self):
        super().clean()
        said = self.cleaned_data
        names = ("closes_on", "closed_on", "hours_note", "by_arrangement")
        if any(said.get(name) for name in names) and "opens_on" in said and not said["opens_on"]:
            self.add_error("opens_on", FIRST_DAY)
        return said

    def period(self, hours) -> Period | None:
        """The exhibition with these opening hours; None where none is described."""
        said = self.cleaned_data
        if not said["opens_on"]:
            return None
        return Period(
            starts_on=said["opens_on"],
            ends_on=said["closes_on"],
            hours=hours,
            closed_on=said["closed_on"],
            hours_note=said["hours_note"],
            by_arrangement=said["by_arrangement"],
        )


def initial_period(period: Period) -> dict:
    """`period` as initial values of its fields."""
    return {
        "opens_on": period.starts_on,
        "closes_on": period.ends_on,
        "closed_on": period.closed_on,
        "hours_note": period.hours_note,
        "by_arrangement": period.by_arrangement,
    }


def initial_hours(period: Period) -> list[dict]:
    return [
        {"weekdays": list(row.weekdays), "opens": row.opens, "closes": row.closes}
        for row in period.hours
    ]
