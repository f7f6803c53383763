"""One submission: how it will look, what is asked, what changed, what was decided before."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.organiser import history
from calendar_site.pages.organiser.desk import address, at_submission, desk_context
from calendar_site.pages.shared import preview
from calendar_site.show import event_cards, event_picture
from programme import access, states
from programme.checks import all_checks
from programme.checks.finding import HINT, QUESTION
from programme.drafts.event_draft import from_data
from programme.pictures import picture_verbs
from programme.states import WAITING
from programme.submissions import moderation
from programme.submissions.differences import differences
from programme.wording.office_facts import office_facts


@require_safe
@at_submission
def show(request, submission):
    """The page of one submission."""
    return page(request, submission, done=request.GET.get("done", ""))


def page(request, submission, *, notice=None, typed=None, done="", status=200, **forms):
    """Draw it; `notice` {title, text} says why something was not done, `typed` is kept in place.

    `forms` are the report and the move as they were sent, with their errors.
    """
    draft = from_data(submission.latest.data)
    context = {
        "submission": submission,
        "programme": submission.programme,
        "title": draft.title or submission.number,
        **_presentation(draft, submission),
        **_questions(draft, submission),
        **_decisions(submission),
        "report": forms.get("report") or report_form(submission),
        "move": forms.get("move") or move_form(submission, staff=True),
        "typed": typed or {},
        "typed_despite": typed.getlist("despite") if typed else [],
        "notice": notice,
        "done": done,
        "next_url": _next(request, submission),
        "public_url": _public(request, submission),
    }
    return render(
        request,
        "organiser/submission.html",
        desk_context(request, "queue") | context,
        status=status,
    )


def _presentation(draft, submission) -> dict:
    """How it will look, and what is new in it."""
    district = submission.programme.district
    return {
        **{f"title_{name}": value for name, value in event_cards.spoken_as(draft).items()},
        "event": preview.card(draft, district),
        "line": preview.line(draft, district),
        "facts": preview.facts(draft, district),
        "changes": _changes(submission, draft),
        "picture": _figure(picture_verbs.of(submission)),
        "picture_before": _figure(picture_verbs.accepted(submission)),
        "fields": [(fact.code, fact.label) for fact in office_facts(draft, district)],
    }


def _questions(draft, submission) -> dict:
    """What the checks ask while it waits."""
    waits = submission.state in WAITING
    found = _findings(draft, submission) if waits else ()
    return {
        "waits": waits,
        "questions": [each for each in found if each.severity == QUESTION],
        "hints": [each for each in found if each.severity == HINT],
    }


def _findings(draft, submission):
    return all_checks.findings(draft, submission.programme, besides=submission, insider=True)


def _decisions(submission) -> dict:
    """What was decided before, and what can be decided now."""
    moves = history.moves(submission)
    return {
        "may": {verb: submission.state in states.MOVES[verb] for verb in states.MOVES},
        "undo": history.undo(moves),
        "leaves": submission.state == states.State.ACCEPTED
        and moderation.version_before(submission) is None,
        "last_move": history.line(moves[-1]) if moves else None,
        "history": history.lines(submission),
    }


def _changes(submission, draft):
    if submission.accepted is None or submission.latest_id == submission.accepted_id:
        return None
    accepted = from_data(submission.accepted.data)
    return [
        {"label": each.label, "before": each.old, "after": each.new}
        for each in differences(accepted, draft, submission.programme.district)
    ]


def _figure(picture):
    return event_picture.picture_figure(picture) if picture else None


def _next(request, submission):
    """The oldest submission that waits, besides this one."""
    rows = access.submissions(request.user, submission.programme.district).waiting()
    number = (
        rows.exclude(pk=submission.pk)
        .order_by("submitted_at", "pk")
        .values_list("number", flat=True)
        .first()
    )
    return address(request, "desk-submission", number) if number else ""


def _public(request, submission):
    event = getattr(submission, "event", None)
    if event is None or event.withdrawn_at or event.openness != "public":
        return ""
    return f"{address(request, 'district')}{submission.programme.slug}/{event.slug}/"
