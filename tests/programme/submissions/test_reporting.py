"""What happens to dates: said at once, its free words when the office has read them, taken back."""

from datetime import date, time

import pytest

from programme.access import Forbidden
from programme.actors import IMPORT, PARTNER, organiser
from programme.drafts import dates, reports
from programme.drafts.event_draft import Place, from_data
from programme.models.event import Event, Occurrence
from programme.models.submission import Submission
from programme.models.venue import Venue
from programme.states import NotAllowed, Overtaken
from programme.submissions import moderation, reporting, revising
from tests import cast

FIRST, SECOND = "20260928T1800", "20260929T1800"
HALL = Place(name="Stadthalle", street="Am Markt 3", postcode="99999", town="Neustadt")


@pytest.fixture
def public(week, aylin):
    whens = (cast.when(note="Eingang im Hof"), cast.when(date(2026, 9, 29)))
    return cast.accepted(week, aylin, whens=whens).submission


def report(submission, status="cancelled", keys=reports.ALL, note="", by=PARTNER):
    return reporting.report(submission, status, keys=keys, note=note, by=by, at=cast.AT)


def relocate(submission, by=PARTNER, note="", place=None, **change):
    return reporting.relocate(submission, FIRST, change, place=place, note=note, by=by, at=cast.AT)


def undo(submission, by=PARTNER, seen=None):
    seen = str(submission.version) if seen is None else seen
    return reporting.undo(submission, seen=seen, by=by, at=cast.AT)


def told():
    """Status, what is said and where, of each date as the public reads it."""
    rows = Occurrence.objects.order_by("event", "key").select_related("venue")
    return [
        (row.status, row.note, str(row.venue or ""), row.is_elsewhere and not row.venue)
        for row in rows
    ]


BEFORE = [("scheduled", "Eingang im Hof", "", False), ("scheduled", "", "", False)]
CANCELLED = [("cancelled", "Eingang im Hof", "", False), ("cancelled", "", "", False)]


@pytest.mark.parametrize(
    ("keys", "unknown"), [({"20260101", FIRST}, "^20260101$"), (set(), "^$"), ((), "^$")]
)
def test_a_report_about_an_unknown_date_or_none_changes_nothing(public, keys, unknown):
    with pytest.raises(ValueError, match=unknown):
        report(public, keys=keys)
    assert (public.revisions.count(), told()) == (1, BEFORE)


def test_all_dates_are_meant_only_where_that_is_said(public):
    with pytest.raises(TypeError, match="keys"):
        reporting.report(public, "cancelled", by=PARTNER, at=cast.AT)
    report(public)
    assert told() == CANCELLED


def test_the_status_is_public_at_once_and_the_word_waits(public):
    report(public, keys=[FIRST], note="Der Saal ist  überflutet.")
    assert told() == [("cancelled", "Eingang im Hof", "", False), BEFORE[1]]
    assert (public.state, public.latest_id == public.accepted_id) == ("changed", False)
    when = dates.whens(from_data(public.latest.data))[0]
    assert (when.status_note, when.note) == ("Der Saal ist überflutet.", "Eingang im Hof")
    assert [entry.verb for entry in public.entries.order_by("pk")][-3:] == [
        "report",
        "change",
        "published",
    ]


def test_the_office_accepts_or_declines_the_word(public, aylin):
    report(public, keys=[FIRST], note="Überflutet")
    moderation.accept(public, by=organiser(aylin), at=cast.AT)
    assert told()[0] == ("cancelled", "Überflutet · Eingang im Hof", "", False)
    report(public, "full", keys=[SECOND], note="Ruft uns an: 0190")
    moderation.decline(public, by=organiser(aylin), at=cast.AT, reason="Keine Werbung")
    assert (told()[1], public.state) == (("full", "", "", False), "accepted")
    assert public.latest_id == public.accepted_id


@pytest.mark.parametrize("who", ["office", "trusted"])
def test_the_office_and_whom_the_district_trusts_speak_at_once(public, aylin, nord, who):
    if who == "trusted":
        nord.trusts_reports = True
        nord.save()
        public = Submission.objects.get()
    by = organiser(aylin) if who == "office" else PARTNER
    report(public, keys=[SECOND], note="Überflutet", by=by)
    relocate(public, place=HALL, by=by)
    assert told() == [
        ("moved", "Eingang im Hof", "Stadthalle", False),
        ("cancelled", "Überflutet", "", False),
    ]
    assert (public.state, public.latest_id) == ("accepted", public.accepted_id)


@pytest.mark.parametrize("status", ["scheduled", "full", "postponed"])
def test_the_word_goes_with_its_report_and_the_own_note_stays(public, aylin, status):
    report(public, keys=[FIRST], note="Überflutet", by=organiser(aylin))
    report(public, status)
    assert told() == [(status, "Eingang im Hof", "", False), (status, "", "", False)]
    assert all(not when.status_note for when in dates.whens(from_data(public.latest.data)))


def test_a_word_that_waits_goes_with_its_report_too(public):
    report(public, note="Überflutet")
    report(public, "scheduled")
    assert (told(), public.state, public.latest_id) == (BEFORE, "accepted", public.accepted_id)


