"""Answers behind the shipped deploy/nginx.conf, next to a static file with the same bytes.

× static compares the CPU that nginx needs for a static file with what it needs for the answer, in
the same encoding: 1 means that the answer costs no more. Both are asked in turns; it is the median.
"""

import gzip
import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from bench import processes
from bench.answers import GZIP, addresses
from bench.loading import Loaded
from bench.serving import Server
from bench.table import say
from tools import local_proxy
from tools.processes import Child, answers, free_port

HEAD = ["behind the proxy", "events", "from", "bytes", "nginx µs", "1/s", "static µs", "static 1/s"]
HEAD += ["× static", "target"]
ROUNDS = 3
CONNECTIONS = 16


@contextmanager
def before(web: Server) -> Iterator[Server]:
    """nginx with the shipped configuration before `web`."""
    port, folder = free_port(), Path(os.environ["VAR_DIR"])
    command = local_proxy.command(f"http://127.0.0.1:{web.port}", port, folder)
    child = Child("nginx", command, dict(os.environ), processes.log("nginx"))
    with processes.running(child, lambda: answers(port)) as pid:
        yield Server(port, pid)


def measure(proxy: Server, loaded: Loaded, seconds: float) -> Iterator[list]:
    """A row for each answer that the proxy gives by itself."""
    at = addresses(loaded)
    for name, path, target in (
        ("feed file", at.feed, "≥ 0.97 × static"),
        ("filtered feed", at.filtered, "≥ 0.95 × static"),
        ("API page of 200, gzip", f"{at.api}&page_size=200", "≥ 5,000/s"),
        ("API list of 30", f"{at.api}&page_size=30", ""),
        ("event page", at.event, ""),
        ("programme page", at.week, ""),
    ):
        yield _row(proxy, loaded, name, path, target, seconds)


def _row(proxy: Server, loaded: Loaded, name, path, target, seconds) -> list:
    say(f"measuring {name} behind the proxy, {loaded.size}")
    static, size = _copied(proxy, path)
    ours, files, kept = [], [], ""
    for _ in range(ROUNDS):
        proxy.get(path, GZIP)
        kept = proxy.get(path, GZIP).headers.get("X-Cache", "file")
        ours.append(proxy.often(path, GZIP, seconds, CONNECTIONS))
        files.append(proxy.often(static, GZIP, seconds, CONNECTIONS))
    ratios = [file.web / our.web for our, file in zip(ours, files, strict=True)]
    found = []
    for costs in (ours, files):
        found.append(f"{1000 * statistics.median(cost.web for cost in costs):.1f}")
        found.append(f"{statistics.median(cost.rate for cost in costs):.0f}")
    ratio = f"{statistics.median(ratios):.2f}"
    return [name, loaded.size, kept, size, *found, ratio, target]


def _copied(proxy: Server, path: str) -> tuple[str, int]:
    """Where a static file with the same bytes lies, compressed beforehand if the answer is."""
    question = Request(f"http://127.0.0.1:{proxy.port}{path}", headers=GZIP)
    with urlopen(question) as response:  # noqa: S310
        body, is_zipped = response.read(), response.headers.get("Content-Encoding") == "gzip"
    file = Path(os.environ["VAR_DIR"], "static", "same.txt")
    file.write_bytes(gzip.decompress(body) if is_zipped else body)
    zipped = file.with_name("same.txt.gz")
    zipped.unlink(missing_ok=True)
    if is_zipped:
        zipped.write_bytes(body)
    return "/static/same.txt", len(body)
