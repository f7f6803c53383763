"""An address in its parts: name, room, street, postcode, town, and what stands besides."""

import re
from dataclasses import replace

from feeds.incoming.invitation.places import arabic_address, known_places, town_names
from feeds.incoming.invitation.places.address_grammar import (
    IS_HOUSE,
    LONE_STREET,
    POSTCODE,
    ROOM,
    STREET,
    STREET_WITHOUT_NUMBER,
)
from programme import register
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.plain_text import fold, tidy
from programme.regular_expressions import expression

_AND_ONLINE = expression(
    r"(?i),?\s*(?:(?:und|sowie|oder|auch|or|and|&|\+)\s(?:auch )?|(?=parallel|gleichzeitig))"
    r"(?:parallel |gleichzeitig )?(?:online|digital|(?:per|im|via|über) (?:livestream|stream|zoom|"
    r"teams|jitsi|webex|videokonferenz|internet))(?: (?:per|via|über) \w+)?(?=[\s,;.)]|$)"
)
# A way to a place, with the house that it begins at: "vor dem Rathaus", "zwischen A und B".
_WAY = expression(
    r"(?i)(?:vor|hinter|neben|gegenüber|nahe)\s(?:de[rmn]\s)?(?P<house>[A-ZÄÖÜ][^,;]*)$|"
    r"(?:zwischen|unter|ecke)\b"
)
_LEADING = expression(
    r"^(?i:vor ort,?\s)?(?i:im|in der|in den|ins|in the|in|auf dem|auf der|at the|at|am|an der|"
    r"beim|bei der|bei uns im|bei uns in der)\s+(?=[A-ZÄÖÜ„\"])|^the\s+|^vor Ort,?\s"
)
_SAYS_NOTHING = ("deutschland", "germany", "online")
_IN_LAST_BRACKETS = expression(r"(?P<house>[^()]*\S)\s*\((?P<room>[^()]{2,60})\)")
_BRACKETS = expression(r"\s*\(([^()]{2,120})\)")
# How one gets in; "Eingang B" and "Hintereingang" are a part of the house.
_WAY_IN = (
    r"(?:(?:\w+)?(?:Ein|Zu|Auf)gang|Zufahrt|Einfahrt)\s(?:ist\s|erfolgt\s|bitte\s|nur\s)*"
    r"(?:über|durch|von|vom|neben|hinter|rechts|links|seitlich|auf|in|im|an|am|gegenüber|beim?)\b|"
    r"(?:bitte\s)?klingel"
)
_ACCESS = expression(
    r"\s*\(((?i:barrierefrei|rollstuhl|stufenlos|ebenerdig|behindertengerecht|"
    rf"{_WAY_IN})[^()]{{0,60}})\)|,\s((?i:{_WAY_IN})[^,;()]{{0,60}})(?=[,;]|$)"
)
_LOCALITY = expression(r"(?:OT|Ortsteil|Stadtteil)\s+(?P<name>.+)")
# "Kutschenberg 4 in Duderstadt", "Schortauer Weg in Krumpa"
_IN_TOWN = expression(
    r"((?:[^\W\d]{3}\s\d{1,3}\s?[a-z]?|[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Gg]asse|[Aa]llee|[Ww]eg)) in "
    r"(?=[A-ZÄÖÜ][^,;]{2,40}$)"
)
_LAST_TOWN = expression(r"(?:,| in| zu)\s(?P<town>[A-ZÄÖÜ][^,;]{2,40})$")
_PARTS = expression(r"\s*(?:[,;|]|\s[–·•/-]\s)\s*")


def parsed(text: str, district: District) -> Place:
    """A line such as "Rathaus, Großer Saal, Markt 1, 99817 Eisenach" in its parts."""
    return arabic_address.parsed(text, district) or _in_parts(text, district)


def _in_parts(text: str, district: District) -> Place:
    text, access = without_access(re.sub(r"\s(?:[/·•|]|//)\s|\s?،\s", ", ", text))
    text = re.sub(r"(?<=\d|[^\W\d]) in (?=\d{5}\s)", ", ", text)
    text = _IN_TOWN.sub(r"\1, ", _without_brackets(_AND_ONLINE.sub("", text), district))
    street, postcode = _street_and_postcode(text)
    found = [match for match in (street, postcode) if match]
    first = min((match.start() for match in found), default=len(text))
    named = text[:first].strip(" ,;–-(|")
    besides = _besides(text[first:], [match[0] for match in found])
    town, locality = _town_of(postcode, text, district)
    locality, besides = _part_besides(town, locality, besides)
    named, locality = _without_part_of_town(named, town, locality, district)
    named, besides, town = _with_unknown_town(named, besides, town)
    name, room = with_room(without_town(named, town))
    name = without_town(name, town)
    name, lone = (name, "") if street else _without_lone_street(name)
    if lone and fold(name) == fold(town):
        name, lone = lone, ""
    place = Place(
        name=name,
        room=room,
        street=street[0].strip() if street else lone,
        postcode=postcode["postcode"] if postcode else "",
        town=town,
        locality=locality,
    )
    place = _with_besides(place, _besides_town(besides, place))
    place = replace(place, note=", ".join(filter(None, [place.note, *access])))
    return place if place != Place() else Place(note=text)


