"""The same questions to another calendar, where a checkout of one lies in the folder BENCH_PEER.

A file in it, BENCH_PEER/bench.json, says what starts it there, listening at {port} of 127.0.0.1 and
with its own data, and what to ask (200 or 304; where it closes connections, each is a new one):
{"start": ["./serve", "{port}"], "addresses": {"event page": "/events/1/"}}.
"""

import http.client
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
# What this run has told our own processes.
OURS = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PYTHONPATH"}


def measure(seconds: float) -> Iterator[list]:
    """A row for each of the peer's addresses, also where one fails. Its database is not counted."""
    folder, port = Path(FOLDER).absolute(), free_port()
    told = json.loads((folder / "bench.json").read_text())
    command = [word.replace("{port}", str(port)) for word in told["start"]]
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    child = Child("peer", ["env", "-C", str(folder), *command], env, processes.log("peer"))
    with processes.running(child, lambda: answers(port)) as pid:
        server = Server(port, pid)
        for name, path in told["addresses"].items():
            say(f"measuring the peer's {name}")
            yield [name, *_columns(server, path, seconds)]


def _columns(server: Server, path: str, seconds: float) -> list:
    try:
        found = server.get(path)
        cost = server.often(path, {}, seconds)
    except (OSError, http.client.HTTPException, RuntimeError) as error:
        say(f"not measured: {error}")
        server.connection.close()  # the next question gets a new one
        return ["not measured", "", "", ""]
    return [found.status, found.size, f"{cost.web:.2f}", f"{cost.rate:.0f}"]
