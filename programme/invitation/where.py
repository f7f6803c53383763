"""The place: a known venue that the text names, else street, postcode and town as written."""

import re

from programme import register
from programme.drafts import Place
from programme.models.district import District
from programme.texts import fold

_STREET = re.compile(
    r"([A-ZÄÖÜ][\wäöüß.-]*(?:\s[A-ZÄÖÜ][\wäöüß.-]*){0,3}?"
    r"(?:straße|strasse|str\.|platz|weg|gasse|allee|ring|markt|ufer|berg|damm|graben|Straße|Platz|"
    r"Weg|Allee|Markt|Ring)\s\d{1,4}\s?[a-z]?)\b"
)
_POSTCODE = re.compile(r"\b(\d{5})\s+([A-ZÄÖÜ][\wäöüß.-]+(?:[ -][A-ZÄÖÜ(][\wäöüß.()-]+){0,3})")


def read(lines, district: District) -> Place:
    """The place of a labelled line, else of the line that names a known venue; marks the line."""
    labelled = [line for line in lines if line.kind == "where"]
    text = ", ".join(line.text for line in labelled)
    known = _known(lines, labelled, district)
    if not labelled and not known:
        return _from_prose(lines, district)
    for line in labelled:
        line.taken = "place"
    street = _STREET.search(text)
    postcode = _POSTCODE.search(text)
    town = postcode[2] if postcode else _town(text, district)
    if known:
        name = known.name or text.split(",")[0]
        return Place(name=name, town=known.town.name if known.town else town, note="")
    name = _name(text, street, postcode, town)
    if re.match(r"(?:vor|hinter|neben|an|am|bei|beim|zwischen)\s", name):
        name = ""  # a meeting point is no name
    return Place(
        name=name,
        street=street[1] if street else "",
        postcode=postcode[1] if postcode else "",
        town=town,
        note="" if name or street or town else text[:300],
        online="online" in fold(text) and not street,
    )


def _known(lines, labelled, district):
    """The venue with the longest name that stands in the labelled lines, or else anywhere."""
    text = " ".join(line.folded for line in (labelled or lines))
    best, length = None, 5
    for venue in district.venues.select_related("town"):
        for name in (venue.name, *venue.aliases):
            folded = fold(name)
            if len(folded) > length and re.search(rf"\b{re.escape(folded)}\b", text):
                best, length = venue, len(folded)
    return best


def _town(text: str, district: District) -> str:
    folded = fold(text)
    towns = sorted(district.towns.all(), key=lambda town: -len(town.name))
    for town in towns:
        for name in (town.name, *town.aliases):
            if re.search(rf"\b{re.escape(fold(name))}\b", folded):
                return town.name
    return ""


def _name(text, street, postcode, town) -> str:
    """What stands before the street, or the first part of the line."""
    cut = min((match.start() for match in (street, postcode) if match), default=len(text))
    name = text[:cut].strip(" ,;–-")
    if register.split_town(name)[0] == town or fold(name) == fold(town):
        return ""
    return name.removesuffix(town).strip(" ,")[:160]


def _from_prose(lines, district) -> Place:
    for line in lines:
        street, postcode = _STREET.search(line.text), _POSTCODE.search(line.text)
        if street or postcode:
            town = postcode[2] if postcode else _town(line.text, district)
            return Place(
                street=street[1] if street else "",
                postcode=postcode[1] if postcode else "",
                town=town,
            )
    return Place(town=_town(" ".join(line.text for line in lines), district))
