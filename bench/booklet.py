"""Seconds from the programme to the file, everything included."""

import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import django
from django.utils import timezone

from bench.table import say
from feeds.edition_snapshot import freeze
from feeds.print.render import build
from programme.models.programme import Programme

HEAD = ["booklet of events", "freeze s", "build s", "build CPU s", "pages", "file", "peak MB"]


def measure(programmes: Iterable[Programme]) -> Iterator[list]:
    """A row for each programme, made in a process of its own."""
    for programme in programmes:
        say(f"booklet of {programme.district}")
        with ProcessPoolExecutor(1, get_context("spawn"), django.setup) as pool:
            yield pool.submit(_row, programme).result()


def _row(programme: Programme) -> list:
    started = time.perf_counter()
    snapshot = freeze(programme, "de", number=1, released_on=timezone.localdate())
    frozen, worked = time.perf_counter(), _cpu()
    with tempfile.TemporaryDirectory() as folder:
        made = build(snapshot, Path(folder) / "booklet.pdf", seconds=300)
    ended = time.perf_counter()
    return [
        len(snapshot["events"]),
        f"{frozen - started:.2f}",
        f"{ended - frozen:.2f}",
        f"{_cpu() - worked:.2f}",
        made.pages,
        f"{made.size / 1000:.0f} kB",
        f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}",
    ]


def _cpu() -> float:
    """CPU seconds of this process and of those it started: the same on a busy machine, nearly."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
