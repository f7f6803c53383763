"""Print, from the office's wish to the file: proofs, editions, progress, failure, another try."""

from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from django.utils import timezone

from feeds import edition_snapshot, editions
from feeds.models.job import Job
from programme.access import Forbidden
from programme.actors import PARTNER, SYSTEM, organiser
from programme.drafts.event_draft import Period, Place
from programme.models.edition import Edition
from programme.models.event import Event
from programme.models.journal import Entry
from programme.submissions import reporting
from tests import cast
from worker import printing


@pytest.fixture
def full(week, aylin):
    cast.accepted(week, aylin)
    cast.accepted(week, aylin, title="Geheimes Schulfest Zwiebelturm", openness="school")
    return week


def words(path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def made(job, settings) -> Path:
    printing.make(job.pk)
    job.refresh_from_db()
    return Path(settings.PRINTS_ROOT) / job.path


def test_an_edition_freezes_the_public_programme(full, aylin):
    edition = editions.release(full, by=organiser(aylin), at=cast.AT)
    titles = [event["title"] for event in edition.snapshots["de"]["events"]]
    assert titles == ["Offener Stammtisch"]
    assert edition.versions == {str(Event.objects.get().uid): 1}
    assert list(Entry.objects.filter(verb="print_requested").values_list("data", flat=True)) == [
        {"job": Job.objects.get().pk}
    ]


def test_a_place_that_follows_is_printed_as_that(week, aylin):
    submission = cast.accepted(week, aylin).submission
    key, place = "20260928T1800", Place(name="Stadthalle")
    reporting.relocate(submission, key, {}, place=place, by=PARTNER, at=cast.AT)
    (event,) = editions.release(week, by=organiser(aylin), at=cast.AT).snapshots["de"]["events"]
    assert (event["place"]["name"], event["place"]["town"]) == ("neuer Ort folgt", "")


def test_later_changes_do_not_reach_a_frozen_edition(full, aylin, settings):
    edition = editions.release(full, by=organiser(aylin), at=cast.AT)
    cast.accepted(full, aylin, title="Nachmeldung")
    text = words(made(edition.jobs.get(), settings))
    assert ("Offener Stammtisch" in text, "Nachmeldung" in text) == (True, False)


def test_a_proof_shows_the_programme_as_it_stands_without_closed_events(full, aylin, settings):
    job = editions.proof(full, by=organiser(aylin), at=cast.AT)
    text = words(made(job, settings))
    assert ("Offener Stammtisch" in text, "Zwiebelturm" in text) == (True, False)
    assert (job.state, job.done, job.total) == ("done", 4, 4)
    assert job.size > 10_000
    assert job.pages % 4 == 0
    assert job.findings == []


def test_a_cancelled_exhibition_stands_as_cancelled_with_the_reason(week, aylin, settings):
    shown = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20))
    event = cast.accepted(week, aylin, whens=(), period=shown)
    reporting.report(
        event.submission, "cancelled", keys="all", note="Rohrbruch", by=organiser(aylin), at=cast.AT
    )
    text = words(made(editions.proof(week, by=organiser(aylin), at=cast.AT), settings))
    # At a glance and where it stands in full.
    assert (text.count("Abgesagt"), text.count("Rohrbruch")) == (2, 1)


def test_the_office_learns_what_the_booklet_does_not_say(week, aylin, settings):
    event = cast.accepted(week, aylin, title="Fest 漢字")
    job = editions.proof(week, by=organiser(aylin), at=cast.AT)
    made(job, settings)
    assert job.findings == [{"event": str(event.uid), "kind": "lost"}]


def test_the_file_is_named_as_a_person_would_name_it(full, aylin, settings):
    edition = editions.release(full, by=organiser(aylin), at=cast.AT)
    path = made(edition.jobs.get(), settings)
    assert path.name == "interkulturelle-woche-2026-landkreis-nord-de-a5.pdf"
    assert path.parent.name == "edition-1"


def test_every_language_gets_its_file(full, aylin, settings):
    edition = editions.release(full, languages=["de", "ar"], by=SYSTEM, at=cast.AT)
    for job in edition.jobs.all():
        assert made(job, settings).stat().st_size == job.size


