"""From the day on which a district requires a second factor its desk asks for one."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.factors import give_app, shown_by_app
from tests.forms.controls import controls
from tests.pages.posts import TEXT, World
from tests.pages.test_unsent import copied, fields
from tests.pictured import upload

TODAY = date(2026, 8, 1)
QUERIES = 13
NEEDED, SOON = "A second factor is needed", "you need a second factor here"


@pytest.fixture
def world(week, aylin):
    return World(week, aylin)


def from_day(district, day):
    type(district).objects.filter(pk=district.pk).update(second_factor_from=day)


def said(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    "page",
    ["desk", "desk-events", "desk-new", "desk-tokens", "desk-submission", "import-mine desk"],
)
def test_nobody_without_one_comes_in_from_that_day(desk, world, aylin, page):
    address = world.address(page)
    from_day(world.week.district, TODAY + timedelta(1))
    assert desk.get(address, follow=True).status_code == 200
    from_day(world.week.district, TODAY)
    answer = desk.get(address)
    assert (answer.status_code, NEEDED in said(answer)) == (403, True)
    give_app(aylin)
    assert desk.get(address, follow=True).status_code == 200


def test_the_office_of_another_district_still_finds_nothing(client, world, chiara):
    from_day(world.week.district, TODAY)
    client.force_login(chiara)
    assert client.get(world.address("desk")).status_code == 404


def test_before_that_day_the_desk_says_so_until_one_is_there(desk, world, aylin):
    address = world.address("desk")
    assert SOON not in said(desk.get(address))
    from_day(world.week.district, date(2027, 3, 1))
    assert f"From 1 March 2027 {SOON}" in said(desk.get(address))
    give_app(aylin)
    assert SOON not in said(desk.get(address))


def test_what_was_typed_on_that_very_day_comes_back_into_its_field(desk, world, aylin):
    address = world.address("desk-decline")
    from_day(world.week.district, TODAY)
    answer = desk.post(address, {"reason": TEXT, "version": world.submission.version})
    assert (answer.status_code, copied(answer)) == (403, TEXT)
    assert "Please set up a second factor" in said(answer)
    give_app(aylin)
    assert desk.session["back"] == f"{address}?unsent=1"
    again = desk.get(desk.session["back"])
    assert (again.status_code, TEXT in fields(again)) == (200, True)
    assert "back" not in desk.session
    world.submission.refresh_from_db()
    assert world.submission.state == "submitted"


def test_an_old_page_on_that_very_day_loses_nothing_either(world, aylin):
    strict = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"})
    strict.force_login(aylin)
    from_day(world.week.district, TODAY)
    answer = strict.post(world.address("desk-comment"), {"comment": TEXT})
    assert (answer.status_code, copied(answer)) == (403, TEXT)
    give_app(aylin)
    assert TEXT in fields(strict.get(strict.session["back"]))


def test_it_costs_one_query_and_none_where_nothing_is_required(
    desk, world, aylin, django_assert_num_queries
):
    address = world.address("desk-new-in")
    desk.get(address)
    with django_assert_num_queries(QUERIES):
        desk.get(address)
    give_app(aylin)
    for day in (TODAY, date(2027, 3, 1)):
        from_day(world.week.district, day)
        with django_assert_num_queries(QUERIES + 1):
            desk.get(address)


def test_a_picture_that_waits_is_seen_with_a_second_factor_alone(desk, world, aylin):
    picture = upload(world.submission)
    address = reverse("picture-copy", kwargs={"uid": picture.uid, "width": 480})
    assert desk.get(address).status_code == 200
    from_day(world.week.district, TODAY)
    assert desk.get(address).status_code == 404
    give_app(aylin)
    assert desk.get(address).status_code == 200


def test_signing_in_by_password_and_app_lets_one_in(client, world, aylin):
    from_day(world.week.district, TODAY)
    secret = give_app(aylin)
    address = world.address("desk")
    person = {"username": "aylin", "password": "geheim", "next": address}
    step = client.post("/account/login/", person)
    assert client.get(address).status_code == 302  # to the login: half is not enough
    page = client.get(step["Location"])
    done = client.post(
        step["Location"], controls(said(page)).dict() | {"code": shown_by_app(secret)}
    )
    assert (done.status_code, done["Location"]) == (302, address)
    assert client.get(address).status_code == 200


def test_whoever_has_none_may_still_go(client, world, emil):
    district = world.week.district
    from_day(district, TODAY)
    client.force_login(emil)
    leave = reverse("desk-people-leave", args=["en", district.slug])
    assert f'href="{leave}"' in said(client.get(world.address("desk")))
    assert client.get(leave).status_code == 200
    assert client.post(leave).status_code == 302
    assert emil.memberships.get().ended_at
