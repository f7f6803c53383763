"""How a report will be read, before it is told: as a line of a page, as the title of an entry."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calendar_site.forms.relocation import MoveForm
from calendar_site.forms.reporting import ReportForm
from calendar_site.pages.shared import preview
from feeds.ical import entry_texts
from programme import register
from programme.actors import Actor
from programme.checks import all_checks
from programme.drafts import dates, reports
from programme.drafts.event_draft import EventDraft, When, from_data
from programme.models.event import Status
from programme.models.submission import Submission
from programme.states import State
from programme.submissions import reporting
from programme.wording import places
from programme.wording.draft_dates import in_one_line

MOST_LINES = 10
DONE = ("report", "move")  # as the pages are asked for


def of_report(request, submission: Submission, form: ReportForm, by: Actor) -> dict:
    """The context of shared/reading.html for a valid form."""
    said = form.cleaned_data
    draft = _accepted(submission)
    concerned = [when for when in dates.whens(draft) if reports.concerns(when, form.dates)]
    waits = reporting.text_waits(submission, by)
    return _reading(request, submission, "report", draft, said["status"], concerned) | {
        "lines": [_line(draft, said["status"], when) for when in concerned[:MOST_LINES]],
        "more": len(concerned) > MOST_LINES,
        **_words(said["note"], waits),
    }


def of_move(request, submission: Submission, form: MoveForm, by: Actor) -> dict:
    """The same for one date that moves. Raises finding.Refused where it cannot be moved so."""
    said, district = form.cleaned_data, submission.programme.district
    moved = reports.moved(_accepted(submission), said["key"], form.change, form.place, said["note"])
    all_checks.refuse_errors(moved, submission.programme)
    when = next(when for when in moved.whens if when.key == said["key"])
    place_waits = reporting.place_waits(submission, form.place, by)
    where = _where(moved, when, district)
    line = _line(moved, Status.MOVED.value, when)
    told = _("new place to be announced") if place_waits else where
    return _reading(request, submission, "move", moved, Status.MOVED.value, [when]) | {
        "lines": [_("{what}, {where}").format(what=line, where=told) if told else line],
        "waiting_place": where if place_waits else "",
        **_words(said["note"], reporting.text_waits(submission, by)),
    }


def undo_report(request, submission: Submission, by: Actor) -> dict | None:
    """What a page that says "it is told" needs to offer the way back: which version was told."""
    if request.GET.get("done") not in DONE or reporting.undoable(submission, by) is None:
        return None
    return {"version": submission.version, "waits": submission.state == State.CHANGED}


def _accepted(submission: Submission) -> EventDraft:
    if submission.accepted is None:
        raise ValueError(submission.number)
    return from_data(submission.accepted.data)


def _reading(request, submission, name, draft, status: str, concerned: list[When]) -> dict:
    """What both have: the title in calendars, how many dates, and the form to send again."""
    count = len(concerned)
    all_of_them = count > 1 and count == len(dates.whens(draft))
    words = (
        _("All {count} dates are concerned.")
        if all_of_them
        else ngettext("{count} date is concerned.", "{count} dates are concerned.", count)
    )
    typed = [(field, value) for field, values in request.POST.lists() for value in values]
    return {
        "name": name,
        "entry": entry_texts.marked(draft.title, status),
        "count": words.format(count=count),
        "typed": [pair for pair in typed if pair[0].startswith(f"{name}-")],
        "version": submission.version,
    }


def _line(draft: EventDraft, status: str, when: When) -> str:
    marked = entry_texts.marked(draft.title, status)
    return _("{what}, {where}").format(what=marked, where=in_one_line(when))


def _where(draft: EventDraft, when: When, district) -> str:
    """The place of one date, with its street."""
    said = when.place or draft.place
    venue = register.meant_venue(district, said)
    if venue is None:
        return preview.place_words(said, district)
    return ", ".join(dict.fromkeys(filter(None, (venue.name, places.street_line(venue)))))


def _words(note: str, waits: bool) -> dict:
    return {"note": "" if waits else note, "waiting_note": note if waits else ""}
