"""On which days the groups of dates take place."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.events.index.bit_sets import bit_set, union

MOST_DAYS = 400  # of one date that are listed; what lasts longer is looked at by itself


@dataclass(frozen=True, kw_only=True)
class DaysOfGroups:
    """For each day the groups with a date that begins on it, and with one that goes on."""

    begins: dict[date, int]  # ascending
    goes_on: dict[date, int]  # ascending; until MOST_DAYS days after the first
    endless: list[tuple[date, date, int]]  # first day, last day, group of dates that last longer

    @cached_property
    def listed(self) -> list[date]:
        """Every day on which something takes place, ascending."""
        return sorted({*self.begins, *self.goes_on})

    @cached_property
    def _beginnings(self) -> list[date]:
        return list(self.begins)

    def beginnings(self, first: date | None, last: date | None) -> list[date]:
        """The days from `first` to `last` (None: from ever, for ever) on which dates begin."""
        days = self._beginnings
        return days[
            bisect_left(days, first) if first else 0 : bisect_right(days, last) if last else None
        ]

    def listed_on(self, day: date) -> int:
        """The groups that are open on a day, without what has been so for MOST_DAYS."""
        return self.begins.get(day, 0) | self.goes_on.get(day, 0)

    def on(self, day: date) -> int:
        return self.listed_on(day) | self._endless(day)

    def between(self, first: date | None, last: date | None) -> int:
        """The groups with a date on any of these days."""
        found = union(self.begins[day] for day in self.beginnings(first, last))
        if first:
            found |= self.goes_on.get(first, 0) | self._endless(first)
        return found

    def _endless(self, day: date) -> int:
        return bit_set([group for begins, ends, group in self.endless if begins <= day <= ends])
