"""Two indexes as one: what is still right of an older one, and what has been read anew.

What lies together in one of them lies together in the whole: this is told as pieces of both, and
every set and every column is put together from these.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

from programme.events.index.bit_sets import first
from programme.events.index.date_groups import DateGroups
from programme.events.index.days_of_groups import DaysOfGroups
from programme.events.index.facet_sets import FacetSets
from programme.events.index.programme_index import DateRows, Details, ProgrammeIndex

Code = TypeVar("Code", bound=Any)


class _Piece(NamedTuple):
    """Numbers of one of both (0: old, 1: new) from `first` to `end`, without that; `at` in all."""

    source: int
    first: int
    end: int
    at: int


@dataclass(frozen=True)
class _Pieces:
    """A whole made of pieces, in its order."""

    pieces: Sequence[_Piece]

    @classmethod
    def of(cls, parts: Iterable[tuple[int, int, int]]) -> "_Pieces":
        """Of (source, first, end); those without numbers are left out."""
        found, at = [], 0
        for source, begin, end in parts:
            if end > begin:
                found.append(_Piece(source, begin, end, at))
                at += end - begin
        return cls(found)

    def bits(self, sets: tuple[int, int]) -> int:
        found = 0
        for source, begin, end, at in self.pieces:
            found |= (sets[source] >> begin & first(end - begin)) << at
        return found

    def sets(self, old: Mapping[Code, int], new: Mapping[Code, int]) -> dict[Code, int]:
        """Ascending by what they are sets of, without those that are empty."""
        codes = sorted({*old, *new})
        found = ((code, self.bits((old.get(code, 0), new.get(code, 0)))) for code in codes)
        return {code: bits for code, bits in found if bits}

    def column(self, columns: Sequence["array[int]"]) -> "array[int]":
        found = array(columns[0].typecode)
        for source, begin, end, _at in self.pieces:
            found.extend(columns[source][begin:end])
        return found

    def placed(self, source: int, number: int) -> int | None:
        """The new number of one in a source; None where it is left out."""
        mine = self._by_source[source]
        place = bisect_right(mine, number, key=attrgetter("first")) - 1
        if place < 0 or number >= mine[place].end:
            return None
        return mine[place].at + number - mine[place].first

    @cached_property
    def _by_source(self) -> list[list[_Piece]]:
        """Each ascending: both are in the same order as the whole."""
        return [[each for each in self.pieces if each.source == source] for source in (0, 1)]


def joined(old: ProgrammeIndex, new: ProgrammeIndex, without: Collection[int]) -> ProgrammeIndex:
    """`old` without the events of these keys, and `new`, which has none of the others.

    Equal to what is made of the rows of all of them. It costs as many steps as there are sets and
    columns, times the events that are taken out or put in.
    """
    both = (old, new)
    told = [each.facets.groups for each in both]
    events = _Pieces.of(_events(told, without))
    layers = _layers(told, events)
    groups = _Pieces.of(chain(*layers))
    starts = [each.rows.starts for each in both]
    rows = _Pieces.of((n, starts[n][begin], starts[n][end]) for n, begin, end, _ in groups.pieces)
    sizes = [sum(end - begin for _, begin, end in pieces) for pieces in layers]
    numbers = DateGroups(events.column([each.events for each in told]), [*filter(None, sizes)])
    details = Details(
        rows=_rows([each.rows for each in both], groups, rows),
        versions=events.column([each.details.versions for each in both]),
        named=new.details.named,
    )
    return ProgrammeIndex(
        facets=_facets([each.facets for each in both], numbers, events, groups),
        long=groups.bits((old.long, new.long)),
        moved=_moved(both, rows),
        read=lambda: details,
    )


def _events(told: list[DateGroups], without: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """The events of both in the order in which an index numbers them."""
    old, new = told
    numbers = range(len(old.events))
    cuts = [(number, 1, number) for number in old.numbers(without)]
    for number in range(len(new.events)):
        at = bisect_left(numbers, new.place(number), key=old.place)
        cuts.append((at, 0, number))
    begin = 0
    for at, is_out, number in sorted(cuts):
        yield 0, begin, at
        if not is_out:
            yield 1, number, number + 1
        begin = at + is_out
    yield 0, begin, len(old.events)


def _layers(told: list[DateGroups], events: _Pieces) -> list[list[tuple[int, int, int]]]:
    """The groups of each layer."""
    most = max(len(groups.layers) for groups in told)
    return [_layer(told, events, layer) for layer in range(most)]


def _layer(told: list[DateGroups], events: _Pieces, layer: int) -> list[tuple[int, int, int]]:
    """The groups of one layer: those of the first events, in their order."""
    found = []
    for source, begin, end, _at in events.pieces:
        groups = told[source]
        if layer < len(groups.layers):
            first_group, count = groups.begins[layer], groups.layers[layer]
            found.append((source, first_group + min(begin, count), first_group + min(end, count)))
    return found


def _facets(
    both: list[FacetSets], numbers: DateGroups, events: _Pieces, groups: _Pieces
) -> FacetSets:
    old, new = both
    dates = {name: groups.sets(old.dates[name], new.dates[name]) for name in old.dates}
    of_events = {name: events.sets(old.events[name], new.events[name]) for name in old.events}
    options = {"town": dates["town"], "partner": of_events["partner"]}
    return FacetSets(
        groups=numbers,
        days=DaysOfGroups(
            begins=groups.sets(old.days.begins, new.days.begins),
            goes_on=groups.sets(old.days.goes_on, new.days.goes_on),
            endless=_endless(both, groups),
        ),
        dates=dates,
        fallen=groups.sets(old.fallen, new.fallen),
        events=of_events,
        words=new.words,
        names={
            kind: {
                slug: name
                for slug, name in (old.names[kind] | new.names[kind]).items()
                if slug in having
            }
            for kind, having in options.items()
        },
    )


def _endless(both: list[FacetSets], groups: _Pieces) -> list[tuple[date, date, int]]:
    found = [
        (begins, ends, at)
        for source, facets in enumerate(both)
        for begins, ends, group in facets.days.endless
        if (at := groups.placed(source, group)) is not None
    ]
    return sorted(found, key=itemgetter(2))


def _rows(both: list[DateRows], groups: _Pieces, rows: _Pieces) -> DateRows:
    starts = array("i", [0])
    for (source, begin, end, _), piece in zip(groups.pieces, rows.pieces, strict=True):
        shift = piece.at - piece.first
        starts.extend([start + shift for start in both[source].starts[begin + 1 : end + 1]])
    names = ("keys", "first", "last", "times", "goes_beside")
    columns = {name: rows.column([getattr(each, name) for each in both]) for name in names}
    return DateRows(starts=starts, **columns)


def _moved(both: tuple[ProgrammeIndex, ProgrammeIndex], rows: _Pieces) -> dict[date, list[int]]:
    found: defaultdict[date, list[int]] = defaultdict(list)
    for source, index in enumerate(both):
        for day, moved in index.moved.items():
            found[day] += [at for row in moved if (at := rows.placed(source, row)) is not None]
    return {day: sorted(moved) for day, moved in found.items() if moved}
