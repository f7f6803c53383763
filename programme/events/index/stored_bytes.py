"""The index of a programme as it is stored: what every page reads, then the details, both packed.

Each part is JSON that says what follows, then sets and columns, compressed. A set is stored as its
bits, a column as numbers of the size of its type, both from the least byte on; the JSON has the
number of bytes of each in its place. First comes a checksum of all that follows (CRC-32), then the
size of the first part, both in four bytes.

FORMAT is a number of the code that makes an index: another release makes it anew.
"""

import io
import sys
import zlib
from array import array
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from programme.events.index.date_groups import DateGroups
from programme.events.index.days_of_groups import DaysOfGroups
from programme.events.index.facet_sets import FacetSets
from programme.events.index.programme_index import DateRows, Details, ProgrammeIndex

CHECKSUM, SIZE = 4, 4  # bytes


def number_of(*folders: Path) -> int:
    """Of the code in these folders, by names and contents; 31 bits."""
    found = 0
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        found = zlib.crc32(path.name.encode() + b"\0" + path.read_bytes(), found)
    return found >> 1


_HERE = Path(__file__).parent
# Read while the code is loaded, before the web server forks: the files may change later.
FORMAT = number_of(
    _HERE, _HERE.parent, *(_HERE.parents[1] / each for each in ("models", "migrations"))
)


def to_bytes(index: ProgrammeIndex) -> bytes:
    parts = _packed(_facets, index), _packed(_details, index.details)
    stored = len(parts[0]).to_bytes(SIZE, "little") + b"".join(parts)
    return _checksum(stored) + stored


def _facets(index: ProgrammeIndex, writer: "_Writer") -> dict[str, Any]:
    facets, days = index.facets, index.facets.days
    return {
        "events": writer.column(facets.groups.events),
        "layers": facets.groups.layers,
        "dates": {name: writer.sets(options) for name, options in facets.dates.items()},
        "fallen": writer.sets(facets.fallen),
        "of_events": {name: writer.sets(options) for name, options in facets.events.items()},
        "names": facets.names,
        "words": facets.words,
        "begins": writer.sets(days.begins),
        "goes_on": writer.sets(days.goes_on),
        "endless": days.endless,
        "long": writer.set(index.long),
        "moved": index.moved,
    }


def _details(details: Details, writer: "_Writer") -> dict[str, Any]:
    return {
        "rows": {name: writer.column(column) for name, column in vars(details.rows).items()},
        "versions": writer.column(details.versions),
        "named": writer.column(array("q", sorted(details.named))),
    }


def _packed(tell: Callable[[Any, "_Writer"], dict[str, Any]], told: Any) -> bytes:
    writer = _Writer()
    said = tell(told, writer)
    head = orjson.dumps(said, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE)
    return zlib.compress(head + writer.written.getvalue(), level=1)


def from_bytes(stored: bytes) -> ProgrammeIndex:
    """Raises ValueError for what is damaged; whatever comes up for what was never an index."""
    begin, parts = CHECKSUM + SIZE, memoryview(stored)
    if stored[:CHECKSUM] != _checksum(parts[CHECKSUM:]):
        raise ValueError("The checksum is another")
    end = begin + int.from_bytes(stored[CHECKSUM:begin], "little")
    said, reader = _unpacked(parts[begin:end])
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
            groups=groups,
            days=days,
            dates=dates,
            fallen=fallen,
            events=events,
            names=said["names"],
            words=said["words"],
        ),
        long=reader.set(said["long"]),
        moved=_by_day(said["moved"]),
        read=partial(_read_details, parts[end:]),
    )


def _read_details(packed: memoryview) -> Details:
    said, reader = _unpacked(packed)
    return Details(
        rows=DateRows(**{name: reader.column(size) for name, size in said["rows"].items()}),
        versions=reader.column(said["versions"]),
        named=frozenset(reader.column(said["named"])),
    )


def _unpacked(packed: memoryview) -> tuple[dict[str, Any], "_Reader"]:
    stream = io.BytesIO(zlib.decompress(packed))
    return orjson.loads(stream.readline()), _Reader(stream)


def _checksum(packed: bytes | memoryview) -> bytes:
    return zlib.crc32(packed).to_bytes(CHECKSUM, "little")


class _Writer:
    """Each call appends and gives the number of bytes."""

    def __init__(self) -> None:
        self.written = io.BytesIO()

    def sets(self, sets: dict[Any, int]) -> dict[Any, int]:
        return {code: self.set(numbers) for code, numbers in sets.items()}

    def set(self, numbers: int) -> int:
        return self.written.write(numbers.to_bytes((numbers.bit_length() + 7) // 8, "little"))

    def column(self, numbers: "array[int]") -> tuple[str, int]:
        """With the type of its numbers."""
        return numbers.typecode, self.written.write(_least_first(numbers[:]).tobytes())


class _Reader:
    """Takes what a `_Writer` wrote, in the same order."""

    def __init__(self, stream: io.BytesIO) -> None:
        self._stream = stream

    def sets(self, sizes: dict[str, int]) -> dict[str, int]:
        return {code: self.set(size) for code, size in sizes.items()}

    def set(self, size: int) -> int:
        return int.from_bytes(self._stream.read(size), "little")

    def column(self, said: tuple[str, int]) -> "array[int]":
        of_type, size = said
        numbers = array(of_type)
        numbers.frombytes(self._stream.read(size))
        return _least_first(numbers)


def _least_first(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _by_day(found: dict[str, Any]) -> dict[date, Any]:
    return {date.fromisoformat(day): value for day, value in found.items()}
