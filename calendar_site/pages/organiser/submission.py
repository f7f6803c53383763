"""One submission: how it will look, what is asked, what changed, what was decided before."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.organiser import history
from calendar_site.pages.organiser.desk import address, at_submission, desk_context
from calendar_site.pages.shared import preview
from calendar_site.pages.shared.reading import undo_report
from calendar_site.serving import shown_once, unsent
from calendar_site.serving.only_read import only_read
from calendar_site.show import event_cards, event_picture
from feeds import editions
from programme import access, states
from programme.checks import all_checks
from programme.checks.finding import HINT, QUESTION
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.pictures import picture_verbs
from programme.states import WAITING
from programme.submissions import moderation
from programme.submissions.differences import differences
from programme.wording.office_facts import FOR_THE_OFFICE, office_facts


@only_read
@at_submission
def show(request, submission):
    """The page of one submission; with what was typed before a login was over."""
    typed = unsent.take(request)
    if typed and typed.get("version") != str(submission.version):
        return overtaken(request, submission, typed, status=200)
    rights, link = request.rights, ""
    if "hand_out_link" in rights:
        link = shown_once.take(request, "link", submission.number)
    done = request.GET.get("done", "") if "correct" in rights else ""
    return page(request, submission, typed=typed, done=done, link=link)


def overtaken(request, submission, typed, status=409):
    """The newest state, what happened in the meantime, and what was typed."""
    submission.refresh_from_db()
    moves = history.moves(submission)
    title = _("Somebody else was faster.")
    if moves:
        line = history.line(moves[-1])
        title = _("Somebody else was faster: {what} ({who}).").format(**line)
        if moves[-1].user == request.user:
            title = _("You did something here yourself in the meantime: {what}.").format(**line)
    text = _("This is the new state. What you typed is still here; please decide anew.")
    notice = {"title": title, "text": text}
    return page(request, submission, notice=notice, typed=typed, status=status)


def page(request, submission, *, notice=None, typed=None, done="", status=200, link="", **forms):
    """Draw it; `notice` {title, text} says why something was not done, `typed` is kept in place.

    `forms` are the report and the move as they were sent, with their errors or their
    reading; else they are made from `typed`. `link` is an edit link that is shown once.
    """
    typed = typed or {}
    draft = from_data(submission.latest.data)
    context = {
        "submission": submission,
        "programme": submission.programme,
        "title": draft.title or submission.number,
        **_presentation(draft, submission, request.rights),
        **_questions(draft, submission, request.rights),
        **_decisions(submission, request.rights),
        "report": forms.get("report") or report_form(submission, _of(typed, "report-")),
        "move": forms.get("move") or move_form(submission, _of(typed, "move-"), staff=True),
        "typed": typed,
        "reading": forms.get("reading"),
        "undo_report": undo_report(request, submission, request.by),
        "typed_despite": typed.getlist("despite") if typed else [],
        "notice": notice,
        "link": link,
        "done": done,
        "next_url": _next(request, submission),
        "public_url": _public(request, submission),
    }
    context["without_field"] = _without_field(typed, context, request.rights)
    if context["without_field"] and notice is None:
        context["notice"] = {"title": _("Nothing was decided yet")}
    return render(
        request,
        "organiser/submission.html",
        desk_context(request, "queue") | context,
        status=status,
    )


def _of(typed, prefix):
    """What was typed, for the form with this prefix; None where that form was not sent."""
    return typed if any(name.startswith(prefix) for name in typed) else None


def _without_field(typed, context, rights) -> list[str]:
    """Texts whose form is not on the page: the new state has none, or the person may not."""
    may, decides, reports = context["may"], "decide" in rights, "report" in rights
    places = {
        "question": decides and may["send_back"],
        "remark": decides and may["send_back"],
        "reason": decides and context["may_decline"],
        "comment": "comment" in rights,
        "withdraw_reason": reports and may["withdraw"],
        "report-note": reports and context["report"],
        "move-note": reports and context["move"],
    }
    return [typed[name] for name, there in places.items() if not there and typed.get(name)]


def _presentation(draft, submission, rights) -> dict:
    """How it will look, and what is new in it."""
    private = "see_contacts" in rights
    district = submission.programme.district
    return {
        **{f"title_{name}": value for name, value in event_cards.spoken_as(draft).items()},
        "event": preview.card(draft, district),
        "line": preview.line(draft, district),
        "facts": preview.facts(draft, district, private=private),
        "changes": _changes(submission, draft, private),
        "picture": _figure(picture_verbs.of(submission)),
        "picture_before": _figure(picture_verbs.accepted(submission)),
        "fields": [(fact.code, fact.label) for fact in office_facts(draft, district)],
    }


def _questions(draft, submission, rights) -> dict:
    """What the checks ask while it waits; of closed events only those speak who may see them."""
    waits, insider = submission.state in WAITING, "see_closed" in rights
    found = _findings(draft, submission, insider) if waits else ()
    return {
        "waits": waits,
        "questions": [each for each in found if each.severity == QUESTION],
        "hints": [each for each in found if each.severity == HINT],
    }


def _findings(draft, submission, insider):
    return all_checks.findings(draft, submission.programme, besides=submission, insider=insider)


def _decisions(submission, rights) -> dict:
    """What was decided before, and what can be decided now."""
    moves = history.moves(submission)
    declines = "refuse_change" if submission.accepted else "decline"
    return {
        "may_decline": submission.state in states.MOVES[declines],
        "may": {verb: submission.state in states.MOVES[verb] for verb in states.MOVES},
        "undo": history.undo(moves),
        "undo_answer": moves[-1] if moves and moderation.is_answer(moves[-1]) else None,
        "leaves": submission.state == states.State.ACCEPTED
        and moderation.version_before(submission) is None,
        "last_move": history.line(moves[-1]) if moves else None,
        "history": history.lines(submission, rights),
        **_printed(submission),
    }


def _printed(submission) -> dict:
    """In which editions the event can be read, and whether it is public no more."""
    event = Event.everything.filter(submission=submission).first()
    return {
        "printed_in": editions.printed_in(event) if event else [],
        "has_left": bool(event and event.left_at),
    }


def _changes(submission, draft, private):
    if submission.accepted is None or submission.latest_id == submission.accepted_id:
        return None
    accepted = from_data(submission.accepted.data)
    return [
        {"label": each.label, "before": each.old, "after": each.new}
        for each in differences(accepted, draft, submission.programme.district)
        if private or each.field not in FOR_THE_OFFICE
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
    event = Event.objects.filter(submission=submission).first()
    if event is None:
        return ""
    return f"{address(request, 'district')}{submission.programme.slug}/{event.slug}/"
