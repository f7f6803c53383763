"""What happened to announced dates, from the two small forms that partner and office share.

What is sent first comes back as it will be read; only what comes with `confirm`, the version of the
submission that was shown then, is told.
"""

from collections.abc import Callable

from django.utils import timezone

from calendar_site.forms.relocation import MoveForm
from calendar_site.forms.reporting import ReportForm
from calendar_site.pages.shared import reading
from programme import states
from programme.actors import Actor
from programme.checks.finding import Refused
from programme.drafts import dates
from programme.drafts.event_draft import from_data
from programme.models.submission import Submission
from programme.submissions import reporting


def report(request, submission: Submission, form: ReportForm | None, *, by: Actor, show: Callable):
    """Tell what the form says; None once it is told, else the page that `show` draws.

    `show(report=form, reading=…)`; without a reading the form has errors. Raises states.NotAllowed
    where nothing can be reported, states.Overtaken where it is not as it was shown, unless just
    this was told last: by the first press of the same button.
    """
    if form is None:
        raise states.NotAllowed("report")
    if not form.is_valid():
        return show(report=form)
    said = form.cleaned_data
    told = {"status": said["status"], "keys": form.dates, "note": said["note"], "by": by}
    try:
        if not _confirmed(request, submission):
            return show(report=form, reading=reading.of_report(request, submission, form, by))
        reporting.report(submission, **told, at=timezone.now())
    except states.Overtaken:
        submission.refresh_from_db()
        if not reporting.is_told(submission, **told):
            raise
    return None


def relocate(request, submission: Submission, form: MoveForm | None, *, by: Actor, show: Callable):
    """The same for one date that moves: `show(move=form, reading=…)`."""
    if form is None:
        raise states.NotAllowed("report")
    if not form.is_valid():
        return None if _is_told(request, submission, form, by) else show(move=form)
    said, now = form.cleaned_data, timezone.now()
    try:
        if not _confirmed(request, submission):
            return show(move=form, reading=reading.of_move(request, submission, form, by))
        reporting.relocate(
            submission,
            said["key"],
            form.change,
            place=form.place,
            note=said["note"],
            by=by,
            at=now,
        )
    except states.Overtaken:
        submission.refresh_from_db()
        if not _is_told(request, submission, form, by):
            raise
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(None, finding.message)
        return show(move=form)
    return None


def _is_told(request, submission: Submission, form: MoveForm, by: Actor) -> bool:
    """Whether what was confirmed is so already, and was the last thing that was told."""
    if request.POST.get("confirm", "") in ("", str(submission.version)):
        return False
    accepted, latest = submission.accepted, submission.latest_revision
    if accepted is None:
        return False
    whens = dates.whens(from_data(accepted.data))
    now = MoveForm(form.data, whens=whens, suggestions=form.suggestions)
    now.is_valid()
    if not now.stands or now.errors.keys() - {"day"}:
        return False
    said, places = now.cleaned_data, {when.key: when.place for when in from_data(latest.data).whens}
    return now.place in (None, places.get(said["key"])) and reporting.is_told(
        submission, keys=[said["key"]], note=said["note"], by=by
    )


def _confirmed(request, submission: Submission) -> bool:
    """Whether this was shown as it will be read; states.Overtaken where it is another by now."""
    if "confirm" not in request.POST:
        return False
    if request.POST["confirm"] != str(submission.version):
        raise states.Overtaken(submission.number)
    return True
