"""Names of houses in sentences and in lines of their own: "im Saal des Rathauses", "Stadtpark"."""

import re

from feeds.incoming.invitation.places import known_places
from feeds.incoming.invitation.places.address_grammar import FIRST_IS_HOUSE, IS_HOUSE, ROOM
from feeds.incoming.invitation.places.postal_address import without_town
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.plain_text import fold
from programme.regular_expressions import expression

_LONE_STREET = expression(r"(?i)(?:platz|straße|str\.|weg|markt|gasse|allee|ring)$")
_BETWEEN = expression(r"[,;|:()]|\s(?:[–-]|//?)\s|\buhr\b", re.IGNORECASE)
_SMALL = {*"der des dem den im in am an und für zur zum von e.".split()}


def before_street(text: str) -> str:
    """ "Kulturhaus, " before a street: the part right before it, if it looks like a name."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if not parts:
        return ""
    above, name = ["", *parts][-2:]
    room = ""
    if (ROOM.fullmatch(name) or _LONE_STREET.search(name)) and IS_HOUSE.search(above):
        name, room = above, f", {name}"
    is_house = len(parts) == 1 or IS_HOUSE.search(name)
    return name + room if is_house and _is_name(name) else ""


def is_alone(line) -> bool:
    """Whether a line is the name of a house and nothing else, and was not read yet."""
    if line.kind or line.used or line.whole or len(line.text) >= 80:
        return False
    starts = re.match(r"[A-ZÄÖÜ„\"]", line.text) and IS_HOUSE.search(line.text)
    return bool(starts) and not re.search(r"\d|[.!?:]$", line.text)


def of_line(line, district: District) -> Place | None:
    """The name of a house that stands alone in a line, or between the commas of a short one."""
    if line.kind not in ("", "when") or line.whole or len(line.text) > 120:
        return None
    parts = [part.strip(" .") for part in re.split(r",\s|\s[–|/-]\s|;", line.text)]
    for n, part in enumerate(parts):
        if is_house(part) and fold(part) in line.rest:
            room = next((each for each in parts[n + 1 : n + 2] if ROOM.fullmatch(each)), "")
            line.use(part, room)
            town = known_places.town(line.text, district)
            return Place(name=without_town(part, town), room=room, town=town)
    return None


def _is_name(text: str) -> bool:
    """Words with capitals, without numbers."""
    words = [word for word in text.split() if word not in _SMALL]
    capitals = bool(words) and all(re.match(r"[A-ZÄÖÜ„\"(&]", word) for word in words)
    return capitals and len(text) < 80 and not re.search(r"\d", text)


def is_house(text: str) -> bool:
    plain = len(text.split()) <= 6 and not re.search(r"\d|[!?:]", text)
    return bool(plain and re.match(r"[A-ZÄÖÜ]", text) and FIRST_IS_HOUSE.match(text))
