"""Districts full of events: a week of 40, and seasons of up to 5,000 events around today.

The week begins in ten days, one season runs now, others lie before and after it. A big district has
more towns, organisers and places than a small one. Pieces are not made: readers ask for them.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, count
from multiprocessing import get_context
from typing import TypeVar

import django
from django.db import connection
from django.utils import timezone

from bench.copying import STRIDE, Copy, copy_events, copy_register, next_key, reset_sequences
from bench.table import say
from programme.demo.bulk import make_events
from programme.models.district import District
from programme.models.programme import Programme
from programme.models.venue import Town

Job = TypeVar("Job")
WEEK, SEASON = 40, 5000
ALONE = 5000  # events that PostgreSQL is given by one process
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

    Of each size one week and one season are made, and all others copied from them. PostgreSQL is
    loaded by two processes, and has its statistics afterwards.
    """
    started, total = time.perf_counter(), sum(counts) * districts
    equal = [[_district(size, districts, week) for _ in range(districts)] for size in counts]
    originals = [made[0] for made in equal]
    for one in originals:
        _towns(one)
    # The season registers the places of its district, for which the week would wait.
    _all(_fill, [next(iter(one.seasons.items())) for one in originals], total)
    _all(_fill, [(one.week, one.of_week) for one in originals], total)
    _all(copy_events, list(_copies(equal)), total)
    reset_sequences()
    for one in chain(*equal):
        one.district.bump(timezone.now())
    settle()
    say(f"{total} events loaded in {time.perf_counter() - started:.0f} s")
    return originals


def _all(work: Callable[[Job], None], jobs: Sequence[Job], total: int) -> None:
    if connection.vendor == "postgresql" and total > ALONE and len(jobs) > 1:
        with ProcessPoolExecutor(2, get_context("spawn"), django.setup) as pool:
            list(pool.map(work, jobs))
    else:
        for job in jobs:
            work(job)


def _copies(equal: Sequence[Sequence[Loaded]]) -> Iterator[Copy]:
    """All programmes that are not made; the places of their districts are there then."""
    keys = count(next_key(), STRIDE)
    for original, *others in equal:
        season, *seasons = original.seasons
        yield from (Copy(season, each, original.seasons[each], next(keys)) for each in seasons)
        for one in others:
            register = next(keys)
            copy_register(original.district, one.district, register)
            yield Copy(original.week, one.week, one.of_week, next(keys), register)
            for each, events in one.seasons.items():
                yield Copy(season, each, events, next(keys), register)


def settle() -> None:
    """PostgreSQL has statistics of what is there now, as its own housekeeping makes them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _district(events: int, districts: int, of_week: int) -> Loaded:
    number = District.objects.count()
    district = District.objects.create(
        slug=f"kreis-{number}", name=f"Kreis {number}", land="TH", ags=f"{number:05}"
    )
    today = timezone.localdate()
    week = _programme(district, "woche", "Interkulturelle Woche", today + timedelta(10), 14)
    seasons, left = {}, max(events - of_week, 3)
    for number in sorted(range(-40, 5), key=abs):
        starts = today + timedelta(weeks=13 * number - 6)
        slug = f"kultur-{starts:%Y-%m}"
        seasons[_programme(district, slug, "Kulturkalender", starts, 91)] = min(left, SEASON)
        left -= SEASON
        if left <= 0:
            break
    size = f"{districts} × {events}" if districts > 1 else str(events)
    return Loaded(district, events, week, min(of_week, events), seasons, size)


def _towns(loaded: Loaded) -> None:
    for name in TOWNS[: max(3, loaded.events // 350)]:
        Town.objects.create(district=loaded.district, name=name, slug=name.lower())


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
    programme, events = job
    make_events(programme.district, programme, events, at=timezone.now() - timedelta(60))
