"""Questions of every reader: Django works out their SQL once per process, PostgreSQL its plan once
per connection (programme/postgresql).

That is most of what a small question costs otherwise.
"""

import copy
import uuid
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet

Row = TypeVar("Row")
Value = str | int | date | uuid.UUID
NUMBER = 2_000_000_000  # an example, as those that follow it: no question compares with them


class KnownQuestion(Generic[Row]):
    """Called with values: the rows that the query set `build(*values)` gives, without prefetches.

    `build` is called once, with `examples`: values of the right types, all of them different, and
    different from all else that the question compares with. A value must do nothing to the SQL but
    stand in it: no None, no list.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], *examples: Value) -> None:
        self._build, self._examples = build, examples

    def __call__(self, *values: Value) -> list[Row]:
        rows, compiler, _sql, _parameters = self._known
        statement, compiler = self.statement(*values), copy.copy(compiler)
        compiler.as_sql = lambda: statement
        compiler.connection = _Prepared()
        asked: Any = QuerySet(rows.model, _Worked(compiler))  # type: ignore[arg-type]
        asked._iterable_class, asked._fields = rows._iterable_class, rows._fields
        return list(asked)

    def statement(self, *values: Value) -> tuple[str, list[Any]]:
        """The SQL, and what stands in it as the database takes it."""
        _rows, _compiler, sql, parameters = self._known
        examples, given = map(_parameter, self._examples), map(_parameter, values)
        said = dict(zip(examples, given, strict=True))
        return sql, [said.get(each, each) for each in parameters]

    @cached_property
    def _known(self) -> tuple[Any, Any, str, tuple[Any, ...]]:
        rows = self._build(*self._examples)
        compiler = rows.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        if missing := {*map(_parameter, self._examples)}.difference(parameters):
            raise ValueError(f"These do not stand in the SQL as they are: {missing}")
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        compiler.get_converters = lambda _columns: converters
        if connection.vendor == "postgresql":
            examples = [*map(_parameter, self._examples)]
            sql, parameters = connection.with_literals(sql, parameters, examples)  # type: ignore[attr-defined]
        return rows, compiler, sql, tuple(parameters)


class _Worked:
    """Stands for a query whose SQL is worked out."""

    def __init__(self, compiler: Any) -> None:
        self._compiler = compiler

    def get_compiler(self, *_args: object, **_named: object) -> Any:
        return self._compiler


class _Prepared:
    """The connection of this thread, whose cursor's questions stay prepared."""

    def __getattr__(self, name: str) -> Any:
        return getattr(connection, name)

    def cursor(self) -> Any:
        return prepared_cursor()


def prepared_cursor() -> Any:
    """A cursor for a question that is asked again and again with other values."""
    return getattr(connection, "prepared_cursor", connection.cursor)()


def _parameter(value: Value) -> Any:
    """As the database takes it."""
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
