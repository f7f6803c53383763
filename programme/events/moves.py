"""A date that moves remembers when and where it was announced before, until it is back there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from programme.events.rows import OccurrenceRow
from programme.events.standing import Spot, spot
from programme.models.event import Event, Status


@dataclass(frozen=True)
class Announced:
    """What the public knows of a date: its start, its venue, and what it has moved from."""

    start: tuple[date, time | None]
    venue: Any
    old_start: tuple[date, time | None] | None
    old_venue: Any


def announced(event: Event) -> dict[str, Announced]:
    """The dates of a stored event by key, before a new version is written."""
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
