"""Whoever asks after a commit gets what was committed: pages, API, feeds, copies and 304 alike.

Two web processes and two workers answer and work while one event changes a thousand times, and its
neighbour as often as another writer can meanwhile.
"""

import re
import threading
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction

from feeds import encodings
from programme.actors import SYSTEM
from programme.events import publishing
from programme.models.event import Event, EventText
from tests import cast
from tools.processes import wait_until
from worker.nudge import wake

EDITS = 1000
SERVERS = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
NUMBER = re.compile(rb"Stand (\d{4})")
CODINGS = ["gzip, br", "gzip", ""]


class Reader(threading.Thread):
    """Asks for one address again and again, as who has nothing and as who has the last answer.

    `stale` are pairs: what was committed before a question, and what was answered.
    """

    def __init__(self, server: str, path: str, committed: list[int]):
        super().__init__(daemon=True)
        self._line, self._path = HTTPConnection(urlsplit(server).netloc, timeout=30), path
        self._committed, self._ends = committed, threading.Event()
        self.stale: list[tuple[int, int]] = []
        self.statuses: set[int] = set()
        self.numbers: set[int] = set()
        self.last = (0, "")
        self.fault: Exception | None = None

    def run(self):
        try:
            while not self._ends.wait(0.02):  # leaves the others some of the machine
                for coding in CODINGS:
                    self._ask({"Accept-Encoding": coding})
                    self._ask({"Accept-Encoding": coding, "If-None-Match": self.last[1]})
        except Exception as fault:  # told in the test's own thread
            self.fault = fault

    def _ask(self, headers):
        before = self._committed[0]
        self._line.request("GET", self._path, headers=headers)
        answer = self._line.getresponse()
        body = encodings.unpacked(answer.read(), answer.headers.get("Content-Encoding", ""))
        self.statuses.add(answer.status)
        number = self.last[0] if answer.status == 304 else int(NUMBER.search(body)[1])
        self.last = (number, answer.headers["ETag"])
        self.numbers.add(number)
        if number < before:
            self.stale.append((before, number))

    def end(self):
        self._ends.set()
        self.join(30)
        if self.fault:
            raise self.fault


class Neighbour(threading.Thread):
    """Another writer: changes another event of the district while the first writes."""

    def __init__(self, event: Event):
        super().__init__(daemon=True)
        self._event, self._ends = event, threading.Event()
        self.edits = 0

    def run(self):
        while not self._ends.wait(0.02):
            _change(self._event, f"Nachbarin {self.edits}")
            self.edits += 1
        connection.close()

    def end(self):
        self._ends.set()
        self.join(30)


def _change(event: Event, title: str):
    with transaction.atomic():
        EventText.objects.filter(event=event).update(title=title)
        publishing.touch([event], district=event.district, by=SYSTEM, at=cast.AT)


@SERVERS
def test_nobody_gets_the_state_before_a_commit(
    worker_process, web_processes, week, aylin, settings
):
    event = cast.accepted(week, aylin, title="Stand 0000")
    settings.JOURNAL_NUDGE = "builtins.int"  # the workers are woken now and then, not by each
    server = web_processes.web()  # two processes
    worker_process.start("--concurrency", "2")
    addresses = [
        f"/de/nord/ikw-2026/{event.slug}/",
        "/de/nord/ikw-2026/",
        f"/api/v1/events/{event.uid}/",
        "/api/v1/events/?district=nord",
        "/feeds/nord/ikw-2026.ics?category=fest",
        "/feeds/nord/ikw-2026.ics",
    ]
    committed, neighbour = [0], Neighbour(cast.accepted(week, aylin, title="Nachbarin"))
    readers = [Reader(server, path, committed) for path in addresses]
    for reader in readers:
        reader.start()
    assert wait_until(lambda: all(reader.last[1] for reader in readers), 30)
    neighbour.start()
    for number in range(1, EDITS + 1):
        _change(event, f"Stand {number:04}")
        committed[0] = number
        if number % 50 == 0:
            wake()
    for one in (neighbour, *readers):
        one.end()
    assert neighbour.edits > EDITS / 100
    assert {reader._path: reader.stale for reader in readers if reader.stale} == {}
    assert {reader._path: reader.statuses for reader in readers} == dict.fromkeys(
        addresses, {200, 304}
    )
    assert all(len(reader.numbers) > 2 for reader in readers)  # they read meanwhile
    for path in addresses:
        last = Reader(server, path, committed)
        last._ask({})
        assert (last.last[0], last.stale) == (EDITS, [])
