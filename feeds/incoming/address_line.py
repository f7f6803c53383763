"""One line of address ("Bürgerhaus, Markt 1, 99817 Eisenach") as a place, with the register's help.

What has no place of its own stays in the name: nothing that was written is lost.
"""

import re
from dataclasses import replace
from math import cos, hypot, radians

from feeds.incoming.address_text import ADDRESS, PARTS, POSTCODE, house_and_street, parted
from feeds.incoming.invitation.places import postal_address
from feeds.incoming.lookup import KnownVenue, Lookup
from feeds.incoming.online_words import is_online
from programme.drafts.event_draft import Place
from programme.meant_house import without_room
from programme.plain_text import fold, tidy
from programme.register import split_town
from programme.regular_expressions import expression
from programme.stated import place_to_follow
from programme.stated.meeting_addresses import BARE, is_meeting
from programme.stated.unsaid import is_unsaid

_STREET = expression(
    r".*(?:straße|strasse|str\.|weg|platz|gasse|allee|markt|ring|ufer|damm|chaussee|promenade|hof"
    r"|berg|graben|steig|am|an|im|in)\b.*\s\d+\s?[a-z]?(?:\s?[-–/]\s?\d+\s?[a-z]?)?"
    r"|[^\W\d][^\d,]{3,40}\s\d{1,3}\s?[a-z]?(?:\s?[-–/]\s?\d{1,3}\s?[a-z]?)?",
    re.IGNORECASE,
)
# "Raum 3" looks like a street and is none.
_ROOM = expression(
    r"(?:.*\s)?(?:raum|saal|zimmer|etage|haus|halle|studio|room|kino|block|gleis|tor|nr\.?)\s*\d+"
    r"(?:\s?[-–/]\s?\d+)?",
    re.IGNORECASE,
)
_LABEL = expression(r"\s*(?i:treffpunkt|ort|veranstaltungsort|wo|adresse|location|venue)\s*:\s+")
_TOWN_AND_PART = expression(r"(?P<town>[^\W\d][\w ]+)-(?P<part>[A-ZÄÖÜ][\w -]+)")
_PART_OF_TOWN = expression(r"(?:OT|Ortsteil)\s+(?P<name>.+)")
# Countries and Länder that programs write behind the town; not those which are towns themselves.
_COUNTRIES = {
    fold(name)
    for name in "Deutschland,Germany,DE,Thüringen,Thuringia,Sachsen-Anhalt,Sachsen,Hessen,Bayern,"
    "Nordrhein-Westfalen,NRW,Niedersachsen,Brandenburg,Rheinland-Pfalz,Saarland,Schleswig-Holstein,"
    "Mecklenburg-Vorpommern,Baden-Württemberg,Bavaria,Saxony,Hesse,Lower Saxony,Saxony-Anhalt,"
    "North Rhine-Westphalia".split(",")
}
BESIDE = ("street", "postcode", "town")
LONGEST_NAME = 160
LONGEST = 600  # characters of an address; the rest is kept as a note, unread
NEAR = 0.08  # kilometres


def read(
    text: str,
    lookup: Lookup,
    spot: tuple[float, float] | None = None,
    beside: Place = Place(),  # noqa: B008
) -> Place:
    """The place that `text` names; `spot` (latitude, longitude) helps where nothing is written.

    `beside` has street, postcode and town from fields of their own.
    """
    later = "" if is_unsaid(text) else place_to_follow.said(text)
    if later and len(text) < 2 * len(later):
        return Place(to_follow=True, note="" if later == fold(text) else tidy(text))
    text, rest = _LABEL.sub("", text[:LONGEST]), text[LONGEST:]
    text = BARE.sub(r"https://\g<0>", text)
    text = parted(text, lookup, _is_street)
    links = ADDRESS.findall(text)
    text, access = postal_address.without_access(text)
    parts, online = _parts(ADDRESS.sub("", text))
    place = _with(_sorted(parts, lookup), beside, parts)
    note = " ".join(filter(None, [place.note, *access, *links, rest]))
    place = replace(place, online=online or any(map(is_meeting, links)), note=note)
    if place == Place() and spot:
        venue = _nearest(spot, lookup)
        return replace(place, venue=venue.slug) if venue else place
    return _registered(place, lookup)


def _with(place: Place, beside: Place, parts: list[str]) -> Place:
    """With what is said beside it; a line that says something else stays whole, as the name."""
    said = {name: getattr(beside, name) for name in BESIDE if getattr(beside, name)}
    if any(fold(getattr(place, name)) not in ("", fold(text)) for name, text in said.items()):
        return replace(beside, name=", ".join(parts)[:LONGEST_NAME])
    return replace(place, **said)


