"""A real server in processes of its own, and what its answers cost it in CPU time."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """CPU milliseconds of the server per request, and requests per second of our clients."""

    cpu: float
    rate: float
    status: int
    size: int


@contextmanager
def server():
    """Granian with two workers, as `make run` starts it; gives its port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "4"]
    command += ["--no-access-log", "--log-level", "error", "calendar_site.wsgi:application"]
    process = subprocess.Popen(command)
    try:
        _wait(port)
        yield port, process
    finally:
        process.terminate()
        process.wait(10)


def _wait(port):
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the server did not start")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its children, from /proc (Linux)."""
    total = sum(int(part) for part in _stat(pid)[11:13])
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = {child for path in tasks for child in path.read_text().split()}
    return total / TICK + sum(cpu_seconds(int(child)) for child in children)


def _stat(pid):
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def cost(port, process, path: str, headers=None, *, seconds=2.0, clients=4) -> Cost:
    """What `path` costs: a warm-up, then as many requests as four clients manage."""
    get(port, path, headers)
    before, started = cpu_seconds(process.pid), time.perf_counter()
    counts = [0] * clients
    until = started + seconds
    threads = [
        threading.Thread(target=_ask, args=(port, path, headers, until, counts, n))
        for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    status, size, _ = get(port, path, headers)
    used, took = cpu_seconds(process.pid) - before, time.perf_counter() - started
    return Cost(1000 * used / (sum(counts) + 1), sum(counts) / took, status, size)


def _ask(port, path, headers, until, counts, n):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.perf_counter() < until:
        connection.request("GET", path, headers=headers or {})
        connection.getresponse().read()
        counts[n] += 1


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    return response.status, len(response.read()), response.headers