def without_access(text: str) -> tuple[str, list[str]]:
    """ "Bürgerhaus (barrierefrei)", "Rathaus, Eingang über den Hof": what says how one gets in is
    no part of a name."""
    found = [match[1] or match[2] for match in _ACCESS.finditer(text)]
    return _ACCESS.sub("", text), [each.rstrip(" !") for each in found]


def _besides_town(besides: list[str], place: Place) -> list[str]:
    nothing = (*_SAYS_NOTHING, fold(place.town), fold(place.locality))
    return [part for part in besides if fold(part) not in nothing]


def _with_besides(place: Place, besides: list[str]) -> Place:
    """With what stands behind the address: the room, the house, else a note.

    A way to it ("hinter dem Rathaus") is a note beside the house or the street that it names.
    """
    if (way := _WAY.match(place.name)) and (place.street or way["house"]):
        besides = [place.name, *besides]
        place = replace(place, name=way["house"] or "")
    if besides and not place.room and ROOM.fullmatch(besides[0]):
        place, besides = replace(place, room=besides[0]), besides[1:]
    if besides and not place.name and IS_HOUSE.search(besides[0]):
        place, besides = replace(place, name=besides[0]), besides[1:]
    return replace(place, note=", ".join(besides))


def start(text: str) -> int | None:
    """Where a street or a postcode begins; None where there is neither."""
    found = (pattern.search(text) for pattern in (STREET, POSTCODE))
    return min((match.start() for match in found if match), default=None)


def span(text: str) -> tuple[int, int]:
    """Where the first address begins and ends; its postcode stands right behind its street."""
    street, postcode = STREET.search(text), POSTCODE.search(text)
    found = [match for match in (street, postcode) if match]
    first = min(found, key=lambda match: match.start())
    if street and postcode and 0 <= postcode.start() - street.end() < 40:
        return street.start(), postcode.end()
    return first.span()


def without_town(text: str, town: str) -> str:
    """A name without the town at its end and without "im", "auf dem" at its beginning."""
    if not text or register.split_town(text)[0] == town or fold(text) == fold(town):
        return ""
    if town and re.search(rf"(?:,|\b(?:in|zu|في))\s*{re.escape(town)}$", text):
        text = re.sub(rf"(?:,|\b(?:in|zu|في))\s*{re.escape(town)}$", "", text)
    else:
        text = text.removesuffix(town)
    return _LEADING.sub("", text.strip(" ,")).strip(" ,-–;")


def house_and_room(name: str) -> tuple[str, str]:
    """As `with_room`, also "Bürgerhaus (Saal)"."""
    match = _IN_LAST_BRACKETS.fullmatch(name)
    if match and ROOM.fullmatch(match["room"]):
        return match["house"], match["room"]
    return with_room(name)


def with_room(name: str) -> tuple[str, str]:
    """ "Rathaus, Großer Saal" and "Großer Saal, Rathaus" as the house and its room.

    "Rathaus, Großer Saal, 2. OG" has two parts of a room.
    """
    head, comma, tail = name.rpartition(",")
    if comma and ROOM.fullmatch(tail.strip()) and len(tail) < 60:
        house, outer = with_room(head.strip())
        return house, ", ".join(filter(None, [outer, tail.strip()]))
    return name, ""


def _without_brackets(text: str, district: District) -> str:
    """ "Gemeindehaus (Markt 3, 36419 Geisa)" with commas; other words in brackets stay."""

    def part(match):
        inside, before = match[1], re.split(r"[,;]\s", text[: match.start()])[-1]
        is_town = known_places.town(inside, district) or town_names.may_be(inside)
        first = inside.split(",")[0]
        is_address = start(inside) is not None or ROOM.fullmatch(first)
        is_address = is_address or STREET_WITHOUT_NUMBER.fullmatch(first)
        part_of_town = is_town and town_names.may_be(before.strip())
        return f", {inside}," if (is_address or is_town) and not part_of_town else match[0]

    return re.sub(r",\s*(?=,|$)|,(?=\s*[.])", "", _BRACKETS.sub(part, text)).strip()


def _street_and_postcode(text: str):
    street, postcode = STREET.search(text), POSTCODE.search(text)
    if postcode and not street:
        street = _street_before(text, postcode)
    return street or _street_before_town(text), postcode


def is_street(text: str) -> bool:
    return bool(STREET.fullmatch(text)) or is_lone_street(text)


def is_lone_street(text: str) -> bool:
    """ "Hofstatt 16": what only its number shows to be a street, and no room or house."""
    lone = LONE_STREET.fullmatch(text)
    return bool(lone) and not (ROOM.fullmatch(text) or IS_HOUSE.search(text))


