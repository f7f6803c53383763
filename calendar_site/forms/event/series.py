"""A series in everyday words: how often, until when, and when not."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import DayField, DaysField
from programme.drafts.event_draft import Rule, When

REPEATS = [
    ("", _("it does not repeat")),
    ("weekly 1", _("every week")),
    ("weekly 2", _("every second week")),
    ("weekly 3", _("every third week")),
    ("weekly 4", _("every fourth week")),
    ("monthly 1", _("every month, on the same weekday")),
    ("daily 1", _("every day")),
]
NTH = [
    ("", _("as on the first date")),
    ("1", _("the first in the month")),
    ("2", _("the second in the month")),
    ("3", _("the third in the month")),
    ("4", _("the fourth in the month")),
    ("-1", _("the last in the month")),
]


class SeriesFields(forms.Form):
    repeat = forms.ChoiceField(
        label=_("How often does it repeat?"),
        choices=REPEATS,
        required=False,
        help_text=_("The first date and its time are those above."),
    )
    until = DayField(
        label=_("Until when?"),
        required=False,
        agreeing=True,
        help_text=_("Leave it empty if that is open: then only the first date is in the calendar."),
    )
    not_on = DaysField(
        label=_("Not on these days"),
        required=False,
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On several weekdays"),
        choices=[(n, name) for n, name in WEEKDAYS.items()],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave it empty if it is always the weekday of the first date."),
    )
    nth = forms.ChoiceField(label=_("If every month: which one?"), choices=NTH, required=False)

    def clean(self):
        super().clean()
        said = self.cleaned_data
        details = [name for name in ("until", "not_on", "weekdays") if said.get(name)]
        if details and not said.get("repeat"):
            self.add_error("repeat", _("Please choose how often it repeats, or empty the rest."))
        return said

    def rule(self, first: When) -> Rule | None:
        """The series which begins with the date `first`; None where nothing repeats."""
        said = self.cleaned_data
        if not said["repeat"]:
            return None
        freq, interval = said["repeat"].split()
        monthly = freq == "monthly"
        weekdays = () if freq == "daily" else (first.starts_on.weekday(),)
        return Rule(
            freq=freq,
            interval=int(interval),
            weekdays=tuple(said["weekdays"]) or weekdays,
            nth=(int(said["nth"] or 0) or _nth(first.starts_on)) if monthly else None,
            starts_on=first.starts_on,
            until=said["until"],
            start_time=first.start_time,
            end_time=first.end_time,
            end_about=first.end_about,
            clock=first.clock,
            except_days=said["not_on"],
        )


def initial_series(rule: Rule) -> dict:
    """`rule` as initial values of its fields."""
    repeat = f"{rule.freq} {rule.interval}"
    usual = (rule.starts_on.weekday(),)
    return {
        "repeat": repeat,
        "until": rule.until,
        "not_on": rule.except_days,
        "weekdays": [] if tuple(rule.weekdays) == usual else list(rule.weekdays),
        "nth": "" if rule.nth in (None, _nth(rule.starts_on)) else str(rule.nth),
    }


def _nth(day) -> int:
    """Which of its weekday in the month; a fifth one is meant as the last."""
    number = (day.day - 1) // 7 + 1
    return -1 if number == 5 else number
