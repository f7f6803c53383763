"""What migrations have written comes back to tables that were emptied after a test that commits.

Django would have each application work it out again, which takes it two hundred questions.
"""

from collections.abc import Iterator

from django.db import connection, transaction

Rows = list[tuple]


def read() -> dict[str, tuple[list[str], Rows]]:
    """The columns and rows of each table that is not empty."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 our own
            if rows := cursor.fetchall():
                found[table] = ([column[0] for column in cursor.description or ()], rows)
    return found


def write(kept: dict[str, tuple[list[str], Rows]]) -> None:
    """Into tables that are empty; keys to other rows are looked at when all are there."""
    with transaction.atomic(), connection.cursor() as cursor:
        for question, values in _inserts(kept):
            cursor.execute(question, values)


def _inserts(kept: dict[str, tuple[list[str], Rows]]) -> Iterator[tuple[str, list]]:
    name = connection.ops.quote_name
    for table, (columns, rows) in kept.items():
        row = f"({', '.join(['%s'] * len(columns))})"
        yield (
            f"INSERT INTO {name(table)} ({', '.join(map(name, columns))}) "  # noqa: S608 our own
            f"VALUES {', '.join([row] * len(rows))}",
            [value for each in rows for value in each],
        )
