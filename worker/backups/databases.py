"""The database as one file, and back: with PostgreSQL's own programs, or SQLite's backup API."""

import logging
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from django.db import DatabaseError, connection, connections, transaction
from django.db.backends.postgresql.client import DatabaseClient

from programme.regular_expressions import expression
from worker.backups.archive import Unusable

logger = logging.getLogger(__name__)

PATIENCE = "-c lock_timeout=30s"
# Lines of pg_restore --list; see programme/migrations/0029_words_by_index.py.
WORDS = expression(r" EXTENSION - pg_trgm | INDEX \S+ event_words ")


class NotDone(Exception):
    """A program of the database has failed or is missing; says which and why."""


@contextmanager
def dumped() -> Iterator[IO[bytes]]:
    """All of the database as it is at this moment, while others go on writing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump")
        if connection.vendor == "postgresql":
            _run("pg_dump", "--format=custom", f"--file={path}", "--no-owner", "--no-privileges")
        else:
            _copy(Path(connection.settings_dict["NAME"]), path)
        with path.open("rb") as file:
            yield file


def load(dump: IO[bytes]) -> None:
    """Replace the whole database by `dump`: all of it, or, when that fails, nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump")
        with path.open("wb") as file:
            shutil.copyfileobj(dump, file)
        if connection.vendor == "postgresql":
            _load_postgres(path)
        else:
            _load_sqlite(path)


def _load_postgres(path: Path) -> None:
    """Drop what is there and make it anew, in one transaction.

    (pg_restore --clean would stumble over tables that the dump does not know.)
    """
    script = path.with_suffix(".sql")
    # A comment on an extension may be written by its owner alone.
    options = ["--no-owner", "--no-privileges", "--no-comments", f"--file={script}"]
    _finished(["pg_restore", *options, *_chosen(path), str(path)], None)
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    quoted = ", ".join(connection.ops.quote_name(name) for name in names)
    drop = ["--command", f"DROP TABLE {quoted} CASCADE"] if names else []
    connections.close_all()
    once = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run("psql", *once, *drop, f"--file={script}", "--output=/dev/null")


def _chosen(path: Path) -> list[str]:
    """All of a dump, but for the index of words where the database cannot have it: as `migrate`."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError as problem:
        logger.warning("Searches will read every text, there is no index of words: %s", problem)
    else:
        return []
    listed = path.with_suffix(".list")
    _finished(["pg_restore", "--list", f"--file={listed}", str(path)], None)
    lines = listed.read_text().splitlines(keepends=True)
    listed.write_text("".join(line for line in lines if not WORDS.search(line)))
    return [f"--use-list={listed}"]


def _load_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as found:
        try:
            said = found.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as problem:
            said = str(problem)
    if said != "ok":
        raise Unusable(f"Its database is damaged: {said}")
    connections.close_all()
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(path, target)


def _copy(source: Path, target: Path) -> None:
    """SQLite's online backup: one transaction of the target, whoever else has it open."""
    try:
        with (
            closing(sqlite3.connect(source)) as found,
            closing(sqlite3.connect(target, timeout=30)) as made,
        ):
            found.backup(made)
    except sqlite3.Error as problem:
        raise NotDone(f"SQLite: {problem}") from problem


def _run(program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on our database; its password goes by the environment."""
    arguments, environment = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, list(options)
    )
    _finished([program, *arguments[1:]], environment)


def _finished(command: list[str], environment: dict[str, str] | None) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise NotDone(
            f"{command[0]} is not installed here: it comes with the client of PostgreSQL "
            "(Debian: postgresql-client)."
        )
    wanted = connection.settings_dict
    variables = os.environ | {"PGOPTIONS": PATIENCE, "PGCONNECT_TIMEOUT": "10"}
    done = subprocess.run(
        [program, *command[1:]], env=variables | (environment or {}), capture_output=True
    )
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotDone(f"{command[0]} ({wanted['NAME']}): {' '.join(words[-3:])}")
