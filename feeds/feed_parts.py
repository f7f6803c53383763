"""What a feed file holds of each event, so that what has not changed is taken from the file.

It stands beside the file: numbers, with checksums of all that they tell of. In any doubt there is
none, and the feed is joined from stored pieces.
"""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import NamedTuple, Self

from feeds import chunked_gzip
from feeds.chunked_gzip import Packed
from feeds.pieces import Piece

NUMBER = "Q"  # of array: eight bytes
LAYOUT = 2  # raise it when what is written changes
CHUNK = 64  # events that are packed together, about


class State(NamedTuple):
    """Of an event, as it was read. A number of a version comes again after a backup was restored,
    the moment (a CRC-32 of it, as the database writes it) does not."""

    event_id: int
    version: int
    changed: int


def states(rows: Iterable[tuple[int, int, str]]) -> list[State]:
    """Of events by their key, version and `changed_at` as text: to read moments took longer."""
    return [State(pk, version, zlib.crc32(at.encode())) for pk, version, at in rows]


class Columns(NamedTuple):
    """Numbers of events, in their order: of their state, and of its piece."""

    event_id: "array[int]"
    version: "array[int]"
    changed: "array[int]"
    modified: "array[int]"  # seconds since 1970
    size: "array[int]"  # bytes
    entries: "array[int]"

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Self:
        columns = list(zip(*rows, strict=True)) or [()] * len(cls._fields)
        return cls(*(array(NUMBER, column) for column in columns))

    def part(self, begin: int, end: int) -> Self:
        return type(self)(*(column[begin:end] for column in self))

    def __bool__(self) -> bool:
        return bool(self.event_id)


NONE = Columns.of(())


@dataclass(frozen=True)
class Parts:
    """The first `start` bytes are the calendar's own, then come those of the events, in order.

    `made_by` is the version of the code that made the pieces.
    """

    made_by: int = 0
    start: int = 0
    of: Columns = NONE

    def chunks(self) -> dict[int, int]:
        """Where chunks of the file begin, by their first event: one that comes or goes moves none
        but its own."""
        found, at = {0: 0}, self.start
        for event, size in zip(self.of.event_id, self.of.size, strict=True):
            if event * 2_654_435_761 % 2**32 < 2**32 // CHUNK:  # Knuth's: a share of any keys
                found[event] = at
            at += size
        return found


@dataclass(frozen=True)
class Told:
    """Events whose bytes stand together."""

    parts: Parts
    body: bytes = field(repr=False)

    @classmethod
    def of(cls, states: Mapping[int, State], pieces: Iterable[Piece]) -> Self:
        """Of stored pieces of events in these states; one that is not current is of none."""
        found = list(pieces)
        rows = [
            (
                *(states[each.event_id] if each.is_current else (each.event_id, 0, 0)),
                int(each.modified.timestamp()),
                each.size,
                each.entries,
            )
            for each in found
        ]
        parts = Parts(of=Columns.of(rows))
        return cls(parts, b"".join(each.body for each in found))

    @cached_property
    def ends(self) -> list[int]:
        return list(accumulate(self.parts.of.size, initial=self.parts.start))

    @cached_property
    def states(self) -> list[tuple[int, int, int]]:
        """Of all of them; equal to a State is who is in it."""
        return list(zip(*self.parts.of[: len(State._fields)], strict=True))

    @cached_property
    def at(self) -> dict[int, int]:
        """Which event stands where."""
        return {event: n for n, event in enumerate(self.parts.of.event_id)}

    def place(self, state: State) -> int | None:
        """Where this event stands; None if it does not, or is in another state."""
        n, of = self.at.get(state.event_id), self.parts.of
        if n is None or of.version[n] != state.version or of.changed[n] != state.changed:
            return None
        return n


class Run(NamedTuple):
    """Some of them that follow each other."""

    told: Told
    begin: int
    end: int

    @property
    def event_id(self) -> int:
        return self.told.parts.of.event_id[self.begin]

    @property
    def size(self) -> int:
        return self.told.ends[self.end] - self.told.ends[self.begin]

    @property
    def entries(self) -> int:
        return sum(self.told.parts.of.entries[self.begin : self.end])

    @property
    def body(self) -> bytes:
        return self.told.body[self.told.ends[self.begin] : self.told.ends[self.end]]

    @property
    def columns(self) -> Columns:
        return self.told.parts.of.part(self.begin, self.end)


def runs(of: Iterable[tuple[Told, int]]) -> Iterator[Run]:
    """Of events, each by where it stands, as few runs as there can be."""
    now, begin, end = None, 0, 0
    for told, n in of:
        if told is now and n == end:
            end += 1
            continue
        if now is not None:
            yield Run(now, begin, end)
        now, begin, end = told, n, n + 1
    if now is not None:
        yield Run(now, begin, end)


def same(some: Sequence[object], others: Sequence[object]) -> int:
    """How many of both are equal before the first that are not; whole parts are compared."""
    begin, end = 0, min(len(some), len(others))
    while begin < end:
        middle = (begin + end + 1) // 2
        if some[begin:middle] == others[begin:middle]:
            begin = middle
        else:
            end = middle - 1
    return begin


def columns_of(found: Iterable[Run]) -> Columns:
    """Of all of them together."""
    told = NONE
    for run in found:
        told = Columns._make(map(add, told, run.columns))
    return told


def written(parts: Parts, sha256: str, packed: Packed) -> bytes:
    """As it stands beside the file with this digest."""
    lengths = array(NUMBER, map(len, packed.chunks))
    cuts = (array(NUMBER, packed.starts), array(NUMBER, packed.starts.values()), lengths)
    head = array(NUMBER, (parts.made_by, parts.start, len(parts.of.event_id)))
    numbers = b"".join((head, *parts.of, *cuts))
    sums = (LAYOUT, packed.checksum, zlib.crc32(packed.file), zlib.crc32(numbers))
    return " ".join((sha256, *map(str, sums))).encode() + b"\n" + numbers


def read(stored: bytes, sha256: str, body: bytes, twin: bytes) -> tuple[Parts, Packed]:
    """What was `written` of this file and its twin; raises ValueError where it was of others, or
    by another release."""
    line, _, rest = stored.partition(b"\n")
    sums = (LAYOUT, *map(zlib.crc32, (body, twin, rest)))
    if line.decode().split() != [sha256, *map(str, sums)]:
        raise ValueError("parts of another file")
    numbers = array(NUMBER, rest)
    made_by, start, count = numbers[:3]
    *columns, cuts = _cut(numbers[3:], count, len(Columns._fields))
    names, starts, lengths = _cut(cuts, len(cuts) // 3, 2)
    packed = Packed(
        body,
        dict(zip(names, starts, strict=True)),
        chunked_gzip.chunks_of(twin, lengths),
        checksum=sums[1],
        file=twin,
    )
    return Parts(made_by, start, Columns._make(columns)), packed


def _cut(numbers: "array[int]", size: int, count: int) -> "list[array[int]]":
    """So many parts of this size, and the rest."""
    at = [size * n for n in range(count + 1)]
    return [*(numbers[n : n + size] for n in at[:-1]), numbers[at[-1] :]]
