"""A date that moves remembers when and where it was announced before, until it is back there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from programme import register
from programme.drafts.event_draft import EventDraft
from programme.events.rows import OccurrenceRow, announced_spot, occurrence_rows
from programme.events.standing import Spot, spot
from programme.models.event import Event, Openness, Status


@dataclass(frozen=True)
class Announced:
    """What the public knows of a date: its start, its venue, and what it has moved from."""

    start: tuple[date, time | None]
    venue: Any
    old_start: tuple[date, time | None] | None
    old_venue: Any


def announced(event: Event) -> dict[str, Announced]:
    """The dates of a stored event by key, before a new version is written.

    None of an event that is not public: no move of it is told.
    """
    if event.openness != Openness.PUBLIC or event.withdrawn_at is not None:
        return {}
    rows = event.occurrences.select_related("venue", "previous_venue")
    return {
        row.key: Announced(
            start=(row.starts_on, row.start_time),
            venue=spot(event, row).venue,
            old_start=(row.previous_on, row.previous_time) if row.previous_on else None,
            old_venue=row.previous_venue,
        )
        for row in rows
    }


def foreseen(event: Event, draft: EventDraft) -> list[OccurrenceRow]:
    """The dates as publishing `draft` would make them; nothing is written."""
    before, venue = announced(event), register.meant_venue(event.district, draft.place)
    here = announced_spot(draft, venue)
    found = occurrence_rows(draft, event.district, venue)
    return [remembering(row, spot(here, row), before) for row in found]


def remembering(row: OccurrenceRow, place: Spot, before: Mapping[str, Announced]) -> OccurrenceRow:
    """The new row of a date that is at `place` now, with what it has moved from.

    Only a date that is called moved has moved: a correction is none. What was announced first is
    remembered, through further moves and through a cancellation.
    """
    was = before.get(row.key)
    if was is None:
        return row
    start, venue = was.old_start, was.old_venue
    if row.status == Status.MOVED:
        start, venue = start or was.start, venue or was.venue
    if start and start != (row.starts_on, row.start_time):
        row = replace(row, previous_on=start[0], previous_time=start[1])
    return replace(row, previous_venue=venue if venue != place.venue else None)
