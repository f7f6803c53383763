"""A new version by PUT or PATCH: of the version that was read, and of no other."""

from functools import partial

import pytest
from django.test import Client

from feeds.incoming_api import examples
from programme.actors import PARTNER, organiser
from programme.drafts import event_draft
from programme.models.submission import Submission
from programme.submissions import moderation
from programme.submissions.revising import revise
from tests import cast
from tests.at_once import at_once
from tests.feeds.incoming_api.conftest import Program

NEW = examples.NEW


@pytest.fixture
def sent(week, program):
    return program.post("", NEW).json()


@pytest.fixture
def address(sent):
    return f"{sent['id']}/"


def stored():
    return event_draft.from_data(Submission.objects.get().latest.data)


def test_before_a_decision_the_new_version_replaces_the_old(program, address):
    answer = program.put(address, NEW | {"title": "Neuer Titel"}, if_match='"2"')
    assert (answer.status_code, answer["ETag"]) == (200, '"3"')
    assert (answer.json()["state"], answer.json()["version"]) == ("submitted", 3)
    assert stored().title == "Neuer Titel"


def test_what_is_not_sent_is_not_said_any_more(program, address):
    body = {name: value for name, value in NEW.items() if name not in ("is_free", "languages")}
    program.put(address, body, if_match='"2"')
    assert (stored().is_free, stored().languages) == (None, event_draft.Languages())


def test_what_was_read_can_be_sent_back_as_it_is(program, address, sent):
    answer = program.put(address, sent["draft"], if_match='"2"')
    assert (answer.status_code, answer.json()["draft"]) == (200, sent["draft"])


def test_a_date_that_moves_keeps_its_key(program, address, sent):
    draft = sent["draft"]
    draft["whens"][0]["starts_on"] = "2026-09-30"
    answer = program.put(address, draft, if_match='"2"')
    assert answer.json()["draft"]["whens"][0]["key"] == "20260928T1800"


def test_after_acceptance_it_waits_while_the_old_one_is_public(program, address, sent, accept):
    accept(sent)
    answer = program.patch(address, {"title": "Später"}, if_match='"3"')
    assert (answer.status_code, answer.json()["state"]) == (200, "changed")
    assert answer.json()["draft"]["title"] == "Später"
    document = program.client.get(answer.json()["links"]["document"]).json()
    assert document["title"] == "Offener Stammtisch"


def test_a_question_of_the_office_is_answered_by_a_new_version(program, address, sent, aylin):
    submission = Submission.objects.get()
    asked = {"whens.0.starts_on": "Montag oder Dienstag?"}
    moderation.send_back(
        submission, by=organiser(aylin), at=cast.AT, reason="Bitte prüfen.", fields=asked
    )
    found = program.get(address).json()
    assert found["state"] == "returned"
    assert found["decision"] == {
        "verb": "send_back",
        "at": "2026-08-01T09:00:00Z",
        "reason": "Bitte prüfen.",
        "fields": asked,
    }
    answer = program.put(address, NEW, if_match='"3"')
    assert (answer.status_code, answer.json()["state"]) == (200, "submitted")


