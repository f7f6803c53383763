"""Events of a source: how they enter, change, are cancelled, leave and come back."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from programme.actors import PARTNER, organiser
from programme.checks.finding import Refused
from programme.drafts import dates
from programme.drafts.event_draft import Place, Rule, from_data
from programme.drafts.reports import ALL
from programme.importing import entering, sources
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.source import Brought, Intake, Source
from programme.models.submission import Submission
from programme.states import NotAllowed, Overtaken, State
from programme.submissions import moderation, reporting, revising, submitting
from tests import cast
from tests.cast import AT

KEY = "6sq3ae9n@google.com"
LATER = AT + timedelta(days=1)


@pytest.fixture
def calendar(week):
    source, _ = sources.add(
        week,
        kind="calendar",
        url="https://verein.example/a.ics",
        email="bruno@verein.example",
        is_verified=True,
        at=AT,
    )
    return source


def brought(source, key=KEY) -> Brought | None:
    return Brought.objects.filter(source=source, key=key).first()


def bring(source, draft, key=KEY, at=AT):
    return entering.bring(source, key, draft, draft, brought=brought(source, key), at=at)


def latest(submission):
    submission.refresh_from_db()
    return from_data(submission.latest.data)


def accept(submission, aylin, at=AT):
    return moderation.accept(submission, by=organiser(aylin), at=at)


def test_a_new_event_is_a_submission_like_any_other(calendar):
    outcome = bring(calendar, cast.draft())
    submission = outcome.submission
    assert (outcome.kind, submission.state) == ("new", State.SUBMITTED)
    assert (submission.origin, submission.origin_key) == ("import", f"{calendar.pk} {KEY}")
    assert submission.contact_email == "bruno@verein.example"
    assert [entry.actor for entry in submission.entries.all()] == ["import", "import"]
    assert Event.everything.count() == 0


def test_the_same_again_changes_nothing(calendar):
    first = bring(calendar, cast.draft())
    again = bring(calendar, cast.draft(), at=LATER)
    assert (again.kind, again.submission) == ("same", first.submission)
    assert (Submission.objects.count(), first.submission.revisions.count()) == (1, 1)
    assert brought(calendar).at == LATER


def test_a_long_name_is_kept_short_and_is_found_again(calendar):
    key = "x" * 200
    bring(calendar, cast.draft(), key)
    assert len(Submission.objects.get().origin_key) <= 80
    assert bring(calendar, cast.draft(), key).kind == "same"


def test_nobody_takes_the_events_of_another_source(calendar, week):
    other, _ = sources.add(week, kind="file", email="eve@anderswo.example", at=AT)
    bring(calendar, cast.draft())
    assert bring(other, cast.draft(title="Anderes")).kind == "new"
    assert Submission.objects.count() == 2


def test_an_event_that_somebody_brings_at_this_moment_is_not_brought_twice(calendar):
    bring(calendar, cast.draft())
    with pytest.raises(IntegrityError), transaction.atomic():
        entering.bring(calendar, KEY, cast.draft(), cast.draft(), at=AT)
    assert Submission.objects.count() == 1


def test_errors_are_refused_as_at_any_door(calendar):
    with pytest.raises(Refused):
        bring(calendar, cast.draft(openness=""))
    assert (Submission.objects.count(), Brought.objects.count()) == (0, 0)


def test_a_change_of_a_public_event_waits(calendar, aylin):
    submission = bring(calendar, cast.draft()).submission
    event = accept(submission, aylin)
    outcome = bring(calendar, cast.draft(title="Neuer Titel"), at=LATER)
    assert (outcome.kind, outcome.submission.state) == ("changed", State.CHANGED)
    assert latest(submission).title == "Neuer Titel"
    assert event.texts.get().title == "Offener Stammtisch"


def test_only_what_the_calendar_changes_is_changed(calendar):
    """In between the partner has added a price and another summary by the edit link."""
    submission = bring(calendar, cast.draft()).submission
    mine = replace(latest(submission), price="3 €", summary="Mit Musik.", category="musik")
    revising.revise(submission, mine, by=PARTNER, at=AT)
    bring(calendar, cast.draft(title="Stammtisch", category="fest"), at=LATER)
    now = latest(submission)
    assert (now.title, now.price, now.summary) == ("Stammtisch", "3 €", "Mit Musik.")
    assert now.category == "musik"


def test_a_gap_is_filled_when_a_change_opens_it(calendar):
    bring(calendar, cast.draft())
    said = cast.draft(place=Place())
    home = cast.draft(place=Place(name="Zuhause"))
    entering.bring(calendar, KEY, said, home, brought=brought(calendar), at=LATER)
    assert latest(Submission.objects.get()).place.name == "Zuhause"


def test_a_date_that_moves_keeps_its_key(calendar, aylin):
    submission = bring(calendar, cast.draft()).submission
    accept(submission, aylin)
    bring(calendar, cast.draft(whens=(cast.when(date(2026, 10, 5), time(19)),)), at=LATER)
    (when,) = latest(submission).whens
    assert (when.starts_on, when.start_time, when.key) == (
        date(2026, 10, 5),
        time(19),
        "20260928T1800",
    )


def series(**changes):
    rule = Rule(
        freq="weekly",
        weekdays=(0,),
        starts_on=date(2026, 9, 28),
        until=date(2026, 10, 26),
        start_time=time(18),
    )
    return cast.draft(whens=(), rule=replace(rule, **changes))


def test_a_series_at_another_time_keeps_its_dates(calendar, aylin):
    submission = bring(calendar, series()).submission
    event = accept(submission, aylin)
    before = list(event.occurrences.values_list("key", flat=True))
    bring(calendar, series(start_time=time(19)), at=LATER)
    draft = latest(submission)
    assert [when.key for when in draft.whens] == before
    assert {when.start_time for when in draft.whens} == {time(19)}
    assert draft.rule.start_time == time(19)


def test_a_longer_series_stays_a_rule(calendar):
    submission = bring(calendar, series()).submission
    bring(calendar, series(until=date(2026, 11, 2)), at=LATER)
    draft = latest(submission)
    assert (draft.whens, draft.rule.until) == ((), date(2026, 11, 2))


def test_a_cancelled_date_is_public_at_once_and_nothing_waits(calendar, aylin):
    submission = bring(calendar, series()).submission
    event = accept(submission, aylin)
    whens = dates.whens(series())
    cancelled = tuple(
        replace(when, status="cancelled") if when.key == "20261012T1800" else when for when in whens
    )
    outcome = bring(calendar, replace(series(), whens=cancelled), at=LATER)
    assert (outcome.kind, outcome.submission.state) == ("changed", State.ACCEPTED)
    statuses = dict(event.occurrences.values_list("key", "status"))
    assert [key for key, status in statuses.items() if status == "cancelled"] == ["20261012T1800"]
    assert bring(calendar, replace(series(), whens=cancelled), at=LATER).kind == "same"


def test_a_cancelled_date_with_another_change_is_public_and_the_change_waits(calendar, aylin):
    submission = bring(calendar, cast.draft()).submission
    event = accept(submission, aylin)
    said = cast.draft(title="Neu", whens=(cast.when(status="cancelled"),))
    bring(calendar, said, at=LATER)
    submission.refresh_from_db()
    assert (submission.state, event.occurrences.get().status) == (State.CHANGED, "cancelled")
    assert event.texts.get().title == "Offener Stammtisch"
    assert latest(submission).title == "Neu"


def test_what_was_reported_stays_when_the_calendar_says_something_else(calendar, aylin):
    submission = bring(calendar, cast.draft()).submission
    event = accept(submission, aylin)
    submission.refresh_from_db()
    reporting.report(submission, "full", keys=ALL, by=PARTNER, at=AT)
    bring(calendar, cast.draft(whens=(cast.when(start=time(19)),)), at=LATER)
    assert [when.status for when in latest(submission).whens] == ["full"]
    assert event.occurrences.get().status == "full"


def test_gone_and_back(calendar, aylin):
    submission = bring(calendar, cast.draft()).submission
    accept(submission, aylin)
    entering.drop(brought(calendar), at=LATER)
    submission.refresh_from_db()
    assert (submission.state, Event.objects.count()) == (State.WITHDRAWN, 0)
    assert brought(calendar).gone_at == LATER
    outcome = bring(calendar, cast.draft(), at=LATER)
    assert (outcome.kind, outcome.submission) == ("new", submission)
    submission.refresh_from_db()
    assert (submission.state, brought(calendar).gone_at) == (State.SUBMITTED, None)


def test_what_a_person_has_ended_stays_ended(calendar, aylin):
    withdrawn = bring(calendar, cast.draft()).submission
    submitting.withdraw(withdrawn, by=PARTNER, at=AT)
    assert bring(calendar, cast.draft(title="Neu")).kind == "closed"
    declined = bring(calendar, cast.draft(), "other").submission
    moderation.decline(declined, by=organiser(aylin), at=AT, reason="zu weit weg")
    assert bring(calendar, cast.draft(title="Neu"), "other").kind == "closed"
    with pytest.raises(NotAllowed):
        entering.drop(brought(calendar, "other"), at=LATER)
    assert {row.latest.number for row in Submission.objects.all()} == {1}


# --- Sources and attempts ---------------------------------------------------------------------


def test_a_verified_owner_has_one_source_for_an_address_and_one_for_files(week, calendar):
    again, token = sources.add(
        week,
        kind="calendar",
        url=calendar.url,
        email="Bruno@Verein.example",
        is_verified=True,
        name="Neu",
        at=LATER,
    )
    assert (again, again.name, token) == (calendar, "Neu", "")


def test_somebody_without_a_link_gets_one_that_ends(week):
    source, token = sources.add(week, kind="file", email="bruno@verein.example", at=AT)
    other, _ = sources.add(week, kind="file", email="bruno@verein.example", at=AT)
    assert source != other
    assert sources.by_token(token, at=AT) == source
    assert sources.by_token(token, at=AT + timedelta(days=8)) is None
    assert sources.by_token("", at=AT) is None
    assert token not in str(Source.objects.values())


def test_only_a_verified_owner_can_have_a_calendar_followed(week):
    source, _ = sources.add(
        week, kind="calendar", url="https://a.example/", email="a@b.example", at=AT
    )
    sources.follow(source, at=AT)
    assert source.state == Source.State.ONCE
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(state="followed")


def test_an_owner_who_came_by_a_mailed_link_verifies_the_source(week):
    source, token = sources.add(
        week, kind="calendar", url="https://a.example/", email="a@b.example", at=AT
    )
    sources.follow_as_owner(source, at=AT)
    source.refresh_from_db()
    assert (source.state, source.is_verified) == (Source.State.FOLLOWED, True)
    assert sources.by_token(token, at=AT) is None


def test_owners_share_what_they_brought_and_nobody_else_does(week, sued, calendar):
    def add(**fields):
        return sources.add(week, kind="file", at=AT, **fields)[0]

    mine = add(email="BRUNO@verein.example", is_verified=True)
    add(email="bruno@verein.example")  # somebody typed the address
    add(email="eve@anderswo.example", is_verified=True)
    assert set(Source.objects.of_same_owner(mine)) == {mine, calendar}
    nobody = add()
    assert set(Source.objects.of_same_owner(nobody)) == {nobody}


def test_of_two_who_answer_one_wins(calendar):
    intake = sources.ask(calendar, at=AT)
    sources.propose(intake, [], [], {"new": 0}, at=AT)
    other = Intake.objects.get(pk=intake.pk)
    sources.confirm(intake, {"keys": []}, at=AT)
    with pytest.raises(Overtaken):
        sources.discard(other, at=AT)
    with pytest.raises(Overtaken):
        sources.confirm(other, {}, at=AT)


def test_asking_twice_is_asking_once(calendar):
    assert sources.ask(calendar, at=AT) == sources.ask(calendar, at=LATER)
    assert list(Source.objects.due(LATER)) == [calendar]
    assert not Source.objects.due(AT + timedelta(days=200)).exists()


def test_failures_wait_longer_each_time_and_end_in_a_pause(calendar):
    sources.follow(calendar, at=AT)
    waits = []
    while calendar.state == Source.State.FOLLOWED:
        sources.stumbled(calendar, at=AT)
        waits.append(calendar.next_pull_at and calendar.next_pull_at - AT)
    minutes = [30, 60, 120, 240, 480, 960, 1440]
    assert waits == [*(timedelta(minutes=n) for n in minutes), None]
    assert calendar.state == Source.State.PAUSED
    assert Entry.objects.get(verb="import_paused").data == {"source": calendar.pk, "intake": None}


def test_a_good_answer_forgets_failures(calendar):
    sources.follow(calendar, at=AT)
    sources.stumbled(calendar, at=AT)
    sources.pulled(calendar, at=LATER, etag='"v"', content="abc")
    assert (calendar.failures, calendar.next_pull_at) == (0, LATER + sources.EVERY)


def test_what_nobody_confirms_is_forgotten_after_a_week(calendar, week):
    intake = sources.ask(calendar, at=AT)
    sources.propose(intake, [{"key": "a"}], [], {}, at=AT)
    sources.forget(AT + timedelta(days=6))
    intake.refresh_from_db()
    assert intake.state == Intake.State.PREVIEW
    sources.forget(AT + timedelta(days=8))
    intake.refresh_from_db()
    assert (intake.state, intake.items) == (Intake.State.DISCARDED, [])
    sources.forget(AT + timedelta(days=70))
    assert Intake.objects.count() == 0
    sources.forget(AT + timedelta(days=71))
    assert Source.objects.count() == 0


def test_addresses_go_half_a_year_after_the_programme(calendar):
    bring(calendar, cast.draft())
    sources.forget(AT + timedelta(days=300))
    assert Source.objects.count() == 1
    sources.forget(AT + timedelta(days=320))
    assert (Source.objects.count(), Submission.objects.count()) == (0, 1)


def test_the_end_of_a_source_leaves_its_events(calendar):
    bring(calendar, cast.draft())
    intake = sources.ask(calendar, at=AT)
    sources.end(calendar)
    intake.refresh_from_db()
    assert (calendar.state, intake.state) == (Source.State.ENDED, Intake.State.DISCARDED)
    assert Submission.objects.get().state == State.SUBMITTED
    assert not Source.objects.due(LATER).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "calendar", "url": ""},
        {"kind": "file", "url": "https://a.example/"},
        {"kind": "file", "state": "followed"},
    ],
)
def test_a_source_makes_sense(week, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(district=week.district, programme=week, created_at=AT, **fields)


@pytest.mark.parametrize(
    "fields", [{"state": "preview"}, {"state": "asks"}, {"state": "done", "items": [1]}]
)
def test_an_attempt_makes_sense(calendar, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.create(source=calendar, at=AT, **fields)
