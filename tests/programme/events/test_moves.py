"""A moved date keeps in sight when and where it was before: in every answer."""

import json
from datetime import date, time

import pytest
from django.utils import translation

from feeds import edition_snapshot
from feeds.ical.vevent import VEVENT
from feeds.pieces import pieces
from programme.actors import PARTNER, SYSTEM, organiser
from programme.drafts.event_draft import Place, from_data
from programme.models.event import Event
from programme.submissions import moderation, reporting, revising
from programme.wording import moves
from tests import cast
from tests.feeds.documents.telling import document

KEY = "20260928T1800"
TUESDAY = date(2026, 9, 29)


@pytest.fixture
def event(week, aylin):
    cast.accepted(
        week,
        aylin,
        title="Anderes",
        place=Place(name="Rathaus", town="Altstadt"),
        openness="school",
    )
    return cast.accepted(week, aylin)


def move(event, venue="", **change):
    place = Place(venue=venue) if venue else None
    reporting.relocate(event.submission, KEY, change, place=place, by=SYSTEM, at=cast.AT)


def instead(event) -> str:
    with translation.override("de"):
        return moves.instead(Event.objects.get(pk=event.pk).occurrences.get())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"starts_on": TUESDAY}, "statt: Montag, 28. September"),
        ({"start_time": time(19)}, "statt: 18 Uhr"),
        ({"starts_on": TUESDAY, "start_time": time(19)}, "statt: Montag, 28. September, 18 Uhr"),
        ({"venue": "rathaus-altstadt"}, "statt: Mehrgenerationenhaus, Neustadt"),
        ({"end_time": time(21)}, ""),
    ],
)
def test_what_was_announced_before(event, change, said):
    move(event, **change)
    assert instead(event) == said


def test_what_was_announced_first_is_remembered_until_it_is_so_again(event):
    move(event, starts_on=TUESDAY)
    move(event, venue="rathaus-altstadt", starts_on=date(2026, 9, 30))
    said = "statt: Montag, 28. September, Mehrgenerationenhaus, Neustadt"
    assert instead(event) == said
    reporting.report(event.submission, "cancelled", keys="all", by=PARTNER, at=cast.AT)
    assert instead(event) == said
    move(event, starts_on=date(2026, 9, 28), venue="mehrgenerationenhaus-neustadt")
    assert instead(event) == ""


def test_a_correction_is_no_move(event, aylin):
    office, submission = organiser(aylin), event.submission
    draft = cast.draft(whens=(cast.when(TUESDAY, key=KEY),))
    revising.revise(submission, draft, by=PARTNER, at=cast.AT)
    moderation.accept(submission, by=office, at=cast.AT)
    assert instead(event) == ""
    assert from_data(submission.accepted.data).whens[0].key == KEY


def test_it_stands_in_every_answer(event):
    move(event, starts_on=TUESDAY, venue="rathaus-altstadt")
    said = "statt: Montag, 28. September, Mehrgenerationenhaus, Neustadt"
    event = Event.objects.get(pk=event.pk)
    (found,) = document(event)["occurrences"]
    assert found["previous"]["start"] == "2026-09-28T18:00:00+02:00"
    assert found["previous"]["location"]["name"] == "Mehrgenerationenhaus"
    body = bytes(pieces(Event.objects.filter(pk=event.pk), "de", VEVENT)[0].body).decode()
    assert f"Verlegt · {said}" in body.replace("\r\n ", "").replace("\\,", ",")
    frozen = edition_snapshot.freeze(event.programme, "de", number=1, released_on=TUESDAY)
    assert [day["note"] for day in frozen["events"][0]["days"]] == [said]
    assert json.dumps(frozen)
