"""What happened to an event in one step, and taking a submission back."""

from django.shortcuts import redirect
from django.utils import timezone

from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.partner.edit import show
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.shared import date_changes
from calendar_site.serving import unsent
from calendar_site.serving.unsent import acts_only
from programme import states
from programme.actors import PARTNER
from programme.submissions import submitting


@acts_only("edit-submission")
@by_link
def report(request, submission, token):
    """Public at once: it is a fact, no decision."""
    form = report_form(submission, request.POST)
    if form is not None and not form.is_valid():
        return show(request, submission, token, report=form)
    try:
        if form is None:
            raise states.NotAllowed("report")
        date_changes.report(submission, form, by=PARTNER)
    except (states.Overtaken, states.NotAllowed):
        return _overtaken(request, submission, token)
    return _back(request, token, "report")


@acts_only("edit-submission")
@by_link
def move(request, submission, token):
    """Another day, time or known place for one date: public at once, like a report."""
    form = move_form(submission, request.POST)
    if form is not None and not form.is_valid():
        return show(request, submission, token, move=form)
    try:
        if form is None:
            raise states.NotAllowed("report")
        if not date_changes.relocate(submission, form, by=PARTNER):
            return show(request, submission, token, move=form)
    except (states.Overtaken, states.NotAllowed):
        return _overtaken(request, submission, token)
    return _back(request, token, "report")


@acts_only("edit-submission")
@by_link
def withdraw(request, submission, token):
    """Take it back; a public event leaves the programme."""
    try:
        submitting.withdraw(submission, by=PARTNER, at=timezone.now())
    except (states.Overtaken, states.NotAllowed):
        return _overtaken(request, submission, token)
    return _back(request, token, "withdraw")


def _overtaken(request, submission, token):
    """The newest state, and the form as it was sent, if it can still be sent."""
    submission.refresh_from_db()
    held = unsent.hold(request, unsent.OVERTAKEN)
    forms = {}
    if "report-status" in held.data:
        forms["report"] = report_form(submission, held.data)
    elif "move-note" in held.data:
        forms["move"] = move_form(submission, held.data)
    if any(forms.values()):
        held.loose = []
    return show(request, submission, token, status=409, **forms)


def _back(request, token, done):
    return redirect(f"{page('edit-submission', request, token)}?done={done}")
