"""What takes place close by, of other events: the questions of `neighbours`.

Titles are read first, and dates only of what is likely meant: of a week in which a thousand events
take place these are a few. An index finds them, so that it costs the same however many there are
in other weeks.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet
from django.db.models import When as IfSo

from programme.events.coming import NOT_CANCELLED
from programme.known_question import NUMBER, KnownQuestion, Value
from programme.known_rows import padded
from programme.models.asked_first import AskedFirst
from programme.models.district import District
from programme.models.event import Event, EventText, Occurrence
from programme.models.programme import Programme
from programme.models.submission import Submission

COLUMNS = (
    "texts__title",
    "occurrences__starts_on",
    "occurrences__starts_at",
    "town",
    "occurrences__ends_on",
    "occurrences__start_time",
    "occurrences__pk",
)
MOST = 2000  # events or dates that are compared, the newest events and the first dates
Span = tuple[date, date]  # first and last
Moments = tuple[datetime, datetime]  # between these, without them
Some = TypeVar("Some", bound=Any)
_FIRST_MOMENT = datetime(1900, 1, 1, tzinfo=UTC)


class Neighbour(NamedTuple):
    """A date of another event of the district, as far as comparing needs it."""

    event: int
    title: str
    day: date
    start: datetime | None
    town: int | None  # its key
    last: date


class NearDates:
    """Of one district, without those of the submission `besides`.

    An `insider`, the office, also sees closed events.
    """

    def __init__(self, district: District, besides: Submission | None, *, insider: bool) -> None:
        self._of = (district.pk, besides.pk if besides and besides.pk else 0)
        self._insider = insider

    def titles(self, spans: Sequence[Span]) -> list[tuple[int, str]]:
        """(key, title) of events on these days, those of closed ones too. One query."""
        spans = padded(spans)
        return _titles(len(spans))(self._of[0], *_flat(spans))

    def of_events(self, events: Sequence[int], spans: Sequence[Span]) -> list[Neighbour]:
        """Dates of these events on these days. One query."""
        keys, spans = padded(events), padded(spans)
        asked = _of_events(len(keys), len(spans), self._insider)
        return _sorted(asked(*self._of, *_flat(spans), *keys))

    def at(
        self, times: Sequence[Moments], spans: Sequence[Span], audiences: Sequence[str]
    ) -> list[Neighbour]:
        """Dates on these days that start at one of these times, for one of the audiences (codes).

        One query.
        """
        times, spans, codes = padded(times), padded(spans), padded(audiences)
        asked = _at(len(times), len(spans), len(codes), self._insider)
        return _sorted(asked(*self._of, *_flat(spans), *_flat(times), *codes))


def _flat(pairs: Sequence[tuple[Some, Some]]) -> list[Some]:
    return [each for pair in pairs for each in pair]


def _sorted(rows: list[tuple[Any, ...]]) -> list[Neighbour]:
    return [Neighbour._make(row[:-2]) for row in sorted(rows, key=_in_a_day)]


def _in_a_day(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """By day and time, those without a time first."""
    *_, start_time, pk = row
    return row[2], start_time is not None, start_time or time.min, pk


@lru_cache(10)
def _titles(spans: int) -> KnownQuestion[tuple[int, str]]:
    """Of so many spans: whether an event is open is looked at where its title is alike."""

    def build(district: int, *days: date) -> QuerySet[EventText, tuple[int, str]]:
        programmes = Programme.objects.filter(district=district).values("pk")
        near = Occurrence.objects.filter(
            AskedFirst("programme", programmes), _on(days), status__in=NOT_CANCELLED
        )
        texts = EventText.objects.filter(
            AskedFirst("event", near.values("event")), is_original=True
        )
        return texts.order_by("-event").values_list("event", "title")[:MOST]

    return KnownQuestion(build, NUMBER, *_days(spans))


@lru_cache(50)
def _of_events(events: int, spans: int, insider: bool) -> KnownQuestion[tuple[Any, ...]]:
    def build(district: int, besides: int, *values: Any) -> QuerySet[Event, Any]:
        days, keys = values[: 2 * spans], values[2 * spans :]
        return _dates(district, besides, insider, _on(days, "occurrences__"), Q(pk__in=keys))

    return KnownQuestion(build, NUMBER, NUMBER + 1, *_days(spans), *_keys(events))


@lru_cache(50)
def _at(times: int, spans: int, codes: int, insider: bool) -> KnownQuestion[tuple[Any, ...]]:
    def build(district: int, besides: int, *values: Any) -> QuerySet[Event, Any]:
        days, rest = values[: 2 * spans], values[2 * spans :]
        moments, audiences = rest[: 2 * times], rest[2 * times :]
        starts = (
            Q(occurrences__starts_at__gt=after, occurrences__starts_at__lt=before)
            for after, before in zip(moments[::2], moments[1::2], strict=True)
        )
        same = Event.audiences.through.objects.filter(
            event=OuterRef("pk"), audience__code__in=audiences
        )
        near = _on(days, "occurrences__"), reduce(or_, starts)
        return _dates(district, besides, insider, *near, Exists(same))

    moments = (_FIRST_MOMENT + timedelta(hours=n) for n in range(2 * times))
    words = (f"audience {n}" for n in range(codes))
    return KnownQuestion(build, NUMBER, NUMBER + 1, *_days(spans), *moments, *words)


def _days(spans: int) -> list[Value]:
    """Examples of so many spans."""
    return [date.min + timedelta(n) for n in range(2 * spans)]


def _keys(count: int) -> range:
    return range(NUMBER + 2, NUMBER + 2 + count)


def _on(days: Collection[date], of: str = "") -> Q:
    """Dates on days of one of the spans; the first and the last of all are what an index takes."""
    firsts, lasts = list(days)[::2], list(days)[1::2]
    column = f"{of}starts_on"
    spans = [Q(**{f"{column}__range": span}) for span in zip(firsts, lasts, strict=True)]
    whole = {f"{column}__gte": firsts[0], f"{column}__lte": lasts[-1]}
    return reduce(or_, spans) & Q(**whole) if len(spans) > 1 else spans[0]


def _dates(
    district: int, besides: int, insider: bool, *conditions: Q | Exists
) -> QuerySet[Event, Any]:
    """Dates that are not cancelled, of an event in its town or in a town of their own."""
    programmes = Programme.objects.filter(district=district)
    events = Event.everything.filter(withdrawn_at=None)
    if not insider:
        programmes, events = programmes.filter(is_public=True), events.public(Q())
    rows = events.exclude(submission=besides).filter(
        AskedFirst("occurrences__programme", programmes.values("pk")),
        *conditions,
        occurrences__status__in=NOT_CANCELLED,
        texts__is_original=True,
    )
    own = IfSo(occurrences__is_elsewhere=True, then=F("occurrences__venue__town"))
    rows = rows.annotate(town=Case(own, default=F("venue__town")))
    return rows.order_by("occurrences__starts_on", "pk").values_list("pk", *COLUMNS)[:MOST]
