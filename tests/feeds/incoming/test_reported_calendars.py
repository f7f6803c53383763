"""Followed calendars that once changed more than they said (tests/samples/reported)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feeds.incoming import confirm, pulling
from feeds.incoming.web import fetch
from programme.actors import SYSTEM
from programme.checks import all_checks
from programme.drafts.event_draft import from_data
from programme.importing import sources
from programme.models.event import Event
from programme.models.source import Intake
from programme.models.submission import Submission
from programme.submissions import moderation

FOLDER = Path(__file__).parents[2] / "samples" / "reported"
AT = datetime(2027, 8, 1, 9, tzinfo=UTC)
LATER = AT + timedelta(hours=6)


@pytest.fixture
def followed(wartburgkreis, web, time_machine):
    """`followed(name)`: the source of a calendar whose events entered and were all accepted."""
    time_machine.move_to(AT, tick=False)

    def made(name):
        web("/a.ics", (FOLDER / name).read_bytes(), headers=['ETag: "1"'])
        source, _ = sources.add(
            wartburgkreis,
            kind="calendar",
            url=web.url("/a.ics"),
            email="bruno@verein.example",
            is_verified=True,
            defaults={"organiser": "Verein", "openness": "public", "category": "fest"},
            at=AT,
        )
        sources.ask(source, at=AT)
        intake = pull(source, AT)
        sources.confirm(intake, {"all": True, "follow": True}, at=AT)
        confirm.run(intake, at=AT)
        for submission in Submission.objects.all():
            draft = from_data(submission.latest.data)
            asked = [each.key for each in all_checks.findings(draft, wartburgkreis)]
            moderation.accept(submission, by=SYSTEM, at=AT, despite=asked)
        return source

    return made


def pull(source, at) -> Intake:
    source.refresh_from_db()
    return pulling.pull(source, at=at)


def public(at) -> dict[str, list[str]]:
    """The states of the dates of each public event, by title."""
    return {
        event.texts.get(language="de").title: [each.status for each in event.occurrences.all()]
        for event in Event.objects.all()
    }


def test_changing_uids_change_nothing(followed, web):
    source = followed("changing_uids_first.ics")
    before = public(AT)
    numbers = sorted(Submission.objects.values_list("number", "state"))
    assert sorted(before) == ["Gartenrunde", "Lesekreis", "Naehtreff"]
    web("/a.ics", (FOLDER / "changing_uids_second.ics").read_bytes(), headers=['ETag: "2"'])
    intake = pull(source, LATER)
    assert (intake.state, intake.new, intake.gone) == (Intake.State.DONE, 0, 0)
    assert public(LATER) == before
    assert sorted(Submission.objects.values_list("number", "state")) == numbers


def test_abgesagt_in_a_title_cancels_the_date_at_once(followed, web):
    source = followed("cancelled_in_title_before.ics")
    assert public(AT) == {"Klavierabend": ["scheduled"]}
    web("/a.ics", (FOLDER / "cancelled_in_title_after.ics").read_bytes(), headers=['ETag: "2"'])
    pull(source, LATER)
    assert public(LATER) == {"Klavierabend": ["cancelled"]}


def test_a_server_that_refuses_unknown_agents_is_read(web):
    """As published calendars of Microsoft 365 do."""
    body = (FOLDER / "changing_uids_first.ics").read_bytes()

    def answer(line, request):
        is_known = "User-Agent: Mozilla/5.0 (compatible; " in request
        status = "200 OK" if is_known else "500 Internal Server Error"
        said = body if is_known else b"Outlook is not supported on this browser"
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(said)}\r\nConnection: close\r\n\r\n"
        line.sendall(head.encode() + said)

    web.answers["/a.ics"] = answer
    assert fetch.get(web.url("/a.ics")).data == body
