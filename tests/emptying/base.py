"""PostgreSQL for tests: no question is compiled, no commit waits for the disk, tables are emptied
row by row.

Django truncates all of them, which costs a new file for each table and index; these hold ten rows.
Foreign keys are checked at the end of the transaction, so the order does not matter.
"""

from django.db.backends.postgresql import creation

from programme.postgresql import base


class DatabaseCreation(creation.DatabaseCreation):
    def _execute_create_test_db(self, cursor, parameters, keepdb=False):
        """For other processes of a test too. Only the power failing would lose a commit."""
        super()._execute_create_test_db(cursor, parameters, keepdb)
        for setting in ("synchronous_commit", "jit"):
            cursor.execute("ALTER DATABASE {dbname} SET {} = off".format(setting, **parameters))


class DatabaseOperations(base.DatabaseOperations):
    def sql_flush(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        return [f"DELETE FROM {self.quote_name(name)}" for name in tables]  # noqa: S608 our own


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation
    ops_class = DatabaseOperations
