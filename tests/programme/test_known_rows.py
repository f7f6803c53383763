"""Rows by their keys: as the query set gives them, by one SQL for many numbers of keys."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme import known_rows
from programme.known_rows import KnownRows
from programme.models.programme import Programme
from tests import cast


@pytest.fixture
def keys(week):
    return [cast.programme(week.district, slug=f"nummer-{n}").pk for n in range(9)]


def named(keys):
    return Programme.objects.filter(pk__in=keys, is_public=True).order_by("-pk").values_list("slug")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 8, 9])
def test_it_gives_what_the_query_set_gives_in_one_query(keys, count):
    expected = list(named(keys[:count]))
    with CaptureQueriesContext(connection) as queries:
        assert KnownRows(named)(keys[:count]) == expected
    assert len(queries) == bool(count)


def test_numbers_of_keys_share_a_question(keys):
    asked, built = [], []
    rows = KnownRows(lambda keys: built.append(len(keys)) or named(keys))
    for count in (9, 3, 4, 1, 2, 6, 5):
        asked.append(len(rows(set(keys[:count]))))
    assert asked == [9, 3, 4, 1, 2, 6, 5]
    assert built == [16, 4, 1, 2, 8]


def test_many_keys_are_asked_in_several_questions(keys, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(known_rows, "MOST", 4)
    expected = sorted(named(keys))
    with django_assert_num_queries(3):
        assert sorted(KnownRows(named)(keys)) == expected
