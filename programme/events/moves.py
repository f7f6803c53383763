"""A date that moves remembers when and where it was announced before, until it is back there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from programme import known, register
from programme.drafts.event_draft import EventDraft
from programme.events.rows import OccurrenceRow, announced_spot, occurrence_rows
from programme.events.standing import Spot, spot
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event, Occurrence, Openness, Status


@dataclass(frozen=True)
class Announced:
    """What the public knows of a date: its start, its venue, and what it has moved from."""

    status: str
    start: tuple[date, time | None]
    venue: Any
    old_start: tuple[date, time | None] | None
    old_venue: Any


def announced(event: Event, house: int | None) -> dict[str, Announced]:
    """The dates of a stored event by key, before a new version is written.

    `house` is the key of the event's own venue in the new version: where it is another one, that
    was a mistake and no date has moved from it. None of an event that is not public: no move of
    it is told.
    """
    if event.openness != Openness.PUBLIC or event.withdrawn_at is not None:
        return {}
    rows = event.occurrences.select_related("venue", "previous_venue")
    wrong = event.venue_id if event.venue_id != house else None
    return {
        row.key: Announced(
            status=row.status,
            start=(row.starts_on, row.start_time),
            venue=spot(event, row).venue,
            old_start=(row.previous_on, row.previous_time) if row.previous_on else None,
            old_venue=row.previous_venue if row.previous_venue_id != wrong else None,
        )
        for row in rows
    }


def foreseen(event: Event, draft: EventDraft) -> list[OccurrenceRow]:
    """The dates as publishing `draft` would make them; nothing is written."""
    before = announced(event, event.venue_id)
    venue = known.meant_venue(event.district, draft.place)
    here = announced_spot(draft, venue)
    found = occurrence_rows(draft, event.district, venue)
    return [remembering(row, spot(here, row), before, is_report=True) for row in found]


def remembering(
    row: OccurrenceRow, place: Spot, before: Mapping[str, Announced], *, is_report: bool
) -> OccurrenceRow:
    """The new row of a date that is at `place` now, with what it has moved from.

    Only a date that is called moved has moved: a correction is none. What was announced first is
    remembered, through further moves and through a cancellation; what a correction changes of a
    moved date is forgotten.
    """
    was = before.get(row.key)
    if was is None:
        return row
    start, venue = was.old_start, was.old_venue
    if row.status == Status.MOVED and (is_report or was.status != Status.MOVED):
        start, venue = start or was.start, venue or was.venue
    elif not is_report:
        start, venue = _not_corrected(was, row, place)
    if start and start != (row.starts_on, row.start_time):
        row = replace(row, previous_on=start[0], previous_time=start[1])
    return replace(row, previous_venue=venue if venue != place.venue else None)


def _not_corrected(was: Announced, row: OccurrenceRow, place: Spot) -> tuple[Any, Any]:
    """What a correction leaves of what is remembered: of what it changes nothing."""
    start = was.old_start if was.start == (row.starts_on, row.start_time) else None
    return start, was.old_venue if was.venue in (None, place.venue) else None


def hidden_places(district: District) -> dict[int, int]:
    """Dates that have moved from a place that is not told: their keys, with that of the event."""
    return dict(_hidden_places(district.pk))


def _of_hidden_places(district: int) -> Any:
    rows = Occurrence.objects.filter(event__district=district).exclude(previous_venue=None)
    rows = rows.exclude(previous_venue__in=register.told_venues(District(pk=district)))
    return rows.values_list("pk", "event")


_hidden_places = KnownQuestion(_of_hidden_places, NUMBER)
