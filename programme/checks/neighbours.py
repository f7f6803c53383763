"""What else happens: likely duplicates, and events at the same time for the same people."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known, register
from programme.checks.date_contradictions import stated
from programme.checks.finding import HINT, QUESTION, Finding
from programme.checks.near_dates import NearDates, Neighbour
from programme.checks.waiting import alike
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, When
from programme.events.standing import standing
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.submission import Submission

NEAR = timedelta(days=3)
BESIDE = timedelta(days=1)  # what starts at the same time begins on one of these days
SAME_TIME = timedelta(hours=2)
WEEK = timedelta(days=7)  # whatever lasts as long is open for other hours too
MOST_DATES = 30  # of a long series only its first dates are compared
Whens = tuple[When, ...]
EVERYBODY = ("alle", "familien")


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
    near = NearDates(programme.district, besides, insider=insider)
    yield from _duplicate(draft, programme.district, whens, near)
    yield from _clash(draft, programme.district, whens, near)


def _spans(whens: Whens, near: timedelta) -> list[tuple[date, date]]:
    """First and last of the days close by, in their order; what touches is one."""
    spans: list[tuple[date, date]] = []
    for day in sorted({when.starts_on for when in whens}):
        first = day - near
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, day + near))
    return spans


def _duplicate(
    draft: EventDraft, district: District, whens: Whens, near: NearDates
) -> Iterator[Finding]:
    """In the same town, or where no town tells them apart."""
    spans = _spans(whens, NEAR)
    events = alike(draft.title, near.titles(spans))
    if not events:
        return
    towns = {town_of(district, when.place or draft.place) for when in whens}
    for other in near.of_events(events, spans):
        if None in {*towns, other.town} or other.town in towns:
            message = _("“{title}” on {day} is in the programme already. Is it the same event?")
            yield Finding(
                "duplicate",
                "title",
                QUESTION,
                format_lazy(message, title=other.title, day=stated(other.day)),
            )
            return


def _clash(
    draft: EventDraft, district: District, whens: Whens, near: NearDates
) -> Iterator[Finding]:
    whens = tuple(when for when in whens if dates.last_day(when) - when.starts_on < WEEK)
    same = _at_the_same_time(draft, district, whens, near)
    if not same:
        return
    places = {when.place or draft.place for when in standing(whens)}
    towns = {town_of(district, place) for place in places} - {None}
    for other in same:
        if other.town in towns:
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


def _at_the_same_time(
    draft: EventDraft, district: District, whens: Whens, near: NearDates
) -> list[Neighbour]:
    """What starts then for one of its audiences, and is over within a week."""
    special = [code for code in draft.audiences if code not in EVERYBODY]
    starts = {start for when in whens if (start := dates.instants(when, district.time_zone)[0])}
    if draft.period or not special or not starts:
        return []
    times = [(start - SAME_TIME, start + SAME_TIME) for start in sorted(starts)]
    found = near.at(times, _spans(whens, BESIDE), special)
    return [other for other in found if other.last - other.day < WEEK]


def town_of(district: District, place: Place) -> int | None:
    """The key of the town of a place, as far as the district knows it."""
    lists = known.of_district(district)
    if place.venue:
        venue = lists.venue(place.venue)
        return venue.town_id if venue else None
    town = register.town_named(lists.towns, place.town) if place.town else None
    return town.pk if town else None
