"""Which events a feed holds.

Calendars learn that an event is gone from an entry that says so: it stays for a month after the
day. So they do of one that has only left the filter which they follow. Of a district the feed holds
what is near in time, and its latest programme; a programme is always whole.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

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
    def is_plain(self) -> bool:
        return self.selection == Selection() and not self.hides_cancelled

    @property
    def is_whole(self) -> bool:
        """Whether it names a programme or days: of these it holds every event, near or far."""
        chosen = self.selection
        return bool(
            self.programme or chosen.programme or chosen.day or chosen.since or chosen.until
        )


@dataclass(frozen=True)
class Contents:
    """What a feed tells of. Both are in the order of their days."""

    events: EventQuerySet  # with those that are public no more, of which tombstones are told
    # Still public, but no answer to the question any more; None where no event has changed so.
    moved: EventQuerySet | None = None


def contents(asked: Asked, today: date) -> Contents:
    """What answers the question, and what did so before it changed or was taken back."""
    selection = asked.selection
    if asked.programme:
        selection = replace(selection, programme=asked.programme.slug)
    known = (
        remembered(today)
        if asked.is_whole
        else remembered(today).filter(_near(asked.district, today))
    )
    if past_facets.asks_nothing(selection):
        return Contents(selection.events(asked.district, among=known))
    found = selection.events(asked.district, among=known.filter(left_at=None))
    once = _found_once(selection, asked.district, today)
    if not once:
        return Contents(found)
    before = known.filter(pk__in=once)
    gone = before.filter(left_at__isnull=False).values("pk")
    told = Event.everything.filter(Q(pk__in=found.values("pk")) | Q(pk__in=gone))
    return Contents(told, before.filter(left_at=None).exclude(pk__in=found.values("pk")))


def _found_once(selection, district, today) -> set[int]:
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
