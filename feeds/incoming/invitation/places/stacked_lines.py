"""The lines of a poster that together are an address: house, room, street, postcode and town."""

import re

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.places import known_places, phrases, postal_address, town_names
from feeds.incoming.invitation.places.address_grammar import (
    IS_HOUSE,
    POSTCODE,
    ROOM,
    STREET,
    STREET_WITHOUT_NUMBER,
)
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression

_IN = expression(r"^(?:im|in der|in de[nm]|am|auf dem|beim) (?=[A-ZÄÖÜ])")
_MOST_ABOVE = 2  # lines over the first line of the address: the house and its room
_SENTENCE = 80  # characters
_MOST_HOURS = 6  # lines of a programme between the day and its place
_NO_NAME = expression(
    r"(?:mit|fur|eintritt|kosten|anmeld\w*|es|wir|alle|kommt|kommen|von|bitte|jede\w*|der eintritt|"
    r"freier|kinder(?!-)|ein|eine|gemeinsam|save|einladung|herzlich\w*|samstag|sonntag)\b"
)
# "digital", "wechselnd (drei Orte)": where it is, and no name.
_WAY = expression(
    r"(?:digital|online|wechselnd\w*|mehrere|verschiedene|zwischen|rund um|vor (?:de[rm]|einem)|"
    r"hinter)"
    r"(?!.*\b(?:uhr|mit|fur|wir)\b)"
)


def block(lines, district: District) -> list[Line]:
    """The lines of the first such address; none where there is none."""
    for n, line in enumerate(lines):
        if not _is_free(line):
            continue
        if _is_address(line.text, district):
            return [*_above(lines[:n], line, district), line, *_below(lines, n, district)]
        if found := _with_unknown_town(lines, n):
            return found
    return []


def under(line, lines, district: District) -> list[Line]:
    """Street, postcode and town right under a line that is said to be the place."""
    n = next(number for number, each in enumerate(lines) if each is line)
    if postal_address.start(line.text) is not None:
        return []
    return _below(lines, n, district)


def _with_unknown_town(lines, n: int) -> list[Line]:
    """ "Entenplan, Wolfenbüttel" under the title or the day, or both in lines of their own."""
    parts = _parts(lines[n].text)
    above = _right_above(lines[:n])
    if above is None or not _is_told(above, parts) or not _is_where(parts):
        return []
    if len(parts) > 1 and town_names.may_be(parts[-1]):
        return [lines[n]]
    below = [line for line in lines[n + 1 : n + 3] if line.kind != "end_place"][:1]
    is_town = below and _is_free(below[0]) and town_names.may_be(below[0].text)
    return [lines[n], *below] if is_town else []


def _right_above(lines):
    """The line above, over the hours of a programme and what goes on in small letters."""
    for line in lines[: -_MOST_HOURS - 1 : -1]:
        is_dated = _is_day(line) and len(line.text) < _SENTENCE
        if is_dated or not re.match(r"[a-zäöü]|\d{1,2}(?:[.:]\d\d)? Uhr\b", line.text):
            return line
    return None


def _is_day(line) -> bool:
    return bool(re.search(r"\d", " ".join(line.used)))


def _is_told(above, parts: list[str]) -> bool:
    """Whether a place is awaited here: under a day, or a house under the title."""
    return bool(above.used and parts and (_is_day(above) or IS_HOUSE.search(parts[0])))


def _is_where(parts: list[str]) -> bool:
    """Names ("Kirche, danach Altmarkt"), or a way to say where without one."""
    first, *more = parts
    names = [first, *(re.sub(r"^(?:danach|dann) (?=[A-ZÄÖÜ])", "", part) for part in more)]
    return bool(_WAY.match(fold(first))) or all(map(_is_name, names))


def _is_free(line) -> bool:
    """Whether nothing was read of a short line without a label."""
    return not (line.kind or line.used or line.whole) and len(line.text) < 160


def _is_address(text: str, district) -> bool:
    """A line of a street, a postcode or a town, perhaps behind the name of a house."""
    parts = _parts(text)
    kinds = _are_parts(parts, district)
    if not kinds or not any(kinds) or re.search(r"[!?]$|\buhr\b", fold(text)):
        return False
    names = [part for part, is_part in zip(parts, kinds, strict=True) if not is_part]
    if not names:
        return True
    return kinds[-1] and all(_is_name(name) for name in names)


def _parts(text: str) -> list[str]:
    inner = re.sub(r"\s?\(([^()]+)\)$", r", \1", text).strip(" .")
    parts = re.split(r",\s|\s(?:[|·•/–-]|//)\s|;\s", inner)
    return [part.strip() for part in parts if part.strip()]


def _are_parts(parts: list[str], district) -> list[bool]:
    """Which are parts of an address; behind a street that may be a town that nobody registered."""
    found = [_is_part(part, district) for part in parts]
    if len(parts) > 1 and postal_address.is_street(parts[-2]) and town_names.may_be(parts[-1]):
        found[-2:] = [True, True]
    return found


def _is_part(text: str, district) -> bool:
    is_town = fold(known_places.town(text, district)) == fold(text)
    postcode = POSTCODE.match(text)
    return bool(
        STREET.fullmatch(text)
        or (postcode and postcode.end() == len(text))
        or (STREET_WITHOUT_NUMBER.fullmatch(text) and not _is_time(text))
        or is_town
        or (re.match(r"(?:Bad|Sankt)\s", text) and town_names.may_be(text))
    )


def _is_time(text: str) -> bool:
    """ "In der Nacht", "Am Abend": what has the form of a street, and is none."""
    return phrases.no_place(re.sub(r"^(?:Am|Im|Zum|Zur|(?:An|In|Auf) de[rmn])\s", "", text))


def _is_name(text: str) -> bool:
    """A name of a house or something like it: capitals, no sentence."""
    plain = len(text) < 90 and not re.search(r"[.!?:]$|\d{3}|\buhr\b", fold(text))
    return bool(plain and re.match(r"[A-ZÄÖÜ„\"\d]", text) and not _NO_NAME.match(fold(text)))


def _above(lines, first: Line, district) -> list[Line]:
    """The house over its street; not where the line names it itself."""
    found: list[Line] = []
    if _has_name(first.text, district):
        return found
    for line in reversed(lines[-_MOST_ABOVE:]):
        if not _is_free(line) or not _is_name(_IN.sub("", line.text)) or len(line.text) >= 80:
            break
        found.insert(0, line)
        if not (ROOM.fullmatch(line.text) or postal_address.is_lone_street(line.text)):
            break
    if found and ROOM.fullmatch(found[0].text) and not IS_HOUSE.search(found[0].text):
        return []
    return found


def _has_name(text: str, district) -> bool:
    begin = postal_address.start(text)
    first = re.split(r",\s", text)[0]
    is_part = _is_part(first, district) or (first != text and postal_address.is_lone_street(first))
    return not is_part and (begin is None or begin > 3)


def _below(lines, n: int, district) -> list[Line]:
    """Room, street, postcode and town under it."""
    found: list[Line] = []
    has_town = POSTCODE.search(lines[n].text) or known_places.town(lines[n].text, district)
    for line in lines[n + 1 :]:
        is_part = _is_address(line.text, district) or bool(ROOM.fullmatch(line.text))
        is_part = is_part or (not (found or has_town) and town_names.may_be(line.text))
        if not _is_free(line) or not is_part:
            break
        found.append(line)
    return found
