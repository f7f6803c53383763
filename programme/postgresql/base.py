"""Django's PostgreSQL, reading moments in a twentieth of the time: settings.DATABASES names it.

psycopg reads each with a regular expression (7 µs); an event and its piece have several.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import BaseTzLoader


class Moments(BaseTzLoader):
    """Of a connection that speaks in UTC."""

    timezone = UTC

    def load(self, data: Any) -> datetime:
        try:
            return datetime.fromisoformat(str(data, "ascii")).astimezone(UTC)
        except ValueError:  # psycopg says what is wrong with it
            return super().load(data)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: Mapping[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if self.timezone is UTC:
            connection.adapters.register_loader("timestamptz", Moments)
        return connection
