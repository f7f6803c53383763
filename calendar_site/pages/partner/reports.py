"""What happened to an event in one step, and taking a submission back."""

from functools import partial

from django.shortcuts import redirect
from django.utils import timezone

from calendar_site.forms.relocation import MoveForm, move_form
from calendar_site.forms.reporting import ReportForm, report_form
from calendar_site.pages.partner.edit import show
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.shared import date_changes
from calendar_site.serving import unsent
from calendar_site.serving.unsent import acts_only
from programme import states
from programme.actors import PARTNER
from programme.submissions import reporting, submitting
from programme.submissions.repeated import is_repeated


@acts_only("edit-submission")
@by_link
def report(request, submission, token):
    """A status is public at once: it is a fact, no decision."""
    form = report_form(submission, request.POST)
    return _told(request, submission, token, date_changes.report, form)


@acts_only("edit-submission")
@by_link
def move(request, submission, token):
    """Another day, time or place for one date, like a report."""
    form = move_form(submission, request.POST)
    return _told(request, submission, token, date_changes.relocate, form)


def _told(request, submission, token, tell, form):
    """Tell what the form says, in its second step."""
    show_page = partial(show, request, submission, token)
    try:
        shown = tell(request, submission, form, by=PARTNER, show=show_page)
    except (states.Overtaken, states.NotAllowed):
        return _overtaken(request, submission, token)
    return shown or _back(request, token, "report")


@acts_only("edit-submission")
@by_link
def undo(request, submission, token):
    """Take the last report back, as long as nothing happened after it."""
    seen, now = request.POST.get("seen", ""), timezone.now()
    try:
        reporting.undo(submission, seen=seen, by=PARTNER, at=now)
    except states.Overtaken:
        if not is_repeated(submission, ("undo_report",), by=PARTNER):
            return _back(request, token, "overtaken")
    return _back(request, token, "undone")


@acts_only("edit-submission")
@by_link
def withdraw(request, submission, token):
    """Take it back; a public event leaves the programme."""
    try:
        submitting.withdraw(submission, by=PARTNER, at=timezone.now())
    except (states.Overtaken, states.NotAllowed):
        if not is_repeated(submission, ("withdraw",), by=PARTNER):
            return _overtaken(request, submission, token)
    return _back(request, token, "withdraw")


def _overtaken(request, submission, token):
    """The newest state, and the form as it was sent, if it can still be sent."""
    submission.refresh_from_db()
    held = unsent.hold(request, unsent.OVERTAKEN)
    forms: dict[str, ReportForm | MoveForm | None] = {}
    if "report-status" in held.data:
        forms["report"] = report_form(submission, held.data)
    elif "move-note" in held.data:
        forms["move"] = move_form(submission, held.data)
    if any(forms.values()):
        held.loose = []
    return show(request, submission, token, status=409, **forms)


def _back(request, token, done):
    return redirect(f"{page('edit-submission', request, token)}?done={done}")
