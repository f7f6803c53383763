"""Two browsers at one link, or at two links to one address: nobody sees a fault."""

from functools import partial

import pytest
from django.contrib.auth.models import User
from django.test import Client

from programme.actors import organiser
from programme.people import inviting
from tests import cast
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WORD = "ein gutes Passwort"


@pytest.fixture(autouse=True)
def summer(time_machine):
    time_machine.move_to(cast.AT, tick=False)


def link(district, by):
    said = {"role": "editor", "ends_on": None, "language": "de"}
    inviting.invite(district, "dilek@x.example", **said, by=organiser(by), at=cast.AT)
    line = district.entries.get(verb="invited")
    return f"/en/{district.slug}/join/{inviting.link(line, at=cast.AT)[1]}/"


def press(address, name):
    return Client().post(address, {"username": name, "password": WORD}).status_code


@pytest.mark.parametrize("attempt", range(3))
def test_a_link_that_is_pressed_in_two_browsers_lets_one_in(nord, aylin, attempt):
    address = link(nord, aylin)
    answers = at_once(partial(press, address, "dilek"), partial(press, address, "dilek2"))
    assert sorted(answers) == [302, 410]
    assert User.objects.filter(username__startswith="dilek").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_links_to_one_address_make_one_login(nord, sued, aylin, chiara, attempt):
    here, there = link(nord, aylin), link(sued, chiara)
    assert sorted(at_once(partial(press, here, "dilek"), partial(press, there, "dil"))) == [
        302,
        409,
    ]
    assert User.objects.filter(username__startswith="dil").count() == 1
