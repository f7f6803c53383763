"""Everybody knocks at every address of the project, and is answered as tests/doors.py says."""

from datetime import datetime

import pytest
import time_machine as clock
from django.db import connection, transaction
from django.test import Client, override_settings

from tests.doors import DOORS, LOGIN, REFUSALS
from tests.pages.door_world import PARTS, SECRETS, DoorWorld
from tests.pages.posts import FORMS

pytestmark = pytest.mark.django_db
NOW = datetime.fromisoformat("2026-08-01T11:00:00+02:00")
OF_A_VISIT = ("programme_session", "usersessions_", '"last_used_on"')


@pytest.fixture(scope="module")
def world(once_per_file, tmp_path_factory):
    root = tmp_path_factory.mktemp("doors")
    with clock.travel(NOW, tick=False), override_settings(MEDIA_ROOT=root):
        made = DoorWorld()
    made.root = root
    return made


@pytest.fixture(autouse=True)
def there_and_then(world, settings, time_machine):
    settings.MEDIA_ROOT = world.root
    time_machine.move_to(NOW, tick=False)


class Knock:
    """What one person was answered, and what was written meanwhile besides the visit itself."""

    def __init__(self, world, door, person, address=""):
        self.writes: list[str] = []
        address = address or world.address(door.name)
        client = world.signed_in(person, Client())
        said, more = world.said(door.name) if door.how != "get" else {}, {}
        if person in world.tokens:
            more["headers"] = {"Authorization": f"Bearer {world.tokens[person]}"}
        if door.table == "token" and door.how != "get":
            more["content_type"] = "application/json"
        with connection.execute_wrapper(self._note):
            self.answer = getattr(client, door.how)(address, said, **more)

    def _note(self, execute, sql, *args):
        verb, _, rest = sql.lstrip().partition(" ")
        if verb in ("INSERT", "UPDATE", "DELETE") and not any(name in rest for name in OF_A_VISIT):
            self.writes.append(sql)
        return execute(sql, *args)

    @property
    def text(self) -> str:
        return "" if self.answer.streaming else self.answer.content.decode(errors="replace")

    @property
    def status(self) -> str:
        # With the address that was asked for; whoever was just logged out is led to the desk.
        asks = self.answer.headers.get("Location", "").startswith("/account/login/?next=/")
        if asks or (self.answer.status_code == 403 and 'autocomplete="username' in self.text):
            return LOGIN
        return str(self.answer.status_code)


def knock(world, door, person, address="") -> Knock:
    """Knock, and leave everything as it was."""
    with transaction.atomic():
        found = Knock(world, door, person, address)
        transaction.set_rollback(True)
    return found


def test_every_address_has_its_row():
    rows = {door.name.partition(" ")[0] for door in DOORS}
    missing, gone = PARTS.keys() - rows, rows - PARTS.keys()
    assert not missing, f"tests/doors.py needs a row (who is answered what) for: {sorted(missing)}"
    assert not gone, f"tests/doors.py has a row for what is no address: {sorted(gone)}"


def test_every_form_has_a_row_for_sending_it():
    sent = {door.name for door in DOORS if door.how == "post" and door.table != "token"}
    missing = FORMS.keys() - sent
    assert not missing, f"tests/doors.py needs a row for `post` to: {sorted(missing)}"


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_each_person_is_answered_as_the_table_says(world, door):
    found = {person: knock(world, door, person) for person in door.answers}
    assert {person: each.status for person, each in found.items()} == door.answers
    for person, each in found.items():
        if door.answers[person] in REFUSALS:
            assert (person, each.writes) == (person, [])
    if door.table in ("desk", "everybody"):
        shown = found["reader"].text.lower()
        assert [secret for secret in SECRETS if secret in shown] == []


DESK = [door for door in DOORS if door.table == "desk"]
OF_A_SUBMISSION = [door for door in DESK if "number" in PARTS.get(door.name, ())]


@pytest.mark.parametrize("door", OF_A_SUBMISSION, ids=str)
def test_a_reader_finds_no_closed_submission_by_its_number(world, door):
    number = world._about(door.name).number
    for kind, closed in world.secrets.closed.items():
        address = world.address(door.name).replace(number, closed.number)
        found = knock(world, door, "reader", address)
        assert (kind, found.status, found.writes) == (kind, "404", [])


BY_LINK = [door for door in DOORS if door.table == "link"]


@pytest.mark.parametrize("door", BY_LINK, ids=str)
def test_no_office_opens_a_link_that_it_does_not_have(world, door):
    address = world.address(door.name, token="x" * 43)
    for person in ("nobody", "organiser"):
        found = knock(world, door, person, address)
        assert (person, found.status, found.writes) == (person, "404", [])
