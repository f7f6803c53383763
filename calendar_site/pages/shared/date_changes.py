"""What happened to announced dates, from the two small forms that partner and office share."""

from django.utils import timezone

from calendar_site.forms.relocation import MoveForm
from calendar_site.forms.reporting import ReportForm
from programme.actors import Actor
from programme.checks.finding import Refused
from programme.models.submission import Submission
from programme.submissions import submitting


def report(submission: Submission, form: ReportForm, *, by: Actor):
    """Report what a valid form says. Raises states.NotAllowed and states.Overtaken."""
    said = form.cleaned_data
    keys = set(said.get("keys", ())) or None
    now = timezone.now()
    submitting.report(submission, said["status"], keys=keys, note=said["note"], by=by, at=now)


def relocate(submission: Submission, form: MoveForm, *, by: Actor) -> bool:
    """Relocate what a valid form says; False, with errors in the form, where that cannot be.

    Raises states.NotAllowed and states.Overtaken.
    """
    said = form.cleaned_data
    now = timezone.now()
    try:
        submitting.relocate(submission, said["key"], form.change, note=said["note"], by=by, at=now)
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(None, finding.message)
        return False
    return True
