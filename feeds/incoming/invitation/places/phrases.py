"""Places in sentences with the address behind them: "im Rathaus (Markt 1, 99999 Neustadt)"."""

import re
from dataclasses import dataclass

from feeds.incoming.invitation.places import known_places, postal_address, town_names
from feeds.incoming.invitation.places.address_grammar import (
    ARABIC_HOUSE,
    ENGLISH_HOUSE,
    FIRST_IS_HOUSE,
    IS_HOUSE,
    LONE_STREET,
    NAME,
    PLACED,
    POSTCODE,
    ROOM,
    STREET,
    STREET_WITHOUT_NUMBER,
    TOWN,
)
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

# "im Rahmen", "im Herbst": what stands behind "im" and is no place.
_NO_PLACE = expression(
    r"(?:rahmen|erzahlcafe|zeit|anschluss|herbst|fruhjahr|sommer|winter|vorfeld|programm|namen|auftrag|mittelpunkt|"
    r"zuge|internet|ende|anfang|feier|fest|jahre?|monat|lauf|sinne|thema|freien|grunen|"
    r"(?:vor|nach)?mittag|abend|wochenende|morgen|reihe|gebets|kreis|falle|interkulturellen woche|"
    r"nacht|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|"
    rf"{WEEKDAY})(?:s|\b)|wege?\b"
)
_BEHIND_TIME = expression(
    r"(?i)(?:\buhr|\bnoon|[ap]\.?m\.?|\d|\d\.|\babends|tag|\bheißt es|\bstatt|\bfindet|"
    r"\btreffen wir uns|\bwir treffen uns)\)?,?\s+$"
)
_WHERE_TO = expression(r"(?i)(?:zu[mr]?|ist (?:\w+ ){0,2}d(?:er|ie|as))\s")
_TOWN = expression(rf"(?:,\s|،\s|,?\s(?:in|zu|في)\s)(?P<town>{TOWN})")
_BRACKETS = expression(
    r"(?:\s(?:ein|statt|zusammen|gedeckt))?\s?\((?P<inside>[^()]{2,120}(?:\([^()]{2,90}\)[^()]{0,60})?)\)"
)
# "jetzt in der Stadthalle statt im Rathaus"
_NOT_HERE = expression(r"(?i)\b(?:statt|anstatt|nicht(?: mehr)?)\s+$")
_IN_TOWN = expression(r"\s(?:in|zu)\s(?=[A-ZÄÖÜ])")
_NAMED = expression(NAME)
# "öffnet der Stadtteiltreff in Neustadt", "unser Gebetshaus (Gartenweg 2)".
_STANDING = expression(
    rf"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]e[nm]|[Uu]nser(?:e[nmrs]?)?)\s(?=(?P<name>{NAME})"
    rf"(?:,?\s(?:in|\()|,\s))"
)
# "at the public library", "في قاعة البلدية"
_OF_SMALL_LETTERS = expression(
    rf"\b(?:at|in|on|inside) (?:the|our) (?P<english>(?:[a-z]+ ){{0,3}}(?:{ENGLISH_HOUSE}|park)"
    r"(?: (?:behind|in front of|next to|of) the (?:[a-z]+ )?[a-z]+)?)\b(?! [a-z]*ing\b)|"
    rf"(?<!\w)في (?P<arabic>(?:{ARABIC_HOUSE})(?: [\u0621-\u064a]+){{0,4}}?)(?= في\b|\s?[،,.؟!(]|$)"
)
_NUMBER = expression(r"\s\d{1,3}[a-z]?(?=[,.;)]|$)")
_VERB = expression(r"\s(?:ein|statt|zusammen|gedeckt)\s\(")
_NEXT = expression(rf",\s(?P<name>{NAME}(?:\s\d{{1,3}}(?!\d|\.))?)")
_ADDRESS = expression(
    rf",?\s(?:(?:[Ii]n|[Aa]n) de[rm]\s|[Aa]m\s)?(?:{STREET.pattern}|(?:in\s)?{POSTCODE.pattern})"
)
_STREET_BY_ITS_POSTCODE = expression(rf",\s(?:{LONE_STREET.pattern})(?=,?\s\d{{5}}\s)")
_NUMBERED = expression(rf",\s(?={LONE_STREET.pattern},\s(?P<town>{TOWN}))(?P<street>[^,]+)")
_LONE_STREET = expression(rf",\s(?:{STREET_WITHOUT_NUMBER.pattern})(?=[,.)]|\s)")
_STREET_NEXT = expression(
    r"\s(?:[Ii]n|[Aa]n) der\s(?=[A-ZÄÖÜ][\w-]*(?:straße|strasse|gasse|allee)\b)"
)
# "mehrere Cafés", "wechselnd (drei Orte)": where it is, without a name.
_SEVERAL = r"(?i:mehrere|verschiedene|wechselnde?|diverse)\b"
# What may follow a town with which the place ends: the end of the sentence, or its verb.
_ENDS = expression(
    r"[.)]?(?:\s*(?:[.;!?)]|$)|,?\s(?:statt|ein|die|der|das|eine|unser|unsere)\b(?!\w))"
)
_STOP = expression(r"\.(?:\s+[A-ZÄÖÜ]|\s*$)")
_FAR = 3  # an address says more than any name