def _street_before_town(text: str):
    """In "Hofstatt 16, Braunfels" the part before the town is the street."""
    street, comma, town = text.rpartition(", ")
    name = re.split(r",\s", street)[-1]
    if not comma or not is_lone_street(name) or not town_names.may_be(town):
        return None
    return re.compile(re.escape(name)).search(text, len(street) - len(name))


def _street_before(text: str, postcode):
    """In "Lange Reihe 5, 99999 Neustadt" the part before the postcode is the street."""
    parts = text[: postcode.start()].rstrip(" ,;–-|").split(",")
    last = parts[-1].strip()
    alone = LONE_STREET.fullmatch(last) or (
        len(parts) > 1 and STREET_WITHOUT_NUMBER.fullmatch(last)
    )
    if not alone or ROOM.fullmatch(last):
        return None
    return re.compile(re.escape(last)).search(text, text.rfind(last, 0, postcode.start()))


def _town_of(postcode, text: str, district: District) -> tuple[str, str]:
    """The town behind the postcode with its locality, else one of the district."""
    if postcode:
        name, locality = register.split_town(tidy(postcode["town"]))
        return known_places.named(name, district) or name, locality
    part = next(
        (match for each in _PARTS.split(text) if (match := _LOCALITY.fullmatch(each))), None
    )
    return known_places.town(text, district), part["name"] if part else ""


def _part_besides(town: str, locality: str, besides: list[str]) -> tuple[str, list[str]]:
    """ "Markt 3, Geisa-Wiesenfeld" and "Markt 3, Geisa OT Wiesenfeld": the part of the town."""
    if not town:
        return locality, besides
    between = r"(?:-|,?\s(?:OT|Ortsteil|Stadtteil)\s)"
    pattern = re.compile(rf"{re.escape(town)}{between}(?P<part>[A-ZÄÖÜ][\w -]+)")
    found = [match["part"] for part in besides if (match := pattern.fullmatch(part))]
    rest = [part for part in besides if not pattern.fullmatch(part)]
    return locality or next(iter(found), ""), rest


def _without_part_of_town(named: str, town: str, locality: str, district) -> tuple[str, str]:
    """ "Kulturhaus, Schortauer Weg, Krumpa (Braunsbedra)", "Kita in Geraberg": without the part
    of the town, which is its locality; a short name of the town is none."""
    match = _LAST_TOWN.search(named) if town else None
    if not match:
        return named, locality
    head, last = named[: match.start()], match["town"]
    if told_part := _told_part(last, town):
        return head, locality or told_part
    known = register.find_town(district, last)
    if known is None or known != register.find_town(district, town):
        return named, locality
    is_part = fold(last) != fold(town) and register.part_of_town(known, last)
    return head, locality or (last if is_part else "")


def _told_part(text: str, town: str) -> str:
    """Of "Krumpa (Braunsbedra)" and "Braunsbedra-Krumpa" the part of the town."""
    if text.startswith(f"{town}-"):
        return text.removeprefix(f"{town}-")
    told_town, part = register.split_town(text)
    return part if told_town == town else ""


def _with_unknown_town(named: str, besides: list[str], town: str) -> tuple[str, list[str], str]:
    """A town that nobody registered stands last: behind the street, or behind the house."""
    if town:
        return named, besides, town
    last = next((part for part in reversed(besides) if not _LOCALITY.fullmatch(part)), "")
    if town_names.may_be(last):
        return named, [part for part in besides if part != last], last
    name, town = _name_and_town(named)
    return name, besides, town


def _name_and_town(named: str) -> tuple[str, str]:
    """ "Roncallihaus, Wolfenbüttel" and "Roncallihaus in Wolfenbüttel" in two."""
    parts = [part for part in _PARTS.split(named) if part and not _LOCALITY.fullmatch(part)]
    last = parts[-1] if parts else ""
    is_last = len(parts) > 1 or re.match(r"(?:Bad|Sankt|St\.)\s", named)
    if is_last and town_names.may_be(last):
        return ", ".join(parts[:-1]), last
    match = re.search(r"\s(?:in|zu)\s(?P<town>[A-ZÄÖÜ].{2,40})$", last)
    if match and town_names.may_be(match["town"]):
        return named[: named.rfind(match[0])], match["town"]
    return named, ""


def _without_lone_street(name: str) -> tuple[str, str]:
    """ "Laurentiuskirche, Kirchplatz" as the house and its street."""
    head, comma, tail = name.rpartition(",")
    if comma and STREET_WITHOUT_NUMBER.fullmatch(tail.strip()):
        return head.strip(), tail.strip()
    return name, ""


def _besides(text: str, taken) -> list[str]:
    """What stands between and behind the parts of an address."""
    for piece in taken:
        text = text.replace(piece, ",", 1)
    return [part for part in (each.strip(" ;–-().|") for each in text.split(",")) if part]
