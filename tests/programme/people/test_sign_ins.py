"""Who came in, who failed and what was changed: one line in each office, and no flood of them."""

from datetime import timedelta

import pytest
from django.db import connection

from programme.models.journal import Entry
from programme.models.membership import Membership
from programme.people import sign_ins
from tests import cast
from tests.at_once import at_once


def lines(verb):
    rows = Entry.objects.filter(verb=verb).order_by("pk")
    return [(each.district.slug, each.user.username, each.role, each.data) for each in rows]


@pytest.fixture
def both(aylin, sued):
    """Aylin reads in Süd too."""
    Membership.objects.create(district=sued, user=aylin, role="reader")
    return aylin


def test_a_sign_in_is_a_line_in_each_office(both):
    sign_ins.signed_in(both, how="password", at=cast.AT)
    assert lines("signed_in") == [
        ("nord", "aylin", "organiser", {"how": "password"}),
        ("sued", "aylin", "reader", {"how": "password"}),
    ]


def test_a_change_is_a_line_where_the_person_still_works(both, sued):
    Membership.objects.filter(district=sued).update(ended_at=cast.AT)
    sign_ins.changed(both, "password_changed", at=cast.AT)
    assert lines("account_changed") == [
        ("nord", "aylin", "organiser", {"what": "password_changed"})
    ]


def test_a_flood_of_failures_is_one_line_an_hour(aylin):
    for seconds in range(0, 3600 + 59, 59):
        sign_ins.failed(aylin, how="password", at=cast.AT + timedelta(seconds=seconds))
    (first, second) = lines("sign_in_failed")
    assert (first[3]["times"], second[3]["times"]) == (62, 1)


def test_a_failure_of_another_kind_or_a_minute_later_is_a_line_of_its_own(aylin, chiara):
    for who, how, seconds in [
        (aylin, "password", 0),
        (aylin, "password", 30),
        (aylin, "code", 31),
        (chiara, "password", 32),
        (aylin, "password", 90),
    ]:
        sign_ins.failed(who, how=how, at=cast.AT + timedelta(seconds=seconds))
    assert [(name, data["how"], data["times"]) for _, name, _, data in lines("sign_in_failed")] == [
        ("aylin", "password", 2),
        ("aylin", "code", 1),
        ("chiara", "password", 1),
        ("aylin", "password", 1),
    ]


def test_of_nobody_there_is_no_line_and_as_much_work(
    aylin, caplog, django_assert_max_num_queries, django_user_model
):
    admin = django_user_model.objects.create_superuser("admin")
    with django_assert_max_num_queries(20) as somebody:
        sign_ins.failed(aylin, how="password", at=cast.AT)
    for who in (None, admin):
        with django_assert_max_num_queries(20) as nobody:
            sign_ins.failed(who, how="password", at=cast.AT)
        assert abs(len(nobody) - len(somebody)) <= 3
    sign_ins.signed_in(admin, how="password", at=cast.AT)
    assert len(lines("sign_in_failed")) == 1
    assert lines("signed_in") == []
    assert "admin" not in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time anyway")
def test_two_failures_at_once_are_counted_both(aylin):
    at_once(*[lambda: sign_ins.failed(aylin, how="password", at=cast.AT)] * 4)
    (line,) = lines("sign_in_failed")
    assert line[3]["times"] == 4
