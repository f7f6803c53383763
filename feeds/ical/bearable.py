"""What calendars can take: of too many events those nearest to today; a programme is whole.

Google stops reading at about 1 MB; several programs become slow long before. A big district costs
no more than a full feed: its events are asked for with limits, and chosen by the sizes of their
pieces before any is read.
"""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple, Protocol, TypeVar

from feeds import feed_parts
from feeds.feed_parts import State
from feeds.ical.contents import Asked, Contents
from programme.models.event import EventQuerySet

logger = logging.getLogger(__name__)

MOST_BYTES, MOST_ENTRIES = 700_000, 500


class Measured(Protocol):
    """What a feed tells of one event: so many bytes and entries."""

    @property
    def size(self) -> int: ...

    @property
    def entries(self) -> int: ...


Told = TypeVar("Told", bound=Measured)


class Near(NamedTuple):
    """An event with its days."""

    starts_on: date
    ends_on: date
    state: State


class Candidates:
    """What a feed could tell of; which of them are nearest is asked once for all languages."""

    def __init__(self, contents: Contents) -> None:
        self.contents, self.today = contents, contents.today
        self.are_many: bool | None = None  # more than fit; None until somebody had to know
        self._states: dict[int | None, list[State]] = {}
        self._nearest: dict[int, list[Near]] = {}

    @property
    def events(self) -> EventQuerySet:
        return self.contents.events

    def states(self, most: int | None = None) -> list[State]:
        """Of all, or of `most` of them, in their order."""
        if most not in self._states:
            rows = self.events.values_list("pk", "version", "changed_at")[:most]
            self._states[most] = feed_parts.states(rows)
        return self._states[most]

    def nearest(self, most: int) -> list[Near]:
        if most not in self._nearest:
            self._nearest[most] = nearest(self.events, self.today, most)
        return self._nearest[most]


class Source(Protocol[Told]):
    """Where the events of a feed are read; what cannot be rendered is left out everywhere."""

    def all(self, among: Candidates) -> list[Told]:
        """In their order."""

    def few(self, among: Candidates, most: int) -> list[Told] | None:
        """The same of at most so many; None if there are more."""

    def measured(self, order: list[Near]) -> Iterator[Told]:
        """In this order, maybe without what they say."""

    def chosen(self, some: list[Told], order: list[Near]) -> list[Told]:
        """Of those that were measured, in the order of their days, and with all that they say."""


def told(asked: Asked, among: Candidates, feed: str, source: Source[Told]) -> list[Told]:
    """The events of a feed, in their order; `feed` is its name for the log."""
    if asked.is_whole:
        found = source.all(among)
        if not _fit(found):
            _warn(feed, among.today)
        return found
    if among.are_many is None and asked.is_plain:  # of a whole district, so it may well be
        among.are_many = len(among.states(MOST_ENTRIES + 1)) > MOST_ENTRIES
    if not among.are_many:
        few = source.few(among, MOST_ENTRIES)
        among.are_many = few is None
        if few is not None and _fit(few):
            return few
    return _nearest(among, feed, source)


def _fit(found: Collection[Told]) -> bool:
    size, entries = sum(each.size for each in found), sum(each.entries for each in found)
    return size <= MOST_BYTES and entries <= MOST_ENTRIES


def _nearest(among: Candidates, feed: str, source: Source[Told]) -> list[Told]:
    most = MOST_ENTRIES + 1
    while True:  # again only where entries are hidden, or events cannot be rendered
        order, room = among.nearest(most), Room()
        some = list(takewhile(room.takes, source.measured(order)))
        if room.is_full:
            _warn(feed, among.today)
        if room.is_full or len(order) < most:
            return source.chosen(some, order)
        most *= 2


def nearest(events: EventQuerySet, today: date, most: int) -> list[Near]:
    """At most `most` of these events, those first that are the fewest days away.

    One that runs today is no day away; of those equally far the earlier one comes first.
    """
    in_order = events.order_by("starts_on", "pk")
    found = _days(in_order.filter(starts_on__lte=today, ends_on__gte=today), most)
    if len(found) < most:
        found += _days(in_order.filter(starts_on__gt=today), most)
        past = events.filter(ends_on__lt=today)
        found += _days(past.order_by("-ends_on", "starts_on", "pk"), most)

    def away(near: Near) -> tuple[int, date, int]:
        days = max((near.starts_on - today).days, (today - near.ends_on).days, 0)
        return days, near.starts_on, near.state.event_id

    return sorted(found, key=away)[:most]


def _days(events: EventQuerySet, most: int) -> list[Near]:
    rows = list(events.values_list("pk", "version", "changed_at", "starts_on", "ends_on")[:most])
    states = feed_parts.states(row[:3] for row in rows)
    return [Near(*row[3:], state) for row, state in zip(rows, states, strict=True)]


@dataclass
class Room:
    """What is left for entries in a feed."""

    size: int = field(default_factory=lambda: MOST_BYTES)
    entries: int = field(default_factory=lambda: MOST_ENTRIES)

    def takes(self, told: Measured) -> bool:
        self.size -= told.size
        self.entries -= told.entries
        return not self.is_full

    @property
    def is_full(self) -> bool:
        """Whether more was put in than there is room for."""
        return self.size < 0 or self.entries < 0


@lru_cache(1000)
def _warn(feed: str, day: date) -> None:
    """Once a day in each process, not for every reader."""
    logger.warning("%s holds more than calendars can take", feed)
