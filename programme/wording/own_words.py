"""What the partner said in words of their own that stand inside ours: places, rooms, notes."""

from programme.events.standing import Spot, spot
from programme.wording import places


def own_words(event, occurrences) -> tuple[str, ...]:
    """Everything of that kind that the words about these dates and their places may repeat."""
    found = [event.period.get("hours_note") or "", event.registration_only_for]
    for row in occurrences:
        found += [*_of(spot(event, row)), row.note]
        if row.previous_venue:
            found.append(places.name_and_town(row.previous_venue))
    return tuple(dict.fromkeys(filter(None, found)))


def _of(at: Spot):
    if at.venue:
        named = places.name_and_town(at.venue)
        house, street = places.lines(at)
        yield from (named, places.with_room(at), ", ".join((house, street)), house, street)
    yield from (at.room, at.place_note)
