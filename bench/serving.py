"""The web server in processes of its own, as `make run` starts it, and what an answer costs it."""

import http.client
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench import load, processes, spent

SETTLED = 0.004  # seconds after an answer until the server has put everything away


Spent = tuple[dict[int, float], dict[int, float]]  # by process: of the web server, of PostgreSQL


@dataclass(frozen=True)
class Cost:
    """Milliseconds of CPU for one answer: of the web server's processes, of PostgreSQL's."""

    web: float
    postgres: float
    rate: float  # answers in a second

    @property
    def whole(self) -> float:
        return self.web + self.postgres


@dataclass(frozen=True)
class Answer:
    status: int
    size: int
    headers: http.client.HTTPMessage


class Server:
    """A running web server; `connection` always reaches the same of its processes."""

    def __init__(self, port: int, pid: int):
        self.port, self.pid = port, pid
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        self.connection.request("GET", path, headers=headers or {})
        response = self.connection.getresponse()
        size = len(response.read())
        return Answer(response.status, size, response.headers)

    def often(
        self, path: str, headers: dict[str, str], seconds: float, connections: int = 4
    ) -> Cost:
        """What an answer costs when it is asked for again and again."""
        load.load(self.port, path, headers, min(seconds, 0.2), connections)
        before = self._spent()
        count, took = load.load(self.port, path, headers, seconds, connections)
        web, postgres = self._since(before)
        return Cost(web / count, postgres / count, count / took)

    def each_time(self, path, headers, seconds: float, before) -> Cost:
        """What one answer costs (the median of several) after `before()`, which is not counted."""
        found: list[tuple[float, float, float]] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end or len(found) < 3:
            before()
            time.sleep(SETTLED)
            start, spent_before = time.perf_counter(), self._spent()
            self.get(path, headers)
            took = time.perf_counter() - start
            time.sleep(SETTLED)
            found.append((*self._since(spent_before), took))
        web, postgres, took = map(statistics.median, zip(*found, strict=True))
        return Cost(web, postgres, 1 / took)

    def _spent(self) -> Spent:
        return spent.cpu_ms(spent.tree(self.pid)), spent.cpu_ms(spent.backends())

    def _since(self, before: Spent) -> tuple[float, float]:
        web, postgres = self._spent()
        return spent.since(before[0], web), spent.since(before[1], postgres)


@contextmanager
def server() -> Iterator[Server]:
    with processes.web() as (port, pid):
        yield Server(port, pid)
