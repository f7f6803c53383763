"""A programme as days: which events stand under which day, and which are offers over weeks.

The index says it of all days by sets; single dates are looked at where a page shows them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Paginator

from calendar_site.pages.public.programme.asked import Asked
from programme.events.index.facet_sets import asked_days

CARDS_PER_PAGE = 150
LONG_OFFERS = 40  # more than fit above the days; filters find the others
Dates = dict[int, list[int]]  # {event: [dates]}, keys of their rows


@dataclass(frozen=True)
class Day:
    """`along` is what is open besides: offers over weeks, and events that began earlier.

    `left` is what was announced for the day and has moved to another.
    """

    cards: Dates
    along: Dates
    left: Dates


class Plan:
    """The dates of the events that answer a question, sorted into days; no query."""

    def __init__(self, asked: Asked) -> None:
        self._selection, self._index = asked.selection, asked.index
        self._first, self._last = asked_days(asked.selection)
        self._days = asked.index.facets.days
        self._groups = asked.index.facets.answering(asked.selection, asked.found)

    @cached_property
    def days(self) -> dict[date, int]:
        """The days that are asked for, each with the number of its cards."""
        beginnings = self._days.beginnings(self._first, self._last)
        possible = {*beginnings, *([self._first] if self._first else [])}
        sizes = {day: self._number(self._cards(day)) for day in possible}
        left = [day for day in self._index.moved if self._is_asked_for(day) and self._left(day)]
        return {day: sizes.get(day, 0) for day in sorted({*filter(sizes.get, sizes), *left})}

    @cached_property
    def counts(self) -> dict[date, int]:
        """The number of events of every day, also of days not asked for."""
        open_on = self._days.listed_on
        found = ((day, self._number(self._groups & open_on(day))) for day in self._days.listed)
        return {day: count for day, count in found if count}

    @cached_property
    def event_count(self) -> int:
        return self._number(self._on_days)

    @cached_property
    def offer_count(self) -> int:
        return self._number(self._long)

    @cached_property
    def offers(self) -> Dates:
        """The first offers over weeks with all their dates on the days that are asked for."""
        events: dict[int, None] = {}
        for row in self._long_rows():
            events.setdefault(self._index.event_of(row))
            if len(events) == LONG_OFFERS:
                break
        return {event: self._long_dates(event) for event in events}

    def on(self, day: date) -> Day:
        groups, cards = self._index.facets.groups, self._cards(day)
        besides = self._groups & self._days.on(day)
        besides &= ~groups.of_events(groups.events_of(cards))
        rows = self._index.rows
        beside = (row for row in rows.on(day, besides) if rows.goes_beside[row])
        return Day(
            self._by_event(self._card_rows(day, cards)),
            self._by_event(beside),
            self._by_event(self._left(day)),
        )

    @cached_property
    def _on_days(self) -> int:
        """The groups that answer the question, its days as well."""
        if self._first or self._last:
            return self._groups & self._days.between(self._first, self._last)
        return self._groups

    @cached_property
    def _long(self) -> int:
        return 0 if self._selection.day else self._on_days & self._index.long

    @cached_property
    def _single(self) -> int:
        return self._groups & ~self._index.long

    def _number(self, groups: int) -> int:
        return self._index.facets.groups.events_of(groups).bit_count()

    def _cards(self, day: date) -> int:
        """The groups that stand under a day: on their first, or the first that is asked for."""
        if day == self._selection.day:
            return self._groups & self._days.on(day)
        if day == self._selection.since:
            return self._single & self._days.on(day)
        return self._single & self._days.begins.get(day, 0)

    def _card_rows(self, day: date, cards: int) -> list[int]:
        rows = self._index.rows
        found, number = rows.on(day, cards), day.toordinal()
        if day == self._first:
            return found
        return [row for row in found if rows.first[row] == number]

    def _left(self, day: date) -> list[int]:
        rows = self._index.rows
        found = self._index.moved.get(day, [])
        shown = (row for row in found if self._groups >> rows.group_of(row) & 1)
        return sorted(shown, key=rows.in_order_of_a_day)

    def _is_asked_for(self, day: date) -> bool:
        return (not self._first or day >= self._first) and (not self._last or day <= self._last)

    def _long_rows(self) -> Iterator[int]:
        """Dates of offers over weeks in their order, those of a day when they are asked for."""
        rows = self._index.rows
        if self._first:
            going_on = rows.on(self._first, self._long & self._days.on(self._first))
            yield from sorted(going_on, key=rows.in_order_of_days)
        for day in self._days.beginnings(self._first, self._last):
            if day != self._first:
                beginning = self._card_rows(day, self._long & self._days.begins[day])
                yield from sorted(beginning, key=rows.in_order_of_days)

    def _long_dates(self, event: int) -> list[int]:
        rows = self._index.rows
        first = self._first.toordinal() if self._first else 0
        last = self._last.toordinal() if self._last else date.max.toordinal()
        found = [
            row
            for group in self._index.facets.groups.of_event(event)
            if self._long >> group & 1
            for row in rows.of_group(group)
            if rows.first[row] <= last and rows.last[row] >= first
        ]
        return [rows.keys[row] for row in sorted(found, key=rows.in_order_of_days)]

    def _by_event(self, rows: Iterable[int]) -> Dates:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for row in rows:
            found[self._index.event_of(row)].append(self._index.rows.keys[row])
        return dict(found)


def paginated(days: dict[date, int]) -> Paginator:
    """The days in pages of whole days, each as {day: number of cards}; at least one page."""
    pages: list[dict[date, int]] = [{}]
    size = 0
    for day, cards in days.items():
        if size and size + cards > CARDS_PER_PAGE:
            pages.append({})
            size = 0
        pages[-1][day] = cards
        size += cards
    return Paginator(pages, 1)
