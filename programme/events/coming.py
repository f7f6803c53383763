"""What comes next in a programme: its first dates from a day on, in the order of their days."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

from django.db.models import BooleanField, Exists, ExpressionWrapper, Q, QuerySet

from programme.events.by_day import begun_before
from programme.known_question import NUMBER, KnownQuestion
from programme.models.asked_first import AskedFirst
from programme.models.event import OPEN, Event, EventQuerySet, Occurrence, Schedule, Status
from programme.models.programme import Programme

SINGLE, LONG = (Schedule.DATES,), (Schedule.SERIES, Schedule.PERIOD)
NOT_CANCELLED = tuple(status for status in Status if status != Status.CANCELLED)
BATCH = 50  # dates that are read at once; an event may have several
FEW = 100  # events whose own dates are read, where no more are left


def next_events(
    programme: Programme, first: date, *, single: int, long: int
) -> tuple[list[int], list[int]]:
    """The keys of the next events of single dates, and of offers over weeks (series, exhibitions).

    At most as many as asked for, by the first of their dates that is not over on `first` and not
    cancelled. The programme is a public one. Mostly two queries: the next dates of all events show
    enough of both, or are all that are left.
    """
    begun = _begun(BATCH)(programme.pk, first)
    coming = _coming(BATCH)(programme.pk, first) if len(begun) < BATCH else []
    dates, is_all = [*begun, *coming], max(len(begun), len(coming)) < BATCH
    has_long = any(goes_on for _event, _schedule, goes_on, _is_open in dates[:1])

    def of(schedules: Collection[str], most: int, *, is_all: bool) -> list[int]:
        events = (
            event for event, schedule, _, is_open in dates if is_open and schedule in schedules
        )
        found = list(dict.fromkeys(events))[:most]
        if is_all or len(found) == most:
            return found
        public = Event.everything.public(Q(programme=programme))
        return _next(programme, public.filter(schedule__in=schedules), first, most)

    return of(SINGLE, single, is_all=is_all), of(LONG, long, is_all=is_all or not has_long)


# Its event, how that is held, whether long ones are left, and whether the event is open.
Date = tuple[int, str, bool, bool]


@cache
def _begun(most: int) -> KnownQuestion[Date]:
    """The first dates of a programme that began before a day and go on."""

    def build(programme: int, first: date) -> QuerySet[Event, Date]:
        begun = Occurrence.objects.filter(begun_before(first), programme=programme).values("pk")
        return _planned(programme, first, AskedFirst("occurrences__pk", begun))[:most]

    return KnownQuestion(build, NUMBER, date.min)


@cache
def _coming(most: int) -> KnownQuestion[Date]:
    """The first dates of a programme from a day on."""

    def build(programme: int, first: date) -> QuerySet[Event, Date]:
        return _planned(programme, first, Q(occurrences__starts_on__gte=first))[:most]

    return KnownQuestion(build, NUMBER, date.min)


def _planned(programme: int, first: date, asked: Q | AskedFirst) -> QuerySet[Event, Date]:
    """Dates that are not cancelled, in the order of their index, which is read as far as needed.

    Whether an event is open is told, not asked for: PostgreSQL took open events for a few, and
    sorted all dates of a year.
    """
    events = Event.everything.filter(
        asked, occurrences__programme=programme, occurrences__status__in=NOT_CANCELLED
    )
    public = Event.everything.public(Q(programme=programme))
    long = Exists(public.filter(schedule__in=LONG, ends_on__gte=first))
    is_open = ExpressionWrapper(OPEN, output_field=BooleanField())
    rows = events.order_by("occurrences__starts_on", "pk")
    return rows.values_list("pk", "schedule", long, is_open)


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
