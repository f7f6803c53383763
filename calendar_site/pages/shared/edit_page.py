"""The form of a stored event: what is sent becomes its next version, of a draft its next state."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.event.drafting import next_version
from calendar_site.forms.event.event_forms import EventForms
from calendar_site.forms.event.suggestions import Suggestions
from calendar_site.pages.shared.form_page import form_page, handle
from programme import states
from programme.actors import Actor
from programme.drafts.event_draft import from_data
from programme.states import State
from programme.submissions import revising


def edit(request, suggestions: Suggestions, submission, *, by: Actor, back, done, context):
    """Show the form, or write what is sent and go `back` with `?done=` and the word `done`.

    `context()` is asked for the state of the submission when the page is drawn.
    """
    base = from_data(submission.latest_revision.data)

    def opened():
        return EventForms.opened(suggestions, base)

    def read(forms):
        return next_version(base, forms.draft, announced=bool(submission.accepted_id))

    def send(draft, forms):
        why = _refusal(request, submission, draft, by)
        if not why:
            return redirect(f"{back}?done={done}")
        return form_page(request, suggestions, forms, **context() | {"refusal": why, "status": 409})

    def keep(draft, forms):
        if _is_stored_unsent(request, submission, draft, by):
            return redirect(f"{back}?done=keep")
        refused = context() | {"refusal": _meanwhile(), "status": 409}
        return form_page(request, suggestions, forms, **refused)

    ways = {"opened": opened, "read": read, "send": send, "context": context}
    if submission.state == State.DRAFT:
        ways["keep"] = keep
    return handle(request, suggestions, **ways, besides=submission)


def may_revise(submission) -> bool:
    """Whether a new version can be sent in this state."""
    verb = "change" if submission.accepted_id else "submit"
    return submission.state in states.MOVES[verb]


def _is_stored_unsent(request, submission, draft, by) -> bool:
    """Store the draft without sending it, if it is still the draft that was seen or says so."""
    try:
        seen = request.POST.get("version", "")
        revising.keep_as_seen(submission, draft, seen=seen, by=by, at=timezone.now())
    except (states.Overtaken, states.NotAllowed):
        submission.refresh_from_db()
        return False
    return True


def _refusal(request, submission, draft, by) -> str:
    """Write the new version; or say why that is not possible."""
    seen = request.POST.get("version", "")
    try:
        revising.revise_as_seen(submission, draft, seen=seen, by=by, at=timezone.now())
    except states.Overtaken:
        submission.refresh_from_db()
        return _meanwhile()
    except states.NotAllowed:
        return _closed()
    return ""


def _meanwhile():
    return _(
        "Somebody changed or decided something in the meantime; the state above is the new one. "
        "Everything you have typed is still here: please check it and press “Save” again."
    )


def _closed():
    return _("This submission cannot be changed any more. Please write to the office.")
