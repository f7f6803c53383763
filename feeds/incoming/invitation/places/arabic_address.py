"""Addresses in Arabic letters: "مكتبة المدينة، سوفينشتراسه 10، 99817 آيزناخ" in its parts."""

import re

from feeds.incoming.invitation.places import known_places
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.regular_expressions import expression

_WORD = r"[\u0621-\u064a\u0671-\u06d3][\u0621-\u065f\u0671-\u06d3'’-]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_NUMBER = r"\d{1,4}\s?[a-z]?(?![\d:.])"
_STREET = expression(rf"{_NAME}\s{_NUMBER}")
_POSTCODE = expression(rf"(?P<postcode>\d{{5}})(?:\s(?P<town>{_NAME}))?")
_PARTS = expression(r"\s*[,،؛;|]\s*|\s[–-]\s")


def parsed(text: str, district: District) -> Place | None:
    """House, street, postcode and town; None without a part that is an Arabic street or town."""
    house: list[str] = []
    street = postcode = town = ""
    for part in _PARTS.split(text.strip(" .")):
        found = _POSTCODE.fullmatch(part)
        if found and found["town"]:
            postcode, town = found["postcode"], found["town"]
        elif _STREET.fullmatch(part) and not street:
            street = part
        else:
            house.append(part)
    if not town or any(re.search(r"\d", part) for part in house):
        return None
    name, *more = house or [""]
    return Place(
        name=name,
        street=street,
        postcode=postcode,
        town=known_places.named(town, district) or town,
        note=", ".join(more),
    )
