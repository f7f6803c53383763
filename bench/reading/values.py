"""What counts of one reading: its values by field, in the form in which they are compared.

Two values are the same when their forms are equal, with one exception (`is_same`): a place's name
is right too where one of both names contains the other and their towns are the same, for
"Ratskeller Dermbach" in Dermbach is the "Ratskeller". Letters are compared folded: without case,
marks, quotation marks and final full stops; "Str." is "straße"; of prices the amounts count.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from programme.plain_text import fold

Value = Any
FIELDS = (
    "date",
    "start",
    "end",
    "all day",
    "status",
    "place",
    "street",
    "postcode",
    "town",
    "online",
    "organiser",
    "title",
    "free",
    "price",
    "registration",
)


def of_facts(facts: dict[str, Any]) -> dict[str, list[tuple[Value, ...]]]:
    """What is right: each value as the forms of which any is right."""
    found: dict[str, list[tuple[Value, ...]]] = {}
    for name, values in _of(facts).items():
        found[name] = [(value,) for value in values]
    for name in ("title", "registration"):
        found[name] = [tuple(map(plain, _several(facts[name])))] if name in facts else []
    return found


def of_reading(said: dict[str, Any]) -> dict[str, list[Value]]:
    """What was read, of the JSON that `manage.py read` prints. Of several events all count."""
    found: dict[str, list[Value]] = {name: [] for name in FIELDS}
    for event in said["events"]:
        for name, values in _of(event).items():
            found[name] += values
        need = event["registration"]["need"]
        found["title"] += [plain(event["title"])] if event["title"] else []
        found["registration"] += [need] if need != "unknown" else []
    return found


def is_same(right: Value, read: Value) -> bool:
    """Equal; or two names of places in one town of which one contains the other."""
    if right == read:
        return True
    if not (
        isinstance(right, tuple) and isinstance(read, tuple) and right[0] == read[0] == "place"
    ):
        return False
    (_, name, town), (_, other, where) = right, read
    return town == where and (name in other or other in name)


def plain(text: str) -> str:
    """Folded, without quotation marks, spaces around dashes and a full stop at the end."""
    text = re.sub(r"[\"'„“”‚‘’«»‹›]", "", fold(text))
    return re.sub(r"\s*[-–—]\s*", "-", text).strip(" .!,:;")


def _several(value) -> list[str]:
    return value if isinstance(value, list) else [value]


def _of(event: dict[str, Any]) -> dict[str, list[Value]]:
    where = event.get("place", {})
    town = plain(where.get("town", ""))
    name = plain(where.get("name", ""))
    return _dates(event["dates"]) | {
        "place": [("place", name, town)] if name else [],
        "street": _unless_empty(
            re.sub(r"str\.?(?= |$)", "strasse", plain(where.get("street", "")))
        ),
        "postcode": _unless_empty(where.get("postcode", "")),
        "town": _unless_empty(town),
        "online": ["online"] if where.get("online") else [],
        "organiser": [plain(each) for each in event.get("organisers", [])],
        "free": ["free"] if event.get("is_free") else [],
        "price": list(
            dict.fromkeys(_amounts(f"{event.get('price') or ''} {event.get('reductions') or ''}"))
        ),
    }


def _unless_empty(value: str) -> list[Value]:
    return [value] if value else []


def _dates(stated: Iterable[dict[str, Any]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {name: [] for name in FIELDS[:5]}
    for when in stated:
        day = when["day"]
        days = _days(day, when.get("last_day") or day)
        found["date"] += days
        found["start"] += [(day, when["start"])] if when["start"] else []
        found["end"] += [(day, when["end"])] if when["end"] else []
        found["all day"] += days if when["clock"] == "all_day" else []
        found["status"] += [(day, when["status"])] if when["status"] != "scheduled" else []
    return {name: list(dict.fromkeys(values)) for name, values in found.items()}


def _days(first: str, last: str) -> list[str]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(begin + timedelta(n)).isoformat() for n in range((end - begin).days + 1)]


def _amounts(price: str) -> list[float]:
    return [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", price)]
