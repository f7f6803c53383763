"""Decisions: what each changes, who may make it, and who wins when two decide at once."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from programme.access import Forbidden
from programme.actors import PARTNER, organiser
from programme.checks.finding import Refused
from programme.drafts.event_draft import Place, from_data
from programme.drafts.reports import ALL
from programme.models.event import Event
from programme.models.submission import Submission
from programme.states import NotAllowed, Overtaken, State
from programme.submissions import moderation, reporting, revising
from tests import cast

FROM_LIFE = cast.when(date(2026, 12, 14), clock="to_follow", start=None, stated_weekday=1)


def verbs(submission):
    return list(submission.entries.values_list("verb", "old_state", "new_state"))


def test_accepting_publishes_what_was_said(week, aylin):
    event = cast.accepted(week, aylin)
    assert list(Event.objects.all()) == [event]
    assert event.texts.get().title == "Offener Stammtisch"
    assert event.venue.town.name == "Neustadt"
    assert [partner.name for partner in event.organisers.all()] == ["Verein Miteinander"]
    assert verbs(event.submission) == [
        ("draft", "draft", "draft"),
        ("submit", "draft", "submitted"),
        ("accept", "submitted", "accepted"),
        ("published", "", ""),
    ]


def test_a_contradiction_waits_for_an_answer(week, aylin):
    submission = cast.offered(week, whens=(FROM_LIFE,))
    with pytest.raises(moderation.Unanswered) as caught:
        moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    keys = {finding.key for finding in caught.value.findings}
    assert keys == {"weekday:whens.0.starts_on", "outside_programme:whens.0.starts_on"}
    assert Submission.objects.get().state == State.SUBMITTED
    assert not Event.everything.exists()


def test_a_candidate_answers_it_as_a_new_revision(week, aylin):
    submission = cast.offered(week, whens=(FROM_LIFE,))
    key = "weekday:whens.0.starts_on"
    moderation.answer(submission, key, "2026-12-15", by=organiser(aylin), at=cast.AT)
    assert submission.revisions.count() == 2
    said = from_data(submission.latest.data).whens[0]
    assert (said.starts_on, said.stated_weekday) == (date(2026, 12, 15), 1)


def test_an_answer_is_taken_back_to_the_version_and_the_place_in_the_queue_before(week, aylin):
    submission, by = cast.offered(week, whens=(FROM_LIFE,)), organiser(aylin)
    before = (submission.latest, submission.submitted_at, submission.state)
    key, later = "weekday:whens.0.starts_on", cast.AT + timedelta(days=1)
    moderation.answer(submission, key, "2026-12-15", by=by, at=later)
    moderation.undo_answer(submission, by=by, at=later)
    submission.refresh_from_db()
    assert (submission.latest, submission.submitted_at, submission.state) == before
    with pytest.raises(NotAllowed):
        moderation.undo_answer(submission, by=by, at=later)
    assert moderation.answer(submission, key, "2026-12-15", by=by, at=later).number == 3


def test_an_answer_is_not_taken_back_under_what_came_after_it(week, aylin):
    submission, by = cast.offered(week, whens=(FROM_LIFE,)), organiser(aylin)
    moderation.answer(submission, "weekday:whens.0.starts_on", "2026-12-15", by=by, at=cast.AT)
    revising.revise(submission, cast.draft(title="Neu"), by=PARTNER, at=cast.AT)
    with pytest.raises(NotAllowed):
        moderation.undo_answer(submission, by=by, at=cast.AT)
    assert from_data(submission.latest.data).title == "Neu"


def test_an_answer_that_nobody_offered_is_refused(week, aylin):
    submission = cast.offered(week, whens=(FROM_LIFE,))
    with pytest.raises(ValueError, match="weekday"):
        moderation.answer(
            submission, "weekday:whens.0.starts_on", "2026-12-24", by=organiser(aylin), at=cast.AT
        )
    assert submission.revisions.count() == 1


def test_a_change_waits_while_the_accepted_version_stays(week, aylin):
    event = cast.accepted(week, aylin)
    submission = event.submission
    revising.revise(submission, cast.draft(title="Neuer Titel"), by=PARTNER, at=cast.AT)
    assert submission.state == State.CHANGED
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"
    moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    changed = Event.objects.get()
    assert changed.texts.get().title == "Neuer Titel"
    assert (changed.uid, changed.slug) == (event.uid, event.slug)


def test_a_refused_change_leaves_the_event_as_it_was(week, aylin):
    submission = cast.accepted(week, aylin).submission
    accepted = submission.accepted
    revising.revise(submission, cast.draft(title="Neuer Titel"), by=PARTNER, at=cast.AT)
    moderation.decline(submission, reason="Lieber so.", by=organiser(aylin), at=cast.AT)
    assert (submission.state, submission.latest) == (State.ACCEPTED, accepted)
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"


def test_of_two_decisions_at_once_one_wins_and_one_is_told(week, aylin):
    first = cast.offered(week)
    second = Submission.objects.get(pk=first.pk)
    moderation.accept(first, by=organiser(aylin), at=cast.AT)
    with pytest.raises(Overtaken):
        moderation.decline(second, reason="Nein.", by=organiser(aylin), at=cast.AT)
    assert Submission.objects.get().state == State.ACCEPTED
    assert Event.objects.count() == 1


def test_a_decision_on_an_outdated_version_is_overtaken(week, aylin):
    submission = cast.offered(week)
    seen = Submission.objects.get(pk=submission.pk)
    revising.revise(submission, cast.draft(title="Anders"), by=PARTNER, at=cast.AT)
    with pytest.raises(Overtaken):
        moderation.accept(seen, by=organiser(aylin), at=cast.AT)
    assert not Event.everything.exists()


def test_the_office_of_another_district_may_not_decide(week, chiara):
    submission = cast.offered(week)
    for verb, words in (
        (moderation.accept, {}),
        (moderation.decline, {"reason": "x"}),
        (moderation.send_back, {"reason": "x"}),
        (moderation.reopen, {}),
    ):
        with pytest.raises(Forbidden):
            verb(submission, by=organiser(chiara), at=cast.AT, **words)
    with pytest.raises(Forbidden):
        moderation.accept(submission, by=PARTNER, at=cast.AT)
    assert Submission.objects.get().state == State.SUBMITTED


def test_reopening_takes_the_event_back_and_accepting_again_keeps_its_name(week, aylin):
    event = cast.accepted(week, aylin)
    submission = event.submission
    moderation.reopen(submission, by=organiser(aylin), at=cast.AT)
    assert submission.state == State.SUBMITTED
    assert not Event.objects.exists()
    again = moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    assert (again.pk, again.uid, again.slug) == (event.pk, event.uid, event.slug)
    assert list(Event.objects.all()) == [again]


def test_what_was_sent_back_returns_to_where_it_was(week, aylin):
    submission = cast.offered(week)
    moderation.send_back(
        submission,
        reason="Wann endet es?",
        fields={"whens": "Ende?"},
        by=organiser(aylin),
        at=cast.AT,
    )
    assert submission.state == State.RETURNED
    assert submission.entries.last().data == {"fields": {"whens": "Ende?"}}
    longer = replace(cast.when(), end_time=time(21))
    revising.revise(submission, cast.draft(whens=(longer,)), by=PARTNER, at=cast.AT)
    assert submission.state == State.SUBMITTED


def test_nothing_is_accepted_twice(week, aylin):
    submission = cast.accepted(week, aylin).submission
    with pytest.raises(NotAllowed):
        moderation.accept(submission, by=organiser(aylin), at=cast.AT)


def test_cancelling_one_date_is_public_at_once(week, aylin):
    days = (cast.when(), cast.when(date(2026, 9, 29)))
    event = cast.accepted(week, aylin, whens=days)
    key = event.occurrences.last().key
    reporting.report(
        event.submission, "cancelled", keys={key}, note="Krank", by=organiser(aylin), at=cast.AT
    )
    assert list(event.occurrences.values_list("starts_on", "status", "note")) == [
        (date(2026, 9, 28), "scheduled", ""),
        (date(2026, 9, 29), "cancelled", "Krank"),
    ]
    assert event.submission.state == State.ACCEPTED


def test_cancelling_keeps_a_waiting_change_waiting(week, aylin):
    submission = cast.accepted(week, aylin).submission
    revising.revise(submission, cast.draft(title="Neuer Titel"), by=PARTNER, at=cast.AT)
    reporting.report(submission, "cancelled", keys=ALL, by=PARTNER, at=cast.AT)
    assert submission.state == State.CHANGED
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"
    waiting = from_data(submission.latest.data)
    assert (waiting.title, waiting.whens[0].status) == ("Neuer Titel", "cancelled")


def test_only_an_accepted_event_can_be_reported_on(week):
    with pytest.raises(NotAllowed):
        reporting.report(cast.offered(week), "cancelled", keys=ALL, by=PARTNER, at=cast.AT)


def test_moving_a_date_is_public_at_once_and_keeps_its_key(week, aylin):
    event = cast.accepted(week, aylin)
    other = cast.accepted(week, aylin, title="Anderswo", place=Place(name="Saal", town="Altdorf"))
    (row,) = event.occurrences.all()
    change = {"starts_on": date(2026, 9, 30), "start_time": time(17)}
    place = Place(venue=other.venue.slug)
    reporting.relocate(event.submission, row.key, change, place=place, by=PARTNER, at=cast.AT)
    (after,) = event.occurrences.all()
    assert (after.key, after.starts_on, after.start_time, after.venue, after.status) == (
        row.key,
        date(2026, 9, 30),
        time(17),
        other.venue,
        "moved",
    )


@pytest.mark.parametrize(("key", "venue"), [("19990101", ""), (None, "nowhere"), (None, "x")])
def test_a_date_or_place_nobody_knows_is_not_moved_to(week, aylin, key, venue):
    event = cast.accepted(week, aylin)
    key = key or event.occurrences.get().key
    place = Place(venue=venue)
    with pytest.raises(ValueError, match=venue or key):
        reporting.relocate(event.submission, key, {}, place=place, by=PARTNER, at=cast.AT)
    assert event.submission.revisions.count() == 1


def test_a_date_is_not_moved_to_the_year_20203(week, aylin):
    event = cast.accepted(week, aylin)
    key = event.occurrences.get().key
    with pytest.raises(Refused):
        reporting.relocate(
            event.submission, key, {"starts_on": date(2203, 9, 1)}, by=PARTNER, at=cast.AT
        )
    assert event.occurrences.get().starts_on == date(2026, 9, 28)


def test_undoing_an_accepted_change_brings_back_what_was_public_before(week, aylin):
    submission = cast.accepted(week, aylin).submission
    revising.revise(submission, cast.draft(title="Neuer Titel"), by=PARTNER, at=cast.AT)
    moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    moderation.reopen(submission, by=organiser(aylin), at=cast.AT)
    assert submission.state == State.CHANGED
    assert Event.objects.get().texts.get().title == "Offener Stammtisch"
    assert from_data(submission.latest.data).title == "Neuer Titel"
    moderation.accept(submission, by=organiser(aylin), at=cast.AT)
    assert Event.objects.get().texts.get().title == "Neuer Titel"