@dataclass(frozen=True)
class Phrase:
    """What a sentence says of a place, where it stands, and how sure that is."""

    text: str
    start: int
    end: int
    weight: int


def best(text: str, district: District) -> Phrase | None:
    """The phrase that says most; of two alike the first."""
    return max(_phrases(text, district), key=lambda phrase: phrase.weight, default=None)


def has_address(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.weight >= _FAR


def _phrases(text: str, district: District):
    yield from _in_brackets(text, district)
    yield from _placed(text, district)
    yield from _standing(text, district)
    for match in _OF_SMALL_LETTERS.finditer(text):
        start, end = match.span("english" if match["english"] else "arabic")
        last, parts = _goes_on(text, end, district)
        yield Phrase(text[start:last], start, last, parts + 1)


def _standing(text: str, district: District):
    """A house that a sentence names with its town or address, whatever it says of it."""
    for match in _STANDING.finditer(text):
        name, before = match["name"], text[: match.start()]
        if FIRST_IS_HOUSE.match(name) and not _is_quoted(before) and not _NOT_HERE.search(before):
            last, parts = _goes_on(text, match.end("name"), district)
            if parts:
                yield Phrase(text[match.start("name") : last], match.start("name"), last, parts)


def _placed(text: str, district: District):
    """What stands behind "im", "auf dem", "ist das" …"""
    at = 0
    while match := PLACED.search(text, at):
        phrase = _behind(text, match, district)
        at = phrase.end if phrase else match.start("name")
        if phrase:
            yield phrase


def _behind(text: str, match: re.Match[str], district: District) -> Phrase | None:
    name = _STREET_NEXT.split(match["name"])[0]
    name = re.split(r"(?<=[^\W\d]{3})\.\s", name)[0].rstrip(" ,.")
    before = text[: match.start()]
    if no_place(name) or _is_quoted(before) or _NOT_HERE.search(before):
        return None
    is_house = bool(IS_HOUSE.search(name))
    is_told = bool(_BEHIND_TIME.search(before)) and not _WHERE_TO.match(match[0])
    end = match.start("name") + len(name)
    if is_house and (number := _NUMBER.match(text, end)):
        end = number.end()
    last, parts = _goes_on(text, end, district)
    if not (is_house or is_told or _is_said(text, match, end, last, parts)):
        return None
    whole = _VERB.sub(" (", text[match.start("name") : last])
    return Phrase(whole, match.start("name"), last, parts + is_house + is_told)


def no_place(name: str) -> bool:
    """ "Rahmen", "Herbst", "Nacht": what stands behind "im" and is no place."""
    return bool(_NO_PLACE.match(fold(name)))


def _is_said(text: str, match, end: int, last: int, parts: int) -> bool:
    """An address; "im JUZ in Neustadt.", when nothing else stands in the line; "in die Arche in
    Neustadt" anywhere."""
    is_all = not match.start() and parts > 0 and not text[last:].strip(" .!")
    is_in_town = parts > 0 and match[0][:2].casefold() in ("in", "im", "au", "am", "an")
    return parts >= _FAR or is_all or (is_in_town and bool(_IN_TOWN.match(text, end)))


def _in_brackets(text: str, district: District):
    """ "am 25.9. um 10 Uhr (Rathaus, Markt 1, Neustadt)" """
    for match in _BRACKETS.finditer(text):
        inside = match["inside"]
        if not _BEHIND_TIME.search(f"{text[: match.start()]} "):
            continue
        first, is_house = re.split(r",\s", inside)[0], bool(IS_HOUSE.search(inside.split(",")[0]))
        ends_in_town = _ends_in_town(inside, district)
        if ends_in_town or (is_house and _NAMED.fullmatch(first)):
            yield Phrase(inside, *match.span("inside"), _weight(inside) + is_house + ends_in_town)


def _ends_in_town(inside: str, district: District) -> bool:
    """ "SBH südost GmbH, Neustadt"; one that nobody registered behind a house, or of two words."""
    first, *others = re.split(r",\s", inside)
    if not others or not re.match(rf"[A-ZÄÖÜ„\"]|{_SEVERAL}", first):
        return False
    last = others[-1]
    is_sure = IS_HOUSE.search(first) or re.match(_SEVERAL, first) or " " in last
    return bool(known_places.town(last, district) or (is_sure and town_names.may_be(last)))


def _is_street(match, district: District) -> bool:
    """ "Hofstatt 16" before a town."""
    town = match["town"]
    is_town = known_places.town(town, district) or town_names.may_be(town)
    return bool(is_town) and postal_address.is_lone_street(match["street"])


def _is_quoted(before: str) -> bool:
    return before.count("„") > len(re.findall(r"[“”]", before))


def _goes_on(text: str, end: int, district) -> tuple[int, int]:
    """Where the address behind a name ends, and how much it says."""
    weight = 0
    while found := _piece(text, end, district, has_street=weight >= _FAR):
        end, weight = found[0], weight + found[1]
    return end, weight


def _piece(text: str, at: int, district, *, has_street: bool) -> tuple[int, int] | None:
    """The end of the next part of an address at this place, and its weight."""
    if match := _ADDRESS.match(text, at):
        return match.end(), _FAR
    if match := _BRACKETS.match(text, at):
        goes_on = _weight(match["inside"]) or _TOWN.match(text, match.end())
        return (match.end(), _weight(match["inside"])) if goes_on else None
    if match := _STREET_BY_ITS_POSTCODE.match(text, at):
        return match.end(), _FAR
    if (match := _NUMBERED.match(text, at)) and _is_street(match, district):
        return match.end(), _FAR
    if not has_street and (match := _LONE_STREET.match(text, at)):
        return match.end(), _FAR
    if end := _after_town(text, at, district, has_street):
        return end, 1
    return _house_or_room(text, at)


def _weight(inside: str) -> int:
    first = re.split(r",\s", inside)[0]
    if STREET.search(inside) or POSTCODE.search(inside) or STREET_WITHOUT_NUMBER.fullmatch(first):
        return _FAR
    return int(town_names.may_be(inside) or bool(ROOM.fullmatch(first)))


def _after_town(text: str, at: int, district, has_street: bool) -> int:
    """ "in Neustadt"; behind a comma one that is known, stands last, or under a street."""
    match = _TOWN.match(text, at)
    if not match:
        return 0
    known = known_places.town(match["town"], district)
    is_town = bool(known) or town_names.may_be(match["town"])
    end = match.end("town") - bool(_STOP.match(text, match.end("town") - 1))
    is_last = known or has_street or text[at] != "," or _ENDS.match(text, end)
    return end if is_town and is_last else 0


def _house_or_room(text: str, at: int) -> tuple[int, int] | None:
    match = _NEXT.match(text, at)
    if not match:
        return None
    name = match["name"]
    is_part = ROOM.fullmatch(name) or (IS_HOUSE.search(name) and len(name.split()) < 5)
    return (match.end(), 0) if is_part else None
