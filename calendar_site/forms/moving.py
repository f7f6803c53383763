"""One date is moved in one step: to another day, another time or another known place."""

from dataclasses import replace

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.dates import TIMELESS
from calendar_site.forms.fields import DayField, TextField, TimeField, plain_choices
from calendar_site.forms.known import Known
from programme import checks, dates, states, submitting
from programme.described_dates import in_one_line
from programme.drafts import When, from_data
from programme.models.submission import Submission


class MoveForm(forms.Form):
    """Which date, and what is new about it; what is left empty stays."""

    key = forms.ChoiceField(
        label=_("Which date?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the date that is moved.")},
    )
    day = DayField(label=_("New day"), required=False, agreeing=True)
    start = TimeField(label=_("New start"), required=False)
    end = TimeField(label=_("New end"), required=False)
    venue = forms.ChoiceField(
        label=_("New place"),
        required=False,
        help_text=_("Is it not in the list? Then change it in the form below."),
    )
    note = TextField(
        label=_("A word to visitors"),
        required=False,
        max_length=300,
        help_text=_("For example: the entrance is in the yard."),
    )

    def __init__(self, *args, whens, known: Known, **kwargs):
        super().__init__(*args, prefix="move", **kwargs)
        self.whens = {when.key: when for when in whens}
        self.fields["key"].choices = [(when.key, in_one_line(when)) for when in whens]
        if len(whens) == 1:
            self.fields["key"].initial = whens[0].key
        self.fields["day"].year = known.year
        places = [(row.slug, label) for label, row in known.venues.items()]
        self.fields["venue"].choices = [("", _("as announced")), *places]
        plain_choices(self.fields)

    def clean(self):
        said = super().clean()
        when = self.whens.get(said.get("key"))
        if when and not self.errors:
            self._ask(when, said)
        return said

    def _ask(self, when: When, said):
        if not self.change:
            self.add_error("day", _("Please write the new day, the new time or the new place."))
        elif said["start"] and when.end_time and not said["end"]:
            self.add_error("end", _("Please write when it ends now."))
        elif said["end"] and not (said["start"] or when.start_time):
            self.add_error("start", _("Please write when it starts."))

    @property
    def change(self) -> dict:
        """The new fields of the date, as `submitting.relocate` takes them."""
        said, when = self.cleaned_data, self.whens[self.cleaned_data["key"]]
        new = {
            "starts_on": said["day"],
            "start_time": said["start"] and said["start"].time,
            "end_time": said["end"] and said["end"].time,
            "venue": said["venue"],
        }
        new = {name: value for name, value in new.items() if value not in (None, "")}
        if "starts_on" in new and when.ends_on:
            new["ends_on"] = new["starts_on"] + (when.ends_on - when.starts_on)
        if "start_time" in new and when.clock in TIMELESS:
            new["clock"] = "exact"
        return new if _differs(when, new) else {}


def _differs(when, new) -> bool:
    times = {name: value for name, value in new.items() if name != "venue"}
    return bool(new.get("venue")) or replace(when, **times) != when


def move_form(submission: Submission, data=None, *, staff=False) -> MoveForm | None:
    """The form for the dates that are announced; None where nothing is."""
    if submission.accepted is None or submission.state not in states.MOVES["report"]:
        return None
    whens = dates.whens(from_data(submission.accepted.data))
    return MoveForm(data, whens=whens, known=Known(submission.programme, staff=staff))


def move(submission: Submission, form: MoveForm, *, by) -> bool:
    """Relocate what a valid form says; False, with errors in the form, where that cannot be.

    Raises states.NotAllowed and states.Overtaken.
    """
    said = form.cleaned_data
    try:
        submitting.relocate(
            submission, said["key"], form.change, note=said["note"], by=by, at=timezone.now()
        )
    except checks.Refused as refused:
        for finding in refused.findings:
            form.add_error(None, finding.message)
        return False
    return True
