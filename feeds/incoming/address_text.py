"""The parts of one line of address: commas where brackets, slashes and postcodes part it."""

import re
from collections.abc import Callable

from feeds.incoming.invitation.places.address_grammar import IS_HOUSE, STREET
from feeds.incoming.lookup import Lookup
from feeds.incoming.online_words import is_online
from programme.plain_text import tidy
from programme.regular_expressions import expression

PARTS = expression(r"\s*(?:,|;|\n|\||\s[–—·•]\s|\s-\s)\s*")
POSTCODE = expression(r"(?:D-?\s?)?(?P<postcode>\d{5})\s+(?P<town>[^\d,;]+)")
ADDRESS = expression(r"(?:https?://|\bwww\.)\S*[^\s,;.)\]>]", re.IGNORECASE)
_SLASH = expression(r"\s+/\s+")
_BEFORE_POSTCODE = expression(r"(?<=[^\s,;·•|–—])(?<!\bD)\s+(?=(?:D-?\s?)?\b\d{5}\s+[^\W\d])")
_BEHIND_TOWN = expression(
    r"(?P<town>[^\W\d][^,;:\d]{1,60}?)\s+(?P<postcode>\d{5})(?=\s*(?:[,;]|$))"
)
_TOWN_FIRST = expression(r"\s*(?P<town>[^,;:]{2,60}):\s+(?P<rest>\S.*)", re.DOTALL)
_HYBRID = expression(r"\s*hybrid\s*:\s*", re.IGNORECASE)
_AND_ONLINE = expression(
    r"\s*(?:\s/\s|\s(?:und|sowie|oder|and)\s|\s[+&]\s)\s*(?P<online>[^,;/]{3,40}?)\s*(?::\s*)?"
    r"(?=[,;\n]|https?://|$)"
)
_IN_BRACKETS = expression(r"\s*[(\[]([^()\[\]]{1,200})[)\]]")
_STREET_NAME = expression(r"(?:stra(?:ß|ss)e|str\.|weg|allee|platz|gasse|ring|ufer)\s", re.I)
_ENDS_LIKE_A_STREET = expression(r"(?i).*(?:platz|markt|hof|park|garten|berg|brücke|tor|bad|tal)")


def parted(text: str, lookup: Lookup, is_street: Callable[[str], bool]) -> str:
    """The line with commas between all that is set apart in it; no word is lost."""

    def is_address_itself(part: str) -> bool:
        return bool(POSTCODE.fullmatch(part)) or is_street(part)

    def is_address(part: str) -> bool:
        return bool(lookup.town(part)) or is_address_itself(part)

    def opened(match: re.Match[str]) -> str:
        """A room, a hint or a part of town stays in its brackets."""
        inside = [tidy(part) for part in PARTS.split(match[1])]
        before = PARTS.split(match.string[: match.start()])[-1]
        if _is_house_in_town(before, match[1], lookup):
            return f", {match[1]}, "
        is_house = is_address(before) and not lookup.town(match[1]) and IS_HOUSE.search(match[1])
        is_set_apart = any(map(is_address_itself, inside))
        return (
            f", {match[1]}, " if is_set_apart or is_house or ADDRESS.search(match[1]) else match[0]
        )

    text = _in_order(_with_plain_commas(text), lookup)
    text = _BEFORE_POSTCODE.sub(", ", _IN_BRACKETS.sub(opened, text))
    if any(map(is_address, _SLASH.split(text))):
        text = _SLASH.sub(", ", text)
    return text


def _with_plain_commas(text: str) -> str:
    """Commas that a program escaped, or that stand in Arabic, as commas."""
    return re.sub(r"\s?،\s?", ", ", re.sub(r"\\([,;])", r"\1", text))


def _is_house_in_town(before: str, inside: str, lookup: Lookup) -> bool:
    """ "Rathaus (Geisa)", "(Rathaus) Geisa"; "Krumpa (Braunsbedra)" is a part of a town."""
    if not before.strip():
        return True
    return bool(lookup.town(inside) and IS_HOUSE.search(before) and not lookup.town(before))


def _in_order(text: str, lookup: Lookup) -> str:
    """The town behind its house and its postcode; what is online beside the house apart."""
    text = _AND_ONLINE.sub(_apart, _HYBRID.sub("online, ", text, count=1))
    first = _TOWN_FIRST.fullmatch(text)
    if first and lookup.town(first["town"]):
        text = f"{first['rest']}, {first['town']}"

    def turned(match: re.Match[str]) -> str:
        is_town = lookup.town(match["town"])
        return f"{match['postcode']} {match['town']}" if is_town else match[0]

    return _BEHIND_TOWN.sub(turned, text)


def _apart(match: re.Match[str]) -> str:
    return f", {match['online']}, " if is_online(match["online"]) else match[0]


def house_and_street(part: str, lookup: Lookup) -> tuple[str, str]:
    """ "Gemeindehaus Markt 3" in two; the second is empty where it is no house with its street."""
    words = part.split()
    for n in range(len(words) - 2, 0, -1):
        house, street = " ".join(words[:n]), " ".join(words[n:])
        if STREET.fullmatch(street) and not _STREET_NAME.match(street) and _is_house(house, lookup):
            return house, street
    return part, ""


def _is_house(text: str, lookup: Lookup) -> bool:
    if lookup.knows_house(text):
        return True
    head, _, last = text.rpartition(" ")
    word = head.rpartition(" ")[2] if head and lookup.town(last) else last
    return bool(IS_HOUSE.fullmatch(word)) and not _ENDS_LIKE_A_STREET.fullmatch(word)
