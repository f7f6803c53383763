"""Which events a feed could tell of, and which of them are nearest: asked once for all languages.

What a stored file holds is asked by questions that Django works out once a day for all districts.
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from feeds import feed_parts
from feeds.feed_parts import State
from feeds.ical import contents
from feeds.ical.contents import Asked, Contents
from programme.events.selection import Selection
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event, EventQuerySet

STATE = ("pk", "version", Cast("changed_at", TextField()))
NEAR = ("starts_on", "ends_on", *STATE)
DAYS = 20  # of feeds: as many questions of each kind stay in the memory of a process


class Near(NamedTuple):
    """An event with its days."""

    starts_on: date
    ends_on: date
    state: State


class Candidates:
    """What a feed could tell of."""

    def __init__(self, told: Contents) -> None:
        self.contents, self.today = told, told.today
        self._all: list[State] | None = None
        self._nearest: dict[int, list[Near]] = {}

    @property
    def events(self) -> EventQuerySet:
        return self.contents.events

    def all(self) -> list[State]:
        """Of a programme's stored file, in the order of its events."""
        if self._all is None:
            asked = self.contents.asked
            slugs = [asked.programme.slug] if asked.programme else []
            rows = _whole(self.today, len(slugs))(asked.district.pk, *slugs)
            self._all = feed_parts.states(rows)
        return self._all

    def nearest(self, most: int) -> list[Near]:
        if most not in self._nearest:
            self._nearest[most] = nearest(self.contents, most)
        return self._nearest[most]


@lru_cache(DAYS)
def _whole(today: date, programmes: int) -> KnownQuestion[Any]:
    """Of a district, or one of its programmes."""

    def build(district: int, *slugs: str) -> QuerySet[Event, Any]:
        asked = Asked(District(pk=district), None, "", Selection(programme="".join(slugs)))
        return contents.answering(asked, today).values_list(*STATE)

    return KnownQuestion(build, NUMBER, *["a programme"][:programmes])


def nearest(told: Contents, most: int) -> list[Near]:
    """At most `most` of these events, those first that are the fewest days away.

    One that runs today is no day away; of those equally far the earlier one comes first.
    """
    found = _days(told, "today", most)
    if len(found) < most:
        found += _days(told, "ahead", most) + _days(told, "past", most)

    def away(near: Near) -> tuple[int, date, int]:
        days = max((near.starts_on - told.today).days, (told.today - near.ends_on).days, 0)
        return days, near.starts_on, near.state.event_id

    return sorted(found, key=away)[:most]


def _days(told: Contents, when: str, most: int) -> list[Near]:
    if told.asked.is_plain and told.asked.programme is None:
        rows = _near(told.today, when, most)(told.asked.district.pk)
    else:
        rows = list(_first(told.events, told.today, when, most))
    states = feed_parts.states(row[2:] for row in rows)
    return [Near(row[0], row[1], state) for row, state in zip(rows, states, strict=True)]


@lru_cache(3 * DAYS)
def _near(today: date, when: str, most: int) -> KnownQuestion[Any]:
    def build(district: int) -> QuerySet[Event, Any]:
        asked = Asked(District(pk=district), None, "")
        return _first(contents.answering(asked, today), today, when, most)

    return KnownQuestion(build, NUMBER)


def _first(events: EventQuerySet, today: date, when: str, most: int) -> QuerySet[Event, Any]:
    """Those that run today, the next, or the last that are over."""
    if when == "past":
        found = events.filter(ends_on__lt=today).order_by("-ends_on", "starts_on", "pk")
    else:
        is_ahead = {"starts_on__gt": today}
        runs = {"starts_on__lte": today, "ends_on__gte": today}
        found = events.filter(**(is_ahead if when == "ahead" else runs)).order_by("starts_on", "pk")
    return found.values_list(*NEAR)[:most]
