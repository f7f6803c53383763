"""The buttons of the page of one submission; each calls one verb."""

from functools import partial, wraps

from django.conf import settings
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.organiser.desk import address, at_submission
from calendar_site.pages.organiser.submission import overtaken, page
from calendar_site.pages.shared import date_changes, office_role
from calendar_site.serving import shown_once
from calendar_site.serving.unsent import acts_only
from feeds import editions
from programme import states
from programme.checks.finding import Refused
from programme.credentials import edit_links
from programme.models.event import Event
from programme.plain_text import tidy, tidy_lines
from programme.submissions import moderation, reporting, submitting
from programme.wording.too_long import too_long

LONGEST_REASON, LONGEST_REMARK = 2000, 500  # characters; of a letter, and of a word on one field


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
        if request.POST.get("version") != str(submission.version):
            return overtaken(request, submission, request.POST)
        try:
            answer = act(request, submission)
        except states.Overtaken:
            return overtaken(request, submission, request.POST)
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


def _needing(right):
    return partial(_deciding, right)


@_needing("decide")
def accept(request, submission):
    """Publish what was seen; questions that one has looked at are ticked."""
    despite = request.POST.getlist("despite")
    moderation.accept(submission, by=request.by, at=timezone.now(), despite=despite)


@_needing("decide")
def send_back(request, submission):
    """Ask the partner, as a whole or about one field."""
    reason = _required_text(request, "question", _("Please write what you want to know."))
    field, remark = request.POST.get("field", ""), tidy(request.POST.get("remark", ""))
    _fits(remark, LONGEST_REMARK)
    if remark and not field:
        raise Missing(_("Please choose the field which your remark is about."))
    moderation.send_back(
        submission,
        by=request.by,
        at=timezone.now(),
        reason=reason,
        fields={field: remark} if field and remark else {},
    )


@_needing("decide")
def decline(request, submission):
    """Say no and why; of an accepted event only the change is declined."""
    reason = _required_text(request, "reason", _("Please write why: the partner reads it."))
    moderation.decline(submission, by=request.by, at=timezone.now(), reason=reason)


@_needing("decide")
@transaction.atomic
def reopen(request, submission):
    """Take the decision back; the event leaves what was printed too, where that is wished."""
    moderation.reopen(submission, by=request.by, at=timezone.now())
    _remove_if_wished(request, submission)


@_needing("decide")
def remove(request, submission):
    """From every edition, of an event that is public no more."""
    event = _gone(submission)
    if event is None:
        raise states.NotAllowed("remove")
    editions.remove(event, by=request.by, at=timezone.now())


def _remove_if_wished(request, submission):
    event = _gone(submission)
    if event and request.POST.get("everywhere"):
        editions.remove(event, by=request.by, at=timezone.now())


def _gone(submission) -> Event | None:
    return Event.everything.filter(submission=submission, left_at__isnull=False).first()


@_needing("correct")
def answer(request, submission):
    """Choose what is meant, for the partner (who said so on the phone)."""
    key, value = request.POST.get("key", ""), request.POST.get("value", "")
    moderation.answer(submission, key, value, by=request.by, at=timezone.now())


@_needing("comment")
def comment(request, submission):
    """A remark for the office itself."""
    text = _required_text(request, "comment", _("Please write your remark."))
    moderation.comment(submission, text, by=request.by, at=timezone.now())


@_needing("report")
def report(request, submission):
    """Cancelled, postponed, full: of some dates or of all."""
    form, show = report_form(submission, request.POST), partial(page, request, submission)
    return date_changes.report(request, submission, form, by=request.by, show=show)


@_needing("report")
def move(request, submission):
    """Another day, time or place for one date."""
    form = move_form(submission, request.POST, staff=True)
    show = partial(page, request, submission)
    return date_changes.relocate(request, submission, form, by=request.by, show=show)


@_needing("report")
def undo_report(request, submission):
    """Take the last report back, as long as nothing happened after it."""
    seen = request.POST["version"]
    reporting.undo(submission, seen=seen, by=request.by, at=timezone.now())


@_needing("report")
@transaction.atomic
def withdraw(request, submission):
    """Take it back for the partner; from what was printed too, where that is wished."""
    reason = _required_text(
        request, "withdraw_reason", _("Please write why: the partner reads it.")
    )
    submitting.withdraw(submission, by=request.by, at=timezone.now(), reason=reason)
    _remove_if_wished(request, submission)


@_needing("hand_out_link")
def new_link(request, submission):
    """An edit link to give on, shown once."""
    token = edit_links.hand_out(submission, by=request.by, at=timezone.now())
    link = settings.SITE_URL + address(request, "edit-submission", token)
    shown_once.put(request, "link", submission.number, link)


@_needing("renew_link")
def end_link(request, submission):
    """Every edit link ends; a new one goes to the partner, if there is an address."""
    edit_links.renew(submission, by=request.by, at=timezone.now())


def _required_text(request, name, otherwise) -> str:
    text = tidy_lines(request.POST.get(name, ""))
    if not text:
        raise Missing(otherwise)
    _fits(text, LONGEST_REASON)
    return text


def _fits(text, limit):
    if len(text) > limit:
        raise Missing(str(too_long(len(text), limit)))


def _done(request, submission, name):
    path = address(request, "desk-submission", submission.number)
    return redirect(f"{path}?done={name}")


def _refused(request, submission, text, status=200):
    notice = {"title": _("Nothing was decided yet"), "text": text}
    return page(request, submission, notice=notice, typed=request.POST, status=status)
