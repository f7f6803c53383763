"""Memory of processes that wait for work, and what starting them takes: by the clock and in CPU.

Of the CPU counts the whole tree of processes, also those that have ended; PostgreSQL's does not.
"""

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from bench import processes, spent
from tools.processes import Child, free_port

HEAD = ["at rest", "processes", "PSS MB", "first page after s", "its CPU s", "target"]
REST = 3  # seconds
SERVERS = ("DATABASE_URL", "REDIS_URL", "REDIS_PREFIX")
# The last one is taken away by make too: each process would compile what it loads.
FRESH = {*SERVERS, "DJANGO_SETTINGS_MODULE", "SITE_URL", "DEMO", "PYTHONDONTWRITEBYTECODE"}


def measure(slug: str, *, whole: bool = True) -> Iterator[list]:
    """Web, worker and clock as in production; with `whole` also `make run`, cold and again."""
    began = time.perf_counter()
    with processes.web() as (port, pid):
        site = f"http://127.0.0.1:{port}"
        _answers(f"{site}/de/{slug}/")
        took = _took(began, pid)
        _answers(f"{site}/api/v1/events/?district={slug}")
        _answers(f"{site}/feeds/{slug}.ics?free=1")
        yield _row("web", pid, took, "147 MB")
    began = time.perf_counter()
    with processes.worker() as pid:
        yield _row("worker", pid, _took(began, pid), "221 MB with the clock")
    began = time.perf_counter()
    with processes.clock() as pid:
        yield _row("clock", pid, _took(began, pid), "")
    if whole:
        with tempfile.TemporaryDirectory(prefix="kreiskalender-run-") as folder:
            yield _make_run(Path(folder), "`make run`, cold", "400 MB, 15 s")
            yield _make_run(Path(folder), "`make run`, warm", "400 MB, 2 s")


def _make_run(folder: Path, name: str, target: str) -> list:
    port = free_port()
    told = {key: value for key, value in os.environ.items() if key not in FRESH}
    told |= {"VAR_DIR": str(folder), "PORT": str(port)}
    child = Child("run", [sys.executable, "-m", "tools.run"], told, folder / "run.log")
    page = f"http://127.0.0.1:{port}/de/wartburgkreis/"
    began = time.perf_counter()
    with processes.running(child, lambda: _answers(page)) as pid:
        return _row(name, pid, _took(began, pid), target)


def _answers(address: str) -> bool:
    with contextlib.suppress(OSError), urlopen(address, timeout=30):  # noqa: S310
        return True
    return False


def _took(began: float, pid: int) -> list[str]:
    """Until now: seconds of the clock, and of CPU."""
    return [f"{time.perf_counter() - began:.1f}", f"{spent.cpu_s(spent.tree(pid)):.1f}"]


def _row(name: str, pid: int, took: list[str], target: str) -> list:
    time.sleep(REST)
    pids = spent.tree(pid)
    return [name, len(pids), f"{spent.pss_mb(pids):.0f}", *took, target]
