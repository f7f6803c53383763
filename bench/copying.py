"""Seasons copied by the database itself, which costs a quarter of making them in Python.

A copy is the same rows under other keys, in another programme on other days, or in another
district. What partners have said (`Revision.data`) keeps the days of the original.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Max, Model, QuerySet

from programme.models.district import District
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage
from programme.models.partner import Partner
from programme.models.programme import Programme
from programme.models.submission import Revision, Submission
from programme.models.venue import Town, Venue

STRIDE = 1_000_000  # between the keys of a row and of its copies; no original programme has as many
REGISTER: tuple[type[Model], ...] = (Town, Venue, Partner)
ROWS: dict[type[Model], str] = {  # and how each finds its submission
    Submission: "",
    Revision: "submission__",
    Event: "submission__",
    EventText: "event__submission__",
    Event.organisers.through: "event__submission__",
    Event.audiences.through: "event__submission__",
    Event.features.through: "event__submission__",
    Occurrence: "event__submission__",
    OccurrenceLanguage: "occurrence__event__submission__",
}
MOVED = {"key", "starts_on", "ends_on", "starts_at", "ends_at", "rule", "period"}
UID = {"postgresql": "gen_random_uuid()", "sqlite": "lower(hex(randomblob(16)))"}
MOVE = {"postgresql": "pg_temp.moved", "sqlite": "moved"}
ZONE, DAY = ZoneInfo("Europe/Berlin"), re.compile(r"\d{4}-?\d\d-?\d\d")
POSTGRESQL = """
CREATE OR REPLACE FUNCTION pg_temp.moved(date, int) RETURNS date LANGUAGE sql AS 'SELECT $1 + $2';
CREATE OR REPLACE FUNCTION pg_temp.moved(timestamptz, int) RETURNS timestamptz LANGUAGE sql AS $$
    SELECT ($1 AT TIME ZONE 'Europe/Berlin' + $2 * interval '1 day') AT TIME ZONE 'Europe/Berlin'
$$;
CREATE OR REPLACE FUNCTION pg_temp.moved(varchar, int) RETURNS varchar LANGUAGE sql AS $$
    SELECT to_char(to_date(left($1, 8), 'YYYYMMDD') + $2, 'YYYYMMDD') || substr($1, 9)
$$;
CREATE OR REPLACE FUNCTION pg_temp.moved(jsonb, int) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(jsonb_object_agg(key, CASE WHEN value #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\d$'
        THEN to_jsonb((value #>> '{}')::date + $2) ELSE value END), '{}') FROM jsonb_each($1)
$$;
"""


@dataclass(frozen=True)
class Copy:
    """The first `count` events of `source` for `target`.

    What is added to the keys of all rows, and of places and partners: 0 within a district.
    """

    source: Programme
    target: Programme
    count: int
    keys: int
    register: int = 0


def next_key() -> int:
    """What the first of the next copies adds to its keys."""
    models = (*ROWS, *REGISTER)
    last = max(model._base_manager.aggregate(pk=Max("pk"))["pk"] or 0 for model in models)
    return (last // STRIDE + 1) * STRIDE


@transaction.atomic
def copy_register(source: District, target: District, keys: int) -> None:
    """Towns, places and partners."""
    for model in REGISTER:
        rows = model._base_manager.filter(district=source)
        _insert(rows, lambda field: _register(field, target.pk, keys))


@transaction.atomic
def copy_events(copy: Copy) -> None:
    know_moved()
    first = Submission.objects.filter(programme=copy.source).order_by("pk")[: copy.count]
    last = first.values_list("pk", flat=True)[copy.count - 1]
    for model, path in ROWS.items():
        mine = {f"{path}programme": copy.source, f"{path}pk__lte": last}
        _insert(model._base_manager.filter(**mine), lambda field: _value(field, copy))


def reset_sequences() -> None:
    """Rows that come now are numbered after all copies."""
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), [*ROWS, *REGISTER]):
            cursor.execute(line)


def know_moved() -> None:
    """The function `moved(value, days)`; an event keeps its hour in summer and winter."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.create_function("moved", 2, _moved, deterministic=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute(POSTGRESQL)


def _insert(rows: QuerySet, value: Callable[[Field], str]) -> None:
    fields, table = rows.model._meta.concrete_fields, rows.model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(value(field) for field in fields)
    found, parameters = rows.values("pk").query.sql_with_params()
    line = f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" WHERE id IN ({found})'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(line, parameters)


def _register(field: Field, district: int, keys: int) -> str:
    if field.related_model is District:
        return str(district)
    return f'"{field.column}" + {keys}' if _is_of(field, REGISTER) else f'"{field.column}"'


def _value(field: Field, copy: Copy) -> str:
    column, days = f'"{field.column}"', (copy.target.starts_on - copy.source.starts_on).days
    if field.related_model is Programme:
        return str(copy.target.pk)
    if _is_of(field, tuple(ROWS)):
        return f"{column} + {copy.keys}"
    if field.name == "number" and field.model is Submission:
        return f"'VIELE-{copy.target.pk}-' || origin_key"
    if field.name == "uid":
        return UID[connection.vendor]
    if field.name in MOVED and days:
        return f"{MOVE[connection.vendor]}({column}, {days})"
    return _register(field, copy.target.district_id, copy.register)


def _is_of(field: Field, models: Sequence[type[Model]]) -> bool:
    """Whether it holds a key of one of these."""
    return (field.model if field.primary_key else field.related_model) in models


def _moved(value: str | None, days: int) -> str | None:
    """For SQLite, which holds dates, instants (in UTC) and JSON as text."""
    if value and value[10:11] == " ":
        told = datetime.fromisoformat(f"{value}+00:00").astimezone(ZONE)
        there = (told + timedelta(days)).astimezone(ZoneInfo("UTC"))
        return f"{there:%Y-%m-%d %H:%M:%S}"
    return value and DAY.sub(lambda found: _day(found[0], days), value)


def _day(said: str, days: int) -> str:
    there = date.fromisoformat(said) + timedelta(days)
    return there.isoformat() if "-" in said else f"{there:%Y%m%d}"
