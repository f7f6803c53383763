"""Rows with what belongs to them, in a number of queries that does not grow with the rows.

Each is a known question: working them out took Django longer than asking.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet

from programme.known_rows import KnownRows

Row = TypeVar("Row", bound=Model)
Ways = tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]


def fetched(model: type[Row], keys: Collection[int], paths: Iterable[str]) -> list[Row]:
    """The rows with these keys, and the relations at `paths` ("occurrences__venue__town").

    What leads to one row is joined; every relation to many costs one query, however many paths go
    through it. ValueError: a path leads to many by way of one.
    """
    joined, behind = _ways(model, tuple(paths))
    rows = _rows(model, joined)(keys) if keys else []
    _fill(rows, behind)
    return rows


def _fill(rows: Sequence[Model], behind: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    """What stands at these relations to many, with what is further behind each."""
    for name, paths in behind if rows else ():
        relation: Any = type(rows[0])._meta.get_field(name)
        joined, further = _ways(relation.related_model, paths)
        found = _linked(relation, joined)({row.pk for row in rows})
        _fill(found, further)
        by_holder: defaultdict[int, list[Model]] = defaultdict(list)
        for each in found:
            by_holder[each.held_by].append(each)
        for row in rows:
            _hold(row, relation, by_holder[row.pk])


def _hold(row: Any, relation: Any, found: list[Model]) -> None:
    """As prefetch_related leaves it."""
    if relation.one_to_many:
        for each in found:
            setattr(each, relation.field.name, row)
    name = relation.get_accessor_name() if relation.one_to_many else relation.name
    held = getattr(row, name).all()
    held._result_cache, held._prefetch_done = found, True
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = held


@cache
def _rows(model: type[Row], joined: tuple[str, ...]) -> KnownRows[Row]:
    def build(keys: list[int]) -> QuerySet[Row]:
        return _with(model._base_manager.filter(pk__in=keys), joined)

    return KnownRows(build)


@cache
def _linked(relation: Any, joined: tuple[str, ...]) -> KnownRows[Any]:
    back = relation.field.name if relation.one_to_many else relation.related_query_name()

    def build(keys: list[int]) -> QuerySet[Any]:
        rows = relation.related_model._default_manager.filter(**{f"{back}__in": keys})
        return _with(rows.annotate(held_by=F(back)), joined)

    return KnownRows(build)


def _with(rows: QuerySet[Row], joined: tuple[str, ...]) -> QuerySet[Row]:
    return rows.select_related(*joined) if joined else rows


@cache
def _ways(model: type[Model], paths: tuple[str, ...]) -> Ways:
    """What is joined, and each relation to many with the paths behind it."""
    joined: list[str] = []
    behind: dict[str, tuple[str, ...]] = {}
    for path in paths:
        name, _, rest = path.partition("__")
        if _is_many(model, name):
            behind[name] = (*behind.get(name, ()), *filter(None, [rest]))
        else:
            joined.append(_to_one(model, path))
    return tuple(joined), tuple(behind.items())


def _to_one(model: type[Model], path: str) -> str:
    for name in path.split("__"):
        if _is_many(model, name):
            raise ValueError(f"{path} leads to many by way of one")
        model = _field(model, name).related_model
    return path


def _is_many(model: type[Model], name: str) -> bool:
    field = _field(model, name)
    return bool(field.one_to_many or field.many_to_many)


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)