def test_a_new_place_waits_and_the_old_one_does_not_stand_meanwhile(public, aylin):
    relocate(public, place=HALL, starts_on=date(2026, 10, 1), start_time=time(19))
    row = Occurrence.objects.get(key=FIRST)
    assert (str(row.starts_on), row.status, row.venue, row.is_elsewhere) == (
        "2026-10-01",
        "moved",
        None,
        True,
    )
    assert not Venue.objects.filter(name="Stadthalle").exists()
    moderation.accept(public, by=organiser(aylin), at=cast.AT)
    assert told()[0] == ("moved", "Eingang im Hof", "Stadthalle", False)


def test_a_declined_place_leaves_the_date_without_one(public, aylin):
    relocate(public, place=HALL)
    moderation.decline(public, by=organiser(aylin), at=cast.AT, reason="Gibt es nicht.")
    assert told()[0] == ("moved", "Eingang im Hof", "", True)


def test_a_known_place_is_public_at_once_however_it_is_written(public, nord):
    town = nord.towns.get(name="Neustadt")
    Venue.objects.create(district=nord, name="Stadthalle", slug="halle", town=town)
    relocate(public, place=Place(name="stadthalle", town="Neustadt"))
    assert (told()[0][2:], public.state) == (("Stadthalle", False), "accepted")


def test_a_place_known_from_closed_events_alone_waits(public, week, aylin):
    cast.accepted(week, aylin, title="Hausrunde", openness="residents", place=HALL)
    house = Venue.objects.get(name="Stadthalle")
    relocate(public, place=HALL)
    assert told()[0] == ("moved", "Eingang im Hof", "", True)
    with pytest.raises(ValueError, match=house.slug):
        relocate(public, place=Place(venue=house.slug))


@pytest.mark.parametrize("by", ["partner", "office"])
@pytest.mark.parametrize("note", ["", "Überflutet"])
def test_a_report_is_taken_back_as_if_it_had_not_been(public, aylin, by, note):
    actor = organiser(aylin) if by == "office" else PARTNER
    was = (public.latest_id, public.accepted_id)
    report(public, note=note, by=actor)
    undo(public, by=actor)
    assert (told(), public.state) == (BEFORE, "accepted")
    assert (public.latest_id, public.accepted_id) == was
    assert public.entries.filter(verb="undo_report").count() == 1


def test_a_move_is_taken_back_with_day_place_and_word(public):
    relocate(public, place=HALL, note="Umzug", starts_on=date(2026, 10, 1))
    undo(public)
    assert (told(), public.state) == (BEFORE, "accepted")
    assert str(Event.objects.get().starts_on) == "2026-09-28"


@pytest.mark.parametrize("note", ["", "Überflutet"])
def test_what_waited_before_waits_again(public, note):
    draft = from_data(public.latest.data)
    revising.revise(public, cast.replace(draft, title="Neu"), by=PARTNER, at=cast.AT)
    was = public.latest_id
    report(public, note=note)
    undo(public)
    assert (public.state, public.latest_id, told()) == ("changed", was, BEFORE)


def test_a_word_that_a_report_took_away_waits_again(public):
    report(public, note="Überflutet")
    report(public, "scheduled")
    undo(public)
    assert (public.state, told()) == ("changed", CANCELLED)
    assert dates.whens(from_data(public.latest.data))[0].status_note == "Überflutet"


def test_an_open_question_is_open_again(public, aylin):
    draft = from_data(public.latest.data)
    revising.revise(public, cast.replace(draft, title="Neu"), by=PARTNER, at=cast.AT)
    moderation.send_back(public, by=organiser(aylin), at=cast.AT, reason="Warum?")
    report(public, note="Überflutet")
    assert public.state == "changed"
    undo(public)
    assert (public.state, told()) == ("returned", BEFORE)


def test_only_the_last_report_that_was_seen_is_taken_back(public, aylin):
    report(public, keys=[FIRST])
    seen = str(public.version)
    report(public, keys=[SECOND])
    for wrong in (seen, "", "x", "999"):
        with pytest.raises(Overtaken):
            undo(public, seen=wrong)
    undo(public)
    with pytest.raises(Overtaken):
        undo(public)
    assert [row[0] for row in told()] == ["cancelled", "scheduled"]


def test_a_partner_takes_back_neither_a_decision_nor_what_others_reported(public, aylin):
    with pytest.raises(Overtaken):
        undo(public)
    for by in (organiser(aylin), IMPORT):
        report(public, by=by)
        with pytest.raises(Overtaken):
            undo(public)
        undo(public, by=organiser(aylin))
    assert told() == BEFORE


def test_an_editor_takes_nothing_back(public, emil):
    report(public)
    with pytest.raises(Forbidden):
        undo(public, by=organiser(emil))
    assert told() == CANCELLED


def test_a_withdrawn_event_is_not_brought_back(public):
    report(public)
    stale = Submission.objects.get()
    moderation.move(public, "withdraw", by=PARTNER, at=cast.AT, accepted=None)
    with pytest.raises(Overtaken):
        undo(stale)


def test_nothing_is_reported_of_what_is_not_public(week):
    with pytest.raises(NotAllowed):
        report(cast.offered(week))
