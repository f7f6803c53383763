"""Which dates stand and where they take place: what decides about the place of an event.

Page, API, search, filters, calendar entries, print and search engines ask here. Reads stored events
and the rows of a draft (`programme.events.rows`) alike.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from programme.models.asked_first import AskedFirst
from programme.models.event import Occurrence, Status
from programme.models.venue import Venue

Dated = TypeVar("Dated", bound=Any)


@dataclass(frozen=True)
class Spot:
    """Where something takes place; named like the columns of an event and of a date."""

    venue: Any = None  # registered, or as it was written; None: none is named
    room: str = ""
    place_note: str = ""
    is_online: bool = False
    follows: bool = False  # a date is elsewhere, and nobody may read yet where


def standing(occurrences: Iterable[Dated]) -> list[Dated]:
    """The dates that are not cancelled; all of them where every date is."""
    rows = list(occurrences)
    return [row for row in rows if row.status != Status.CANCELLED] or rows


def all_cancelled(occurrences: Iterable[Any]) -> bool:
    """Whether nobody can come any more; without a date nothing is cancelled."""
    rows = list(occurrences)
    return bool(rows) and all(row.status == Status.CANCELLED for row in rows)


def spot(event: Any, row: Any) -> Spot:
    """Where one date takes place: at a place of its own, else at that of the event.

    Of a date that is over (`is_over`, where it is known) no place follows any more.
    """
    own = _own(row if row.is_elsewhere else event)
    follows = row.is_elsewhere and own == Spot() and not getattr(row, "is_over", False)
    return replace(own, follows=True) if follows else own


def spots(event: Any, occurrences: Iterable[Any]) -> tuple[Spot, ...]:
    """Where the dates that stand take place, each place once, in the order of the dates."""
    found = dict.fromkeys(spot(event, row) for row in standing(occurrences))
    return tuple(found) or (_own(event),)


def period_span(event: Any, occurrences: Iterable[Any]) -> tuple[date, date | None]:
    """First and last day of an exhibition: as stated, or to which it moved as a whole.

    The last is None where no end is stated.
    """
    period, rows = event.period, list(occurrences)
    first, last = (period.get(name) for name in ("starts_on", "ends_on"))
    if not first or (len(rows) == 1 and rows[0].previous_on and last):
        return rows[0].starts_on, rows[-1].ends_on
    return date.fromisoformat(first), date.fromisoformat(last) if last else None


def main_spot(event: Any, occurrences: Iterable[Any]) -> Spot:
    """The one place of the event: as announced if a standing date is there, else of the first."""
    found, own = spots(event, occurrences), _own(event)
    return own if own in found else found[0]


def _own(said: Any) -> Spot:
    return Spot(said.venue, said.room, said.place_note, said.is_online)


def standing_rows() -> QuerySet[Occurrence]:
    """`standing` as a question to the database."""
    others = Occurrence.objects.filter(event=OuterRef("event"))
    all_cancelled = ~Exists(others.exclude(status=Status.CANCELLED))
    return Occurrence.objects.filter(~Q(status=Status.CANCELLED) | all_cancelled)


def in_towns(slugs: Collection[str]) -> Q:
    """Dates in one of these towns, of `Occurrence`."""
    return Q(_at("venue", slugs), is_elsewhere=True) | Q(
        _at("event__venue", slugs), is_elsewhere=False
    )


def events_in_towns(slugs: Collection[str]) -> Q:
    """Events with a date in one of these towns, of `Event`; the date may be cancelled."""
    dates = Occurrence.objects.filter(_at("venue", slugs), is_elsewhere=True)
    return Q(_at("venue", slugs)) | Q(AskedFirst("pk", dates.values("event")))


def _at(column: str, slugs: Collection[str]) -> AskedFirst:
    """Whether the venue in `column` is in one of these towns."""
    return AskedFirst(column, Venue.objects.filter(town__slug__in=slugs).values("pk"))


def town_of_date(column: str = "pk") -> Case:
    """A column of the town in which a date is, of `Occurrence`."""
    of_event, own = F(f"event__venue__town__{column}"), F(f"venue__town__{column}")
    return Case(When(is_elsewhere=True, then=own), default=of_event)
