"""PostgreSQL for tests that commit: afterwards tables are emptied row by row.

Django truncates all of them, which costs a new file for each table and index; these hold ten rows.
Foreign keys are checked at the end of the transaction, so the order does not matter.
"""

from django.db.backends.postgresql import operations

from programme.postgresql import base


class DatabaseOperations(operations.DatabaseOperations):
    def sql_flush(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        return [f"DELETE FROM {self.quote_name(name)}" for name in tables]  # noqa: S608 our own


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
