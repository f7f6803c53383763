"""The index of a programme as it is stored: compressed JSON, sets of numbers in hexadecimal digits.

Raise FORMAT when the shape of the index or what goes into it changes: it is made anew then.
"""

import zlib
from array import array
from datetime import date
from typing import Any

import orjson

from programme.events.index.date_groups import DateGroups
from programme.events.index.days_of_groups import DaysOfGroups
from programme.events.index.facet_sets import FacetSets
from programme.events.index.programme_index import DateRows, ProgrammeIndex

FORMAT = 1


def to_bytes(index: ProgrammeIndex) -> bytes:
    facets, days = index.facets, index.facets.days
    said = {
        "events": list(facets.groups.events),
        "layers": facets.groups.layers,
        "dates": {name: _written(options) for name, options in facets.dates.items()},
        "fallen": _written(facets.fallen),
        "of_events": {name: _written(options) for name, options in facets.events.items()},
        "names": facets.names,
        "begins": _written(days.begins),
        "goes_on": _written(days.goes_on),
        "endless": days.endless,
        "rows": {name: list(column) for name, column in vars(index.rows).items()},
        "long": f"{index.long:x}",
        "moved": index.moved,
    }
    return zlib.compress(orjson.dumps(said, option=orjson.OPT_NON_STR_KEYS), level=1)


def from_bytes(stored: bytes) -> ProgrammeIndex:
    """Raises zlib.error or ValueError for what is damaged."""
    said = orjson.loads(zlib.decompress(stored))
    days = DaysOfGroups(
        begins=_by_day(said["begins"]),
        goes_on=_by_day(said["goes_on"]),
        endless=[(date.fromisoformat(a), date.fromisoformat(b), n) for a, b, n in said["endless"]],
    )
    facets = FacetSets(
        groups=DateGroups(array("q", said["events"]), said["layers"]),
        days=days,
        dates={name: _read(options) for name, options in said["dates"].items()},
        fallen=_read(said["fallen"]),
        events={name: _read(options) for name, options in said["of_events"].items()},
        names=said["names"],
    )
    return ProgrammeIndex(
        facets=facets,
        rows=DateRows(**{name: array("q", column) for name, column in said["rows"].items()}),
        long=int(said["long"], 16),
        moved={date.fromisoformat(day): rows for day, rows in said["moved"].items()},
    )


def _written(sets: dict[Any, int]) -> dict[Any, str]:
    return {code: f"{numbers:x}" for code, numbers in sets.items()}


def _read(sets: dict[str, str]) -> dict[str, int]:
    return {code: int(digits, 16) for code, digits in sets.items()}


def _by_day(sets: dict[str, str]) -> dict[date, int]:
    return {date.fromisoformat(day): int(digits, 16) for day, digits in sets.items()}
