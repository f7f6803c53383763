"""How many public events a question finds: exact, as the API promises."""

from django.core.cache import caches
from django.db.models import Count, Q

from feeds.stamps import etag
from programme.events.selection import Selection
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event, EventQuerySet
from programme.models.programme import Programme


def _of_a_district(pk: int):
    """All of them. PostgreSQL counts an index alone where it is told which programmes do not count,
    and reads every event where it is told which do."""
    hidden = Programme.objects.filter(district=pk, is_public=False).order_by().values("pk")
    events = Event.everything.public(~Q(programme__in=hidden)).filter(district=pk).order_by()
    return events.values("district").annotate(count=Count("pk")).values_list("count", flat=True)


_all = KnownQuestion(_of_a_district, NUMBER)


def count(district: District, chosen: Selection, events: EventQuerySet) -> int:
    """How many `events` of the district `chosen` finds; who reads one page reads the next, so that
    it is kept as long as the district is in this state."""
    tag = etag(district, "count", chosen.to_query())
    known = caches["pages"].get(tag)
    if known is None:
        known = events.count() if chosen != Selection() else sum(_all(district.pk))
        caches["pages"].set(tag, known)
    return known
