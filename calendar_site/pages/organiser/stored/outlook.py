"""What goes and what stays, in words; also kept as plain data between two pages."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from calendar_site.pages.organiser.stored import words
from programme.mentions import Stay
from programme.models.membership import Role
from programme.people import erasing
from programme.personal_data import Erased

MOST = 200  # rows that stay are named one by one


def kept(erased: Erased, district, events: Sequence[Stay] = ()) -> dict[str, Any]:
    """As plain data, without an address; with the events of a partner where they are known."""
    if not erased.gone:
        events = ()
    stays = [[stay.kind, stay.row, stay.why] for stay in [*events, *erased.stays][:MOST]]
    return {"gone": erased.gone.get(district.slug, {}), "stays": stays}


def in_words(said: dict[str, Any], desk_url: str) -> dict[str, Any]:
    """The same for the template, with the way to each event at the desk."""
    return {
        "gone": [_goes(kind, number) for kind, number in said["gone"].items()],
        "stays": [_stays(kind, row, why, desk_url) for kind, row, why in said["stays"]],
    }


def _goes(kind: str, number: int) -> dict[str, Any]:
    return {"label": words.KINDS[kind], "number": number, "how": words.GOES[kind]}


def _stays(kind: str, row: str, why: str, desk_url: str) -> dict[str, Any]:
    name = named(row)
    if kind == "login" and name in Role.values:
        name = str(Role(name).label)
    said = {"what": words.PLACES.get(kind, kind), "name": name, "why": gettext(why)}
    if kind == "submission":
        number, _space, title = row.partition(" ")
        said |= {"name": title[1:-1], "number": number, "url": f"{desk_url}{number}/"}
    return said | {"ends_on_people": why in (erasing.WORKS, erasing.LAST)}


def named(row: str) -> str:
    """What a row is called: "fest" of "12 (fest)"."""
    found = re.fullmatch(r"\d* ?\((.*)\)", row, re.DOTALL)
    return found[1] if found else row
