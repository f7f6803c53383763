"""What else happens: likely duplicates, and events at the same time for the same people.

Only dates close by are read (an index finds them), so that the questions cost the same with ten
events and with ten thousand.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Case, F, Q
from django.db.models import When as IfSo
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known, register
from programme.checks.date_contradictions import stated
from programme.checks.finding import HINT, QUESTION, Finding
from programme.checks.waiting import is_alike
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, When
from programme.events.coming import NOT_CANCELLED
from programme.events.standing import standing
from programme.models.asked_first import AskedFirst
from programme.models.district import District
from programme.models.event import Event
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.models.venue import Venue
from programme.plain_text import fold

NEAR = timedelta(days=3)
SAME_TIME = timedelta(hours=2)
COLUMNS = (
    "occurrences__starts_on",
    "occurrences__starts_at",
    "at",
    "occurrences__ends_on",
    "occurrences__start_time",
    "occurrences__pk",
)
WEEK = timedelta(days=7)  # whatever lasts as long is open for other hours too
MOST_DATES = 30  # of a long series only its first dates are compared
MOST_ROWS = 2000
Whens = tuple[When, ...]
EVERYBODY = ("alle", "familien")


class Neighbour(NamedTuple):
    """A date of another event of the district, as far as comparing needs it."""

    event: int
    title: str
    day: date
    start: datetime | None
    venue: int | None
    last: date


def findings(
    draft: EventDraft,
    programme: Programme,
    *,
    besides: Submission | None = None,
    insider: bool = False,
) -> Iterator[Finding]:
    """Duplicates (asked) and clashes in town and audience (hinted), each once.

    `besides` is the submission itself; `insider` also reads closed events, for the office alone.
    """
    whens = dates.whens(draft)[:MOST_DATES]
    if not whens or not draft.title:
        return
    near = _neighbours(programme.district, whens, besides, insider)
    yield from _duplicate(draft, programme.district, whens, near)
    yield from _clash(draft, programme.district, whens, near)


def _neighbours(
    district: District, whens: Whens, besides: Submission | None, insider: bool
) -> list[Neighbour]:
    spans = _spans(whens)
    programmes = (
        district.programmes.all() if insider else district.programmes.filter(is_public=True)
    ).values("pk")
    events = Event.everything.filter(AskedFirst("programme", programmes), withdrawn_at=None)
    if not insider:
        events = events.public(Q())
    if besides:
        events = events.exclude(submission=besides)
    rows = events.filter(
        AskedFirst("occurrences__programme", programmes),
        reduce(or_, (Q(occurrences__starts_on__range=span) for span in spans)),
        occurrences__starts_on__range=(spans[0][0], spans[-1][1]),
        occurrences__status__in=NOT_CANCELLED,
        texts__is_original=True,
    )
    own = IfSo(occurrences__is_elsewhere=True, then=F("occurrences__venue"))
    rows = rows.annotate(at=Case(own, default=F("venue"))).order_by("occurrences__starts_on", "pk")
    found = rows.values_list("pk", "texts__title", *COLUMNS)[:MOST_ROWS]
    return [Neighbour._make(row[:-2]) for row in sorted(found, key=_in_a_day)]


def _spans(whens: Whens) -> list[tuple[date, date]]:
    """First and last of the days close by, in their order; what touches is one."""
    spans: list[tuple[date, date]] = []
    for day in sorted({when.starts_on for when in whens}):
        first = day - NEAR
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, day + NEAR))
    return spans


def _in_a_day(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """By day and time, those without a time first."""
    *_, start_time, pk = row
    return row[2], start_time is not None, start_time or time.min, pk


def _duplicate(
    draft: EventDraft, district: District, whens: Whens, near: list[Neighbour]
) -> Iterator[Finding]:
    """In the same town, or where no town tells them apart."""
    alike = _alike(draft.title, near)
    towns = {town_of(district, when.place or draft.place) for when in whens if alike}
    there = _towns(alike)
    for other in alike:
        town = there.get(other.venue)
        if None in {*towns, town} or town in towns:
            message = _("“{title}” on {day} is in the programme already. Is it the same event?")
            yield Finding(
                "duplicate",
                "title",
                QUESTION,
                format_lazy(message, title=other.title, day=stated(other.day)),
            )
            return


def _alike(title: str, near: list[Neighbour]) -> list[Neighbour]:
    """With such a title."""
    folded = fold(title)
    alike = {each: is_alike(folded, fold(each)) for each in {other.title for other in near}}
    return [other for other in near if alike[other.title]]


def _clash(
    draft: EventDraft, district: District, whens: Whens, near: list[Neighbour]
) -> Iterator[Finding]:
    whens = tuple(when for when in whens if dates.last_day(when) - when.starts_on < WEEK)
    same_time = _at_the_same_time(district, whens, near)
    if draft.period or not same_time:
        return
    places = {when.place or draft.place for when in standing(whens)}
    towns = {town_of(district, place) for place in places} - {None}
    same = _for_the_same(draft, same_time)
    there = _towns(same)
    for other in same:
        if there.get(other.venue) in towns:
            yield Finding(
                "clash",
                "whens",
                HINT,
                format_lazy(
                    _(
                        "At about the same time on {day}: “{title}”. Same town, same people. "
                        "Is another time possible?"
                    ),
                    title=other.title,
                    day=stated(other.day),
                ),
            )
            return


def _at_the_same_time(district: District, whens: Whens, near: list[Neighbour]) -> list[Neighbour]:
    starts = [start for when in whens if (start := dates.instants(when, district.time_zone)[0])]
    spans = [(start - SAME_TIME, start + SAME_TIME) for start in starts]
    return [
        other
        for other in near
        if other.start
        and other.last - other.day < WEEK
        and any(before < other.start < after for before, after in spans)
    ]


def _towns(others: list[Neighbour]) -> dict[int | None, int | None]:
    """{place: town} of these dates, by keys."""
    places = {other.venue for other in others if other.venue}
    rows = Venue.objects.filter(pk__in=places).order_by()
    return dict(rows.values_list("pk", "town"))


def town_of(district: District, place: Place) -> int | None:
    """The key of the town of a place, as far as the district knows it."""
    lists = known.of_district(district)
    if place.venue:
        venue = lists.venue(place.venue)
        return venue.town_id if venue else None
    town = register.town_named(lists.towns, place.town) if place.town else None
    return town.pk if town else None


def _for_the_same(draft: EventDraft, others: list[Neighbour]) -> list[Neighbour]:
    """Those with one of its audiences."""
    special = [code for code in draft.audiences if code not in EVERYBODY]
    if not special:
        return []
    rows = Event.audiences.through.objects.filter(
        event__in={other.event for other in others}, audience__code__in=special
    )
    events = set(rows.values_list("event", flat=True))
    return [other for other in others if other.event in events]
