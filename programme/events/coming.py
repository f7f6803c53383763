"""What comes next in a programme: its first dates from a day on, in the order of their days."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from programme.events.by_day import begun_before
from programme.models.asked_first import AskedFirst
from programme.models.event import Event, EventQuerySet, Occurrence, Schedule, Status
from programme.models.programme import Programme

LONG = (Schedule.SERIES, Schedule.PERIOD)
BATCH = 50  # dates that are read at once; an event may have several
FEW = 100  # events whose own dates are read, where no more are left


def next_events(
    programme: Programme, first: date, *, single: int, long: int
) -> tuple[list[int], list[int]]:
    """The keys of the next events of single dates, and of offers over weeks (series, exhibitions).

    At most as many as asked for, by the first of their dates that is not over on `first` and not
    cancelled. The programme is a public one.
    """
    events = Event.everything.public(Q(programme=programme))
    return (
        _next(programme, events.filter(schedule=Schedule.DATES), first, single),
        _next(programme, events.filter(schedule__in=LONG), first, long),
    )


def _next(programme: Programme, events: EventQuerySet, first: date, most: int) -> list[int]:
    found: dict[int, None] = {}
    for rows in _parts(programme, events, first):
        rows = rows.exclude(status=Status.CANCELLED).order_by("starts_on", "event")
        for event in _in_batches(rows.values_list("event", flat=True)):
            found.setdefault(event)
            if len(found) == most:
                return list(found)
    return list(found)


def _parts(
    programme: Programme, events: EventQuerySet, first: date
) -> Iterator[QuerySet[Occurrence]]:
    """The dates of these events that are not over on `first`: those that began earlier first."""
    coming = events.filter(ends_on__gte=first).order_by()
    few = list(coming.values_list("pk", flat=True)[: FEW + 1])
    if not few:
        return
    if len(few) <= FEW:
        yield Occurrence.objects.filter(event__in=few, ends_on__gte=first)
        return
    dates = Occurrence.objects.filter(programme=programme)
    begun = dates.filter(begun_before(first)).values("pk")
    dates = dates.filter(event__in=events.values("pk"))
    yield dates.filter(AskedFirst("pk", begun))
    yield dates.filter(starts_on__gte=first)


def _in_batches(rows: QuerySet[Occurrence, int]) -> Iterator[int]:
    start, batch = 0, list(rows[:BATCH])
    while batch:
        yield from batch
        start += BATCH
        batch = list(rows[start : start + BATCH]) if len(batch) == BATCH else []
