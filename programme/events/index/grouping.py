"""The dates of an event in groups, and what an index tells of all of them."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from programme.events.index.bit_sets import bit_set
from programme.events.index.days_of_groups import MOST_DAYS, DaysOfGroups
from programme.events.index.named_rows import Named
from programme.events.index.programme_index import TO_FOLLOW, DateRows
from programme.events.selection import BY_DATE
from programme.events.standing import standing
from programme.models.event import Clock, Schedule

LONG_DAYS = 7  # a date that lasts longer is an offer over weeks
Lists = defaultdict[Any, list[int]]


class Languages(NamedTuple):
    held: frozenset[str] = frozenset()  # in any way
    into: frozenset[str] = frozenset()  # interpreted


NO_LANGUAGES = Languages()


class Alike(NamedTuple):
    """In what the dates of a group do not differ."""

    town: Named | None
    stands_there: bool  # the event has a date there that is not cancelled, or all are
    languages: Languages
    is_long: bool


class Group(NamedTuple):
    alike: Alike
    schedule: str
    rows: Sequence[Any]


@dataclass(frozen=True)
class Grouping:
    """Sorts dates, rows with the columns of `making.DATES`, into groups."""

    town_of_venue: Mapping[int, Named]
    spoken: Mapping[int, Languages]

    def grouped(self, rows: Sequence[Any], schedule: str, venue: int | None) -> list[Group]:
        """The dates of one event with the number of its place."""
        town_of = self.town_of_venue.get
        towns = {
            row.pk: town_of(row.venue_id if row.is_elsewhere else venue)  # type: ignore[arg-type]
            for row in rows
        }
        stands_in = {towns[row.pk] for row in standing(rows)}
        found: dict[Alike, list[Any]] = {}
        for row in rows:
            town, languages = towns[row.pk], self.spoken.get(row.pk, NO_LANGUAGES)
            is_long = _is_long(schedule, row.starts_on, row.ends_on)
            alike = Alike(town, town in stands_in, languages, is_long)
            found.setdefault(alike, []).append(row)
        return [Group(alike, schedule, alike_rows) for alike, alike_rows in found.items()]


def _is_long(schedule: str, first: date, last: date) -> bool:
    """Whether a date belongs to an offer over weeks: a series, an exhibition, a long span."""
    return schedule != Schedule.DATES or (last - first).days >= LONG_DAYS


def _lists() -> Lists:
    return defaultdict(list)


@dataclass
class ToldOfDates:
    """Grows by a group at a time, in the order of their numbers."""

    moved: Lists = field(default_factory=_lists)
    _long: list[int] = field(default_factory=list)
    _towns: Lists = field(default_factory=_lists)
    _languages: Lists = field(default_factory=_lists)  # as many as occur together
    _begins: Lists = field(default_factory=_lists)
    _goes_on: Lists = field(default_factory=_lists)
    _endless: list[tuple[date, date, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=lambda: [0])
    _rows: list[tuple[int, int, int, int, int]] = field(default_factory=list)

    def add(self, group: Group) -> None:
        number, alike = len(self._starts) - 1, group.alike
        self._towns[alike.town, alike.stands_there].append(number)
        self._languages[alike.languages].append(number)
        if alike.is_long:
            self._long.append(number)
        is_single = group.schedule == Schedule.DATES
        for row in group.rows:
            self._add_row(row, number, is_single)
        self._starts.append(len(self._rows))

    def _add_row(self, row: Any, group: int, is_single: bool) -> None:
        first, last, starts_at = row.starts_on, row.ends_on, row.start_time
        if row.previous_on and row.previous_on != first:
            self.moved[row.previous_on].append(len(self._rows))
        self._begins[first].append(group)
        if last > first:
            self._goes_on_after(first, last, group)
        beside = last > first if is_single else starts_at is not None
        times = _time(starts_at) if starts_at else 0
        if row.clock == Clock.TO_FOLLOW:
            times += TO_FOLLOW
        self._rows.append((row.pk, first.toordinal(), last.toordinal(), times, int(beside)))

    def _goes_on_after(self, first: date, last: date, group: int) -> None:
        days = (last - first).days
        for n in range(min(days, MOST_DAYS)):
            self._goes_on[first + timedelta(n + 1)].append(group)
        if days > MOST_DAYS:
            self._endless.append((first, last, group))

    def options(self) -> dict[str, dict[str, int]]:
        """The groups of each option; "fallen" are those in a town in which no date stands."""
        found: dict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        for (town, stands_there), groups in self._towns.items():
            if town:
                found["town" if stands_there else "fallen"][town.slug] = bit_set(groups)
        for languages, groups in self._languages.items():
            bits = bit_set(groups)
            for name, codes in zip(("language", "interpretation"), languages, strict=True):
                for code in codes:
                    found[name][code] |= bits
        return {name: dict(sorted(found[name].items())) for name in (*BY_DATE, "fallen")}

    def towns(self) -> dict[str, str]:
        """The names of those in which something stands, by slug."""
        return {town.slug: town.name for town, stands in self._towns if town and stands}

    def long(self) -> int:
        return bit_set(self._long)

    def rows(self) -> DateRows:
        columns = zip(*self._rows, strict=True) if self._rows else [()] * 5
        keys, first, last, times, beside = map(array, "qiiqb", columns)
        return DateRows(
            starts=array("i", self._starts),
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


def sets(lists: Mapping[Any, list[int]]) -> dict[Any, int]:
    """Ascending by what they are sets of."""
    return {code: bit_set(lists[code]) for code in sorted(lists)}


def _time(said: time) -> int:
    seconds = (said.hour * 60 + said.minute) * 60 + said.second
    return seconds * 1_000_000 + said.microsecond + 1
