"""What each public answer costs the server, as a multiple of an empty Django answer."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import serving
from bench.table import say, table

COOKIE = {"Cookie": "known=1"}  # a reader with a cookie gets a page of their own making
ANSWERS = [
    ("feed, whole file, gzip", "/feeds/{d}/ikw.ics", {"Accept-Encoding": "gzip"}),
    ("feed, unchanged (304)", "/feeds/{d}/ikw.ics", "etag"),
    ("feed, filtered, joined", "/feeds/{d}/ikw.ics?town=talheim", {"Accept-Encoding": "gzip"}),
    ("API, page of 50", "/api/v1/events/?district={d}", {}),
    ("API, page of 200", "/api/v1/events/?district={d}&page_size=200", {}),
    ("API, unchanged (304)", "/api/v1/events/?district={d}", "etag"),
    ("district page, made", "/de/{d}/", COOKIE),
    ("district page, kept", "/de/{d}/", {}),
    ("programme page, one day, made", "/de/{d}/ikw/?day=2026-09-28", COOKIE),
    ("programme page, one day, kept", "/de/{d}/ikw/?day=2026-09-28", {}),
    ("programme page, unchanged (304)", "/de/{d}/ikw/?day=2026-09-28", "etag"),
]


def measure(programmes, seconds):
    """One table for all programmes; the empty answer is measured before and after each."""
    rows = []
    with serving.server() as (port, process):
        serving.cost(port, process, "/empty/", seconds=seconds)
        for programme in programmes:
            slug = programme.district.slug
            for name, path, headers in ANSWERS:
                rows.append(_row(port, process, name, path.format(d=slug), headers, seconds, slug))
    table(["answer", "district", "status", "bytes", "CPU ms", "× empty", "1/s", "queries"], rows)


def _row(port, process, name, path, headers, seconds, slug):
    say(f"measuring {name}, {slug}")
    if headers == "etag":
        headers = {"If-None-Match": serving.get(port, path)[2]["ETag"]}
    empty = serving.cost(port, process, "/empty/", seconds=seconds / 2)
    found = serving.cost(port, process, path, headers, seconds=seconds)
    ratio = f"{found.cpu / empty.cpu:.1f}"
    return [
        name,
        slug,
        found.status,
        found.size,
        f"{found.cpu:.2f}",
        ratio,
        f"{found.rate:.0f}",
        _queries(path, headers),
    ]


def _queries(path, headers) -> int:
    names = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    client = Client(SERVER_NAME="localhost")
    client.get(path, **names)
    with CaptureQueriesContext(connection) as queries:
        client.get(path, **names)
    return len(queries)
