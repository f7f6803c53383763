"""What else happens: likely duplicates, and events at the same time for the same people.

Only dates close by are read (an index finds them), so that the questions cost the same with ten
events and with ten thousand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import register
from programme.checks.date_contradictions import stated
from programme.checks.finding import HINT, QUESTION, Finding
from programme.checks.waiting import is_alike
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, When
from programme.events.standing import standing, town_of_date
from programme.models.district import District
from programme.models.event import Event, Occurrence, Status
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.plain_text import fold

NEAR = timedelta(days=3)
SAME_TIME = timedelta(hours=2)
WEEK = timedelta(days=7)  # whatever lasts as long is open for other hours too
MOST_DATES = 30  # of a long series only its first dates are compared
MOST_ROWS = 2000
Whens = tuple[When, ...]
EVERYBODY = ("alle", "familien")


@dataclass(frozen=True)
class Neighbour:
    """A date of another event of the district, as far as comparing needs it."""

    event: int
    title: str
    day: date
    start: datetime | None
    town: int | None
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
    first = min(when.starts_on for when in whens) - NEAR
    last = max(when.starts_on for when in whens) + NEAR
    events = Event.everything.filter(district=district, withdrawn_at=None)
    if not insider:
        events = events.public()
    if besides:
        events = events.exclude(submission=besides)
    rows = Occurrence.objects.filter(
        event__in=events,
        event__texts__is_original=True,
        starts_on__range=(first, last),
    ).exclude(status=Status.CANCELLED)
    rows = rows.annotate(town=town_of_date())
    names = ("event", "event__texts__title", "starts_on", "starts_at", "town", "ends_on")
    return [Neighbour(*row) for row in rows.values_list(*names)[:MOST_ROWS]]


def _duplicate(
    draft: EventDraft, district: District, whens: Whens, near: list[Neighbour]
) -> Iterator[Finding]:
    """In the same town, or where no town tells them apart."""
    alike = _alike(draft.title, whens, near)
    towns = {town_of(district, when.place or draft.place) for when in whens if alike}
    for other in alike:
        if None in {*towns, other.town} or other.town in towns:
            message = _("“{title}” on {day} is in the programme already. Is it the same event?")
            yield Finding(
                "duplicate",
                "title",
                QUESTION,
                format_lazy(message, title=other.title, day=stated(other.day)),
            )
            return


def _alike(title: str, whens: Whens, near: list[Neighbour]) -> list[Neighbour]:
    """With such a title on a day close by."""
    days = [when.starts_on for when in whens]
    close = [other for other in near if any(abs(other.day - day) <= NEAR for day in days)]
    return [other for other in close if is_alike(fold(title), fold(other.title))]


def _clash(
    draft: EventDraft, district: District, whens: Whens, near: list[Neighbour]
) -> Iterator[Finding]:
    whens = tuple(when for when in whens if dates.last_day(when) - when.starts_on < WEEK)
    same_time = _at_the_same_time(district, whens, near)
    if draft.period or not same_time:
        return
    places = {when.place or draft.place for when in standing(whens)}
    towns = {town_of(district, place) for place in places} - {None}
    audience = _same_audience(draft, same_time)
    for other in same_time:
        if other.town in towns and other.event in audience:
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
    return [
        other
        for other in near
        if other.start
        and other.last - other.day < WEEK
        and any(abs(other.start - start) < SAME_TIME for start in starts)
    ]


def town_of(district: District, place: Place) -> int | None:
    """The key of the town of a place, as far as the district knows it."""
    if place.venue:
        venue = register.find_venue(district, place)
        return venue.town_id if venue else None
    town = register.find_town(district, place.town) if place.town else None
    return town.pk if town else None


def _same_audience(draft: EventDraft, others: list[Neighbour]) -> set[int]:
    special = [code for code in draft.audiences if code not in EVERYBODY]
    if not special:
        return set()
    rows = Event.audiences.through.objects.filter(
        event__in={other.event for other in others}, audience__code__in=special
    )
    return set(rows.values_list("event", flat=True))
