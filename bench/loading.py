"""Districts full of events: a week of 40, and seasons of up to 5,000 events around today.

The week begins in ten days, one season runs now, others lie before and after it. A big district has
more towns, organisers and places than a small one. Pieces are not made: readers ask for them.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from multiprocessing import get_context

import django
from django.db import connection
from django.utils import timezone

from bench.table import say
from programme.demo.bulk import make_events
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.venue import Town

WEEK, SEASON = 40, 5000
TOWNS = [
    f"{first}{middle}{last}"
    for last in ("dorf", "hausen")
    for first in ("Alt", "Berg", "Eichen", "Neu")
    for middle in ("", "bach", "brunn", "feld", "roda")
]


@dataclass(frozen=True)
class Loaded:
    """One district with its week, its seasons (the first runs now) and the events of each."""

    district: District
    events: int
    week: Programme
    of_week: int
    seasons: dict[Programme, int]
    size: str  # as the tables call it


def load(counts: Sequence[int], *, districts: int = 1, week: int = WEEK) -> list[Loaded]:
    """Districts with these counts of events; gives the first of `districts` equal ones.

    PostgreSQL is loaded by two processes, and has its statistics afterwards.
    """
    started, total = time.perf_counter(), sum(counts) * districts
    made = [_district(count, districts, week) for count in counts for _ in range(districts)]
    # The first season registers the places of its district, for which the others would wait.
    first = [next(iter(one.seasons.items())) for one in made]
    others = [(one.week, one.of_week) for one in made]
    others += [season for one in made for season in list(one.seasons.items())[1:]]
    _fill_all((first, others), total)
    say(f"{total} events loaded in {time.perf_counter() - started:.0f} s")
    return made[::districts]


def _fill_all(rounds: Sequence[Sequence[tuple[Programme, int]]], total: int) -> None:
    if connection.vendor == "postgresql" and total > SEASON:
        with ProcessPoolExecutor(2, get_context("spawn"), django.setup) as pool:
            for jobs in rounds:
                list(pool.map(_fill, jobs))
    else:
        for job in chain(*rounds):
            _fill(job)
    settle()


def settle() -> None:
    """PostgreSQL has statistics of what is there now, as its own housekeeping makes them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _district(count: int, districts: int, of_week: int) -> Loaded:
    number = District.objects.count()
    district = District.objects.create(
        slug=f"kreis-{number}", name=f"Kreis {number}", land="TH", ags=f"{number:05}"
    )
    for town in TOWNS[: max(3, count // 350)]:
        Town.objects.create(district=district, name=town, slug=town.lower())
    today = timezone.localdate()
    week = _programme(district, "woche", "Interkulturelle Woche", today + timedelta(10), 14)
    seasons, left = {}, max(count - of_week, 3)
    for number in sorted(range(-40, 5), key=abs):
        starts = today + timedelta(weeks=13 * number - 6)
        slug = f"kultur-{starts:%Y-%m}"
        seasons[_programme(district, slug, "Kulturkalender", starts, 91)] = min(left, SEASON)
        left -= SEASON
        if left <= 0:
            break
    size = f"{districts} × {count}" if districts > 1 else str(count)
    return Loaded(district, count, week, min(of_week, count), seasons, size)


def _programme(district, slug, title, starts, days) -> Programme:
    return Programme.objects.create(
        district=district,
        slug=slug,
        kind=Programme.Kind.IKW if slug == "woche" else Programme.Kind.OTHER,
        title=title,
        year=starts.year,
        starts_on=starts,
        ends_on=starts + timedelta(days),
        national_starts_on=starts + timedelta(3) if slug == "woche" else None,
        national_ends_on=starts + timedelta(10) if slug == "woche" else None,
    )


def _fill(job: tuple[Programme, int]) -> None:
    programme, count = job
    make_events(programme.district, programme, count, at=timezone.now() - timedelta(60))