def test_fields_are_merged_lists_replaced_and_null_is_unsaid(program, address):
    patch = {
        "place": {"room": "Saal", "street": None},
        "whens": [{"starts_on": "2026-09-29", "start_time": "19:00"}],
        "is_free": None,
        "rule": None,
    }
    assert program.patch(address, patch, if_match='"2"').status_code == 200
    said = stored()
    assert said.place == event_draft.Place(
        name="Mehrgenerationenhaus", room="Saal", town="Neustadt"
    )
    assert [when.key for when in said.whens] == ["20260929T1900"]
    assert (said.is_free, said.title) == (None, "Offener Stammtisch")


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({"titel": "x"}, ("unknown_field", "titel")),
        ({"place": {"raum": "x"}}, ("unknown_field", "place.raum")),
        ({"title": None}, ("missing", "title")),
        ({"place": None}, ("missing", "place")),
        ({"whens": [{"starts_on": "2026-09-29"}]}, ("missing", "whens.0.start_time")),
        ({"programme": "other"}, ("immutable", "programme")),
        ({"external_id": "other"}, ("immutable", "external_id")),
        ({"contact": {}}, ("unknown_field", "contact")),
        ([], ("invalid", None)),
    ],
)
def test_what_is_refused_leaves_the_old_version(program, address, errors, body, refused):
    answer = program.patch(address, body, if_match='"2"')
    assert (answer.status_code, errors(answer)) == (400, [refused])
    assert (Submission.objects.get().version, Submission.objects.get().revisions.count()) == (2, 1)


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 428, "precondition_required"),
        ({"if_match": '"1"'}, 412, "precondition_failed"),
        ({"if_match": '"3"'}, 412, "precondition_failed"),
        ({"if_match": 'W/"2"'}, 412, "precondition_failed"),
        ({"if_match": "2"}, 412, "precondition_failed"),
        ({"if_match": "\xff"}, 412, "precondition_failed"),
    ],
)
@pytest.mark.parametrize("method", ["put", "patch"])
def test_only_the_newest_version_is_changed(program, address, method, headers, status, code):
    answer = program(method, address, NEW, **headers)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (status, code)
    assert Submission.objects.get().version == 2


@pytest.mark.parametrize("method", ["put", "patch"])
def test_the_version_is_asked_for_before_the_content(program, address, method):
    answer = program(method, address, {"titel": "x"}, if_match='"1"')
    assert answer.status_code == 412


@pytest.mark.parametrize("said", ["*", '"2"', '"1", "2"'])
def test_several_versions_or_any_may_be_named(program, address, said):
    assert program.put(address, NEW, if_match=said).status_code == 200


def test_a_form_that_was_faster_wins(program, address):
    revise(Submission.objects.get(), cast.draft(title="Im Formular"), by=PARTNER, at=cast.AT)
    assert program.put(address, NEW, if_match='"2"').status_code == 412
    assert stored().title == "Im Formular"


def test_the_picture_of_the_form_stays_and_no_other_is_taken(program, address, errors):
    by_form = {"by": PARTNER, "at": cast.AT, "picture": "our-picture"}
    revise(Submission.objects.get(), cast.draft(), **by_form)
    assert program.patch(address, {"title": "Neu"}, if_match='"3"').status_code == 200
    assert (stored().title, stored().picture) == ("Neu", "our-picture")
    answer = program.patch(address, {"picture": "other"}, if_match='"4"')
    assert (answer.status_code, errors(answer)) == (400, [("unknown", "picture")])
    assert program.put(address, NEW, if_match='"4"').status_code == 200
    assert stored().picture == "our-picture"


def test_a_dry_run_checks_against_others_and_not_against_itself(program, address, sent, accept):
    accept(sent)
    answer = program.put(f"{address}?dry_run=1", NEW)
    assert answer.json() == {"valid": True, "findings": []}
    answer = program.post("?dry_run=1", NEW)
    assert [row["code"] for row in answer.json()["findings"]] == ["duplicate"]
    assert Submission.objects.get().version == 3


def test_what_was_declined_stays_so(program, address, sent, aylin, errors):
    by = organiser(aylin)
    moderation.decline(Submission.objects.get(), by=by, at=cast.AT, reason="Passt nicht.")
    assert program.get(address).json()["decision"]["reason"] == "Passt nicht."
    answer = program.put(address, NEW, if_match='"3"')
    assert (answer.status_code, errors(answer)) == (409, [("not_allowed", None)])


def test_what_was_withdrawn_can_be_submitted_again(program, address):
    program.post(f"{address}withdraw/")
    answer = program.put(address, NEW, if_match='"3"')
    assert (answer.status_code, answer.json()["state"]) == (200, "submitted")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_wins_and_one_is_told(week, program, secret):
    sent = program.post("", NEW).json()

    def change(title):
        answer = Program(Client(), secret).patch(f"{sent['id']}/", {"title": title}, if_match='"2"')
        return answer.status_code, title

    found = at_once(partial(change, "eins"), partial(change, "zwei"))
    assert sorted(status for status, _ in found) == [200, 412]
    assert stored().title == dict(found)[200]
    assert Submission.objects.get().revisions.count() == 2
