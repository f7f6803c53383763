"""Memory of processes that wait for work, and how long they take to start."""

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

HEAD = ["at rest", "processes", "PSS MB", "first page after s", "target"]
REST = 3  # seconds
FRESH = ("DATABASE_URL", "REDIS_URL", "REDIS_PREFIX", "DJANGO_SETTINGS_MODULE", "SITE_URL", "DEMO")


def measure(slug: str, *, whole: bool = True) -> Iterator[list]:
    """Web and worker as in production; with `whole` also `make run`, cold and again."""
    began = time.perf_counter()
    with processes.web() as (port, pid):
        site = f"http://127.0.0.1:{port}"
        _answers(f"{site}/de/{slug}/")
        took = time.perf_counter() - began
        _answers(f"{site}/api/v1/events/?district={slug}")
        _answers(f"{site}/feeds/{slug}.ics?free=1")
        yield _row("web", pid, took, "147")
    began = time.perf_counter()
    with processes.worker() as pid:
        yield _row("worker", pid, time.perf_counter() - began, "221")
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
        return _row(name, pid, time.perf_counter() - began, target)


def _answers(address: str) -> bool:
    with contextlib.suppress(OSError), urlopen(address, timeout=30):  # noqa: S310
        return True
    return False


def _row(name: str, pid: int, took: float, target: str) -> list:
    time.sleep(REST)
    pids = spent.tree(pid)
    return [name, len(pids), f"{spent.pss_mb(pids):.0f}", f"{took:.1f}", target]
