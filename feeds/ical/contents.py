"""Which events a feed holds.

Calendars learn that an event is gone from an entry that says so: it stays for a month after the
day. So they do of one that has only left the filter which they follow. Of a district the feed holds
what is near in time, and its latest programme; a programme is always whole.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import Q, QuerySet

from programme.events import past_facets
from programme.events.selection import Selection
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event, EventQuerySet
from programme.models.past_facets import PastFacets
from programme.models.programme import Programme

PAST, FUTURE = timedelta(days=30), timedelta(days=548)


@dataclass(frozen=True)
class Asked:
    """One feed as a request names it; without a selection it is one of the stored files."""

    district: District
    programme: Programme | None
    language: str
    selection: Selection = Selection()
    hides_cancelled: bool = False

    @property
    def whole_selection(self) -> Selection:
        """With the programme, where the address names it."""
        return (
            replace(self.selection, programme=self.programme.slug)
            if self.programme
            else self.selection
        )

    @property
    def is_plain(self) -> bool:
        return self.selection == Selection() and not self.hides_cancelled

    @property
    def is_whole(self) -> bool:
        """Whether it names a programme or days: of these it holds every event, near or far."""
        return bool(self.whole_selection.programme or self.selection.asks_for_days)


@dataclass(frozen=True)
class Contents:
    """What a feed tells of. Nothing is asked, nor worked out, before somebody needs it.

    `once` are the keys of events that answered the question before they changed or were taken back.
    """

    asked: Asked
    today: date
    once: frozenset[int] = frozenset()

    @cached_property
    def events(self) -> EventQuerySet:
        """With those that are public no more, of which tombstones are told."""
        found = answering(self.asked, self.today)
        if not self.once:
            return found
        gone = self._before.filter(left_at__isnull=False).values("pk")
        return Event.everything.filter(Q(pk__in=found.values("pk")) | Q(pk__in=gone))

    @property
    def moved(self) -> EventQuerySet | None:
        """Still public, but no answer any more; None where no event has changed so."""
        if not self.once:
            return None
        found = answering(self.asked, self.today).values("pk")
        return self._before.filter(left_at=None).exclude(pk__in=found)

    @property
    def _before(self) -> EventQuerySet:
        return _known(self.asked, self.today).filter(pk__in=self.once)


def contents(asked: Asked, today: date) -> Contents:
    """What answers the question, and what did so before it changed or was taken back."""
    if past_facets.asks_nothing(asked.selection):
        return Contents(asked, today)
    return Contents(asked, today, frozenset(_found_once(asked, today)))


def answering(asked: Asked, today: date) -> EventQuerySet:
    """The events that answer now; where nothing is asked but a programme, also those taken back."""
    selection, known = asked.whole_selection, _known(asked, today)
    if not past_facets.asks_nothing(selection):
        known = known.filter(left_at=None)
    return selection.events(asked.district, among=known)


def _known(asked: Asked, today: date) -> EventQuerySet:
    known = remembered(today)
    return known if asked.is_whole else known.filter(_near(asked.district, today))


def _found_once(asked: Asked, today: date) -> set[int]:
    selection, district = asked.whole_selection, asked.district
    last = today - timedelta(days=settings.FEED_TOMBSTONE_DAYS)
    if selection.programme:
        rows = _changed_in_programme(district.pk, last, selection.programme)
    else:
        rows = _changed(district.pk, last)
    return past_facets.matching(selection, district, rows)


def _changed_since(district: int, last: date, *programme: str) -> QuerySet[PastFacets]:
    """Of events of a district, or of its programme, that end on this day or later."""
    of_programme = Q(event__programme__slug=programme[0]) if programme else Q()
    return PastFacets.objects.filter(
        of_programme, event__district=district, event__ends_on__gte=last
    )


_changed = KnownQuestion(_changed_since, NUMBER, date.min)
_changed_in_programme = KnownQuestion(_changed_since, NUMBER, date.min, "a programme")


def remembered(today: date):
    """Public events, and for some time those that were."""
    days = timedelta(days=settings.FEED_TOMBSTONE_DAYS)
    return Event.everything.remembered().filter(Q(left_at=None) | Q(ends_on__gte=today - days))


def _near(district, today):
    latest = Programme.objects.filter(district=district, is_public=True).order_by(
        "-starts_on", "-pk"
    )
    near = Q(ends_on__gte=today - PAST, starts_on__lte=today + FUTURE)
    return near | Q(programme__in=latest.values("pk")[:1])
