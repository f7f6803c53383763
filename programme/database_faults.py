"""A database that is away, locked, full or read-only: what is said of it, and what goes on."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import (
    Error,
    InterfaceError,
    InternalError,
    OperationalError,
    connection,
    transaction,
)

log = logging.getLogger(__name__)

READ_ONLY = "25006"  # PostgreSQL, appendix A: read_only_sql_transaction
PATIENCE = 100  # ms that a reader waits for a lock, to store what the answer does not need
WAITS = "lock_timeout"  # PostgreSQL 20.11.1
RETRY_AFTER = 30  # seconds after which asking again may help


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the database cannot serve now, so that the same request may succeed later.

    It does not answer, takes no more connections, is locked, full or read-only.
    """
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", None) == READ_ONLY
    return isinstance(error, OperationalError | InterfaceError)


def store_if_possible(what: str, store: Callable[[], object]) -> None:
    """`store()` what a reader's answer does not need; where that cannot be, the log says so.

    The database may be away, full or read-only, its role may write nothing, and another transaction
    may hold a row longer than PATIENCE: none of that fails the answer.
    """
    waits_for = _row_locks if connection.vendor == "postgresql" else whole_file
    try:
        with waits_for(PATIENCE):
            store()
    except Error as error:
        fault = None if is_unavailable(error) else error
        log.warning("%s could not be stored: %s", what, type(error).__name__, exc_info=fault)


@contextmanager
def _row_locks(limit: int) -> Iterator[None]:
    """A transaction that waits `limit` ms for each; the one around it, if any, as long as before.

    A savepoint that is rolled back takes its own limit along.
    """
    is_nested = connection.in_atomic_block
    with transaction.atomic():
        change = f"set_config('{WAITS}', '{limit}', true)"
        usual, _new = _told(f"SELECT current_setting('{WAITS}'), {change}")
        yield
        if is_nested:
            _told(f"SELECT set_config('{WAITS}', '{usual}', true)")


@contextmanager
def whole_file(limit: int) -> Iterator[None]:
    """A transaction of SQLite that waits `limit` ms until nobody else writes."""
    connection.ensure_connection()
    [usual] = _told("PRAGMA busy_timeout")
    _told(f"PRAGMA busy_timeout = {limit}")
    try:
        with transaction.atomic():
            yield
    finally:
        _told(f"PRAGMA busy_timeout = {usual}")


def _told(question: str) -> Any:
    """A row about the connection itself: asked of the driver, it is no question about the data."""
    with connection.wrap_database_errors:
        return connection.connection.execute(question).fetchone()
