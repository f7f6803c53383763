"""A database that is away, locked, full or read-only: what is said of it, and what goes on."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError, transaction

log = logging.getLogger(__name__)

READ_ONLY = "25006"  # PostgreSQL, appendix A: read_only_sql_transaction
RETRY_AFTER = 30  # seconds after which asking again may help


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the database cannot serve now, so that the same request may succeed later.

    It does not answer, takes no more connections, is locked, full or read-only.
    """
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", None) == READ_ONLY
    return isinstance(error, OperationalError | InterfaceError)


def store_if_possible(what: str, store: Callable[[], object]) -> None:
    """`store()` what a reader's answer does not need; where that cannot be, the log says so."""
    try:
        with transaction.atomic():
            store()
    except DatabaseError as error:
        if not is_unavailable(error):
            raise
        log.warning("%s could not be stored: %s", what, type(error).__name__)
