"""Venues and towns of the district that a text names."""

import re

from programme import register
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.plain_text import fold

_LEAST = 5  # letters of a name that may stand anywhere


def venue(lines, district: District, least: int = _LEAST):
    """The public venue with the longest name that stands in these lines, or None."""
    text = " | ".join(line.folded for line in lines)
    best, length = None, least
    for known in register.told_venues(district).select_related("town"):
        for name in map(fold, filter(None, (known.name, *known.aliases))):
            if len(name) > length and _stands_in(text, name):
                best, length = known, len(name)
    return best


def fits(known, place: Place, text: str = "") -> bool:
    """Whether what is written speaks for the known place, and nothing against it.

    A name alone decides nothing: "Bürgerhaus" is one in every town. It takes the town, in `text`
    or in the name itself, or the street, or the postcode.
    """
    towns = _towns(known)
    if _contradicts(known.street, place.street) or (towns and _is_elsewhere(place.town, towns)):
        return False
    same = (known.street, place.street), (known.postcode, place.postcode)
    if any(said and fold(said) == fold(ours) for ours, said in same):
        return True
    folded = fold(text)
    return any(_stands_in(folded, name) for name in towns)


def _towns(known) -> list[str]:
    return [fold(name) for name in (known.town.name, *known.town.aliases)] if known.town else []


def _contradicts(ours: str, said: str) -> bool:
    return bool(ours and said) and fold(ours) != fold(said)


def _is_elsewhere(town: str, towns: list[str]) -> bool:
    return bool(town) and fold(town) not in towns


def as_place(known, written: Place, text: str = "") -> Place:
    """The known place with room and note as written; its address too where none is known."""
    return Place(
        name=known.name or text.split(",")[0],
        room=written.room,
        street="" if known.street else written.street,
        postcode="" if known.street else written.postcode,
        town=known.town.name if known.town else written.town,
        note=written.note,
        online=written.online,
    )


def use_name(lines, known):
    """Marks the longest name of the place in each line: a field holds it."""
    names = [fold(name) for name in (known.name, *known.aliases) if name]
    for line in lines:
        longest_first = sorted(names, key=len, reverse=True)
        line.use(next((name for name in longest_first if _stands_in(line.rest, name)), ""))


def town(text: str, district: District) -> str:
    """The town of the district that the text names; of several the one with the longest name."""
    folded = fold(text)
    for known in sorted(district.towns.all(), key=lambda each: -len(each.name)):
        if any(_stands_in(folded, fold(name)) for name in (known.name, *known.aliases)):
            return known.name
    return ""


def town_in_lines(lines, district: District) -> str:
    return town(" | ".join(line.text for line in lines), district)


def _stands_in(text: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text))
