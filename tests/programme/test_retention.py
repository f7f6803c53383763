"""Nothing private stays longer than it must, and nothing that is needed goes."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from programme import retention
from programme.actors import IMPORT, PARTNER, organiser
from programme.credentials import edit_links
from programme.drafts.event_draft import from_data
from programme.drafts.reports import ALL
from programme.importing import entering, sources
from programme.models.event import Event
from programme.models.invitation import Invitation
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.session import Session
from programme.models.submission import Revision, Submission
from programme.submissions import moderation, reporting, revising, submitting
from tests import cast

END = datetime(2026, 11, 30, 12, tzinfo=UTC)  # the programme's last day


@pytest.fixture
def desk(client, aylin):
    client.force_login(aylin)
    return client


def contacts():
    return list(Submission.objects.values_list("contact_name", "contact_email"))


def test_contacts_are_forgotten_half_a_year_after_the_programme(week):
    cast.offered(week)
    assert retention.run(at=END + timedelta(days=183))["submissions"] == 0
    assert contacts() == [("Bruno Beispiel", "bruno@verein.example")]
    assert retention.run(at=END + timedelta(days=185))["submissions"] == 1
    assert contacts() == [("", "")]
    assert retention.run(at=END + timedelta(days=186))["submissions"] == 0


def test_drafts_go_after_a_month_and_what_was_sent_stays(week):
    submitting.keep(week, cast.draft(title="Nie gesendet"), by=PARTNER, at=cast.AT)
    sent = cast.offered(week)
    assert retention.run(at=cast.AT + timedelta(days=29))["drafts"] == 0
    assert retention.run(at=cast.AT + timedelta(days=31))["drafts"] == 1
    assert list(Submission.objects.all()) == [sent]


def test_ended_links_go_and_edit_links_stay(week):
    cast.offered(week)
    edit_links.to_partner(week.district, "bruno@verein.example", at=cast.AT)
    assert retention.run(at=cast.AT + timedelta(days=100))["links"] == 0
    assert retention.run(at=cast.AT + timedelta(days=121))["links"] == 1
    assert list(Link.objects.values_list("purpose", flat=True)) == ["edit"]


BEFORE, AFTER = END + timedelta(days=183), END + timedelta(days=185)
SECRET = {"wishes": "Bitte einen Raum mit Küche.", "expected_visitors": 40}


def said(submission):
    """Everything that its revisions hold."""
    return list(submission.revisions.values_list("data", "remark"))


def test_edit_links_end_with_the_contacts(week):
    submission, token = submitting.offer(
        week, cast.draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT
    )
    retention.run(at=BEFORE)
    assert edit_links.find(token, "edit", at=BEFORE).submission == submission
    retention.run(at=AFTER)
    assert edit_links.find(token, "edit", at=AFTER) is None
    assert not Link.objects.exists()


def test_wishes_go_and_the_public_text_stays(week, aylin):
    event = cast.accepted(week, aylin, **SECRET)
    ((before, _remark),) = said(event.submission)
    assert (before["wishes"], before["expected_visitors"]) == tuple(SECRET.values())
    retention.run(at=BEFORE)
    assert said(event.submission) == [(before, "")]
    retention.run(at=AFTER)
    kept = {name: value for name, value in before.items() if name not in SECRET}
    assert said(event.submission) == [(kept, "")]
    assert event.texts.get().title == "Offener Stammtisch"
    assert Event.objects.get().version == event.version


def test_reasons_and_remarks_go_and_who_did_what_stays(week, aylin):
    by = {"by": organiser(aylin), "at": cast.AT}
    submission = cast.offered(week)
    moderation.send_back(submission, reason="Welcher Raum?", fields={"place": "Raum?"}, **by)
    revising.revise(submission, cast.draft(), by=PARTNER, at=cast.AT, remark="Der große.")
    moderation.comment(submission, "Frau Muster rief an.", **by)
    moderation.accept(submission, **by)

    def lines():
        return list(Entry.objects.exclude(reason="", data={}).values_list("verb", "reason"))

    told = [("send_back", "Welcher Raum?"), ("submit", "Der große."), ("accept", "")]
    told.insert(2, ("comment", "Frau Muster rief an."))
    verbs = list(Entry.objects.values_list("verb", "user", "at"))
    retention.run(at=BEFORE)
    assert [line for line in lines() if line[0] != "published"] == told
    assert submission.revisions.filter(remark="Der große.").exists()
    retention.run(at=AFTER)
    assert [line for line in lines() if line[0] != "published"] == [("accept", "")]
    assert not submission.revisions.exclude(remark="").exists()
    assert list(Entry.objects.values_list("verb", "user", "at")) == verbs


@pytest.mark.parametrize("end", ["refused", "waiting", "taken back"])
def test_words_of_a_change_that_the_public_does_not_read_go(week, aylin, end):
    event, by = cast.accepted(week, aylin), {"by": organiser(aylin), "at": cast.AT}
    submission = event.submission
    revising.revise(submission, cast.draft(description="Bei Familie Muster."), **by)
    if end == "refused":
        moderation.decline(submission, reason="Privat.", **by)
    elif end == "taken back":
        moderation.accept(submission, **by)
        revising.revise(submission, cast.draft(), **by)
        moderation.accept(submission, **by)
    retention.run(at=BEFORE)
    assert any("Muster" in data["description"] for data, _ in said(submission))
    retention.run(at=AFTER)
    public = said(submission)[0][0]
    assert (public["title"], public["description"]) == ("Offener Stammtisch", "")
    assert said(submission) == [(public, "")] * submission.revisions.count()


def test_what_an_older_release_forgot_is_forgotten_once_more(week, aylin):
    public, declined = cast.accepted(week, aylin).submission, cast.offered(week, title="Lesung")
    Submission.objects.update(forgotten_at=AFTER)
    import_module("programme.migrations.0021_forget_once_more").once_more(apps, None)
    assert set(Submission.objects.filter(forgotten_at=None)) == {public}
    assert Submission.objects.get(pk=declined.pk).forgotten_at == AFTER


def test_undoing_a_report_publishes_nothing_empty(week, aylin):
    """Half a year later the versions before it hold other words than they did."""
    event = cast.accepted(week, aylin)
    submission, by = event.submission, {"by": organiser(aylin), "at": AFTER}
    reporting.report(submission, "cancelled", keys=ALL, **by)
    retention.run(at=AFTER)
    reporting.undo(submission, seen=str(submission.version), **by)
    assert event.texts.get().title == "Offener Stammtisch"


def test_logins_that_are_over_go_with_what_was_typed_meanwhile(desk):
    session = desk.session
    session["unsent"] = {"data": "reason=Frau+Muster+rief+an."}
    session.save()
    ends = Session.objects.get().expire_date
    assert retention.run(at=ends)["sessions"] == 0
    assert retention.run(at=ends + timedelta(seconds=1))["sessions"] == 1
    assert not Session.objects.exists()


@pytest.mark.parametrize("end", ["declined", "undecided", "asked back"])
def test_of_what_was_never_public_no_word_is_left_but_it_is_counted(week, aylin, client, end):
    submission = cast.offered(week, description="Nur für das Amt.", **SECRET)
    by = {"by": organiser(aylin), "at": cast.AT, "reason": "Deshalb."}
    if end == "declined":
        moderation.decline(submission, **by)
    elif end == "asked back":
        moderation.send_back(submission, **by)
    before = said(submission)
    retention.run(at=BEFORE)
    assert said(submission) == before
    retention.run(at=AFTER)
    assert said(submission) == [({"language": "de"}, "")]
    submission.refresh_from_db()
    assert (submission.number, submission.forgotten_at) == (submission.number, AFTER)
    client.force_login(aylin)
    page = client.get(f"/en/nord/desk/{submission.number}/")
    assert page.status_code == 200
    assert client.get("/en/nord/desk/?state=all").status_code == 200


def test_what_was_withdrawn_goes_a_month_later(week, aylin):
    event = cast.accepted(week, aylin)
    submission = event.submission
    submitting.withdraw(submission, by=PARTNER, at=cast.AT, reason="Krank.")
    assert retention.run(at=cast.AT + timedelta(days=30))["submissions"] == 0
    assert from_data(submission.latest.data).title == "Offener Stammtisch"
    assert retention.run(at=cast.AT + timedelta(days=31))["submissions"] == 1
    assert said(submission) == [({"language": "de"}, "")]
    assert contacts() == [("", "")]
    assert retention.run(at=cast.AT + timedelta(days=32))["submissions"] == 0


def test_what_is_written_afterwards_is_forgotten_again(week, aylin):
    event = cast.accepted(week, aylin)
    retention.run(at=AFTER)
    event.submission.refresh_from_db()
    submission = Submission.objects.get()
    moderation.comment(submission, "Spät.", by=organiser(aylin), at=AFTER)
    assert retention.run(at=AFTER)["submissions"] == 1
    revising.revise(submission, cast.draft(wishes="Neu."), by=organiser(aylin), at=AFTER)
    assert retention.run(at=AFTER)["submissions"] == 1
    assert retention.run(at=AFTER)["submissions"] == 0
    assert not Entry.objects.exclude(reason="").exists()
    assert not Revision.objects.filter(data__has_key="wishes").exists()


def test_in_a_programme_that_runs_for_years_the_last_confirmation_counts(nord, aylin):
    years = cast.programme(
        nord, starts_on=cast.AT.date(), ends_on=cast.AT.date() + timedelta(days=4000)
    )
    day = cast.when(cast.AT.date() + timedelta(days=300))
    cast.accepted(years, aylin, whens=(day,))
    cast.offered(years, title="Nie entschieden")
    half = retention.CONTACTS
    assert retention.run(at=cast.AT + half)["submissions"] == 0
    assert retention.run(at=cast.AT + half + timedelta(days=1))["submissions"] == 1
    assert sorted(contacts()) == [("", ""), ("Bruno Beispiel", "bruno@verein.example")]
    last = cast.AT + timedelta(days=300) + half
    assert retention.run(at=last)["submissions"] == 0
    assert retention.run(at=last + timedelta(days=1))["submissions"] == 1


def test_a_calendar_brings_back_what_was_forgotten(week):
    """Its event had gone, and with it its words; the calendar has it again."""
    source, _token = sources.add(week, kind="file", at=cast.AT, is_verified=True)
    draft = cast.draft(wishes="Ein Raum.")
    first = entering.bring(source, "a", draft, draft, at=cast.AT)
    entering.drop(first.submission.brought.get(), at=cast.AT)
    later = cast.AT + timedelta(days=31)
    retention.run(at=later)
    brought = first.submission.brought.select_related("submission__latest").get()
    assert (brought.data, said(first.submission)) == (
        {"language": "de"},
        [({"language": "de"}, "")],
    )
    again = entering.bring(source, "a", draft, draft, brought=brought, at=later)
    assert (again.kind, again.submission.state) == ("new", "submitted")
    assert from_data(again.submission.latest.data).title == "Offener Stammtisch"
    assert Entry.objects.filter(actor=IMPORT.kind).exists()


def test_an_address_that_is_invited_again_goes_after_two_years(nord):
    Invitation.objects.create(district=nord, email="bruno@verein.example", since=cast.AT)
    assert retention.run(at=cast.AT + timedelta(days=730))["invitations"] == 0
    assert retention.run(at=cast.AT + timedelta(days=731))["invitations"] == 1
    assert not Invitation.objects.exists()


def test_many_are_forgotten_in_batches(week, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for number in range(5):
        cast.offered(week, title=f"Nummer {number}")
    assert retention.run(at=AFTER)["submissions"] == 5
    assert retention.run(at=AFTER)["submissions"] == 0
    assert set(contacts()) == {("", "")}


def test_a_night_with_nothing_to_forget_asks_little(week, django_assert_num_queries):
    cast.offered(week)
    retention.run(at=AFTER)
    with django_assert_num_queries(2):
        assert retention.forget_submissions(AFTER) == 0


def test_a_source_of_a_programme_that_runs_for_years_goes_when_nobody_uses_it(nord):
    years = cast.programme(
        nord, starts_on=cast.AT.date(), ends_on=cast.AT.date() + timedelta(days=4000)
    )
    draft = cast.draft(whens=(cast.when(cast.AT.date()),))
    source, _token = sources.add(
        years, kind="file", at=cast.AT, email=cast.BRUNO.email, is_verified=True
    )
    brought = entering.bring(source, "a", draft, draft, at=cast.AT).submission
    half = sources.KEEP_OWNERS
    retention.run(at=cast.AT + half)
    assert list(years.sources.all()) == [source]
    retention.run(at=cast.AT + half + timedelta(days=1))
    assert not years.sources.exists()
    assert list(years.submissions.all()) == [brought]
