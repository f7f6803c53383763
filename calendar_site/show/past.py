"""What is over speaks of the past: nothing is promised, asked or offered for it any more."""

from datetime import date

from django.utils import timezone

from calendar_site.show.current_programme import PAST, phase
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.event import Occurrence, Schedule, Status

# Of a date to come: whether it is confirmed, and whether there is room.
OF_NOW = (Status.TENTATIVE, Status.FULL)


def looking_back(occurrences) -> list:
    """The dates, of which those that are over know it (`Occurrence.is_over`) when they are told."""
    today, rows = timezone.localdate(), list(occurrences)
    for row in rows:
        if isinstance(row, Occurrence):
            row.is_over = row.ends_on < today
    return rows


def is_over(event, occurrences, today: date) -> bool:
    """Whether all these dates are over; an exhibition without an end goes on with its programme."""
    if event.schedule == Schedule.PERIOD and not event.period.get("ends_on"):
        return phase(event.programme, today) == PAST
    return all(row.ends_on < today for row in occurrences)


def is_past(draft: EventDraft, programme, today: date) -> bool:
    """The same of the dates of a draft; without a date nothing is over."""
    if draft.period and not draft.period.ends_on:
        return phase(programme, today) == PAST
    whens = dates.whens(draft)
    return bool(whens) and all(dates.last_day(when) < today for when in whens)


def told_status(row) -> str:
    """The status of a date, as far as it still says something."""
    return Status.SCHEDULED if row.is_over and row.status in OF_NOW else row.status
