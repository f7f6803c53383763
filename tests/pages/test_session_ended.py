"""A session ends while a form is open: nothing typed is lost, whatever ended it and however one
comes in again."""

import pytest
from django.utils import timezone

from programme import access
from programme.actors import organiser
from programme.models.session import Session
from programme.people import memberships, second_factor, sessions
from tests import attempts, cast
from tests.factors import give_app, shown_by_app
from tests.forms.controls import controls
from tests.pages.posts import TEXT, World
from tests.pages.test_unsent import copied, fields


@pytest.fixture(autouse=True)
def summer(time_machine):
    time_machine.move_to("2026-08-01 11:00:00+02:00", tick=False)
    attempts.forget("emil")


@pytest.fixture
def world(week, aylin, emil):
    return World(week, aylin)


@pytest.fixture
def editor(client, emil):
    """Emil's browser; he writes a remark."""
    client.force_login(emil)
    return client


def send(client, world):
    return client.post(world.address("desk-comment"), {"comment": TEXT})


def log_in_again(client, answer, **said):
    """By password, from the page that came; where it leads."""
    page = controls(answer.content.decode()).dict()
    person = {"username": "emil", "password": "geheim"} | said
    return client.post("/account/login/", page | person)


def on_another_device(world, emil):
    sessions.end_sessions(emil)


def by_another_password(world, emil):
    emil.set_password("ganz-neues-Kennwort")
    emil.save()


def by_the_clock(world, emil):
    Session.objects.update(expire_date=timezone.now())


def by_an_organiser(world, emil):
    row = world.week.district.memberships.get(user__username="aylin")
    works = world.week.district.memberships.get(user=emil)
    memberships.end(works, by=organiser(row.user), at=timezone.now())


def as_lost(world, emil):
    give_app(emil)
    by = organiser(world.week.district.memberships.get(user__username="aylin").user)
    works = world.week.district.memberships.get(user=emil)
    second_factor.forget(works, by=by, at=timezone.now())


@pytest.mark.parametrize("end", [on_another_device, by_another_password, by_the_clock, as_lost])
def test_it_can_be_copied_at_once_and_is_in_its_field_after_the_login(editor, world, emil, end):
    end(world, emil)
    answer = send(editor, world)
    assert (answer.status_code, copied(answer)) == (403, TEXT)
    word = "ganz-neues-Kennwort" if end is by_another_password else "geheim"
    there = log_in_again(editor, answer, password=word)
    assert there.status_code == 302
    shown = editor.get(there["Location"])
    assert (shown.status_code, TEXT in fields(shown)) == (200, True)


def test_after_the_app_it_is_in_its_field_too(editor, world, emil):
    secret = give_app(emil)
    sessions.end_sessions(emil)
    step = log_in_again(editor, send(editor, world))
    page = controls(editor.get(step["Location"]).content.decode()).dict()
    there = editor.post(step["Location"], page | {"code": shown_by_app(secret)})
    assert TEXT in fields(editor.get(there["Location"]))


def test_whose_access_was_ended_can_copy_the_words_and_comes_in_no_more(editor, world, emil):
    by_an_organiser(world, emil)
    answer = send(editor, world)
    assert (answer.status_code, copied(answer)) == (403, TEXT)
    assert world.submission.number not in copied(answer)
    refused = log_in_again(editor, answer)
    assert refused["Location"].partition("?")[0] == "/account/inactive/"
    assert editor.get(world.address("desk")).status_code == 302  # to the login


def test_who_works_elsewhere_copies_them_where_the_desk_was(editor, world, emil, sued):
    sued.memberships.create(user=emil, role=access.EDITOR)
    by_an_organiser(world, emil)
    there = log_in_again(editor, send(editor, world))
    answer = editor.get(there["Location"])
    assert (answer.status_code, copied(answer)) == (403, TEXT)
    assert "Offener Stammtisch" not in answer.content.decode()


def test_an_access_that_was_over_at_midnight_gives_the_words_back(editor, world, emil):
    world.week.district.memberships.filter(user=emil).update(
        ends_on=cast.AT.date().replace(day=31, month=7)
    )
    answer = send(editor, world)
    assert (answer.status_code, copied(answer)) == (403, TEXT)
