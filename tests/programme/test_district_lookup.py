"""One question for a district, and only one, also after the database was restarted."""

import uuid

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from programme import district_lookup
from programme.actors import PARTNER
from programme.models.district import District
from programme.models.programme import Programme
from programme.submissions import submitting
from tests import cast, services

POSTGRES = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server")


def test_it_is_the_district_without_its_long_texts(nord, sued, django_assert_num_queries):
    District.objects.filter(pk=nord.pk).update(imprint="Landratsamt")
    whole = District.objects.get(pk=nord.pk)
    with django_assert_num_queries(1):
        found = district_lookup.by_slug("nord")
        told = {name: getattr(found, name) for name in {*vars(found)} - {"_state", "found_by"}}
    assert told == {name: getattr(whole, name) for name in told}
    assert found.get_deferred_fields() == set(district_lookup.TEXTS)
    assert (found.public_state, found.page_languages) == (whole.public_state, whole.page_languages)
    assert found.imprint == "Landratsamt"
    assert [district_lookup.by_slug(slug) for slug in ("sued", "west")] == [sued, None]


def test_a_change_is_seen_at_once(nord):
    before = district_lookup.by_slug("nord").public_state
    nord.bump(cast.AT)
    assert district_lookup.by_slug("nord").public_state != before


def test_a_found_district_says_whether_it_would_be_found_again_as_it_is(
    week, sued, django_assert_num_queries
):
    asked = [district_lookup.with_programme("nord", week.slug), district_lookup.by_slug("nord")]
    with_programme, alone = (found.found_by() for found in asked)
    with django_assert_num_queries(2):
        assert [with_programme(), alone()] == [True, True]
    sued.bump(cast.AT)
    assert [with_programme(), alone()] == [True, True]
    District.objects.filter(slug="nord").update(languages=["de"])
    assert [with_programme(), alone()] == [False, False]
    District.objects.filter(slug="nord").update(languages=asked[0].languages)
    Programme.objects.update(is_public=False)
    assert [with_programme(), alone()] == [False, True]
    week.district.bump(cast.AT)
    assert not alone()


def test_a_public_programme_of_the_district(week, sued, django_assert_num_queries):
    asked = [("nord", week.slug), ("sued", week.slug), ("nord", "x")]
    with django_assert_num_queries(3):
        found = [district_lookup.with_programme(*names) for names in asked]
    assert found == [week.district, None, None]
    Programme.objects.update(is_public=False)
    assert district_lookup.with_programme("nord", week.slug) is None


def test_a_public_event_of_the_district(week, aylin, django_assert_num_queries):
    event = cast.accepted(week, aylin)
    with django_assert_num_queries(2):
        assert district_lookup.of_event(event.uid) == week.district
        assert district_lookup.of_event(uuid.uuid4()) is None
    submitting.withdraw(event.submission, by=PARTNER, at=cast.AT)
    assert district_lookup.of_event(event.uid) is None


@pytest.fixture
def cut(transactional_db):
    """Ends this test's connection from the other side, as a restart of the server does."""

    def inside():
        connection.ensure_connection()
        mine = connection.connection.info.backend_pid
        with psycopg.connect(services.database().url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [mine])

    return inside


@POSTGRES
def test_after_a_restart_of_the_database_it_is_asked_once_more(cut, nord, client):
    for _ in range(2):
        cut()
        assert district_lookup.by_slug("nord") == nord
    cut()
    assert client.get("/de/nord/").status_code == 200


@POSTGRES
def test_inside_a_transaction_nothing_is_asked_anew(cut, nord):
    @transaction.atomic
    def ask():
        cut()
        district_lookup.by_slug("nord")

    with pytest.raises(OperationalError):
        ask()
    assert district_lookup.by_slug("nord") == nord


@POSTGRES
@pytest.mark.django_db(transaction=True)
def test_tables_that_change_meanwhile_are_asked_anew():
    """A prepared question would go on failing for as long as its connection lives."""
    district = cast.district("nord", "16063")
    assert [district_lookup.by_slug("nord") for _ in range(3)] == [district] * 3
    with connection.cursor() as cursor:
        try:
            cursor.execute("ALTER TABLE programme_district ALTER COLUMN name TYPE varchar(999)")
            assert [district_lookup.by_slug("nord") for _ in range(3)] == [district] * 3
            cursor.execute("SELECT count(*) FROM pg_prepared_statements")
            assert cursor.fetchone()[0] == 1
            cursor.execute("DEALLOCATE ALL")  # behind the connection's back, as a pooler does it
            assert [district_lookup.by_slug("nord") for _ in range(3)] == [district] * 3
        finally:
            cursor.execute("ALTER TABLE programme_district ALTER COLUMN name TYPE varchar(80)")


@POSTGRES
def test_nothing_is_prepared_in_a_transaction(nord):
    assert connection.in_atomic_block
    assert [district_lookup.by_slug("nord") for _ in range(3)] == [nord] * 3
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%slug%'")
        assert cursor.fetchone()[0] == 0
