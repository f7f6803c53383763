"""Where, in one line or several: of a registered venue, and of one that is not in the register."""

from django.utils.translation import gettext as _

from programme.events.standing import Spot, spots
from programme.wording.said_once import says

MOST = 3  # places named in one line


def town(venue) -> str:
    """ "Bad Salzungen, Ortsteil"."""
    name = venue.town.name if venue.town else ""
    return ", ".join(filter(None, (name, venue.locality)))


def street_line(venue) -> str:
    """ "Hauptstraße 1, 36433 Bad Salzungen"."""
    return ", ".join(filter(None, (venue.street, f"{venue.postcode} {town(venue)}".strip())))


def name_and_town(venue) -> str:
    """ "MehrGenerationenHaus, Bad Salzungen"; "Rathaus Bad Salzungen" names the town itself."""
    name = str(venue)
    where = [part for part in town(venue).split(", ") if not says(name, part)]
    return ", ".join(filter(None, (name, *where)))


def place(event, occurrences) -> str:
    """Name and town of every place at which these dates stand: "Rathaus, Neustadt · online"."""
    found = list(dict.fromkeys(filter(None, map(at, spots(event, occurrences)))))
    return " · ".join(found[:MOST]) + (" …" if len(found) > MOST else "")


def at(spot: Spot) -> str:
    """Name and town of one place."""
    if spot.follows:
        return _("new place to be announced")
    if spot.venue is None:
        return _("online") if spot.is_online else spot.place_note
    return name_and_town(spot.venue)


def with_room(spot: Spot) -> str:
    """The same with the room."""
    return ", ".join(filter(None, (at(spot), spot.room)))


def other(own: Spot, usual: Spot) -> str:
    """What is other about a place: another house, or in the same another room; else empty."""
    if own == usual:
        return ""
    return at(own) if at(own) != at(usual) else own.room or own.place_note


def way(spot: Spot, *also: str) -> str:
    """Its note, where neither the lines of the place nor one of `also` says it."""
    said = (", ".join(lines(spot)), *also)
    return "" if any(says(line, spot.place_note) for line in said) else spot.place_note


def lines(spot: Spot) -> tuple[str, str]:
    """House with room, and street with town; either may be empty."""
    if spot.venue is None:
        return "", ""
    return ", ".join(filter(None, house(spot))), street_line(spot.venue)


def house(spot: Spot) -> tuple[str, str]:
    """House and room; a room that names the house stands alone, as does a house that names it."""
    name, room = spot.venue.name, spot.room
    if says(room, name) or says(name, room):
        return max(name, room, key=len), ""
    return name, room
