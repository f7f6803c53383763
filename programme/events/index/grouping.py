"""The dates of an event in groups, and what an index tells of all of them."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from programme.events.index.bit_sets import bit_set
from programme.events.index.days_of_groups import MOST_DAYS, DaysOfGroups
from programme.events.index.programme_index import TO_FOLLOW, DateRows
from programme.events.standing import standing
from programme.models.event import Clock, Schedule

LONG_DAYS = 7  # a date that lasts longer is an offer over weeks
Languages = tuple[frozenset[str], frozenset[str]]  # held in any way, interpreted into
Group = tuple["Alike", list[Any]]
Lists = defaultdict[Any, list[int]]


@dataclass(frozen=True)
class Alike:
    """In what the dates of a group do not differ."""

    town: str | None
    stands_there: bool  # the event has a date there that is not cancelled, or all are
    languages: Languages
    is_long: bool


def grouped(rows: list[Any], spoken: dict[int, Languages]) -> list[Group]:
    """The dates of one event, rows with the columns of `making.COLUMNS`."""
    towns = {row.town_slug for row in standing(rows)}
    found: dict[Alike, list[Any]] = {}
    for row in rows:
        languages = spoken.get(row.pk, (frozenset(), frozenset()))
        is_long = _is_long(row.event__schedule, row.starts_on, row.ends_on)
        alike = Alike(row.town_slug, row.town_slug in towns, languages, is_long)
        found.setdefault(alike, []).append(row)
    return list(found.items())


def _is_long(schedule: str, first: date, last: date) -> bool:
    """Whether a date belongs to an offer over weeks: a series, an exhibition, a long span."""
    return schedule != Schedule.DATES or (last - first).days >= LONG_DAYS


@dataclass
class ToldOfDates:
    """Grows by a group at a time, in the order of their numbers."""

    options: dict[str, Lists] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    towns: dict[str, str] = field(default_factory=dict)
    long: list[int] = field(default_factory=list)
    moved: Lists = field(default_factory=lambda: defaultdict(list))
    _begins: Lists = field(default_factory=lambda: defaultdict(list))
    _goes_on: Lists = field(default_factory=lambda: defaultdict(list))
    _endless: list[tuple[date, date, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=lambda: [0])
    _rows: list[tuple[int, int, int, int, int]] = field(default_factory=list)

    def add(self, alike: Alike, rows: Iterable[Any]) -> None:
        group = len(self._starts) - 1
        if alike.town:
            self.options["town" if alike.stands_there else "fallen"][alike.town].append(group)
        for name, codes in zip(("language", "interpretation"), alike.languages, strict=True):
            for code in codes:
                self.options[name][code].append(group)
        if alike.is_long:
            self.long.append(group)
        for row in rows:
            if alike.town and alike.stands_there:
                self.towns[alike.town] = row.town_name
            self._add_row(row, group)
        self._starts.append(len(self._rows))

    def _add_row(self, row: Any, group: int) -> None:
        first, last = row.starts_on, row.ends_on
        if row.previous_on and row.previous_on != first:
            self.moved[row.previous_on].append(len(self._rows))
        self._begins[first].append(group)
        days = (last - first).days
        for n in range(min(days, MOST_DAYS)):
            self._goes_on[first + timedelta(n + 1)].append(group)
        if days > MOST_DAYS:
            self._endless.append((first, last, group))
        is_single = row.event__schedule == Schedule.DATES
        beside = last > first if is_single else row.start_time is not None
        times = _time(row.start_time) + (TO_FOLLOW if row.clock == Clock.TO_FOLLOW else 0)
        self._rows.append((row.pk, first.toordinal(), last.toordinal(), times, int(beside)))

    def rows(self) -> DateRows:
        columns = zip(*self._rows, strict=True) if self._rows else [()] * 5
        keys, first, last, times, beside = (array("q", column) for column in columns)
        return DateRows(
            starts=array("q", self._starts),
            keys=keys,
            first=first,
            last=last,
            times=times,
            goes_beside=beside,
        )

    def days(self) -> DaysOfGroups:
        return DaysOfGroups(
            begins=sets(self._begins), goes_on=sets(self._goes_on), endless=self._endless
        )


def sets(lists: dict[Any, list[int]]) -> dict[Any, int]:
    """Ascending by what they are sets of."""
    return {code: bit_set(lists[code]) for code in sorted(lists)}


def _time(said: time | None) -> int:
    if said is None:
        return 0
    seconds = (said.hour * 60 + said.minute) * 60 + said.second
    return seconds * 1_000_000 + said.microsecond + 1
