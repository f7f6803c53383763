"""Where, in one line or several: of a registered venue, and of one that is not in the register."""

from django.utils.translation import gettext as _


def town(venue) -> str:
    """ "Bad Salzungen, Ortsteil"."""
    name = venue.town.name if venue.town else ""
    return ", ".join(filter(None, (name, venue.locality)))


def street_line(venue) -> str:
    """ "Hauptstraße 1, 36433 Bad Salzungen"."""
    return ", ".join(filter(None, (venue.street, f"{venue.postcode} {town(venue)}".strip())))


def name_and_town(venue) -> str:
    """ "MehrGenerationenHaus, Bad Salzungen"."""
    return ", ".join(dict.fromkeys(filter(None, (str(venue), town(venue)))))


def place(event, occurrences=()) -> str:
    """Name and town of the event's place; another place where all these dates have it."""
    venues = {row.venue or event.venue for row in occurrences}
    venue = venues.pop() if len(venues) == 1 else event.venue
    if venue is None:
        return _("online") if event.is_online else event.place_note
    return name_and_town(venue)
