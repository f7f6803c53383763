"""The product's processes, started as `make run` starts them, and ended again."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import run
from tools.processes import Child, answers, free_port, wait_until

LONGEST = 240  # seconds, on a busy machine
# The clock (-B) has a process of its own in production.
WORKER = run.WORKER.replace(" -B", "").replace(" --quiet", "")
CLOCK = "celery -A worker.clock beat"


@contextmanager
def web() -> Iterator[tuple[int, int]]:
    """A web server; gives its port and its process."""
    port = free_port()
    command = ["-m", *run.WEB.split(), "--port", str(port), run.APPLICATION]
    child = Child("web", [sys.executable, *command], dict(os.environ), log("web"))
    with running(child, lambda: answers(port)) as pid:
        yield port, pid


@contextmanager
def worker() -> Iterator[int]:
    """A worker that takes work; gives its process."""
    command = [sys.executable, "-m", *WORKER.split()]
    child = Child("worker", command, os.environ | {"LOG_LEVEL": "INFO"}, log("worker"))
    with running(child, lambda: " ready." in child.log.read_text(errors="replace")) as pid:
        yield pid


@contextmanager
def clock() -> Iterator[int]:
    """The clock that sends the worker its regular tasks; gives its process."""
    schedule = str(Path(os.environ["VAR_DIR"], "clock-schedule"))
    command = [sys.executable, "-m", *CLOCK.split(), "-s", schedule]
    child = Child("clock", command, os.environ | {"LOG_LEVEL": "INFO"}, log("clock"))
    with running(child, lambda: "maxinterval" in child.log.read_text(errors="replace")) as pid:
        yield pid


def log(name: str) -> Path:
    return Path(os.environ["VAR_DIR"], "log", f"{name}.log")


@contextmanager
def running(child: Child, is_ready: Callable[[], bool]) -> Iterator[int]:
    """Started and ready; gives its process. It is ended afterwards. RuntimeError: no start."""
    child.start()
    try:
        wait_until(lambda: is_ready() or not child.running, LONGEST)
        if child.process is None or not child.running or not is_ready():
            raise RuntimeError(f"{child.name} did not start:\n{child.last_words()}")
        yield child.process.pid
    finally:
        child.stop(20)
