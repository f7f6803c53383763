"""What the booklet says of when: days, a series in words, or a period with its hours.

What holds for a series or a period as a whole (cancelled, moved …) is said once, of the whole; a
date of it has a line of its own where it says more than that and than the words.
"""

from django.utils.text import capfirst

from programme.events.standing import Spot, spot
from programme.models.event import Schedule, Status
from programme.wording import badges, moves, notes, places, schedules, timing
from programme.wording.lists import joined

AS_PLANNED = {"status": Status.SCHEDULED.value, "status_label": "", "note": ""}


def printed_dates(event, occurrences, usual: Spot) -> dict:
    """Keys `kind` to `period` and `whole` of an event of the snapshot.

    The words name no places: a date that is elsewhere has its line, and the words outlive the event
    (`feeds.edition_redaction`).
    """
    is_period, is_series = event.schedule == Schedule.PERIOD, event.schedule == Schedule.SERIES
    words = schedules.dates(event, occurrences, with_places=False)
    days = [_day(row, spot(event, row), usual) for row in occurrences]
    whole = AS_PLANNED
    if is_period or is_series:
        whole = _whole(days)
        pairs = zip(occurrences, days, strict=True)
        days = [day for row, day in pairs if not _is_told(row) and _says_more(day, whole)]
    return {
        "kind": event.schedule,
        "wording": words if is_series else "",
        "hours": timing.opening_hours(event) if is_period else [],
        "days": days,
        "period": words if is_period else "",
        "whole": whole,
    }


def _whole(days) -> dict[str, str]:
    """The state and the note that all of these days have."""
    states, notes = {day["status"] for day in days}, {day["note"] for day in days}
    status = states.pop() if len(states) == 1 else Status.SCHEDULED.value
    return {
        "status": status,
        "status_label": badges.status(status),
        "note": notes.pop() if len(notes) == 1 else "",
    }


def _says_more(day, whole) -> bool:
    return bool(day["place"]) or not whole.items() <= day.items()


def _is_told(row) -> bool:
    """The words tell of a date that is left out or on another day, but not why."""
    return row.status in (Status.CANCELLED, Status.MOVED) and not (
        notes.note(row) or row.is_elsewhere or row.previous_venue_id
    )


def _day(row, own: Spot, usual: Spot):
    last = timing.until_day(row.starts_on, timing.last_day(row))
    return {
        "date": row.starts_on.isoformat(),
        "date_label": timing.day(row.starts_on, year=False),
        "time": joined([timing.times(row), last]),
        "starts": f"{row.start_time:%H:%M}" if row.start_time else "",
        "status": row.status,
        "status_label": badges.status(row.status),
        "note": " · ".join(filter(None, _besides(row))),
        "place": "" if own == usual else _elsewhere(own),
        "town": "" if own == usual or not own.venue else places.town(own.venue),
    }


def _besides(row):
    note = notes.note(row)
    return moves.instead(row), capfirst(timing.own_doors(row, note)), note


def _elsewhere(own: Spot) -> str:
    house, street = places.lines(own)
    return ", ".join(filter(None, (house, street, places.way(own)))) or places.at(own)
