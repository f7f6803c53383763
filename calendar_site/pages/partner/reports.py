"""What happened to an event in one step, and taking a submission back."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.partner.edit import show
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.shared import date_changes
from programme import states
from programme.actors import PARTNER
from programme.submissions import submitting


@require_POST
@by_link
def report(request, submission, token):
    """Public at once: it is a fact, no decision."""
    form = report_form(submission, request.POST)
    if form is None:
        return _back(request, token, "overtaken")
    if not form.is_valid():
        return show(request, submission, token, report=form)
    done = _done("report", lambda: date_changes.report(submission, form, by=PARTNER))
    return _back(request, token, done)


@require_POST
@by_link
def move(request, submission, token):
    """Another day, time or known place for one date: public at once, like a report."""
    form = move_form(submission, request.POST)
    if form is None:
        return _back(request, token, "overtaken")
    if not form.is_valid():
        return show(request, submission, token, move=form)
    done = _done("report", lambda: date_changes.relocate(submission, form, by=PARTNER))
    if form.errors:
        return show(request, submission, token, move=form)
    return _back(request, token, done)


@require_POST
@by_link
def withdraw(request, submission, token):
    """Take it back; a public event leaves the programme."""
    now = timezone.now()
    done = _done("withdraw", lambda: submitting.withdraw(submission, by=PARTNER, at=now))
    return _back(request, token, done)


def _done(name, act) -> str:
    try:
        act()
    except (states.Overtaken, states.NotAllowed):
        return "overtaken"
    return name


def _back(request, token, done):
    return redirect(f"{page('edit-submission', request, token)}?done={done}")