def test_editions_are_numbered(full, aylin):
    for _ in range(3):
        editions.release(full, by=organiser(aylin), at=cast.AT)
    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_proof_is_not_asked_for_twice(full, aylin):
    jobs = {editions.proof(full, by=organiser(aylin), at=cast.AT).pk for _ in range(3)}
    assert len(jobs) == 1


def test_another_office_may_not_print(full, chiara):
    with pytest.raises(Forbidden):
        editions.release(full, by=organiser(chiara), at=cast.AT)
    assert not Edition.objects.exists()


def test_a_failed_job_says_so_keeps_the_last_file_and_can_be_retried(full, aylin, settings):
    edition = editions.release(full, by=organiser(aylin), at=cast.AT)
    job = edition.jobs.get()
    good = made(job, settings).read_bytes()
    broken = edition.snapshots | {"de": {"version": 1}}
    Edition.objects.filter(pk=edition.pk).update(snapshots=broken)
    editions.retry(job, by=organiser(aylin), at=cast.AT)
    path = made(job, settings)
    assert job.state == "failed"
    assert job.message
    assert path.read_bytes() == good
    Edition.objects.filter(pk=edition.pk).update(snapshots=edition.snapshots)
    editions.retry(job, by=organiser(aylin), at=cast.AT)
    made(job, settings)
    assert (job.state, job.message) == ("done", "")


def test_a_job_is_made_once_however_often_it_is_sent(full, aylin, settings):
    job = editions.proof(full, by=organiser(aylin), at=cast.AT)
    made(job, settings)
    made(job, settings)
    assert job.attempts == 1


def test_a_job_of_a_killed_worker_is_taken_up_again_and_given_up_in_the_end(full, aylin):
    job = editions.proof(full, by=organiser(aylin), at=timezone.now())
    long_ago = timezone.now() - printing.LOST_AFTER - timedelta(seconds=1)
    Job.objects.update(state=Job.State.RUNNING, started_at=long_ago, attempts=1)
    printing.requeue_lost()
    job.refresh_from_db()
    assert job.state == "queued"
    Job.objects.update(state=Job.State.RUNNING, attempts=printing.MOST_ATTEMPTS)
    printing.requeue_lost()
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "interrupted")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_freezing_costs_the_same_number_of_queries(week, aylin, count, django_assert_num_queries):
    for n in range(count):
        cast.accepted(week, aylin, title=f"Abend {n}")
    with django_assert_num_queries(9):
        edition_snapshot.freeze(week, "de", number=1, released_on=cast.AT.date())


def test_a_booklet_that_fails_tells_the_office_why_and_the_log_how(
    full, aylin, monkeypatch, caplog
):
    job = editions.proof(full, by=organiser(aylin), at=timezone.now())

    def is_killed(snapshot, path, progress):
        raise printing.PrintError("too much", "feeds.print.typeset was ended by signal 9")

    monkeypatch.setattr(printing, "build", is_killed)
    printing.make(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "too much")
    assert "feeds.print.typeset was ended by signal 9" in caplog.text


def test_a_worker_that_was_given_up_says_no_more_about_its_job(full, aylin, settings, monkeypatch):
    """Another one has taken the job up by then; what counts is what that one says."""
    job = editions.proof(full, by=organiser(aylin), at=timezone.now())

    def is_overtaken(snapshot, path, progress):
        Job.objects.update(attempts=2)
        raise printing.PrintError("too much", "too late")

    monkeypatch.setattr(printing, "build", is_overtaken)
    printing.make(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == ("running", "")


@pytest.mark.parametrize("wrong", [timedelta(hours=-5), timedelta(days=400)])
def test_a_worker_whose_clock_is_wrong_takes_no_job_from_another(full, aylin, wrong):
    job = editions.proof(full, by=organiser(aylin), at=timezone.now())
    Job.objects.update(state=Job.State.RUNNING, started_at=timezone.now(), attempts=1)
    with time_machine.travel(timezone.now() + wrong):
        printing.requeue_lost()
    job.refresh_from_db()
    assert job.state == "running"
