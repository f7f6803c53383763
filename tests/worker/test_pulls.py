"""Calendars are pulled by a real worker; the partner gets one letter for many events."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from feeds.incoming import confirm, items
from feeds.incoming.items import Item
from programme.credentials import edit_links
from programme.importing import sources
from programme.models.journal import Entry
from programme.models.source import Intake, Source
from programme.models.submission import Submission
from tests import cast
from tests.feeds.incoming.web_server import WebServer
from worker import import_letters, notices, outbox, pulls
from worker.handlers import HANDLERS

NOW = timezone.now


def add(week, **fields):
    fields = {"kind": "file", "email": "bruno@verein.example", "is_verified": True} | fields
    return sources.add(week, at=NOW(), **fields)[0]


def entered(source, *titles, chosen=None):
    found = [
        Item(number=n, key=title, label=title, draft=cast.draft(title=title))
        for n, title in enumerate(titles)
    ]
    intake = source.intakes.create(at=NOW())
    sources.propose(intake, items.stored(found), [], {}, at=NOW())
    sources.confirm(intake, chosen or {"keys": list(titles)}, at=NOW())
    confirm.run(intake, at=NOW())
    return intake


def letters():
    mail.outbox.clear()
    outbox.work()
    return mail.outbox


def test_one_letter_tells_of_all_events(week):
    source = add(week)
    intake = entered(source, "Chor", "Film")
    (letter,) = letters()
    assert letter.to == ["bruno@verein.example"]
    assert week.title in letter.subject
    assert ("- Chor" in letter.body, "- Film" in letter.body) == (True, True)
    token = re.search(r"/de/nord/submit/import/([^/\s]+)/", letter.body)[1]
    link = edit_links.find(token, "partner", at=NOW())
    assert (link.email, link.district) == ("bruno@verein.example", week.district)
    assert token not in str(list(Entry.objects.values_list("data", "reason")))
    assert intake.state == Intake.State.DONE


@pytest.mark.parametrize(
    ("outcomes", "starts", "lists"),
    [
        (["new", "changed", "gone"], "Eingegangen: Ihre Veranstaltungen für", 3),
        (["changed", "gone"], "Eingegangen: Ihre Änderungen für", 2),
        (["gone"], "Zurückgezogen: Veranstaltungen für", 1),
    ],
)
def test_the_letter_says_what_happened_to_which_event(week, outcomes, starts, lists):
    source = add(week)
    counts = dict.fromkeys(outcomes, 1) | {"same": 4}
    intake = source.intakes.create(at=NOW(), state=Intake.State.CONFIRMED)
    entered = [[outcome, f"Fest {outcome}"] for outcome in outcomes]
    sources.finish(intake, counts, entered, at=NOW())
    (letter,) = letters()
    assert letter.subject.startswith(starts)
    heads = {"new": "Neu:", "changed": "Geändert:", "gone": "Zurückgezogen:"}
    said = [f"\n{heads[outcome]}\n- Fest {outcome}\n" in letter.body for outcome in outcomes]
    assert said == [True] * lists
    assert "Unverändert: 4." in letter.body
    assert ("jede Veranstaltung" in letter.body) == (outcomes != ["gone"])


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("template", import_letters.LETTERS.values())
def test_letters_are_whole_in_every_language(week, language, template):
    source = add(week, language=language, name="Verein")
    intake = source.intakes.create(at=NOW(), new=3, gone=7, refused=1)
    verb = next(verb for verb, name in import_letters.LETTERS.items() if name == template)
    Intake.objects.filter(pk=intake.pk).update(entered=[["new", "Chor"]])
    data = {"source": source.pk, "intake": intake.pk}
    entry = Entry.objects.create(
        verb=verb, district=week.district, at=NOW(), actor="import", data=data
    )
    mail.outbox.clear()
    import_letters.on_import(entry)
    (letter,) = mail.outbox
    assert letter.subject
    assert "{" not in letter.subject + letter.body
    assert f"/{language}/nord/submit/import/" in letter.body


def test_nobody_is_written_to_without_an_address_or_too_late_or_for_nothing(week):
    entered(add(week, email=""), "Chor")
    assert letters() == []
    entered(add(week), "Film", chosen={"keys": []})
    assert letters() == []
    entered(add(week), "Tanz")
    Entry.objects.update(at=cast.AT)
    assert letters() == []


def test_decisions_are_told_as_always(week, aylin):
    entered(add(week), "Chor")
    letters()
    submission = Submission.objects.get()
    submission.entries.filter(verb="submit").update(actor="organiser", handled_at=None, at=NOW())
    assert len(letters()) == 1
    assert HANDLERS["submit"] == (notices.on_move,)


def test_a_worker_pulls_what_somebody_asks_for(worker_process, week):
    server = WebServer()
    day = week.starts_on
    body = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fest\r\nDTSTART:{day:%Y%m%d}"
    server("/a.ics", f"{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode())
    source = add(week, kind="calendar", url=server.url("/a.ics"))
    intake = sources.ask(source, at=NOW())
    try:
        worker_process.start(IMPORT_TRUSTED_HOSTS=f"127.0.0.1:{server.port}")
        outbox.work()
        worker_process.wait_until(
            lambda: Intake.objects.get(pk=intake.pk).state != Intake.State.WAITING, 30
        )
    finally:
        server.stop()
    found = Intake.objects.get(pk=intake.pk)
    assert (found.state, [item["label"] for item in found.items]) == ("preview", ["Fest"])
    assert server.url() not in worker_process.log


def test_the_sweep_finds_what_was_lost(week, monkeypatch):
    handed = []
    monkeypatch.setattr(pulls.pull, "delay", lambda pk: handed.append(("pull", pk)))
    monkeypatch.setattr(pulls.enter, "delay", lambda pk: handed.append(("enter", pk)))
    calendar = add(week, kind="calendar", url="https://verein.example/a.ics")
    Source.objects.update(next_pull_at=NOW())
    waiting = add(week).intakes.create(at=NOW(), state="confirmed")
    pulls.sweep()
    assert handed == [("pull", calendar.pk), ("enter", waiting.pk)]
    pulls.enter(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == Intake.State.DONE
