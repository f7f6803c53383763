"""Django's PostgreSQL with two short cuts for what every reader asks: settings.DATABASES names it.

Moments are read in a twentieth of the time: psycopg reads each with a regular expression (7 µs);
an event and its piece have several. And a question may be worked out by the server once for each
connection, which is most of what a small one costs it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from django.db.backends.utils import CursorWrapper
from psycopg import errors
from psycopg.pq import TransactionStatus

from programme.regular_expressions import expression

_PLACES = expression("%[%s]")


class Moments(BaseTzLoader):
    """Of a connection that speaks in UTC."""

    timezone = UTC

    def load(self, data: Any) -> datetime:
        try:
            return datetime.fromisoformat(str(data, "ascii")).astimezone(UTC)
        except ValueError:  # psycopg says what is wrong with it
            return super().load(data)


class PreparedCursor(psycopg.Cursor[Any]):
    """Its questions stay in the server's memory while the connection is open (psycopg, "Prepared
    statements"), unless OPTIONS["prepare_threshold"] is None.

    Where tables have changed since, or the server has forgotten it, a question is asked anew. In a
    transaction that cannot be: there none is prepared.
    """

    def execute(self, query: Any, params: Any = None, **named: Any) -> "PreparedCursor":
        is_alone = self.connection.info.transaction_status == TransactionStatus.IDLE
        try:
            return super().execute(query, params, **named | {"prepare": is_alone})
        except (errors.FeatureNotSupported, errors.InvalidSqlStatementName):
            if not is_alone:
                raise
            self.connection.execute("DEALLOCATE ALL")  # psycopg forgets its own list with it
            return super().execute(query, params, **named | {"prepare": True})


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> Any:
        if isinstance(cursor, PreparedCursor):  # of which the server is told the values apart
            return self.compose_sql(sql, params)
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def prepared_cursor(self) -> CursorWrapper:
        """For a question that is asked again and again with other values."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor = PreparedCursor(self.connection)
            return self._prepare_cursor(cursor)  # type: ignore[attr-defined]

    def with_literals(
        self, sql: str, parameters: Sequence[Any], others: Sequence[Any]
    ) -> tuple[str, list[Any]]:
        """What is the same for all who ask stands in the SQL itself: an index of public events
        alone can answer for a prepared question only then. `others` stay parameters."""
        self.ensure_connection()
        left, kept = iter(parameters), []

        def said(found: re.Match[str]) -> str:
            if found[0] == "%%" or (value := next(left)) in others:
                kept.extend([] if found[0] == "%%" else [value])
                return found[0]
            return psycopg.sql.Literal(value).as_string(self.connection).replace("%", "%%")

        return _PLACES.sub(said, sql), kept

    def get_new_connection(self, conn_params: Mapping[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if self.timezone is UTC:
            connection.adapters.register_loader("timestamptz", Moments)
        return connection
