"""Seconds from the programme to the file, everything included."""

import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.table import say, table
from feeds.edition_snapshot import freeze
from feeds.print.render import build


def measure(programmes):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for programme in programmes:
            say(f"booklet of {programme.district.name}")
            started = time.perf_counter()
            snapshot = freeze(programme, "de", number=1, released_on=date(2026, 8, 20))
            frozen, worked = time.perf_counter(), _cpu()
            made = build(snapshot, Path(folder) / "booklet.pdf", seconds=300)
            ended = time.perf_counter()
            rows.append(
                [
                    len(snapshot["events"]),
                    f"{frozen - started:.2f}",
                    f"{ended - frozen:.2f}",
                    f"{_cpu() - worked:.2f}",
                    made.pages,
                    f"{made.size / 1000:.0f} kB",
                ]
            )
    table(["events", "freeze s", "build s", "build CPU s", "pages", "file"], rows)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"Peak memory of a typesetting process: {peak:.0f} MB\n")


def _cpu():
    """CPU seconds of this process and of those it started: the same on a busy machine, nearly."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
