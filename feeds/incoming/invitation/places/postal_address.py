"""An address in its parts: name, room, street, postcode, town, and what stands besides."""

import re

from feeds.incoming.invitation.places import known_places
from feeds.incoming.invitation.places.address_grammar import LONE_STREET, POSTCODE, ROOM, STREET
from programme import register
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.plain_text import fold, tidy

_AND_ONLINE = re.compile(
    r"(?i),?\s*(?:und|sowie|oder|auch|&|\+)\s(?:auch )?(?:online|per livestream)(?: (?:per|via|"
    r"über) \w+)?"
)
_MEETING = re.compile(
    r"(?:vor|hinter|neben|an|am|bei|beim|zwischen|gegenuber|unter|auf|ecke|nahe|parkplatz|"
    r"bushaltestelle|haltestelle)\b"
)
_LEADING = re.compile(r"(?i)^(?:im|in der|in den|ins|in|auf dem|auf der)\s+(?=[A-ZÄÖÜ„\"])")
_SAYS_NOTHING = ("deutschland", "germany", "online")


def parsed(text: str, district: District) -> Place:
    """A line such as "Rathaus, Großer Saal, Markt 1, 99817 Eisenach" in its parts."""
    text = _AND_ONLINE.sub("", text)
    street, postcode = _street_and_postcode(text)
    town, locality = _town_of(postcode, text, district)
    found = [match for match in (street, postcode) if match]
    first = min((match.start() for match in found), default=len(text))
    named = text[:first].strip(" ,;–-(|")
    name, room = with_room(without_town(named, town))
    note = _besides(text[first:], [match[0] for match in found])
    if _MEETING.match(fold(name)):
        name, note = "", ", ".join(filter(None, [named, note]))
    if fold(note) in (*_SAYS_NOTHING, fold(town)):
        note = ""
    if not any((name, street, postcode, town)):
        note = text
    return Place(
        name=name,
        room=room,
        street=street[0].strip() if street else "",
        postcode=postcode["postcode"] if postcode else "",
        town=town,
        locality=locality,
        note=note,
    )


def start(text: str) -> int | None:
    """Where a street or a postcode begins; None where there is neither."""
    found = (pattern.search(text) for pattern in (STREET, POSTCODE))
    return min((match.start() for match in found if match), default=None)


def without_town(text: str, town: str) -> str:
    """A name without the town at its end and without "im", "auf dem" at its beginning."""
    if not text or register.split_town(text)[0] == town or fold(text) == fold(town):
        return ""
    if town and re.search(rf"(?:,|\bin)\s*{re.escape(town)}$", text):
        text = re.sub(rf"(?:,|\bin)\s*{re.escape(town)}$", "", text)
    else:
        text = text.removesuffix(town)
    return _LEADING.sub("", text.strip(" ,")).strip(" ,-–;")


def with_room(name: str) -> tuple[str, str]:
    """ "Rathaus, Großer Saal" as the house and its room."""
    head, comma, tail = name.rpartition(",")
    if comma and ROOM.fullmatch(tail.strip()) and len(tail) < 60:
        return head.strip(), tail.strip()
    return name, ""


def _street_and_postcode(text: str):
    street, postcode = STREET.search(text), POSTCODE.search(text)
    if postcode and not street:
        street = _street_before(text, postcode)
    return street, postcode


def _street_before(text: str, postcode):
    """In "Lange Reihe 5, 99999 Neustadt" the part before the postcode is the street."""
    parts = text[: postcode.start()].rstrip(" ,;–-|").split(",")
    last = parts[-1].strip()
    if not LONE_STREET.fullmatch(last) or ROOM.fullmatch(last):
        return None
    return re.compile(re.escape(last)).search(text, text.rfind(last, 0, postcode.start()))


def _town_of(postcode, text: str, district: District) -> tuple[str, str]:
    """The town behind the postcode with its locality, else one of the district."""
    if postcode:
        name, locality = register.split_town(tidy(postcode["town"]))
        known = register.find_town(district, name)
        return (known.name if known else name), locality
    return known_places.town(text, district), ""


def _besides(text: str, taken) -> str:
    """What stands between and behind the parts of an address."""
    for piece in taken:
        text = text.replace(piece, ",", 1)
    return ", ".join(filter(None, (part.strip(" ;–-().|") for part in text.split(","))))
