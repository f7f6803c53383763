"""What calendars can take: of too many events those nearest to today; a programme is whole.

Google stops reading at about 1 MB; several programs become slow long before. A big district costs
no more than a full feed: its events are asked for with limits, and chosen by the sizes of their
pieces before any is read.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import takewhile

from feeds import pieces
from feeds.ical.contents import Asked
from feeds.ical.vevent import VEVENT
from feeds.ical.without_cancelled import without_cancelled
from feeds.pieces import Piece
from programme.models.event import Event, EventQuerySet

logger = logging.getLogger(__name__)

MOST_BYTES, MOST_ENTRIES = 700_000, 500


class Candidates:
    """What a feed could tell of; which of them are nearest is asked once for all languages."""

    def __init__(self, events: EventQuerySet, today: date) -> None:
        self.events, self.today = events, today
        self.are_many: bool | None = None  # more than fit; None until somebody had to know
        self._nearest: dict[int, list[int]] = {}

    def nearest(self, most: int) -> list[int]:
        if most not in self._nearest:
            self._nearest[most] = nearest(self.events, self.today, most)
        return self._nearest[most]


def told(asked: Asked, among: Candidates, feed: str) -> list[Piece]:
    """The pieces of a feed, in the order of its events; `feed` is its name for the log."""
    if asked.is_whole:
        found = _shown(asked, pieces.pieces(among.events, asked.language, VEVENT))
        if not _fit(found):
            _warn(feed, among.today)
        return found
    if among.are_many is None and asked.is_plain:  # of a whole district, so it may well be
        first = among.events.values_list("pk")[: MOST_ENTRIES + 1]
        among.are_many = len(first) > MOST_ENTRIES
    if not among.are_many:
        few = pieces.of_few(among.events, asked.language, VEVENT, MOST_ENTRIES)
        among.are_many = few is None
        if few is not None and _fit(found := _shown(asked, few)):
            return found
    return _nearest(asked, among, feed)


def _shown(asked: Asked, found: Iterable[Piece]) -> list[Piece]:
    return [_as_asked(asked, piece) for piece in found]


def _fit(found: Iterable[Piece]) -> bool:
    return all(map(Room().takes, found))


def _nearest(asked: Asked, among: Candidates, feed: str) -> list[Piece]:
    most = MOST_ENTRIES + 1
    while True:  # again only where entries are hidden, or events cannot be rendered
        order, room = among.nearest(most), Room()
        chosen = list(takewhile(room.takes, _measured(asked, order)))
        if room.is_full:
            _warn(feed, among.today)
        if room.is_full or len(order) < most:
            break
        most *= 2
    kept = Event.everything.filter(pk__in=[piece.event_id for piece in chosen])
    return _shown(asked, pieces.pieces(kept, asked.language, VEVENT))


def nearest(events: EventQuerySet, today: date, most: int) -> list[int]:
    """Keys of at most `most` of these events, those first that are the fewest days away.

    One that runs today is no day away; of those equally far the earlier one comes first.
    """
    in_order = events.order_by("starts_on", "pk")
    found = _days(in_order.filter(starts_on__lte=today, ends_on__gte=today), most)
    if len(found) < most:
        found += _days(in_order.filter(starts_on__gt=today), most)
        past = events.filter(ends_on__lt=today)
        found += _days(past.order_by("-ends_on", "starts_on", "pk"), most)
    far = [
        (max((first - today).days, (today - last).days, 0), first, pk) for pk, first, last in found
    ]
    return [pk for _away, _first, pk in sorted(far)[:most]]


def _days(events: EventQuerySet, most: int) -> list[tuple[int, date, date]]:
    return list(events.values_list("pk", "starts_on", "ends_on")[:most])


def _measured(asked: Asked, order: list[int]) -> Iterator[Piece]:
    """The pieces in this order, by their stored sizes; where entries are hidden, by their bytes."""
    step = pieces.TOGETHER if asked.hides_cancelled else len(order)
    for start in range(0, len(order), max(step, 1)):
        some = order[start : start + step]
        rows = Event.everything.filter(pk__in=some)
        found = pieces.by_event(rows, asked.language, VEVENT, with_bodies=asked.hides_cancelled)
        yield from (_as_asked(asked, piece) for pk in some if (piece := found.get(pk)))


def _as_asked(asked: Asked, piece: Piece) -> Piece:
    if not asked.hides_cancelled:
        return piece
    body = without_cancelled(piece.body)
    return piece._replace(body=body, size=len(body), entries=VEVENT.entries(body))


@dataclass
class Room:
    """What is left for entries in a feed."""

    size: int = field(default_factory=lambda: MOST_BYTES)
    entries: int = field(default_factory=lambda: MOST_ENTRIES)

    def takes(self, piece: Piece) -> bool:
        self.size -= piece.size
        self.entries -= piece.entries
        return not self.is_full

    @property
    def is_full(self) -> bool:
        """Whether more was put in than there is room for."""
        return self.size < 0 or self.entries < 0


@lru_cache(1000)
def _warn(feed: str, day: date) -> None:
    """Once a day in each process, not for every reader."""
    logger.warning("%s holds more than calendars can take", feed)
