"""A decision is taken on the version that was seen, once; else the page comes again with all that
was typed."""

from functools import partial, wraps

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from calendar_site.pages.organiser.desk import address, at_submission
from calendar_site.pages.organiser.submission import overtaken, page
from calendar_site.pages.shared import office_role
from calendar_site.serving.unsent import acts_only
from programme import states
from programme.checks.finding import Refused
from programme.plain_text import tidy, tidy_lines
from programme.submissions import moderation
from programme.submissions.repeated import is_repeated, last_move

DATE_CHANGES = ("report", "move")
# Decisions by the verbs which they leave in the journal.
TWICE = {
    "accept": ("accept",),
    "send_back": ("send_back",),
    "decline": ("decline", "refuse_change"),
    "reopen": ("reopen", "reopen_change"),
    "undo_report": ("undo_report",),
    "undo_answer": ("undo_answer",),
    "withdraw": ("withdraw",),
}
TYPED = ("question", "reason", "withdraw_reason")  # texts which stand there as the reason


class Missing(Exception):
    """A text is missing or too long; the message says which."""


def _deciding(right, act):
    """A page for `act(request, submission)`, which decides on the version that was seen.

    It needs `right`. The form names the version it was drawn from. After another decision the page
    comes again with the new state, and with everything that was typed.
    """

    @acts_only("desk-submission")
    @at_submission
    @wraps(act)
    def inside(request, submission):
        office_role.require(request, right)
        try:
            answer = _as_seen(request, submission, act)
        except states.Overtaken:
            if not _is_done(request, submission, act):
                return overtaken(request, submission, request.POST)
            answer = None
        except states.NotAllowed:
            return _refused(request, submission, _("That is not possible in this state."), 409)
        except moderation.Unanswered:
            text = _("Please tick that you have looked at each question, or choose an answer.")
            return _refused(request, submission, text)
        except Refused as refused:
            text = " ".join(str(finding.message) for finding in refused.findings)
            return _refused(request, submission, text)
        except (Missing, ValueError) as missing:
            text = str(missing) if isinstance(missing, Missing) else _("Please choose again.")
            return _refused(request, submission, text)
        return answer or _done(request, submission, act.__name__)

    return inside


def _as_seen(request, submission, act):
    """Do it to the version that was seen; else states.Overtaken.

    The second step of a report compares for itself: `confirm` is the version that was shown.
    """
    compares = act.__name__ in DATE_CHANGES and "confirm" in request.POST
    if not compares and request.POST.get("version") != str(submission.version):
        raise states.Overtaken(submission.number)
    return act(request, submission)


def _is_done(request, submission, act) -> bool:
    """Whether it is the last thing that happened: a button was pressed twice."""
    verbs, typed = TWICE.get(act.__name__, ()), map(request.POST.get, TYPED)
    if "everywhere" in request.POST:
        return False
    last = last_move(submission)
    if act.__name__ == "answer":
        return bool(last) and _is_answer(last, request)
    if act.__name__ == "reopen" and last and last.old_state == states.State.RETURNED:
        verbs = ("submit", "change")  # a question that is taken back waits again
    texts = {tidy_lines(text) for text in typed if text}
    return is_repeated(submission, verbs, by=request.by, texts=texts, fields=remarks(request))


def _is_answer(last, request) -> bool:
    given = {"key": request.POST.get("key"), "value": request.POST.get("value")}
    return last.user == request.user and last.data.get("answered") == given


def remarks(request) -> dict[str, str]:
    """What was typed about one field: {field: remark}; empty where nothing was."""
    remark = tidy(request.POST.get("remark", ""))
    return {request.POST.get("field", ""): remark} if remark else {}


def needing(right):
    """A decorator: see `_deciding`."""
    return partial(_deciding, right)


def _done(request, submission, name):
    path = address(request, "desk-submission", submission.number)
    return redirect(f"{path}?done={name}")


def _refused(request, submission, text, status=200):
    notice = {"title": _("Nothing was decided yet"), "text": text}
    return page(request, submission, notice=notice, typed=request.POST, status=status)
