"""Submitting by a program: the same verb and checks as the form, one more door."""

from datetime import date, time, timedelta

import pytest
from django.apps import apps

from feeds.incoming_api import examples
from programme.drafts import event_draft
from programme.models.invitation import Invitation
from programme.models.submission import Submission
from programme.models.token import ApiToken
from tests import cast

ANOTHER = examples.NEW | {"external_id": "event-4712", "title": "Chorprobe"}


def said(**changes):
    body = {name: value for name, value in examples.NEW.items() if name != "external_id"} | changes
    return {name: value for name, value in body.items() if value is not None}


def test_it_waits_for_a_decision(week, program, nord):
    answer = program.post("", examples.NEW)
    (submission,) = Submission.objects.all()
    shown = examples.SHOWN | {
        "id": submission.number,
        "links": dict.fromkeys(examples.SHOWN["links"])
        | {"self": f"http://localhost:8000/api/v1/submissions/{submission.number}/"},
    }
    assert (answer.status_code, answer.json()) == (201, shown)
    assert answer["Location"] == shown["links"]["self"]
    assert answer["ETag"] == '"2"'
    assert (submission.state, submission.origin) == ("submitted", "api")
    assert submission.partner == nord.partners.get()
    lines = list(submission.entries.values_list("verb", "actor").order_by("pk"))
    assert lines == [("draft", "partner"), ("submit", "partner")]


def test_the_stored_draft_is_the_one_that_was_sent(week, program):
    program.post("", examples.NEW)
    stored = event_draft.from_data(Submission.objects.get().latest.data)
    assert stored == event_draft.EventDraft(
        title="Offener Stammtisch",
        summary="Ein Abend zum Kennenlernen.",
        category="fest",
        openness="public",
        organisers=("Verein Miteinander",),
        whens=(cast.when(end_time=time(21), key="20260928T1800"),),
        place=event_draft.Place(
            name="Mehrgenerationenhaus", street="Hauptstraße 1", town="Neustadt"
        ),
        languages=event_draft.Languages(spoken=("de",), interpreted=("ar",)),
        is_free=True,
    )


def test_a_series_too(week, program):
    answer = program.post("", examples.SERIES)
    assert answer.status_code == 201
    rule = event_draft.from_data(Submission.objects.get().latest.data).rule
    assert (rule.weekdays, rule.until) == ((1,), date(2026, 11, 24))


def test_who_sends_it_counts_and_not_who_is_named(week, program, nord):
    nord.partners.create(name="Bibliothek", slug="bibliothek")
    program.post("", said(organisers=["Bibliothek"]))
    assert Submission.objects.get().partner.name == "Verein Miteinander"


def test_the_office_asks_whom_the_request_names_else_whom_the_token_names(week, program):
    ApiToken.objects.update(contact_email="buero@verein.example")
    program.post("", said(contact={"name": "Bruno", "email": "bruno@verein.example"}))
    program.post("", said(title="Chorprobe"))
    found = Submission.objects.order_by("pk").values_list("contact_name", "contact_email")
    assert list(found) == [("Bruno", "bruno@verein.example"), ("", "buero@verein.example")]


def test_a_contact_that_wants_to_be_invited_again_is_kept(week, program):
    contact = {"email": "bruno@verein.example", "invite_again": True}
    assert program.post("", said(contact=contact)).status_code == 201
    assert Invitation.objects.get().email == "bruno@verein.example"


def test_contacts_are_never_read_back(week, program):
    sent = program.post("", said(contact={"email": "bruno@verein.example", "phone": "0170 1"}))
    for answer in (sent, program.get(), program.get(f"{sent.json()['id']}/")):
        assert b"bruno@" not in answer.content
        assert b"0170" not in answer.content


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"title": ""}, ("missing", "title")),
        ({"openness": None}, ("missing", "openness")),
        ({"category": "krieg"}, ("unknown", "category")),
        ({"whens": [{"starts_on": "2203-09-01", "start_time": "18:00"}]},
         ("impossible_year", "whens.0.starts_on")),
        ({"whens": [{"starts_on": "2026-09-28"}]}, ("missing", "whens.0.start_time")),
        ({"whens": [{"starts_on": "2026-09-28", "start_time": "18:00", "note": "x" * 301}]},
         ("too_long", "whens.0.note")),
        ({"features": ["sauna"]}, ("unknown", "features")),
        ({"registration": {"email": "bei uns"}}, ("not_an_address", "registration.email")),
        ({"website": "javascript:alert(1)"}, ("not_an_address", "website")),
        ({"contact": {"email": "bruno"}}, ("invalid", "contact.email")),
        ({"programme": "gibt-es-nicht"}, ("unknown", "programme")),
        ({"programme": "\u0001"}, ("unknown", "programme")),
        ({"external_id": ""}, ("blank", "external_id")),
        ({"external_id": "x" * 65}, ("invalid", "external_id")),
        ({"external_id": "ü"}, ("invalid", "external_id")),
        ({"confirmed": "weekday"}, ("not_a_list", "confirmed")),
    ],
)  # fmt: skip
def test_what_is_refused_is_named_and_nothing_is_stored(week, program, errors, changes, refused):
    answer = program.post("", said(**changes))
    assert (answer.status_code, errors(answer)) == (400, [refused])
    assert answer.json()["type"] == "validation_error"
    assert Submission.objects.count() == 0


def test_a_refusal_speaks_the_language_that_was_asked_for(week, program):
    answer = program.post("?lang=en", said(openness=None))
    assert answer.json() == examples.REFUSED


