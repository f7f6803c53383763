"""The same questions to another calendar, where a checkout of one lies in the folder BENCH_PEER.

A file beside the checkout says what starts it, on a port of 127.0.0.1 and with its own data, and
what to ask over connections that stay open:
{"start": ["./serve", "{port}"], "addresses": {"event page": "/events/1/"}}.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from bench import processes
from bench.serving import Server
from bench.table import say
from tools.processes import Child, answers, free_port

FOLDER = os.environ.get("BENCH_PEER", "")
HEAD = ["peer's answer", "status", "bytes", "web ms", "1/s"]


def measure(seconds: float) -> Iterator[list]:
    """A row for each of the peer's addresses. Its database is not counted."""
    folder, port = Path(FOLDER).absolute(), free_port()
    told = json.loads((folder / "bench.json").read_text())
    command = [word.replace("{port}", str(port)) for word in told["start"]]
    child = Child(
        "peer", ["env", "-C", str(folder), *command], dict(os.environ), processes.log("peer")
    )
    with processes.running(child, lambda: answers(port)) as pid:
        server = Server(port, pid)
        for name, path in told["addresses"].items():
            say(f"measuring the peer's {name}")
            found = server.get(path)
            cost = server.often(path, {}, seconds)
            yield [name, found.status, found.size, f"{cost.web:.2f}", f"{cost.rate:.0f}"]
