"""Which events a feed holds.

Calendars learn that an event is gone from an entry that says so: it stays for a month after the
day. Of a district the feed holds what is near in time, and its latest programme; a programme is
always whole.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Q

from programme.events.selection import Selection
from programme.models.district import District
from programme.models.event import Event
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


def events(asked: Asked, today: date):
    """Public events and tombstones that answer the question, in the order of their days."""
    selection = asked.selection
    if asked.programme:
        selection = replace(selection, programme=asked.programme.slug)
    found = selection.events(asked.district, among=remembered(today))
    return found if asked.is_whole else found.filter(_near(asked.district, today))


def remembered(today: date):
    """Public events, and for some time those that were taken back."""
    days = timedelta(days=settings.FEED_TOMBSTONE_DAYS)
    return Event.everything.remembered().filter(Q(withdrawn_at=None) | Q(ends_on__gte=today - days))


def _near(district, today):
    latest = Programme.objects.filter(district=district, is_public=True).order_by(
        "-starts_on", "-pk"
    )
    near = Q(ends_on__gte=today - PAST, starts_on__lte=today + FUTURE)
    return near | Q(programme__in=latest.values("pk")[:1])