def _parts(text: str) -> tuple[list[str], bool]:
    """The parts without countries; and whether one of them, left out too, said "online"."""
    every = (part for part in map(tidy, PARTS.split(text)) if fold(part) not in _COUNTRIES)
    said = [part for part in every if not is_unsaid(part)]
    parts = [part for part in said if not is_online(part)]
    return parts, len(parts) < len(said)


def _sorted(parts: list[str], lookup: Lookup) -> Place:
    """Each part where it belongs, the first that belongs nowhere as the name."""
    said = {"street": "", "postcode": "", "town": "", "locality": ""}
    pieces = [piece for part in parts for piece in house_and_street(part, lookup) if piece]
    names = [part for part in pieces if not _put(part, said, lookup)]
    said["town"] = said["town"] or _town_at_the_end(names, lookup)
    name, note = ", ".join(names), ""
    name, room = postal_address.house_and_room(name)
    said["town"] = said["town"] or _town_at_the_end([name], lookup)
    if len(name) > LONGEST_NAME:
        name, note = names[0], ", ".join(names[1:])
    return Place(
        name=name,
        room=room,
        street=said["street"],
        postcode=said["postcode"],
        town=said["town"],
        locality=said["locality"],
        note=note,
    )


def _put(part: str, said: dict, lookup: Lookup) -> bool:
    """Put a part where it belongs; False if it belongs nowhere, or that place is taken."""
    found = _postcode_and_town(part, lookup) or _one_thing(part, lookup)
    if not found or any(said[name] for name in found if name != "locality"):
        return bool(said["town"]) and fold(part) == fold(said["town"])
    said.update({name: text for name, text in found.items() if text})
    return True


def _postcode_and_town(part: str, lookup: Lookup) -> dict | None:
    match = POSTCODE.fullmatch(part)
    if match:
        town, locality = _town(tidy(match["town"]), lookup)
        return {"postcode": match["postcode"], "town": town, "locality": locality}
    if lookup.town(part):
        town, locality = _town(part, lookup)
        return {"town": town, "locality": locality}
    part_of = _TOWN_AND_PART.fullmatch(part)
    if part_of and (town := lookup.town(part_of["town"])):
        return {"town": town, "locality": part_of["part"]}
    return None


def _one_thing(part: str, lookup: Lookup) -> dict | None:
    if re.fullmatch(r"\d{5}", part):
        return {"postcode": part}
    if match := _PART_OF_TOWN.fullmatch(part):
        return {"locality": match["name"]}
    return {"street": part} if _is_street(part) and not lookup.knows_house(part) else None


def _town_at_the_end(names: list[str], lookup: Lookup) -> str:
    """The town in "Rathaus Neustadt"; the name stays whole, because it may be one."""
    words = names[-1].split() if names else []
    tails = (" ".join(words[n:]) for n in range(1, len(words)))
    return next(filter(None, map(lookup.town, tails)), "")


def _is_street(part: str) -> bool:
    return bool(_STREET.fullmatch(part)) and not _ROOM.fullmatch(part)


def _town(name: str, lookup: Lookup) -> tuple[str, str]:
    plain, locality = split_town(name)
    return lookup.town(name) or plain, locality


def _registered(place: Place, lookup: Lookup) -> Place:
    """The place by its slug where the register says which is meant; a street it lacks is noted."""
    house, room = without_room(place.name)
    for name, rest in ((place.name, ""), (house, room)):
        if rest and lookup.town(rest):
            break
        if venue := lookup.venue(name, place):
            street = "" if venue.at.street else place.street
            note = ", ".join(filter(None, [street, place.note]))
            return Place(venue=venue.slug, room=rest or place.room, online=place.online, note=note)
    return place


def _nearest(spot, lookup: Lookup) -> KnownVenue | None:
    """The only place of the register within `NEAR`."""
    every = {venue.slug: venue for venues in lookup.venues.values() for venue in venues}
    near = [venue for venue in every.values() if venue.latitude and _distance(spot, venue) < NEAR]
    return near[0] if len(near) == 1 else None


def _distance(spot, venue: KnownVenue) -> float:
    """In kilometres; exact enough for a few hundred metres."""
    north = (spot[0] - venue.latitude) * 111.2
    east = (spot[1] - venue.longitude) * 111.2 * cos(radians(spot[0]))
    return hypot(north, east)
