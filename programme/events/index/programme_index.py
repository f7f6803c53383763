"""The index of a programme: what its page asks of all public events before it shows some of them.

For every option of the filter and every day the set of those that have it, and a thin row of every
date. It tells one state of the district and is never changed.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from programme.events.index.bit_sets import members
from programme.events.index.facet_sets import FacetSets

TO_FOLLOW = 1 << 40  # added to the time of what has none yet: more than a day has microseconds


@dataclass(frozen=True, kw_only=True)
class DateRows:
    """All dates as columns; those of one group lie together. The letters are those of `array`."""

    starts: "array[int]"  # i: the first row of each group, and the number of all rows
    keys: "array[int]"  # q: key of the stored row
    first: "array[int]"  # i: first and last day, as date.toordinal
    last: "array[int]"  # i
    times: "array[int]"  # q: microseconds of the day and one, 0 without a time; see TO_FOLLOW
    goes_beside: "array[int]"  # b: 1 where it may be told beside the cards of a day

    def of_group(self, group: int) -> range:
        return range(self.starts[group], self.starts[group + 1])

    def group_of(self, row: int) -> int:
        return bisect_right(self.starts, row) - 1

    def on(self, day: date, groups: int) -> list[int]:
        """Those of `groups` that take place on a day, in its order."""
        number = day.toordinal()
        found = [
            row
            for group in members(groups)
            for row in self.of_group(group)
            if self.first[row] <= number <= self.last[row]
        ]
        return sorted(found, key=self.in_order_of_a_day)

    def in_order_of_a_day(self, row: int) -> tuple[int, int]:
        """All day first, "time to be announced" last."""
        return self.times[row], self.keys[row]

    def in_order_of_days(self, row: int) -> tuple[int, int, int]:
        """As `Occurrence` is ordered."""
        return self.first[row], self.times[row] % TO_FOLLOW, self.keys[row]


@dataclass(frozen=True, kw_only=True)
class Details:
    """What only some ask of an index: the dates, and what tells whether it still holds."""

    rows: DateRows
    versions: "array[int]"  # i: of each event
    named: Set[int]  # checksums of what events may name (`named_rows`)


@dataclass(frozen=True, kw_only=True, eq=False)
class ProgrammeIndex:
    facets: FacetSets
    long: int  # groups that are offers over weeks: series, exhibitions, long spans
    moved: dict[date, list[int]]  # rows that were announced for this day and are on another
    read: Callable[[], Details] = field(repr=False)  # called once, when they are asked for

    @cached_property
    def details(self) -> Details:
        return self.read()

    @property
    def rows(self) -> DateRows:
        return self.details.rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProgrammeIndex) and self._told == other._told

    __hash__ = None  # type: ignore[assignment]

    @property
    def _told(self) -> tuple[object, ...]:
        return self.facets, self.long, self.moved, self.details

    @property
    def event_count(self) -> int:
        return len(self.facets.groups.events)

    def event_of(self, row: int) -> int:
        """The key of the event of a date."""
        return self.facets.groups.event_of(self.rows.group_of(row))
