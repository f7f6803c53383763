"""The district of an address: the one question that every public answer costs.

Django works out the SQL of a lookup once per process, which is most of what it costs otherwise.
"""

import uuid
from collections.abc import Callable, Collection
from functools import cached_property

from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef, Q

from programme.database_faults import is_unavailable
from programme.models.district import District
from programme.models.event import Event
from programme.models.programme import Programme

TEXTS = ("imprint", "privacy", "accessibility", "disclaimer")
Value = str | uuid.UUID


class DistrictLookup:
    """Called with as many values as `condition` takes: the district of which it holds, or None.

    `condition` is called once, with `examples`: values of the right types, and all of them
    different, for which the SQL is worked out. What stands in `without`, the long texts, stays in
    the database until it is read.
    """

    def __init__(
        self, condition: Callable[..., Q], *examples: Value, without: Collection[str] = TEXTS
    ) -> None:
        self._condition, self._examples, self._without = condition, examples, without

    def __call__(self, *values: Value) -> District | None:
        given = dict(zip(map(_parameter, self._examples), map(_parameter, values), strict=True))
        sql, parameters = self._sql
        rows = _rows(sql, [given.get(known, known) for known in parameters])
        found = list(self._compiler.apply_converters(rows, self._converters))
        return District.from_db(connection.alias, self._names, found[0]) if found else None

    @cached_property
    def _compiler(self):
        rows = District.objects.filter(self._condition(*self._examples)).order_by()
        return rows.defer(*self._without).query.get_compiler(connection=connection)

    @cached_property
    def _sql(self) -> tuple[str, tuple[Value, ...]]:
        sql, parameters = self._compiler.as_sql()
        return sql, tuple(parameters)

    @cached_property
    def _names(self) -> list[str]:
        return [column.target.attname for column, *_ in self._selected]

    @cached_property
    def _converters(self):
        return self._compiler.get_converters([column for column, *_ in self._selected])

    @property
    def _selected(self):
        self._sql  # noqa: B018  (chooses the columns)
        return self._compiler.select


def _parameter(value: Value) -> Value:
    """As the database takes it."""
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def _rows(sql: str, parameters: list[Value]) -> list[tuple[object, ...]]:
    """The answer; asked once more where a connection from before the database's restart was broken.

    So this question is also the check of the connection for which Django asks one of its own at
    the first question of each request (CONN_HEALTH_CHECKS).
    """
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _asked(sql, parameters)
    except DatabaseError as error:
        if connection.in_atomic_block or not is_unavailable(error) or connection.is_usable():
            raise
        connection.close()
        return _asked(sql, parameters)


def _asked(sql: str, parameters: list[Value]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


by_slug = DistrictLookup(lambda slug: Q(slug=slug), "a district")
whole = DistrictLookup(lambda slug: Q(slug=slug), "a district", without=())
# Of one of its public programmes.
with_programme = DistrictLookup(
    lambda slug, programme: Q(
        Exists(Programme.objects.filter(district=OuterRef("pk"), slug=programme, is_public=True)),
        slug=slug,
    ),
    "a district",
    "a programme",
)
# Of one of its public events.
of_event = DistrictLookup(
    lambda uid: Q(pk__in=Event.objects.filter(uid=uid).values("district")), uuid.UUID(int=1)
)
