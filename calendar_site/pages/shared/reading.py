"""How a report will be read, before it is told: as a line of a page, as the title of an entry."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calendar_site.forms.relocation import MoveForm
from calendar_site.forms.reporting import ReportForm
from calendar_site.pages.shared import preview
from feeds.ical import entry_texts
from programme import known
from programme.actors import Actor
from programme.checks import all_checks
from programme.drafts import dates, reports
from programme.drafts.event_draft import EventDraft, Place, When, from_data
from programme.events import moves
from programme.models.event import Event, Status
from programme.models.submission import Submission
from programme.states import State
from programme.submissions import announcements, reporting
from programme.wording import moves as move_words
from programme.wording import places
from programme.wording.draft_dates import in_one_line

MOST_LINES = 10
DONE = ("report", "move")  # as the pages are asked for


def of_report(request, submission: Submission, form: ReportForm, by: Actor) -> dict:
    """The context of shared/reading.html for a valid form."""
    said = form.cleaned_data
    first = announcements.first_announced(submission)
    draft = reports.with_status(_accepted(submission), said["status"], form.dates, "", first)
    concerned = [when for when in dates.whens(draft) if reports.concerns(when, form.dates)]
    shown = concerned[:MOST_LINES]
    back = first if said["status"] == Status.SCHEDULED else ()
    waits = reporting.text_waits(submission, by)
    return _reading(request, submission, "report", draft, concerned) | {
        "lines": [
            _line(draft, when, old, _where(draft, when, submission) if when.key in back else "")
            for when, old in zip(shown, _instead(submission, draft, shown), strict=True)
        ],
        "more": len(concerned) > MOST_LINES,
        **_words(said["note"], waits),
    }


def of_move(request, submission: Submission, form: MoveForm, by: Actor) -> dict:
    """The same for one date that moves. Raises finding.Refused where it cannot be moved so."""
    said, key = form.cleaned_data, form.cleaned_data["key"]
    first = announcements.first_announced(submission)
    place = announcements.as_announced(submission, key, form.place, first)
    place_waits = reporting.place_waits(submission, place, by)

    def moved(place: Place | None) -> tuple[EventDraft, When]:
        draft = reports.moved(_accepted(submission), key, form.change, place, said["note"], first)
        all_checks.refuse_errors(draft, submission.programme, of=submission, by=by)
        return draft, next(when for when in draft.whens if when.key == key)

    draft, when = moved(place)
    public, public_when = moved(reports.LATER) if place_waits else (draft, when)
    where = _where(draft, when, submission)
    told = _("new place to be announced") if place_waits else where
    (old,) = _instead(submission, public, [public_when])
    return _reading(request, submission, "move", public, [public_when]) | {
        "lines": [_line(public, public_when, old, told)],
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


def _reading(request, submission, name, draft, concerned: list[When]) -> dict:
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
        "entry": entry_texts.marked(draft.title, concerned[0].status),
        "count": words.format(count=count),
        "typed": [pair for pair in typed if pair[0].startswith(f"{name}-")],
        "version": submission.version,
    }


def _instead(submission, draft: EventDraft, whens: list[When]) -> list[str]:
    """Of each date, when and where it was announced before, as the page will say it."""
    event = Event.objects.filter(submission=submission).select_related("district").first()
    if event is None:
        return [""] * len(whens)
    foreseen = moves.foreseen(event, replace(draft, whens=tuple(whens)))
    return [move_words.instead(row) for row in foreseen]


def _line(draft: EventDraft, when: When, old: str, where: str) -> str:
    line = _("{what}, {where}").format(
        what=entry_texts.marked(draft.title, when.status), where=in_one_line(when)
    )
    line = _("{what}, {where}").format(what=line, where=where) if where else line
    return " · ".join(filter(None, (line, old)))


def _where(draft: EventDraft, when: When, submission: Submission) -> str:
    """The place of one date, with its street."""
    district = submission.programme.district
    said = when.place or draft.place
    venue = known.meant_venue(district, said)
    if venue is None:
        return preview.place_words(said, district)
    return ", ".join(dict.fromkeys(filter(None, (venue.name, places.street_line(venue)))))


def _words(note: str, waits: bool) -> dict:
    return {"note": "" if waits else note, "waiting_note": note if waits else ""}
