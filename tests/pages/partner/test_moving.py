"""One date is moved in one step: day, time or a known place; public at once."""

import pytest

from programme.models.event import Event
from programme.models.venue import Venue
from tests import cast
from tests.pages.partner.filling import post, typed
from tests.pages.partner.test_edit import link

FIRST, SECOND = "20260928T1800", "20260929T1800"


@pytest.fixture
def public(week, aylin):
    whens = (cast.when(), cast.when(cast.when().starts_on.replace(day=29)))
    return cast.accepted(week, aylin, whens=whens).submission


@pytest.fixture
def hall(public, nord):
    town = nord.towns.get(name="Neustadt")
    return Venue.objects.create(district=nord, name="Bürgerhaus", slug="buergerhaus", town=town)


def move(client, address, **said):
    fields = {f"move-{name}": value for name, value in said.items()}
    return post(client, f"{address}move/", typed(client.get(address), **fields))


def told():
    rows = Event.objects.get().occurrences.order_by("key")
    return [(row.key, row.status, str(row.starts_on), f"{row.start_time:%H:%M}") for row in rows]


def test_one_date_moves_and_keeps_its_key(client, public):
    address = link(public)
    answer = move(client, address, key=SECOND, day="Do 1.10.", start="19.30", note="Saal belegt")
    assert answer["Location"] == f"{address}?done=report"
    assert told() == [
        (FIRST, "scheduled", "2026-09-28", "18:00"),
        (SECOND, "moved", "2026-10-01", "19:30"),
    ]
    assert Event.objects.get().occurrences.get(key=SECOND).note == "Saal belegt"


def test_it_moves_to_a_known_place(client, public, hall):
    move(client, link(public), key=FIRST, venue="buergerhaus")
    rows = Event.objects.get().occurrences.order_by("key")
    assert [(row.key, row.venue and row.venue.slug) for row in rows][0] == (FIRST, "buergerhaus")
    assert rows[0].status == "moved"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"day": "1.10."}, "Please choose the date that is moved."),
        ({"key": FIRST}, "Please write the new day, the new time or the new place."),
        ({"key": FIRST, "day": "28.9."}, "Please write the new day, the new time"),
        ({"key": FIRST, "day": "31.9."}, "There is no such day"),
        ({"key": FIRST, "venue": "nowhere"}, "Please choose from the list."),
        ({"key": "19990101", "day": "1.10."}, "Please choose from the list."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_moves(client, public, said, message):
    before = told()
    page = move(client, link(public), **said)
    assert message in page.content.decode()
    assert told() == before


def test_an_end_that_was_announced_is_asked_for(client, week, aylin):
    whens = (cast.when(end_time=cast.when().start_time.replace(hour=20)),)
    submission = cast.accepted(week, aylin, whens=whens).submission
    page = move(client, link(submission), key=FIRST, start="21")
    assert "Please write when it ends now." in page.content.decode()


def test_nothing_is_moved_before_it_is_public_or_by_looking(client, week):
    submission = cast.offered(week)
    address = link(submission)
    assert "move-key" not in client.get(address).content.decode()
    answer = client.post(f"{address}move/", {"move-key": FIRST, "move-day": "1.10."})
    assert answer["Location"] == f"{address}?done=overtaken"
    assert client.get(f"{address}move/").status_code == 405


def test_the_office_moves_a_date_too(client, public, aylin):
    client.force_login(aylin)
    address = f"/en/nord/desk/{public.number}/"
    answer = move(client, address, key=SECOND, day="1.10.")
    assert answer.status_code == 302
    assert told()[1] == (SECOND, "moved", "2026-10-01", "18:00")
