"""A moved date keeps in sight when and where it was before: in every answer."""

import json
import re
from datetime import date, time

import pytest
from django.utils import translation

from feeds import edition_snapshot
from feeds.ical.vevent import VEVENT
from feeds.pieces import pieces
from programme.actors import PARTNER, SYSTEM, organiser
from programme.drafts.event_draft import Place, from_data
from programme.events.standing import spot
from programme.models.event import Event
from programme.models.venue import Venue
from programme.submissions import moderation, reporting, revising, submitting
from programme.wording import moves
from programme.wording.facts import facts
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


HERE = "mehrgenerationenhaus-neustadt"


def scheduled(event) -> None:
    reporting.report(event.submission, "scheduled", keys="all", by=SYSTEM, at=cast.AT)


def undo(event) -> None:
    seen = str(event.submission.version)
    reporting.undo(event.submission, seen=seen, by=SYSTEM, at=cast.AT)


def standing(event) -> tuple:
    """Status, day, times and place of the one date, and what it is instead of."""
    event = Event.objects.get(pk=event.pk)
    row = event.occurrences.get()
    times = (row.start_time, row.end_time)
    return (row.status, row.starts_on.day, times, str(spot(event, row).venue), instead(event))


ANNOUNCED = ("scheduled", 28, (time(18), time(20)), "Mehrgenerationenhaus", "")
AWAY = {"starts_on": TUESDAY, "start_time": time(19), "end_time": time(21)}
TIMES_BACK = {"starts_on": date(2026, 9, 28), "start_time": time(18), "end_time": time(20)}


@pytest.fixture
def evening(event, week, aylin):
    return cast.accepted(week, aylin, title="Abend", whens=(cast.when(end_time=time(20)),))


def test_as_announced_is_the_day_the_time_and_the_place_that_were_announced(evening):
    assert standing(evening) == ANNOUNCED
    move(evening, venue="rathaus-altstadt", **AWAY)
    assert standing(evening)[:4] == ("moved", 29, (time(19), time(21)), "Rathaus")
    scheduled(evening)
    assert standing(evening) == ANNOUNCED
    (row,) = Event.objects.get(pk=evening.pk).occurrences.all()
    assert (row.is_elsewhere, row.previous_on, row.previous_venue) == (False, None, None)


def test_as_announced_is_what_was_announced_first(evening):
    move(evening, **AWAY)
    move(evening, starts_on=date(2026, 9, 30), venue="rathaus-altstadt")
    reporting.report(evening.submission, "cancelled", keys="all", by=SYSTEM, at=cast.AT)
    scheduled(evening)
    assert standing(evening) == ANNOUNCED


def test_a_date_that_never_moved_stays_where_it_is(evening):
    reporting.report(evening.submission, "full", keys="all", by=SYSTEM, at=cast.AT)
    scheduled(evening)
    assert standing(evening) == ANNOUNCED


@pytest.mark.parametrize("place", [{"venue": HERE}, {}])
def test_moved_back_by_hand_it_is_scheduled_again(evening, place):
    move(evening, **AWAY, **({"venue": "rathaus-altstadt"} if place else {}))
    move(evening, **TIMES_BACK, **place)
    assert standing(evening) == ANNOUNCED


@pytest.mark.parametrize("change", [TIMES_BACK, {"venue": HERE}])
def test_half_the_way_back_is_still_moved(evening, change):
    move(evening, venue="rathaus-altstadt", **AWAY)
    move(evening, **change)
    assert standing(evening)[0] == "moved"


def test_an_undone_way_back_or_move_is_none(evening):
    move(evening, **AWAY)
    away = standing(evening)
    scheduled(evening)
    undo(evening)
    assert standing(evening) == away
    scheduled(evening)
    assert standing(evening) == ANNOUNCED
    move(evening, venue="rathaus-altstadt")
    undo(evening)
    move(evening, **AWAY)
    assert standing(evening) == away
    scheduled(evening)
    assert standing(evening) == ANNOUNCED


def test_what_was_corrected_between_two_moves_counts(evening, aylin):
    move(evening, **AWAY)
    scheduled(evening)
    draft = from_data(evening.submission.accepted.data)
    early = cast.replace(draft.whens[0], start_time=time(17))
    revising.revise(evening.submission, cast.replace(draft, whens=(early,)), by=PARTNER, at=cast.AT)
    moderation.accept(evening.submission, by=organiser(aylin), at=cast.AT)
    move(evening, **AWAY)
    scheduled(evening)
    assert standing(evening) == (*ANNOUNCED[:2], (time(17), time(20)), *ANNOUNCED[3:])


def test_a_place_that_waits_goes_with_the_way_back(evening):
    hall = Place(name="Stadthalle", town="Neustadt")
    reporting.relocate(evening.submission, KEY, AWAY, place=hall, by=PARTNER, at=cast.AT)
    reporting.report(evening.submission, "scheduled", keys="all", by=PARTNER, at=cast.AT)
    assert standing(evening) == ANNOUNCED
    assert evening.submission.state == "accepted"
    assert evening.submission.latest_id == evening.submission.accepted_id


