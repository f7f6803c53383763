"""What is taken back is gone everywhere: planted words are looked for in every place."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from django.db import models

from feeds import editions
from feeds.incoming.invitation import reading
from feeds.models.job import Job
from programme import known
from programme.actors import PARTNER, organiser
from programme.drafts.event_draft import Place
from programme.models.edition import Edition
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.picture import Picture
from programme.pictures.picture_facts import PictureFacts
from programme.submissions import moderation, reporting, revising, submitting
from programme.wording import timing
from tests import cast, pictured
from tests.planted_where import addresses, body, in_answers, in_files, in_redis, in_rows
from tests.planted_words import MOVED_TO, PLANTED, WORD, draft
from worker import outbox, printing

# What the partner said and what the office knows; no public answer reads them.
FOR_THE_OFFICE = {
    "programme.Revision",
    "programme.Submission",
    "programme.Entry",
    "programme.Picture",
    "programme.Venue",
    "programme.Partner",
    "programme.Town",
}


@pytest.fixture(autouse=True)
def september():
    with time_machine.travel(datetime(2026, 9, 1, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` what follows a commit happens at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def planted(week, aylin, committed):
    """Published with a picture, printed, and every stored thing made of it."""
    with committed():
        submission = submitting.offer(week, draft(), contact=cast.BRUNO, by=PARTNER, at=cast.AT)[0]
        facts = PictureFacts(alt={"de": WORD["alt"]}, author="Ada", licence="own", people="nobody")
        pictured.upload(submission, said=facts)
        event = pictured.accept(submission, aylin)
        office = organiser(aylin)
        reporting.relocate(submission, "20261001T1800", {}, place=MOVED_TO, by=office, at=cast.AT)
        editions.release(week, by=organiser(aylin), at=cast.AT)
        editions.proof(week, by=organiser(aylin), at=cast.AT)
    work()
    return event


def work():
    """What the worker does of itself."""
    outbox.work()
    for pk in Job.objects.filter(state=Job.State.QUEUED).values_list("pk", flat=True):
        printing.make(pk)
    outbox.work()


def withdraw(submission, aylin):
    submitting.withdraw(submission, by=PARTNER, at=cast.AT)


def reopen(submission, aylin):
    moderation.reopen(submission, by=organiser(aylin), at=cast.AT)


def close(submission, aylin):
    closed = draft(openness="invited")
    revising.revise(submission, closed, by=PARTNER, at=cast.AT)
    pictured.accept(submission, aylin)


def test_everything_told_it_before(client, planted, folders, redis_url):
    """Else the tests below would look where nothing ever was."""
    every = {word.lower() for word in WORD.values()}
    pages = in_answers(client, planted)
    assert set().union(*pages.values()) == every
    assert len(pages) > 30
    rows = set(in_rows(planted))
    assert rows - FOR_THE_OFFICE == {
        "feeds.Fragment", "programme.Edition", "programme.Event", "programme.EventText",
        "programme.Occurrence",
    }  # fmt: skip
    files = in_files(folders, planted)
    assert {name.rpartition(".")[2] for name in files} == {"ics", "gz", "pdf"}
    assert client.get(planted.picture.address(480)).status_code == 200


@pytest.mark.parametrize("take", [withdraw, reopen])
def test_what_is_taken_back_is_gone_everywhere(
    client, planted, aylin, folders, redis_url, committed, take
):
    tags = {path: client.get(path).get("ETag", "") for path in addresses(planted)}
    picture = planted.picture.address(480)
    file = folders / "media" / picture.removeprefix("/media/")
    assert file.is_file()
    with committed():
        take(planted.submission, aylin)
    assert not file.exists()
    assert client.get(picture).status_code == 404
    work()
    assert in_answers(client, planted) == {}
    assert set(in_rows(planted)) - FOR_THE_OFFICE == {"programme.Edition"}
    assert {name for name in in_files(folders, planted) if "/edition-1/" not in name} == set()
    assert in_redis(redis_url, planted) == {}
    gone = [path for path in addresses(planted) if f"/ikw-2026/{planted.slug}/" in path]
    assert {client.get(path).status_code for path in gone} == {410}
    for path in gone:
        assert client.get(path, headers={"If-None-Match": tags[path]}).status_code == 410
    assert client.get(f"/api/v1/events/{planted.uid}/").status_code == 404
    searched = client.get("/api/v1/events/", {"district": "nord", "q": WORD["title"]})
    assert searched.json()["count"] == 0
    assert b"BEGIN:VEVENT" not in client.get(f"/feeds/nord.ics?q={WORD['title']}").content
    tombstone = client.get("/feeds/nord/ikw-2026.ics").content.decode()
    assert f"UID:{planted.uid}@" in tombstone
    assert "SUMMARY;LANGUAGE=de:Dieser Termin wurde zurückgezogen." in tombstone
    assert "DTSTART;TZID=Europe/Berlin:20260928T180000" in tombstone


def test_what_is_no_longer_for_everybody_is_gone_from_all_answers(
    client, planted, aylin, folders, committed
):
    picture = planted.picture.address(480)
    with committed():
        close(planted.submission, aylin)
    work()
    assert in_answers(client, planted) == {}
    stored = set(in_rows(planted)) - FOR_THE_OFFICE
    # The office goes on with the event itself.
    assert stored == {
        "programme.Edition", "programme.Event", "programme.EventText", "programme.Occurrence"
    }  # fmt: skip
    assert {name for name in in_files(folders, planted) if "/edition-1/" not in name} == set()
    assert client.get(picture).status_code == 404


def test_an_edition_stays_as_it_was_printed_until_the_office_wishes_otherwise(
    client, planted, aylin, folders, committed
):
    with committed():
        withdraw(planted.submission, aylin)
    work()
    edition = Edition.objects.get()
    printed = f"/de/nord/ikw-2026/print/1/{Path(edition.jobs.get().path).name}"
    assert PLANTED.search(_pdf(client.get(printed)))
    errata = body(client.get("/de/nord/ikw-2026/print/"))
    assert re.search(
        r"Entfällt</span>\s*<span class=\"muted\">Montag, 28. September, 18 Uhr", errata
    )
    with committed():
        assert editions.remove(planted_again(planted), by=organiser(aylin), at=cast.AT) == [1]
    assert client.get(printed).status_code == 404
    work()
    assert in_answers(client, planted) == {}
    assert set(in_rows(planted)) <= FOR_THE_OFFICE
    assert in_files(folders, planted) == {}
    day = timing.plain_day(cast.AT.date())
    text = " ".join(_pdf(client.get(printed)).split())
    assert f"bereinigt am {day}" in text
    assert "Entfällt" in text
    again = body(client.get("/de/nord/ikw-2026/print/"))
    assert "Montag, 28. September, 18 Uhr" in again
    entry = Entry.objects.get(verb="removed")
    assert (entry.reason, entry.data) == ("", {"editions": [1]})
    assert editions.remove(planted_again(planted), by=organiser(aylin), at=cast.AT) == []


def planted_again(event) -> Event:
    return Event.everything.get(pk=event.pk)


def _pdf(answer) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(b"".join(answer.streaming_content)))
    return " ".join(page.get_textpage().get_text_range() for page in document)


def test_an_event_that_comes_back_is_whole_again(client, planted, aylin, committed):
    before = in_answers(client, planted)
    with committed():
        reopen(planted.submission, aylin)
    work()
    with committed():
        planted.submission.refresh_from_db()
        pictured.accept(planted.submission, aylin)
    work()
    after = in_answers(client, planted)
    assert {path for path in before if "/print/" not in path} <= set(after)
    assert client.get(Picture.objects.get().address(480)).status_code == 200
    assert planted_again(planted).left_at is None


def test_nobody_learns_where_a_place_is_by_its_name(planted, aylin, week):
    """The register keeps the place for the office; who names it is told nothing."""
    letter = f"Treffen\n28.9.2026, 15 Uhr\nOrt: {WORD['place']}"
    named = Place(name=WORD["place"], town="Neustadt")
    told = []
    for _ in range(2):
        read = reading.read(letter, week).draft.place
        told.append((known.meant_venue(week.district, named).street, read.town))
        withdraw_once(planted, aylin)
    assert told == [(f"{WORD['street']} 1", "Neustadt"), ("", "")]


def test_a_filter_by_who_and_where_forgets_their_names(client, week, aylin, committed):
    """Whoever follows it is told that the event is gone, under the name that the address has."""
    where, who = "Neu-Qxörtchen", "Zuflucht Qxübung"
    said = {"place": Place(name="Haus", town=where), "organisers": (who,)}
    with committed():
        event = cast.accepted(week, aylin, **said)
    asked = [
        f"{path}?{query}"
        for path in ("/feeds/nord.ics", "/feeds/nord/ikw-2026.ics", "/de/nord/ikw-2026/")
        for query in ("town=neu-qxoertchen", "partner=zuflucht-qxuebung")
    ]
    before = [body(client.get(path)) for path in asked]
    assert all("Qxörtchen" in answer or "Qxübung" in answer for answer in before)
    with committed():
        withdraw(event.submission, aylin)
    after = [body(client.get(path)) for path in asked]
    assert not any("Qxörtchen" in answer or "Qxübung" in answer for answer in after)
    assert ["Dieser Termin wurde zurückgezogen." in answer for answer in after] == (
        [True] * 4 + [False] * 2
    )
    assert "X-WR-CALNAME:Landkreis Nord: Interkulturelle Woche 2026 – neu-qxoertchen" in after[2]


def withdraw_once(event, aylin):
    if planted_again(event).left_at is None:
        withdraw(event.submission, aylin)


def test_every_text_of_an_event_is_forgotten(planted, aylin):
    """By its kind: a column that is added later is among them."""
    withdraw(planted.submission, aylin)
    event = planted_again(planted)
    kept = {"slug"}
    texts = [
        field.name
        for field in Event._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    assert {name for name in texts if getattr(event, name)} == kept
