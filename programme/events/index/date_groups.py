"""The dates of an event that differ in nothing but their days are one group.

What differs from date to date (town, language, interpretation) and the days are told of groups, so
that a festival of a hundred days is one bit of a set and not a hundred.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from programme.events.index.bit_sets import bit_set, first


@dataclass(frozen=True)
class DateGroups:
    """Events by number, those with most groups first, and their groups by number.

    Groups are numbered in layers: the first of every event, then the second of those that have
    two, and so on. So the events of a set of groups are found by one shift per layer, and most
    programmes have two or three. An event without dates has a number and no group.
    """

    events: "array[int]"  # q: key of the row of each event
    layers: Sequence[int]  # how many events have a first group, a second …

    @cached_property
    def begins(self) -> list[int]:
        """The first group of each layer, and the number of all."""
        return list(accumulate(self.layers, initial=0))

    @cached_property
    def every(self) -> int:
        return first(self.begins[-1])

    @cached_property
    def dated(self) -> int:
        """All events that have dates."""
        return self.events_of(self.every)

    @cached_property
    def _masks(self) -> list[int]:
        return [first(count) for count in self.layers]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {key: number for number, key in enumerate(self.events)}

    def numbers(self, keys: Iterable[int]) -> list[int]:
        """Of the events with these keys, of those that are known here."""
        numbers = self._numbers
        return [numbers[key] for key in keys if key in numbers]

    def numbered(self, keys: Iterable[int]) -> int:
        """The set of the events with these keys, of those that are known here."""
        return bit_set(self.numbers(keys))

    def place(self, number: int) -> tuple[int, int]:
        """Events are numbered in the order of these: of how many groups, and their keys."""
        return -sum(number < count for count in self.layers), self.events[number]

    def events_of(self, groups: int) -> int:
        """The events that have one of these groups at least."""
        found = 0
        for count, mask in zip(self.layers, self._masks, strict=True):
            if not groups:
                break
            found |= groups & mask
            groups >>= count
        return found

    def of_events(self, events: int) -> int:
        """All groups of these events."""
        found = 0
        for begin, mask in zip(self.begins, self._masks, strict=False):
            found |= (events & mask) << begin
        return found

    def event_of(self, group: int) -> int:
        """The key of the event of a group."""
        return self.events[group - self.begins[bisect_right(self.begins, group) - 1]]

    def of_event(self, key: int) -> Iterator[int]:
        number = self._numbers[key]
        for begin, count in zip(self.begins, self.layers, strict=False):
            if number < count:
                yield begin + number
