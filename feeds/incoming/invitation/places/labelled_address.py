"""An address under several labels ("Ort:", "Straße:", "PLZ:") as one line, in whatever order."""

import re

from feeds.incoming.invitation.places import known_places, town_names
from feeds.incoming.invitation.places.address_grammar import IS_HOUSE
from programme.models.district import District
from programme.regular_expressions import expression

_ROOM = expression(r"raum|saal|zimmer|etage|room|القاعه")
_STREET = expression(
    r"str\w*|adresse|anschrift|veranstaltungsadresse|address|الشارع|العنوان(?: التفصيلي)?"
)
_POSTCODE = expression(r"plz|postleitzahl|postcode")
_TOWN = expression(
    r"(?:plz|postleitzahl)\W.*|stadt\b.*|gemeinde\b.*|ortschaft|wohnort|town|city|المدينه"
)
_HOUSE, _AT_ROOM, _AT_STREET, _AT_POSTCODE, _AT_TOWN = range(5)


def one_line(lines, district: District) -> str:
    """The house first, then room, street, postcode and town."""
    groups = _groups(lines)
    ranks = [_rank(group[0]) for group in groups]
    for n, group in enumerate(groups):
        others = [rank for m, rank in enumerate(ranks) if m != n]
        if group[0].label == "ort" and _is_town(group, others, district):
            ranks[n] = _AT_TOWN
    ordered = sorted(zip(ranks, groups, strict=True), key=lambda pair: pair[0])
    text = ", ".join(line.text for _rank, group in ordered for line in group)
    return re.sub(r"(?<!\d)(\d{5}), (?=[^\W\d])", r"\1 ", text)


def _groups(lines) -> list[list]:
    """Each labelled line with the lines under it that go on with it."""
    found: list[list] = []
    for line in lines:
        if line.label or not found:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _rank(line) -> int:
    for rank, pattern in (
        (_AT_ROOM, _ROOM),
        (_AT_STREET, _STREET),
        (_AT_POSTCODE, _POSTCODE),
        (_AT_TOWN, _TOWN),
    ):
        if pattern.fullmatch(line.label):
            return rank
    return _HOUSE


def _is_town(group, others: list[int], district: District) -> bool:
    """Whether "Ort:" names the town, because the house or the postcode has a label of its own."""
    text = group[0].text
    beside = _HOUSE in others or (_AT_POSTCODE in others and not IS_HOUSE.search(text))
    is_name = known_places.town(text, district) or town_names.may_be(text)
    return bool(beside and is_name and len(group) == 1 and "," not in text)
