"""The index of a programme as it is stored: JSON that says what follows, then sets and columns.

A set is stored as its bits, a column as numbers of eight bytes, both from the least byte on. The
JSON has the number of bytes of each in its place, and all of it is compressed, after a checksum of
what is stored (CRC-32, four bytes).

FORMAT is a number of the code that makes an index: another release makes it anew.
"""

import io
import sys
import zlib
from array import array
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from programme.events.index.date_groups import DateGroups
from programme.events.index.days_of_groups import DaysOfGroups
from programme.events.index.facet_sets import FacetSets
from programme.events.index.programme_index import DateRows, ProgrammeIndex

CHECKSUM = 4  # bytes


def number_of(*folders: Path) -> int:
    """Of the code in these folders, by names and contents; 31 bits."""
    found = 0
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        found = zlib.crc32(path.name.encode() + b"\0" + path.read_bytes(), found)
    return found >> 1


_HERE = Path(__file__).parent
# Read while the code is loaded, before the web server forks: the files may change later.
FORMAT = number_of(_HERE, _HERE.parent, _HERE.parent.parent / "models")


def to_bytes(index: ProgrammeIndex) -> bytes:
    facets, days, writer = index.facets, index.facets.days, _Writer()
    said = {
        "events": writer.column(facets.groups.events),
        "layers": facets.groups.layers,
        "dates": {name: writer.sets(options) for name, options in facets.dates.items()},
        "fallen": writer.sets(facets.fallen),
        "of_events": {name: writer.sets(options) for name, options in facets.events.items()},
        "names": facets.names,
        "begins": writer.sets(days.begins),
        "goes_on": writer.sets(days.goes_on),
        "endless": days.endless,
        "rows": {name: writer.column(column) for name, column in vars(index.rows).items()},
        "long": writer.set(index.long),
        "moved": index.moved,
    }
    head = orjson.dumps(said, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE)
    packed = zlib.compress(head + writer.written.getvalue(), level=1)
    return _checksum(packed) + packed


def from_bytes(stored: bytes) -> ProgrammeIndex:
    """Raises ValueError for what is damaged; whatever comes up for what was never an index."""
    checksum, packed = stored[:CHECKSUM], stored[CHECKSUM:]
    if checksum != _checksum(packed):
        raise ValueError("The checksum is another")
    stream = io.BytesIO(zlib.decompress(packed))
    said, reader = orjson.loads(stream.readline()), _Reader(stream)
    groups = DateGroups(reader.column(said["events"]), said["layers"])
    dates = {name: reader.sets(options) for name, options in said["dates"].items()}
    fallen = reader.sets(said["fallen"])
    events = {name: reader.sets(options) for name, options in said["of_events"].items()}
    days = DaysOfGroups(
        begins=_by_day(reader.sets(said["begins"])),
        goes_on=_by_day(reader.sets(said["goes_on"])),
        endless=[(date.fromisoformat(a), date.fromisoformat(b), n) for a, b, n in said["endless"]],
    )
    return ProgrammeIndex(
        facets=FacetSets(
            groups=groups, days=days, dates=dates, fallen=fallen, events=events, names=said["names"]
        ),
        rows=DateRows(**{name: reader.column(size) for name, size in said["rows"].items()}),
        long=reader.set(said["long"]),
        moved=_by_day(said["moved"]),
    )


def _checksum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(CHECKSUM, "little")


class _Writer:
    """Each call appends and gives the number of bytes."""

    def __init__(self) -> None:
        self.written = io.BytesIO()

    def sets(self, sets: dict[Any, int]) -> dict[Any, int]:
        return {code: self.set(numbers) for code, numbers in sets.items()}

    def set(self, numbers: int) -> int:
        return self.written.write(numbers.to_bytes((numbers.bit_length() + 7) // 8, "little"))

    def column(self, numbers: Iterable[int]) -> int:
        return self.written.write(_least_first(array("q", numbers)).tobytes())


class _Reader:
    """Takes what a `_Writer` wrote, in the same order."""

    def __init__(self, stream: io.BytesIO) -> None:
        self._stream = stream

    def sets(self, sizes: dict[str, int]) -> dict[str, int]:
        return {code: self.set(size) for code, size in sizes.items()}

    def set(self, size: int) -> int:
        return int.from_bytes(self._stream.read(size), "little")

    def column(self, size: int) -> "array[int]":
        numbers = array("q")
        numbers.frombytes(self._stream.read(size))
        return _least_first(numbers)


def _least_first(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _by_day(found: dict[str, Any]) -> dict[date, Any]:
    return {date.fromisoformat(day): value for day, value in found.items()}
