"""Moments come from PostgreSQL as Django gives them, by a shorter way."""

from datetime import UTC, datetime, timedelta, timezone

import psycopg
import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import BaseTzLoader

from programme.postgresql.base import Moments

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="how PostgreSQL writes"),
]
MOMENTS = [
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 59, 999_999, tzinfo=UTC),
    datetime(1875, 1, 2, 3, 4, 5, 120_000, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=5, minutes=45))),
]


def read(moment):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [moment])
        (found,) = cursor.fetchone()
    return found


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_is_read_in_utc(moment):
    found = read(moment)
    assert (found, found.tzinfo) == (moment, UTC)


def test_the_short_way_is_taken():
    with connection.cursor() as cursor:
        loader = cursor.cursor.adapters.get_loader(1184, 0)  # timestamptz, as text
    assert issubclass(loader, Moments)


def test_what_python_cannot_read_is_told_as_before():
    with connection.cursor() as cursor:
        told = []
        for loader in (Moments, BaseTzLoader):
            with pytest.raises(psycopg.DataError) as problem:
                loader(1184, cursor.connection).load(b"infinity")
            told.append(str(problem.value))
    assert told[0] == told[1]
