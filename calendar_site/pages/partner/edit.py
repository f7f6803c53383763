"""The partner's page of one submission: its state, what the office asked, and the form."""

from functools import partial

from django.conf import settings
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.event.drafting import revised
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.forms.moving import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.partner import asked_back
from calendar_site.pages.partner.link_pages import by_link, page
from calendar_site.pages.partner.submit.repeating import next_programme
from calendar_site.pages.shared.form_page import form_page, take
from programme import states
from programme.actors import PARTNER
from programme.drafts import dates
from programme.drafts.event_draft import from_data
from programme.states import State
from programme.submissions import revising
from programme.wording import badges
from programme.wording.draft_dates import with_status


@by_link
def edit(request, submission, token):
    """Show and take a new version. After a decision it waits while the accepted one stays."""
    known = Suggestions(submission.programme)
    context = partial(_context, request, submission, token)
    done = f"{page('edit-submission', request, token)}?done=change"
    return revise(request, known, submission, by=PARTNER, done=done, context=context)


def show(request, submission, token, **context):
    """The page as it stands; `context` replaces parts of it."""
    known = Suggestions(submission.programme)
    forms = EventForms.opened(known, from_data(submission.latest.data))
    return form_page(request, known, forms, **_context(request, submission, token) | context)


def revise(request, known, submission, *, by, done, context):
    """The form of a stored event: write what is sent as its next version and go to `done`.

    `context()` is asked for the state of the submission when the page is drawn.
    """
    base = from_data(submission.latest.data)

    def opened():
        return EventForms.opened(known, base)

    def read(forms):
        return revised(base, forms.draft, announced=bool(submission.accepted_id))

    def send(draft, forms):
        why = _written(request, submission, base, draft, by)
        if not why:
            return redirect(done)
        return form_page(request, known, forms, **context() | {"refusal": why, "status": 409})

    def keep(draft, forms):
        return _kept(request, submission, draft, done)

    ways = {"opened": opened, "read": read, "send": send, "context": context}
    if submission.state == State.DRAFT:
        ways["keep"] = keep
    return take(request, known, **ways, besides=submission)


def _kept(request, submission, draft, done):
    now = timezone.now()
    try:
        revising.keep(submission, draft, by=PARTNER, at=now)
    except (states.Overtaken, states.NotAllowed):
        return redirect(done.replace("change", "overtaken"))
    return redirect(done.replace("change", "keep"))


def _written(request, submission, base, draft, by) -> str:
    """Write the new version, if there is something new; or say why that is not possible."""
    if request.POST.get("version") != str(submission.version):
        return _meanwhile()
    if draft == base and submission.state not in (State.RETURNED, State.DRAFT):
        return ""
    try:
        revising.revise(submission, draft, by=by, at=timezone.now())
    except states.Overtaken:
        submission.refresh_from_db()
        return _meanwhile()
    except states.NotAllowed:
        return _closed()
    return ""


def _context(request, submission, token):
    return {
        "submission": submission,
        "action": page("edit-submission", request, token),
        "by_link": True,
        "told": _told(submission),
        "asked_by_office": asked_back.last_question(submission),
        "may_revise": may_revise(submission),
        "may_keep": submission.state == State.DRAFT,
        "edit_link": settings.SITE_URL + page("edit-submission", request, token),
        "done": request.GET.get("done", ""),
        "report": report_form(submission),
        "report_url": page("report", request, token),
        "move": move_form(submission),
        "move_url": page("move", request, token),
        "withdraw_url": page("withdraw", request, token),
        "may_withdraw": submission.state in states.MOVES["withdraw"],
        "renew_url": page("renew-link", request, token),
        "again": next_programme(submission),
        "again_url": page("submit-again", request, token),
        "receipt_url": page("receipt", request, token),
    }


def _told(submission) -> list[str]:
    """The dates that do not take place as announced."""
    if submission.accepted is None:
        return []
    whens = dates.whens(from_data(submission.accepted.data))
    return [with_status(when) for when in whens if badges.status(when.status)]


def may_revise(submission) -> bool:
    verb = "change" if submission.accepted_id else "submit"
    return submission.state in states.MOVES[verb]


def _meanwhile():
    return _(
        "Somebody changed or decided something in the meantime; the state above is the new one. "
        "Everything you have typed is still here: please check it and press “Save” again."
    )


def _closed():
    return _("This submission cannot be changed any more. Please write to the office.")