def test_back_where_it_was_no_answer_says_moved(evening):
    move(evening, **AWAY)
    move(evening, **TIMES_BACK)
    found = Event.objects.get(pk=evening.pk)
    (told,) = document(found)["occurrences"]
    assert (told["status"], told["previous"]) == ("scheduled", None)
    body = bytes(pieces(Event.objects.filter(pk=found.pk), "de", VEVENT)[0].body).decode()
    assert re.search(r"^SUMMARY(;[^:]*)?:Abend\r$", body, re.M)
    assert "erlegt" not in body.casefold()


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
    assert found["previous"]["location"] == {
        "name": "Mehrgenerationenhaus",
        "town": {"slug": "neustadt", "name": "Neustadt"},
    }
    body = bytes(pieces(Event.objects.filter(pk=event.pk), "de", VEVENT)[0].body).decode()
    assert f"Verlegt · {said}" in body.replace("\r\n ", "").replace("\\,", ",")
    frozen = edition_snapshot.freeze(event.programme, "de", number=1, released_on=TUESDAY)
    assert [day["note"] for day in frozen["events"][0]["days"]] == [said]
    assert json.dumps(frozen)


SHELTER = Place(name="Frauenhaus", street="Geheimweg 7", postcode="99999", town="Neustadt")


@pytest.fixture
def exposed(week, aylin, event):
    """Announced at a place that is not for the public, then moved."""
    found = cast.accepted(week, aylin, title="Abend", place=SHELTER)
    move(found, venue="rathaus-altstadt")
    assert instead(found) == "statt: Frauenhaus, Neustadt"
    return found


def correct(event, aylin, **changes):
    draft = cast.replace(from_data(event.submission.accepted.data), **changes)
    revising.revise(event.submission, draft, by=PARTNER, at=cast.AT)
    moderation.accept(event.submission, by=organiser(aylin), at=cast.AT)


@pytest.mark.parametrize("listed", [False, True])
def test_a_place_that_was_a_mistake_is_no_old_place(exposed, aylin, listed):
    Venue.objects.update(is_listed=listed)
    correct(exposed, aylin, place=Place(name="Rathaus", town="Altstadt"))
    found = Event.objects.get(pk=exposed.pk)
    assert instead(found) == ""
    told = json.dumps(document(found))
    body = bytes(pieces(Event.objects.filter(pk=found.pk), "de", VEVENT)[0].body).decode()
    assert not re.search("Frauenhaus|Geheimweg|99999", told + body.replace("\r\n ", ""))


def test_another_correction_leaves_the_old_place_in_sight(exposed, aylin):
    correct(exposed, aylin, summary="Mit Musik.")
    assert instead(exposed) == "statt: Frauenhaus, Neustadt"


def test_a_corrected_move_forgets_what_it_corrects(evening, aylin):
    move(evening, venue="rathaus-altstadt", **AWAY)
    (when,) = from_data(evening.submission.accepted.data).whens
    correct(evening, aylin, whens=(cast.replace(when, start_time=time(18, 30)),))
    assert standing(evening)[2:] == (
        (time(18, 30), time(21)),
        "Rathaus",
        "statt: Mehrgenerationenhaus, Neustadt",
    )
    (when,) = from_data(evening.submission.accepted.data).whens
    correct(evening, aylin, whens=(cast.replace(when, place=Place(venue=HERE)),))
    assert standing(evening)[3:] == ("Mehrgenerationenhaus", "")


def test_an_old_place_is_named_no_longer_than_it_is_told(week, aylin, exposed):
    """Also where another event told it: that one leaves, this one is rendered anew."""
    Event.objects.filter(pk=exposed.pk).update(venue=Venue.objects.get(slug="rathaus-altstadt"))
    other = cast.accepted(week, aylin, title="Lesung", place=SHELTER)
    version = Event.objects.get(pk=exposed.pk).version
    assert instead(exposed) == "statt: Frauenhaus, Neustadt"
    submitting.withdraw(other.submission, by=PARTNER, at=cast.AT)
    assert instead(exposed) == ""
    assert Event.objects.get(pk=exposed.pk).version == version + 1


@pytest.mark.parametrize(
    ("change", "when", "where"),
    [
        ({"start_time": time(19)}, ["statt: 18 Uhr"], []),
        ({"venue": "rathaus-altstadt"}, [], ["statt: Mehrgenerationenhaus, Neustadt"]),
    ],
)
def test_what_was_before_stands_at_the_fact_that_it_is_of(event, change, when, where):
    move(event, **change)
    event = Event.objects.get(pk=event.pk)
    with translation.override("de"):
        told = {fact.code: fact.text for fact in facts(event, event.occurrences.all(), "de")}
    assert re.findall("statt: .*", told["whens"]) == when
    assert re.findall("statt: .*", told["place"]) == where
