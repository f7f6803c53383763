"""A page of the desk asks as often for a hundred rows as for one, of a reader hardly more often."""

import pytest
from django.test import Client

from feeds.models.job import Job
from programme.models.submission import Submission
from tests import cast

QUERIES = {"": 10, "?state=all&q=Abend": 10, "events/": 16, "print/": 8}
READERS = QUERIES | {"print/": 9}  # and whether a file says a word of what was closed since


@pytest.fixture
def rows(week, aylin):
    """So many submissions, events and files of print, added to those that are there."""

    def so_many(wanted):
        for n in range(Submission.objects.count() // 2, wanted):
            cast.offered(week, title=f"Abend {n}")
            cast.accepted(week, aylin, title=f"Fest {n} {'x' * n}", organisers=(f"Verein {n}",))
            Job.objects.create(
                programme=week, kind="booklet", state="done", path=f"{n}.pdf", asked_at=cast.AT
            )

    return so_many


def test_many_rows_cost_as_much_as_one(rows, aylin, rosa, django_assert_num_queries):
    for wanted in (1, 3, 100):
        rows(wanted)
        for person, costs in ((aylin, QUERIES), (rosa, READERS)):
            client = Client()
            client.force_login(person)
            for path, queries in costs.items():
                with django_assert_num_queries(queries):
                    assert client.get(f"/en/nord/desk/{path}").status_code == 200


def test_one_submission_costs_a_reader_no_more(rows, aylin, rosa, django_assert_num_queries):
    rows(3)
    address = f"/en/nord/desk/{Submission.objects.first().number}/"
    for person, queries in ((aylin, 36), (rosa, 36)):
        client = Client()
        client.force_login(person)
        client.get(address)
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200