def test_only_open_programmes_take_events(week, program, errors, today, sued):
    cast.programme(sued, slug="ikw-sued")
    cast.programme(week.district, slug="planung", is_public=False)
    cast.programme(week.district, slug="naechste", submissions_from=date(2026, 8, 2))
    for slug, code in (("ikw-sued", "unknown"), ("planung", "unknown"), ("naechste", "closed")):
        answer = program.post("", said(programme=slug))
        assert (answer.status_code, errors(answer)) == (400, [(code, "programme")])
    today.move_to(cast.AT + timedelta(days=150))
    assert errors(program.post("", said())) == [("closed", "programme")]
    assert Submission.objects.count() == 0


def test_the_own_districts_programme_is_meant_where_two_have_one_name(week, program, sued):
    cast.programme(sued)
    program.post("", said())
    assert Submission.objects.get().programme == week


def test_questions_come_back_with_candidates(week, program):
    tuesday = [{"starts_on": "2026-09-28", "start_time": "18:00", "stated_weekday": 1}]
    answer = program.post("?lang=en", said(whens=tuesday))
    assert (answer.status_code, answer.json()["findings"]) == (201, [examples.QUESTION])
    answer = program.post("?lang=de&dry_run=1", said(whens=tuesday))
    first, again = answer.json()["findings"]
    assert again["code"] == "sent_already"
    assert first["candidates"][1] == {
        "value": "2026-09-29",
        "label": "Dienstag, 29. September 2026",
    }


def test_what_was_confirmed_is_told_to_the_office_and_nothing_else(week, program):
    tuesday = [{"starts_on": "2026-09-28", "start_time": "18:00", "stated_weekday": 1}]
    confirmed = ["weekday:whens.0.starts_on", "weekday:whens.0.starts_on", "<b>accept me</b>"]
    program.post("?lang=en", said(whens=tuesday, confirmed=confirmed))
    submission = Submission.objects.get()
    (line,) = submission.latest.remark.splitlines()
    assert submission.entries.get(verb="submit").reason == submission.latest.remark
    assert line.partition(": ")[2] == (
        "Der 28. September 2026 ist ein Montag, geschrieben steht aber Dienstag. "
        "Welcher Tag ist gemeint?"
    )


def counts():
    return {model.__name__: model._base_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize("body", [said(), said(title=""), said(external_id="x", confirmed=["a:b"])])
def test_a_dry_run_changes_nothing(week, program, body):
    program.get()
    before = counts()
    for question in ("?dry_run=1", "?dry_run=true&lang=en"):
        answer = program.post(question, body, idempotency_key="k")
        assert answer.status_code == 200
    assert counts() == before


def test_a_dry_run_says_what_there_is_to_say(week, program):
    tuesday = [{"starts_on": "2026-09-28", "start_time": "18:00", "stated_weekday": 1}]
    answer = program.post("?dry_run=1&lang=en", said(whens=tuesday))
    assert answer.json() == examples.CHECKED
    answer = program.post("?dry_run=1&lang=en", said(openness=None, whens=tuesday))
    assert answer.json()["valid"] is False
    assert [row["key"] for row in answer.json()["findings"]] == [
        "missing:openness",
        "weekday:whens.0.starts_on",
    ]


def test_a_dry_run_refuses_what_it_cannot_read(week, program, errors):
    answer = program.post("?dry_run=1", said(whens=[{"starts_on": "28.9."}]))
    assert (answer.status_code, errors(answer)) == (400, [("invalid", "whens.0.starts_on")])
    answer = program.post("?dry_run=yes", said())
    assert (answer.status_code, errors(answer)) == (400, [("invalid", "dry_run")])


def test_a_name_is_taken_once(week, program, errors):
    first = program.post("", examples.NEW).json()
    answer = program.post("", ANOTHER | {"external_id": "event-4711"})
    assert (answer.status_code, errors(answer)) == (409, [("external_id_taken", "external_id")])
    assert first["id"] in answer.json()["errors"][0]["detail"]
    assert Submission.objects.count() == 1
    assert program.post("", ANOTHER).status_code == 201


def test_names_belong_to_their_organisation(week, program, issue, nord, program_of):
    program.post("", examples.NEW)
    other = program_of(issue(nord, "Bibliothek"))
    answer = other.post("", ANOTHER | {"external_id": "event-4711"})
    assert (answer.status_code, answer.json()["external_id"]) == (201, "event-4711")


@pytest.mark.parametrize(
    ("summary", "language"),
    [
        ("Wir laden alle herzlich ein zum Essen und zur Musik.", "de"),
        ("We invite all of you to join us for food and music.", "en"),
        ("ندعوكم جميعا إلى العشاء والموسيقى في الحديقة", "ar"),
        ("", "de"),
    ],
)
def test_a_language_that_is_left_out_is_that_of_the_texts(week, program, summary, language):
    answer = program.post("", said(title="Tanz", summary=summary, language=None))
    assert answer.status_code == 201
    stored = event_draft.from_data(Submission.objects.get().latest.data)
    assert stored.language == language


def test_a_language_that_is_stated_stays_and_is_asked_about(week, program):
    text = "We invite all of you to join us for food and music."
    answer = program.post("", said(summary=text, language="de"))
    assert "other_language" in {each["code"] for each in answer.json()["findings"]}
    assert event_draft.from_data(Submission.objects.get().latest.data).language == "de"
