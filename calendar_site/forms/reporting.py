"""A fact about dates in one step: cancelled, postponed, full, or as announced after all."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.form_fields import TextField, choice_field, plain_choices
from programme import states
from programme.drafts import dates
from programme.drafts.event_draft import from_data
from programme.drafts.reports import ALL, Keys
from programme.models.event import Status
from programme.models.submission import Submission
from programme.wording.draft_dates import with_status

STATUSES = [
    (Status.CANCELLED, _("It is cancelled")),
    (Status.POSTPONED, _("It is postponed, the new date will follow")),
    (Status.FULL, _("It is fully booked")),
    (Status.SCHEDULED, _("It takes place as announced")),
]


class ReportForm(forms.Form):
    """One status for the dates that are ticked, or for all where that is ticked."""

    status = forms.ChoiceField(
        label=_("What has changed?"),
        choices=STATUSES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what has changed.")},
    )
    keys = forms.MultipleChoiceField(
        label=_("Which dates?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please tick the dates it is about, or “All dates”.")},
    )
    note = TextField(
        label=_("A word to visitors"),
        required=False,
        max_length=300,
        help_text=_("For example: the new date is announced here."),
    )

    def __init__(self, data=None, *, whens):
        super().__init__(data, prefix="report")
        single = [(when.key, with_status(when)) for when in whens]
        choice_field(self, "keys").choices = [(ALL, _("All dates")), *single]
        plain_choices(self.fields)
        if len(whens) < 2:
            del self.fields["keys"]

    @property
    def dates(self) -> Keys:
        """What a valid form is about, as the verb `report` takes it."""
        keys = self.cleaned_data.get("keys", [ALL])
        return ALL if ALL in keys else keys


def report_form(submission: Submission, data=None) -> ReportForm | None:
    """The form for the dates that are announced; None where nothing is."""
    if submission.accepted is None or submission.state not in states.MOVES["report"]:
        return None
    return ReportForm(data, whens=dates.whens(from_data(submission.accepted.data)))
