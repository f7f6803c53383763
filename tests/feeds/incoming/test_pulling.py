"""A followed calendar on a real server: what is looked at, what enters, what asks, what fails."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from feeds.incoming import confirm, pulling
from programme.actors import organiser
from programme.checks import all_checks
from programme.drafts.event_draft import from_data
from programme.importing import sources
from programme.models.event import Event
from programme.models.journal import Entry
from programme.models.source import Intake, Source
from programme.models.submission import Submission
from programme.submissions import moderation
from tests.cast import AT

LATER = AT + timedelta(hours=6)


@pytest.fixture
def source(week, web):
    return sources.add(
        week,
        kind="calendar",
        url=web.url("/a.ics"),
        email="bruno@verein.example",
        is_verified=True,
        defaults={"organiser": "Verein", "openness": "public", "category": "fest"},
        at=AT,
    )[0]


def calendar(*days, title="Treffen", end="END:VCALENDAR") -> bytes:
    events = [
        "\r\n".join(
            [
                "BEGIN:VEVENT",
                f"UID:{day}@verein.example",
                f"SUMMARY:{title} {day}",
                f"DTSTART;TZID=Europe/Berlin:202609{day}T180000",
                "LOCATION:Markt\\, Neustadt",
                "END:VEVENT",
            ]
        )
        for day in days
    ]
    return "\r\n".join(["BEGIN:VCALENDAR", *events, end, ""]).encode()


def pull(source, at=AT):
    source.refresh_from_db()
    return pulling.pull(source, at=at)


def followed(source, web, *days):
    """As after the first confirmation."""
    chosen_followed(source, web, calendar(*days), {"all": True})


def chosen_followed(source, web, data: bytes, chosen: dict):
    web("/a.ics", data, headers=['ETag: "1"'])
    sources.ask(source, at=AT)
    intake = pull(source)
    sources.confirm(intake, chosen | {"follow": True}, at=AT)
    confirm.run(intake, at=AT)


def states():
    return dict(Submission.objects.values_list("latest__data__title", "state"))


def test_the_first_look_waits_for_a_yes(source, web):
    web("/a.ics", calendar(20, 21))
    sources.ask(source, at=AT)
    intake = pull(source)
    assert (intake.state, intake.new, len(intake.items)) == (Intake.State.PREVIEW, 2, 2)
    assert (Submission.objects.count(), source.next_pull_at) == (0, None)


def test_a_followed_calendar_enters_by_itself(source, web):
    followed(source, web, 20, 21)
    assert states() == {"Treffen 20": "submitted", "Treffen 21": "submitted"}
    web("/a.ics", calendar(21, 22), headers=['ETag: "2"'])
    intake = pull(source, LATER)
    assert (intake.state, intake.new, intake.same, intake.gone) == (Intake.State.DONE, 1, 1, 1)
    assert states() == {
        "Treffen 20": "withdrawn",
        "Treffen 21": "submitted",
        "Treffen 22": "submitted",
    }
    assert (source.etag, source.next_pull_at) == ('"2"', LATER + sources.EVERY)


def test_what_has_not_changed_leaves_no_trace(source, web):
    followed(source, web, 20)
    assert pull(source, LATER) is None
    web("/a.ics", status="304 Not Modified")
    assert pull(source, LATER) is None
    assert 'If-None-Match: "1"' in web.requests[-1]
    assert (Intake.objects.count(), source.etag, source.pulled_at) == (1, '"1"', LATER)


def test_somebody_who_asks_gets_an_answer_even_if_nothing_has_changed(source, web):
    followed(source, web, 20)
    sources.ask(source, at=LATER)
    intake = pull(source, LATER)
    assert (intake.state, intake.same) == (Intake.State.DONE, 1)
    assert "If-None-Match" not in web.requests[-1]


def test_when_much_is_missing_it_asks_and_goes_on_when_it_is_back(source, web):
    days = range(14, 24)
    followed(source, web, *days)
    web("/a.ics", calendar(14, 15))
    intake = pull(source, LATER)
    assert (intake.state, intake.gone) == (Intake.State.ASKS, 8)
    assert set(states().values()) == {"submitted"}
    assert Entry.objects.filter(verb="import_asks").count() == 1
    web("/a.ics", calendar(*days))
    assert pull(source, LATER).state == Intake.State.DONE
    intake.refresh_from_db()
    assert intake.state == Intake.State.DISCARDED
    web("/a.ics", calendar(14, 15))
    intake = pull(source, LATER)
    sources.confirm(intake, {"all": True}, at=LATER)
    confirm.run(intake, at=LATER)
    assert sorted(states().values()) == ["submitted"] * 2 + ["withdrawn"] * 8


def test_an_event_in_error_is_told_and_the_others_enter(source, web):
    followed(source, web, 20)
    bad = calendar(21).replace(b"202609", b"209909")
    web("/a.ics", calendar(20, 22)[:-15] + bad.split(b"\r\n", 1)[1])
    source.defaults = {"organiser": "Verein", "openness": "public"}
    source.save()
    intake = pull(source, LATER)
    assert (intake.state, intake.refused, intake.same) == (Intake.State.DONE, 1, 1)
    assert [(each["code"], each["values"].get("label")) for each in intake.problems] == [
        ("outside", None),
        ("not_taken", "Treffen 22"),
    ]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", "404 Not Found", "gone"),
        (b"", "500 Error", "status"),
        (b"<html><body>Login</body></html>", "200 OK", "web_page"),
        (calendar(20, end=""), "200 OK", "cut_off"),
        (b"", "200 OK", "empty"),
    ],
)
def test_failures_say_why_and_touch_nothing(source, web, body, status, code):
    followed(source, web, 20)
    web("/a.ics", body, status=status)
    intake = pull(source, LATER)
    assert (intake.state, [each["code"] for each in intake.problems]) == ("failed", [code])
    assert (source.failures, source.next_pull_at) == (1, LATER + timedelta(minutes=30))
    assert states() == {"Treffen 20": "submitted"}


def test_the_first_look_may_fail_too(source, web):
    web("/a.ics", status="403 Forbidden")
    sources.ask(source, at=AT)
    assert pull(source).state == Intake.State.FAILED
    assert source.next_pull_at is None


def test_of_two_workers_one_looks(source):
    sources.ask(source, at=AT)
    assert pulling.claim(source.pk) == source
    assert pulling.claim(source.pk) is None
    assert pulling.claim(0) is None
    Source.objects.update(next_pull_at=timezone.now() - timedelta(seconds=1))
    assert pulling.claim(source.pk) == source


@pytest.mark.parametrize("wrong", [timedelta(hours=-5), timedelta(days=400)])
def test_a_worker_whose_clock_is_wrong_does_not_look_a_second_time(source, wrong):
    with time_machine.travel(timezone.now() + wrong):
        sources.ask(source, at=timezone.now())
        assert pulling.claim(source.pk) == source
    assert pulling.claim(source.pk) is None
    with time_machine.travel(timezone.now() + wrong):
        assert pulling.claim(source.pk) is None
    source.refresh_from_db()
    left = source.next_pull_at - timezone.now()
    assert timedelta(minutes=9) < left <= pulling.LEASE


@pytest.mark.parametrize("wrong", [timedelta(hours=-5), timedelta(days=400)])
def test_a_worker_whose_clock_is_wrong_enters_nothing_a_second_time(source, wrong):
    intake = source.intakes.create(at=AT, state=Intake.State.CONFIRMED)
    with time_machine.travel(timezone.now() + wrong):
        assert confirm._claimed(intake) is True
    assert confirm._claimed(intake) is False
    with time_machine.travel(timezone.now() + wrong):
        assert confirm._claimed(intake) is False


def test_a_table_on_the_web_is_followed_too(source, web):
    text = "Titel;Datum;Beginn;Veranstaltungsort\nFest;28.9.2026;18;Markt, Neustadt\n"
    web("/a.ics", text.encode())
    sources.ask(source, at=AT)
    assert pull(source).new == 1
    assert Source.objects.get().failures == 0


def accept_all(by):
    for submission in Submission.objects.filter(state="submitted"):
        asked = all_checks.findings(from_data(submission.latest.data), submission.programme)
        despite = [finding.key for finding in asked]
        moderation.accept(submission, by=organiser(by), at=AT, despite=despite)


def public() -> dict:
    rows = Event.objects.values_list("texts__title", "occurrences__status")
    return dict(rows)


def renumbered(data: bytes) -> bytes:
    """The same calendar with other UIDs."""
    return data.replace(b"UID:", b"UID:another ")


def test_a_calendar_whose_uids_are_new_each_time_is_recognised(source, web, aylin):
    followed(source, web, 20, 21, 22)
    accept_all(aylin)
    before = list(Submission.objects.values("pk", "state", "latest", "accepted"))
    for n in range(2):
        web("/a.ics", renumbered(calendar(20, 21, 22).replace(b"UID:", b"UID:x" * n + b"UID:")))
        intake = pull(source, LATER)
        assert (intake.state, intake.same, intake.new, intake.gone) == ("done", 3, 0, 0)
    assert list(Submission.objects.values("pk", "state", "latest", "accepted")) == before
    assert public() == dict.fromkeys(("Treffen 20", "Treffen 21", "Treffen 22"), "scheduled")


def test_under_a_new_uid_a_change_is_a_change_and_a_new_event_is_new(source, web, aylin):
    followed(source, web, 20, 21)
    accept_all(aylin)
    moved = renumbered(calendar(20, 21, 23)).replace(b"Markt\\,", b"Rathaus\\,", 1)
    web("/a.ics", moved)
    intake = pull(source, LATER)
    assert (intake.changed, intake.same, intake.new, intake.gone) == (1, 1, 1, 0)
    assert states() == {
        "Treffen 20": "changed",
        "Treffen 21": "accepted",
        "Treffen 23": "submitted",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"0920T18", b"0925T19")],
)
@pytest.mark.parametrize("days", [(20,), (20, 21)])
def test_a_moved_event_is_changed_under_a_new_uid(source, web, aylin, days, old, new):
    followed(source, web, *days)
    accept_all(aylin)
    web("/a.ics", renumbered(calendar(*days)).replace(old, new))
    intake = pull(source, LATER)
    assert (intake.changed, intake.new, intake.gone) == (1, 0, 0)
    assert sorted(states().values()) == ["accepted"] * (len(days) - 1) + ["changed"]


def twins(*events: tuple[str, str, str]) -> bytes:
    """Events of one title on one day, each with its UID, hour and place."""
    lines = ["BEGIN:VCALENDAR"]
    for uid, hour, place in events:
        lines += ["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Lesung", f"LOCATION:{place}\\, Altdorf"]
        lines += [f"DTSTART;TZID=Europe/Berlin:20260920T{hour}0000", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def test_under_new_uids_the_same_place_tells_events_of_one_title_apart(source, web):
    first = twins(("a", "18", "Schloss"), ("b", "18", "Kloster"))
    chosen_followed(source, web, first, {"keys": ["a", "b"]})
    web("/a.ics", twins(("c", "18", "Kloster"), ("d", "18", "Schloss")))
    intake = pull(source, LATER)
    assert (intake.same, intake.changed, intake.new, intake.gone) == (2, 0, 0, 0)


def test_an_edited_hour_under_a_new_uid_is_a_change(source, web):
    first = twins(("a", "18", "Schloss"), ("b", "18", "Kloster"))
    chosen_followed(source, web, first, {"keys": ["a", "b"]})
    web("/a.ics", twins(("c", "19", "Kloster"), ("d", "18", "Schloss")))
    intake = pull(source, LATER)
    assert (intake.same, intake.changed, intake.new, intake.gone) == (1, 1, 0, 0)


def test_of_several_with_one_title_none_is_taken_for_another(source, web):
    followed(source, web, 20, 21)
    web("/a.ics", renumbered(calendar(25, 26)).replace(b"Treffen 25", b"Treffen 26"))
    assert pull(source, LATER).new == 2


def test_what_a_person_declined_stays_so_under_a_new_uid(source, web):
    followed(source, web, 20)
    Submission.objects.update(state="declined")
    web("/a.ics", renumbered(calendar(20)))
    assert (pull(source, LATER).same, states()) == (1, {"Treffen 20": "declined"})


@pytest.mark.parametrize(
    ("days", "left", "asks"),
    [((20, 21, 22), (20, 21), False), ((20, 21, 22), (20,), True), ((20,), (), True)],
)
def test_of_public_events_more_than_one_or_all_leave_only_by_a_person(
    source, web, aylin, days, left, asks
):
    followed(source, web, *days)
    accept_all(aylin)
    web("/a.ics", calendar(*left, 28).replace(b"Treffen 28", b"Neues"))
    intake = pull(source, LATER)
    assert (intake.state == "asks", states()["Neues"]) == (asks, "submitted")
    gone = [day for day in days if day not in left]
    assert {states()[f"Treffen {day}"] for day in gone} == {"accepted" if asks else "withdrawn"}
    if asks:
        sources.confirm(intake, {"gone": [f"{day}@verein.example" for day in gone]}, at=LATER)
        confirm.run(intake, at=LATER)
        assert {states()[f"Treffen {day}"] for day in gone} == {"withdrawn"}


def test_a_state_in_the_title_of_a_public_event_is_public_at_once(source, web, aylin):
    followed(source, web, 20, 21)
    accept_all(aylin)
    web("/a.ics", calendar(20, 21).replace(b"SUMMARY:Treffen 20", b"SUMMARY:ABGESAGT: Treffen 20"))
    pull(source, LATER)
    assert public() == {"Treffen 20": "cancelled", "Treffen 21": "scheduled"}
    assert states() == {"Treffen 20": "accepted", "Treffen 21": "accepted"}
    web("/a.ics", calendar(20, 21))
    pull(source, LATER)
    assert public() == dict.fromkeys(("Treffen 20", "Treffen 21"), "scheduled")


def test_letters_that_are_mixed_up_wait_for_a_person_once(source, web):
    followed(source, web, 20)
    mixed_up = calendar(20, 21, title="FrÃ¼hstÃ¼ck")
    web("/a.ics", mixed_up)
    intake = pull(source, LATER)
    assert (intake.state, states()) == ("asks", {"Treffen 20": "submitted"})
    sources.confirm(intake, {"all": True}, at=LATER)
    confirm.run(intake, at=LATER)
    assert set(states()) == {"Frühstück 20", "Frühstück 21"}
    web("/a.ics", calendar(20, 21, 22, title="FrÃ¼hstÃ¼ck"))
    assert pull(source, LATER).state == "done"
    assert set(states()) == {"Frühstück 20", "Frühstück 21", "Frühstück 22"}


@pytest.mark.parametrize("title", [b"Fest der Nachbarn", b"Treffen am 20."])
def test_an_edited_title_under_a_new_uid_is_a_change(source, web, aylin, title):
    followed(source, web, 20, 21)
    accept_all(aylin)
    web("/a.ics", renumbered(calendar(20, 21)).replace(b"Treffen 20", title))
    intake = pull(source, LATER)
    assert (intake.changed, intake.same, intake.new, intake.gone) == (1, 1, 0, 0)
    assert states() == {title.decode(): "changed", "Treffen 21": "accepted"}
    assert set(public()) == {"Treffen 20", "Treffen 21"}


def test_another_event_at_another_place_is_a_new_one(source, web):
    followed(source, web, 20, 21)
    other = calendar(20, 21).replace(b"Treffen 20", b"Basar").replace(b"Markt\\,", b"Hof\\,", 1)
    web("/a.ics", renumbered(other))
    intake = pull(source, LATER)
    assert (intake.same, intake.new, intake.gone) == (1, 1, 1)


def test_a_double_waits_for_a_person_at_each_look(source, web):
    followed(source, web, 20)
    double = calendar(20, 20).replace(b"UID:20", b"UID:other", 1)
    for n in range(2):
        web("/a.ics", double + b"\r\n" * n)
        pull(source, LATER)
        assert list(Submission.objects.values_list("latest__data__title", flat=True)) == [
            "Treffen 20"
        ]
