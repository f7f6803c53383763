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
from typing import Protocol, TypeVar

from feeds.ical.candidates import Candidates, Near
from feeds.ical.contents import Asked

logger = logging.getLogger(__name__)

MOST_BYTES, MOST_ENTRIES = 700_000, 500


class Measured(Protocol):
    """What a feed tells of one event: so many bytes and entries."""

    @property
    def size(self) -> int: ...

    @property
    def entries(self) -> int: ...


Told = TypeVar("Told", bound=Measured)


class Source(Protocol[Told]):
    """Where the events of a feed are read; what cannot be rendered is left out everywhere."""

    def all(self, among: Candidates) -> list[Told]:
        """In their order."""

    def few(self, among: Candidates, most: int) -> list[Told] | None:
        """The same of at most so many; None if there are more, or if it costs less to measure."""

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
    few = source.few(among, MOST_ENTRIES)
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
