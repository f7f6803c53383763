"""Where: the place of an event, or of one date that is elsewhere."""

from programme.events.standing import Spot
from programme.models.venue import Access, Venue


def location(spot: Spot) -> dict:
    """The place as it was said; all null where it is to follow or online only."""
    return {
        **(place(spot.venue) if spot.venue else NOWHERE),
        "room": spot.room or None,
        "note": spot.place_note or None,
        "online": spot.is_online,
    }


def place(venue: Venue) -> dict:
    """What is known of a venue; access is the venue's, not promised for an event."""
    return name_and_town(venue) | {
        "street": venue.street or None,
        "postcode": venue.postcode or None,
        "locality": venue.locality or None,
        "latitude": _degrees(venue.latitude),
        "longitude": _degrees(venue.longitude),
        "wheelchair": venue.wheelchair,
        "accessible_toilet": venue.accessible_toilet,
        "hearing_loop": venue.hearing_loop,
    }


def name_and_town(venue: Venue) -> dict:
    """All that is told of a place where a date is not any more."""
    return {
        "name": venue.name or None,
        "town": {"slug": venue.town.slug, "name": venue.town.name} if venue.town else None,
    }


NOWHERE = {
    **dict.fromkeys(("name", "street", "postcode", "town", "locality", "latitude", "longitude")),
    **dict.fromkeys(("wheelchair", "accessible_toilet", "hearing_loop"), Access.UNKNOWN.value),
}


def _degrees(value) -> float | None:
    return None if value is None else float(value)
