"""Rows with what belongs to them, in a number of queries that does not grow with the rows."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Prefetch, QuerySet

Row = TypeVar("Row", bound=Model)


def fetched(rows: QuerySet[Row], paths: Iterable[str]) -> QuerySet[Row]:
    """`rows` with the relations at `paths` ("occurrences__venue__town").

    What leads to one row is joined; every relation to many costs one query, however many paths go
    through it.
    """
    joined: list[str] = []
    behind: dict[str, list[str]] = {}
    for path in paths:
        here, there, is_many = _split(rows.model, path)
        if is_many:
            behind.setdefault(here, []).extend(filter(None, [there]))
        else:
            joined.append(here)
    further = (
        Prefetch(path, fetched(_at(rows.model, path)._default_manager.all(), more))
        for path, more in behind.items()
    )
    return (rows.select_related(*joined) if joined else rows).prefetch_related(*further)


def _split(model: type[Model], path: str) -> tuple[str, str, bool]:
    """The path to its first relation to many, and the rest; or all of it, where it has none."""
    names = path.split("__")
    for n in range(len(names)):
        field = model._meta.get_field(names[n])
        if field.one_to_many or field.many_to_many:
            return "__".join(names[: n + 1]), "__".join(names[n + 1 :]), True
        model = _related(field)
    return path, "", False


def _at(model: type[Model], path: str) -> type[Model]:
    for name in path.split("__"):
        model = _related(model._meta.get_field(name))
    return model


def _related(field) -> type[Model]:
    return field.related_model
