"""The buttons of the page of one submission; each calls one verb."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from calendar_site.forms.relocation import move_form
from calendar_site.forms.reporting import report_form
from calendar_site.pages.organiser.deciding import Missing, needing, remarks
from calendar_site.pages.organiser.desk import address
from calendar_site.pages.organiser.submission import page
from calendar_site.pages.shared import date_changes
from calendar_site.serving import shown_once
from feeds import editions
from programme import states
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.models.event import Event
from programme.plain_text import tidy_lines
from programme.submissions import moderation, reporting, submitting
from programme.wording.office_facts import office_facts
from programme.wording.too_long import too_long

LONGEST_REASON, LONGEST_REMARK = 2000, 500  # characters; of a letter, and of a word on one field


@needing("decide")
def accept(request, submission):
    """Publish what was seen; questions that one has looked at are ticked."""
    despite = request.POST.getlist("despite")
    moderation.accept(submission, by=request.by, at=timezone.now(), despite=despite)


@needing("decide")
def send_back(request, submission):
    """Ask the partner, as a whole or about one field."""
    reason = _required_text(request, "question", _("Please write what you want to know."))
    field, fields = request.POST.get("field", ""), remarks(request)
    for remark in fields.values():
        _fits(remark, LONGEST_REMARK)
    if field not in _fields(submission):
        raise ValueError(field)
    if "" in fields:
        raise Missing(_("Please choose the field which your remark is about."))
    moderation.send_back(
        submission,
        by=request.by,
        at=timezone.now(),
        reason=reason,
        fields=fields,
    )


@needing("decide")
def decline(request, submission):
    """Say no and why; of an accepted event only the change is declined."""
    reason = _required_text(request, "reason", _("Please write why: the partner reads it."))
    moderation.decline(submission, by=request.by, at=timezone.now(), reason=reason)


@needing("decide")
@transaction.atomic
def reopen(request, submission):
    """Take the decision back; the event leaves what was printed too, where that is wished."""
    moderation.reopen(submission, by=request.by, at=timezone.now())
    _remove_if_wished(request, submission)


@needing("decide")
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


@needing("correct")
def answer(request, submission):
    """Choose what is meant, for the partner (who said so on the phone)."""
    key, value = request.POST.get("key", ""), request.POST.get("value", "")
    moderation.answer(submission, key, value, by=request.by, at=timezone.now())


@needing("correct")
def undo_answer(request, submission):
    """Take the last answer back, as long as nothing happened after it."""
    moderation.undo_answer(submission, by=request.by, at=timezone.now())


@needing("comment")
def comment(request, submission):
    """A remark for the office itself."""
    text = _required_text(request, "comment", _("Please write your remark."))
    moderation.comment(submission, text, by=request.by, at=timezone.now())


@needing("report")
def report(request, submission):
    """Cancelled, postponed, full: of some dates or of all."""
    form, show = report_form(submission, request.POST), partial(page, request, submission)
    return date_changes.report(request, submission, form, by=request.by, show=show)


@needing("report")
def move(request, submission):
    """Another day, time or place for one date."""
    form = move_form(submission, request.POST, staff=True)
    show = partial(page, request, submission)
    return date_changes.relocate(request, submission, form, by=request.by, show=show)


@needing("report")
def undo_report(request, submission):
    """Take the last report back, as long as nothing happened after it."""
    seen = request.POST["version"]
    reporting.undo(submission, seen=seen, by=request.by, at=timezone.now())


@needing("report")
@transaction.atomic
def withdraw(request, submission):
    """Take it back for the partner; from what was printed too, where that is wished."""
    reason = _required_text(
        request, "withdraw_reason", _("Please write why: the partner reads it.")
    )
    submitting.withdraw(submission, by=request.by, at=timezone.now(), reason=reason)
    _remove_if_wished(request, submission)


@needing("hand_out_link")
def new_link(request, submission):
    """An edit link to give on, shown once."""
    token = edit_links.hand_out(submission, by=request.by, at=timezone.now())
    link = settings.SITE_URL + address(request, "edit-submission", token)
    shown_once.put(request, "link", submission.number, link)


@needing("renew_link")
def end_link(request, submission):
    """Every edit link ends; a new one goes to the partner, if there is an address."""
    edit_links.renew(submission, by=request.by, at=timezone.now())


def _fields(submission) -> list[str]:
    """What a remark may be about: everything that was said, or no field in particular."""
    draft, district = from_data(submission.latest_revision.data), submission.programme.district
    return ["", *(fact.code for fact in office_facts(draft, district))]


def _required_text(request, name, otherwise) -> str:
    text = tidy_lines(request.POST.get(name, ""))
    if not text:
        raise Missing(otherwise)
    _fits(text, LONGEST_REASON)
    return text


def _fits(text, limit):
    if len(text) > limit:
        raise Missing(str(too_long(len(text), limit)))
