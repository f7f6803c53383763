"""The partner's page of one submission: its state, what the office asked, and the form."""

from functools import partial

from django.conf import settings
from django.utils import timezone

from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.partner import inviting, office_question
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.partner.submit import further
from calendar_site.pages.partner.submit.repeating import next_programme
from calendar_site.pages.shared import edit_page
from calendar_site.pages.shared.form_page import form_page
from calendar_site.pages.shared.reading import undo_report
from calendar_site.show.past import is_past
from programme import states
from programme.actors import PARTNER
from programme.drafts import dates
from programme.drafts.event_draft import from_data
from programme.states import State
from programme.wording import badges
from programme.wording.draft_dates import with_status


@by_link
def edit(request, submission, token):
    """Show and take a new version. After a decision it waits while the accepted one stays."""
    return edit_page.edit(
        request,
        Suggestions(submission.programme, submission=submission),
        submission,
        by=PARTNER,
        back=page("edit-submission", request, token),
        done="change",
        context=partial(_context, request, submission, token),
    )


def _further(request, submission) -> list[dict]:
    """After a form that was kept, the other events of its text."""
    is_kept = request.GET.get("done") == "keep"
    return further.links(request, submission.programme) if is_kept else []


def show(request, submission, token, **context):
    """The page as it stands; `context` replaces parts of it."""
    suggestions = Suggestions(submission.programme, submission=submission)
    forms = EventForms.opened(suggestions, from_data(submission.latest.data))
    around = _context(request, submission, token) | context
    return form_page(request, suggestions, forms, **around)


def _context(request, submission, token):
    draft = from_data(submission.latest.data)
    over = is_past(draft, submission.programme, timezone.localdate())
    return {
        "submission": submission,
        "action": page("edit-submission", request, token),
        "by_link": True,
        "changed_dates": _changed_dates(submission),
        "office_question": office_question.open_question(submission),
        "may_revise": edit_page.may_revise(submission),
        "may_keep": submission.state == State.DRAFT,
        "edit_link": settings.SITE_URL + page("edit-submission", request, token),
        "done": request.GET.get("done", ""),
        "further_events": _further(request, submission),
        "undo": undo_report(request, submission, PARTNER),
        "undo_url": page("undo-report", request, token),
        "is_past": over,
        "report": None if over else report_form(submission),
        "report_url": page("report", request, token),
        "move": None if over else move_form(submission),
        "move_url": page("move", request, token),
        "withdraw_url": page("withdraw", request, token),
        "may_withdraw": submission.state in states.MOVES["withdraw"],
        "renew_url": page("renew-link", request, token),
        "invite": inviting.panel(
            submission.programme.district,
            submission.contact_email,
            page("invite", request, token),
        ),
        "again": next_programme(submission),
        "again_url": page("submit-again", request, token),
        "receipt_url": page("receipt", request, token),
    }


def _changed_dates(submission) -> list[str]:
    """The dates that do not take place as announced."""
    if submission.accepted is None:
        return []
    whens = dates.whens(from_data(submission.accepted.data))
    return [with_status(when) for when in whens if badges.status(when.status)]
