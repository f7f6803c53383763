"""Venues and towns of the district that a text names."""

import re
from dataclasses import replace

from programme import register
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression

_LEAST = 5  # letters of a name that may stand anywhere

# "in Zusammenarbeit mit dem Weltladen Eisenach" says nothing of where it is.
_PARTNERS = expression(
    r"\b(?:(?:in|durch) (?:zusammenarbeit|kooperation|partnerschaft) mit|i\. ?z\. ?m\.|"
    r"(?:mit )?(?:freundlicher )?unterstutz\w* (?:von|vom|durch|de[rs])|"
    r"(?:gefordert|forderung) (?:von|vom|durch|de[rs]))\b"
    r"(?:(?!\b(?:ladt|laden|findet|finden|zeigt|veranstaltet|wird|ins?|im|am|um|ort)\b)[^.;|!?,])*"
)


def venue(lines, written: Place, district: District, text: str = "", least: int = _LEAST):
    """The public venue with the longest name that stands in these lines, or None.

    Of a name that more than one has, or that only says a kind of house, the one that is meant
    where `written`, and a town in the whole `text`, say (`programme.meant_house`).
    """
    said = replace(written, town=written.town or town(text, district))
    folded = " | ".join(line.folded for line in lines)
    found: dict[str, list] = {}
    for known in register.told_venues(district).select_related("town"):
        for name in {fold(each) for each in (known.name, *known.aliases)}:
            if _is_beside(name, written.name):
                continue
            if len(name) > least and re.search(rf"\b{re.escape(name)}\b(?! \d)", folded):
                found.setdefault(name, []).append(known)
    names = sorted(found, key=len, reverse=True)[:1]
    towns = district.towns.all()
    return next((register.meant(found[name], name, said, towns) for name in names), None)


def _is_beside(name: str, written: str) -> bool:
    """ "Brunnen am Markt" and "Wiese hinter der Kirche" are other places than what they name."""
    ways = (
        r"\w.* (?:am|an der|hinter|vor|neben|beim?|gegenuber|nahe)(?: de[rmn])?|"
        r"(?:\w*gelande|\w*parkplatz|vorplatz|umfeld|\w*wiese) (?:am|an der|beim|de[sr]|vom|von)"
    )
    return bool(re.search(rf"^(?:{ways}) {re.escape(name)}(?:e?s)?$", fold(written)))


def as_place(known, written: Place, text: str = "") -> Place:
    """The known place by its name and town, all else as it is written.

    What stands beside its name ("Kreistagssaal, Landratsamt") is the room.
    """
    beside = _beside(written.name, known)
    return Place(
        name=known.name or text.split(",")[0],
        room=", ".join(filter(None, [beside, written.room])),
        street=written.street,
        postcode=written.postcode,
        town=_own_town(known, written),
        locality=written.locality,
        note=written.note,
        online=written.online,
    )


def _own_town(known, written: Place) -> str:
    """The town as it is written, where that is a name of the place's own."""
    if known.town is None or register.town_named([known.town], written.town):
        return written.town
    return known.town.name


def _beside(name: str, known) -> str:
    """The parts of a written name that are not the name of the known place."""
    names = sorted((fold(each) for each in (known.name, *known.aliases) if each), key=len)
    for own in names[::-1]:
        parts = re.split(r",\s|(?=\()", name)
        rest = [part for part in parts if not _stands_in(fold(part), own)]
        if len(rest) < len(parts):
            return ", ".join(part.strip(" ,()") for part in rest)
    return ""


def use_name(lines, known):
    """Marks the longest name of the place in each line: a field holds it."""
    names = [fold(name) for name in (known.name, *known.aliases) if name]
    for line in lines:
        longest_first = sorted(names, key=len, reverse=True)
        line.use(next((name for name in longest_first if _stands_in(line.rest, name)), ""))


def town(text: str, district: District) -> str:
    """The town of the district that the text names, by that name; of several the longest."""
    folded = _PARTNERS.sub(" ", fold(text))
    towns = sorted(district.towns.all(), key=lambda each: -len(each.name))
    return next(filter(None, (_told_name(known, folded) for known in towns)), "")


def _told_name(known, folded: str) -> str:
    """A town's own name, or the other name of it ("Geraberg" of Geratal) that alone is said."""
    names = (known.name, *sorted(known.aliases, key=len, reverse=True))
    return next((name for name in names if _is_told(folded, fold(name))), "")


def _is_told(text: str, name: str) -> bool:
    """Whether the name stands there, and not only in an address as "info@vacha.example"."""
    return bool(re.search(rf"(?<![@/.\w]){re.escape(name)}\b(?!\.\w|@)", text))


def named(name: str, district: District) -> str:
    """The registered spelling of a town's name, own or other; empty for any other word."""
    known = register.find_town(district, name)
    return _told_name(known, fold(name)) if known else ""


def town_in_lines(lines, district: District) -> str:
    return town(" | ".join(line.text for line in lines), district)


def _stands_in(text: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text))
