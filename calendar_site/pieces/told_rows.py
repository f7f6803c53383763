"""Rows that the HTML of an event names and that may change without it: who, where, what kind.

A partner that is renamed in the register has another checksum, and every page that names it is made
anew. Checksums are taken of the very rows that were read, never of those that are there later.
"""

import json
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.db.models import BooleanField, DecimalField, Field, JSONField, Model

from programme import district_lookup
from programme.models.event import Event
from programme.models.partner import Partner
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Audience, Category, Feature, Funding

MODELS: tuple[type[Model], ...] = (Category, Audience, Feature, Funding, Partner, Venue, Town)
RELATIONS = ("audiences", "features", "fundings", "organisers")
# Of a district: what changes with everything, and texts that have pages of their own.
NOT_TOLD = ("stamp", "stamped_at", *district_lookup.TEXTS)
_BETWEEN = "\x1f"

Key = tuple[str, int]  # such as ("partner", 12)


def named_by(event: Event) -> dict[Key, int]:
    """Checksums of what an event names, of the relations that are fetched with it."""
    fetched: dict[str, Iterable[Any]] = event._prefetched_objects_cache  # type: ignore[attr-defined]
    rows = [event.category, *(row for name in RELATIONS for row in fetched.get(name, ()))]
    dates = event.occurrences.all()
    venues = [event.venue, *(each for row in dates for each in (row.venue, row.previous_venue))]
    rows += [each for venue in venues if venue for each in (venue, venue.town) if each]
    return {(_name(type(row)), row.pk): checksum(row) for row in rows}


def checksum(row: Model) -> int:
    """Of what is stored of a row that has been read."""
    said = (_normal(field, getattr(row, field.attname)) for field in _told(type(row)))
    return _crc(said)


def checksums(keys: Iterable[Key]) -> dict[Key, int]:
    """Of these rows as they are now, in one query; a row that is gone has none."""
    wanted = set(keys)
    parts, numbers = [], []
    for model in MODELS:
        asked = sorted(pk for name, pk in wanted if name == _name(model))
        if asked:
            parts.append(f"{_select(model)} IN ({', '.join(['%s'] * len(asked))})")
            numbers += asked
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), numbers)
        return {(name, pk): _of_text(name, text) for name, pk, text in cursor.fetchall()}


@cache
def _told(model: type[Model]) -> list[Field]:
    """The columns that pages may show; no page shows a plain yes or no of a register."""
    columns = [field for field in model._meta.concrete_fields if field.name not in NOT_TOLD]
    return [field for field in columns if not isinstance(field, BooleanField)]


@cache
def _select(model: type[Model]) -> str:
    """Name, number and all told columns as one text, up to the numbers that are wanted."""
    quoted = connection.ops.quote_name
    columns = [f"COALESCE(CAST({quoted(str(field.column))} AS text), '')" for field in _told(model)]
    text = f" || '{_BETWEEN}' || ".join(columns)
    table = quoted(model._meta.db_table)
    return f"SELECT '{_name(model)}', id, {text} FROM {table} WHERE id"  # noqa: S608


def _name(model: type[Model]) -> str:
    return str(model._meta.model_name)


_BY_NAME = {_name(model): model for model in MODELS}


@lru_cache(4000)  # towns, places and organisers are the same on page after page
def _of_text(name: str, text: str) -> int:
    """The same number from the columns as PostgreSQL or SQLite writes them."""
    columns = zip(_told(_BY_NAME[name]), text.split(_BETWEEN), strict=False)
    return _crc(_normal(field, _parsed(field, said)) for field, said in columns)


def _parsed(field: Field, said: str) -> Any:
    return json.loads(said) if said and isinstance(field, JSONField) else said


def _normal(field: Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, JSONField):
        return json.dumps(value, sort_keys=True)
    return f"{float(value):.5f}" if isinstance(field, DecimalField) else str(value)


def _crc(said: Iterable[str]) -> int:
    return zlib.crc32(_BETWEEN.join(said).encode())
