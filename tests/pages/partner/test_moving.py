"""One date is moved: what its form says and asks; how it is told stands in test_reports.py."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import translation

from calendar_site.forms.relocation import MoveForm, move_form
from programme.drafts.event_draft import Place
from programme.models.district import District
from programme.models.event import Event
from programme.models.submission import Submission
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
    assert Event.objects.get().occurrences.get(key=SECOND).note == ""
    waiting = Submission.objects.get().latest.data["whens"][1]
    assert (waiting["status_note"], waiting["note"]) == ("Saal belegt", "")


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
    assert (
        "Please write when it ends now, or choose an end without a time." in page.content.decode()
    )


TWO_HOURS = cast.when(end_time=time(20), doors=time(17, 30))
WITHOUT_TIME = cast.when(start=None, clock="to_follow")


@pytest.mark.parametrize(
    ("announced", "said", "expected"),
    [
        # What is not named stays.
        (TWO_HOURS, {"day": "1.10."}, {"starts_on": date(2026, 10, 1)}),
        (TWO_HOURS, {"start": "19", "end": "21"}, {"start_time": time(19), "end_time": time(21)}),
        # The end is not known, or open.
        (TWO_HOURS, {"finish": "unknown"}, {"end_time": None}),
        (TWO_HOURS, {"finish": "open"}, {"end_time": None, "open_end": True}),
        (
            TWO_HOURS,
            {"start": "19", "finish": "open"},
            {"start_time": time(19), "end_time": None, "open_end": True},
        ),
        (TWO_HOURS, {"end": "21", "finish": "open"}, {"end_time": time(21), "open_end": True}),
        (cast.when(open_end=True), {"end": "22"}, {"end_time": time(22), "open_end": False}),
        (cast.when(open_end=True), {"start": "19"}, {"start_time": time(19)}),
        # From a time on: written, or chosen.
        (cast.when(), {"start": "ab 14 Uhr"}, {"start_time": time(14), "clock": "from"}),
        (cast.when(), {"clock": "from"}, {"clock": "from"}),
        (cast.when(clock="from"), {"clock": "exact"}, {"clock": "exact"}),
        # Without a time, and with one again.
        (
            TWO_HOURS,
            {"clock": "all_day"},
            {"clock": "all_day", "start_time": None, "end_time": None},
        ),
        (
            TWO_HOURS,
            {"clock": "to_follow"},
            {"clock": "to_follow", "start_time": None, "end_time": None},
        ),
        (WITHOUT_TIME, {"start": "18.30"}, {"clock": "exact", "start_time": time(18, 30)}),
        # Longer, shorter, doors, midnight.
        (TWO_HOURS, {"last_day": "29.9."}, {"ends_on": date(2026, 9, 29)}),
        (
            cast.when(ends_on=date(2026, 9, 29)),
            {"day": "1.10."},
            {"starts_on": date(2026, 10, 1), "ends_on": date(2026, 10, 2)},
        ),
        (cast.when(ends_on=date(2026, 9, 29)), {"last_day": "28.9."}, {"ends_on": None}),
        (TWO_HOURS, {"doors": "17"}, {"doors": time(17)}),
        (cast.when(), {"start": "24:00"}, {"starts_on": date(2026, 9, 29), "start_time": time(0)}),
    ],
)
def test_a_move_says_all_that_a_date_can_say(announced, said, expected):
    announced = replace(announced, key=FIRST)
    moved = replace(announced, **change(announced, **said))
    assert moved == replace(announced, **expected)


@pytest.mark.parametrize(
    ("announced", "said", "field", "message"),
    [
        (TWO_HOURS, {"end": "21", "finish": "unknown"}, "end", "Please empty the end"),
        (TWO_HOURS, {"clock": "all_day", "start": "9"}, "start", "please empty the time"),
        (WITHOUT_TIME, {"end": "21"}, "start", "Please write when it starts."),
        (WITHOUT_TIME, {"clock": "from"}, "start", "Please write when it starts."),
        (cast.when(open_end=True), {"finish": "open"}, "day", "Please write the new day"),
    ],
)
def test_what_contradicts_itself_is_asked(announced, said, field, message):
    form = form_of(replace(announced, key=FIRST), **said)
    with translation.override("en"):
        assert not form.is_valid()
        assert message in str(form.errors[field])


def form_of(when, **said):
    data = {f"move-{name}": value for name, value in {"key": when.key, **said}.items()}
    return MoveForm(data, whens=(when,), suggestions=NoPlaces)


def change(when, **said):
    form = form_of(when, **said)
    assert form.is_valid(), form.errors
    return form.change


class NoPlaces:
    """What a form knows of a programme of 2026 in a district without places."""

    year, venues, staff = 2026, {}, False


def test_the_open_end_is_public_at_once(client, public):
    move(client, link(public), key=SECOND, start="ab 19", finish="open")
    row = Event.objects.get().occurrences.get(key=SECOND)
    assert (row.status, row.clock, row.start_time, row.open_end) == (
        "moved",
        "from",
        time(19),
        True,
    )


def test_nothing_is_moved_before_it_is_public_or_by_looking(client, week):
    submission = cast.offered(week)
    address = link(submission)
    assert "move-key" not in client.get(address).content.decode()
    said = {"move-key": FIRST, "move-day": "1.10.", "move-note": "Wir ziehen um."}
    answer = client.post(f"{address}move/", said)
    assert answer.status_code == 409
    assert "Wir ziehen um." in answer.content.decode()
    assert client.get(f"{address}move/")["Location"] == address


def test_the_office_moves_a_date_too(client, public, aylin):
    client.force_login(aylin)
    address = f"/en/nord/desk/{public.number}/"
    answer = move(client, address, key=SECOND, day="1.10.")
    assert answer.status_code == 302
    assert told()[1] == (SECOND, "moved", "2026-10-01", "18:00")


SHELTER = Place(name="Frauenhaus", street="Geheimweg 7", town="Neustadt")


@pytest.fixture
def shelter(week, aylin, public):
    """The slug of a place that only a closed event knows."""
    return cast.accepted(week, aylin, place=SHELTER, openness="invited").venue.slug


@pytest.mark.parametrize("trusted", [False, True])
def test_nobody_learns_the_street_of_a_closed_place(client, public, shelter, trusted):
    District.objects.update(trusts_reports=trusted)
    address = link(public)
    said = {"key": FIRST, "name": "Frauenhaus", "town": "Neustadt"}
    page = move(client, address, **said | {"street": "x"})
    assert page["Location"] == f"{address}?done=report"
    page = move(client, address, **said)
    assert page["Location"] == f"{address}?done=report"
    row = Event.objects.get().occurrences.get(key=FIRST)
    assert (row.status, row.is_elsewhere, row.venue) == ("moved", True, None)
    assert "Geheimweg" not in client.get(address).content.decode()


def test_a_closed_place_is_in_no_list(client, public, shelter):
    page = move(client, link(public), key=FIRST, venue=shelter)
    assert "Please choose from the list." in page.content.decode()
    assert "Frauenhaus" not in client.get(link(public)).content.decode()


def test_the_office_reads_that_it_is_known(public, shelter):
    said = {"move-key": FIRST} | said_of("Frauenhaus", "x")
    known = "“Frauenhaus” is known at “Geheimweg 7”. Please correct one of both."
    with translation.override("en"):
        assert move_form(public, said, staff=True).errors == {"street": [known]}
    assert move_form(public, said).errors == {}


def said_of(name, street):
    return {"move-name": name, "move-street": street, "move-town": "Neustadt"}
