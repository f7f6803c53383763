"""The faults: each is a block, in which people finish and the outbox is emptied."""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass

from bench import scratch
from bench.faults.product import LEASE, Product

Strike = Callable[[Product, float], AbstractContextManager[None]]


@dataclass(frozen=True)
class Fault:
    """`kills`: processes whose letter in flight may go out twice; `missing`: why it is skipped."""

    name: str
    strike: Strike
    kills: int = 0
    is_short: bool = False
    missing: Callable[[Product], str] = lambda product: ""


@contextmanager
def none(product: Product, seconds: float) -> Iterator[None]:
    yield


def killed(name: str, times: int = 1, slow: float = 0) -> Strike:
    """kill -9, `times` times at random moments; it is started again as a supervisor would."""

    @contextmanager
    def strike(product: Product, seconds: float) -> Iterator[None]:
        product.sink.slow = slow
        for _ in range(times):
            time.sleep(random.uniform(0.3, 1) * seconds / times)  # noqa: S311
            product.kill(name)
            product.start(name)
        yield
        product.sink.slow = 0

    return strike


@contextmanager
def slow_mail(product: Product, seconds: float) -> Iterator[None]:
    """Each letter takes as long as the lease in which it is held."""
    product.sink.slow = LEASE
    yield
    product.sink.slow = 0


@contextmanager
def refusing_mail(product: Product, seconds: float) -> Iterator[None]:
    """451 for every second letter."""
    product.sink.answer = lambda address: "451 later" if random.random() < 0.5 else None  # noqa: S311
    time.sleep(seconds)
    product.sink.answer = lambda address: None
    yield


def away(which: str) -> Strike:
    """All connections end, and no new one is taken."""

    @contextmanager
    def strike(product: Product, seconds: float) -> Iterator[None]:
        relay = getattr(product, which)
        relay.cut()
        time.sleep(seconds)
        relay.mend()
        yield

    return strike


@contextmanager
def database_away(product: Product, seconds: float) -> Iterator[None]:
    """PostgreSQL cannot be reached; SQLite is locked by somebody else."""
    if product.postgres:
        with away("database")(product, seconds):
            yield
        return
    other = sqlite3.connect(product.var / scratch.SQLITE, timeout=20, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(seconds)
    other.execute("ROLLBACK")
    other.close()
    yield


@contextmanager
def full_disk(product: Product, seconds: float) -> Iterator[None]:
    if not product.postgres:
        with closing(sqlite3.connect(product.var / scratch.SQLITE, timeout=20)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else it would have room for a while
    ballast = product.fill_disk()
    time.sleep(seconds)
    ballast.unlink()
    yield


@contextmanager
def wrong_clock(product: Product, seconds: float) -> Iterator[None]:
    """A second worker, whose clock is five hours ahead, beside the first."""
    first = product.children["worker"]
    product.sink.slow = 1
    product.start("worker", "faketime", "-f", "+5h")
    time.sleep(seconds)
    product.kill("worker")
    product.children["worker"] = first
    yield
    product.sink.slow = 0


def _no_disk(product: Product) -> str:
    return "" if (product.var / "own-disk").exists() else "needs root, to mount a small disk"


def _no_faketime(product: Product) -> str:
    if not product.postgres:
        return "SQLite has one machine, and one clock"
    return "" if shutil.which("faketime") else "needs the program faketime"


FAULTS = (
    Fault("no fault", none, is_short=True),
    Fault("kill -9 web", killed("web", 2), is_short=True),
    Fault("kill -9 worker", killed("worker", 2), kills=4),
    Fault("kill -9 broker", killed("broker")),
    Fault("database away", database_away, is_short=True),
    Fault("broker away", away("queue")),
    Fault("mail server away", away("mail")),
    Fault("mail server slow", slow_mail),
    Fault("mail server says 451", refusing_mail),
    Fault("slow mail, kill -9 worker", killed("worker", 2, slow=1), kills=4, is_short=True),
    Fault("full disk", full_disk, missing=_no_disk),
    Fault("worker's clock five hours ahead", wrong_clock, kills=2, missing=_no_faketime),
)
