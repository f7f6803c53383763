"""Report, relocate, withdraw: one step each, public at once."""

import pytest

from feeds.incoming_api import examples
from programme.drafts import event_draft
from programme.models.event import Event, Occurrence
from programme.models.submission import Submission
from tests import cast

TWO = [
    {"starts_on": "2026-09-28", "start_time": "18:00"},
    {"starts_on": "2026-10-05", "start_time": "18:00"},
]


@pytest.fixture
def sent(week, program):
    return program.post("", examples.NEW | {"whens": TWO}).json()


@pytest.fixture
def address(sent, accept):
    accept(sent)
    return f"{sent['id']}/"


def statuses():
    return dict(Occurrence.objects.values_list("key", "status"))


def test_one_date_is_cancelled_and_the_word_to_visitors_waits(program, address, accept, sent):
    answer = program.post(f"{address}report/", examples.REPORT)
    assert (answer.status_code, answer["ETag"]) == (200, '"5"')
    assert answer.json()["state"] == "changed"
    assert answer.json()["draft"]["whens"][0]["status_note"] == "Der Saal ist überflutet."
    assert statuses() == {"20260928T1800": "cancelled", "20261005T1800": "scheduled"}
    assert Occurrence.objects.get(status="cancelled").note == ""
    accept(sent)
    assert Occurrence.objects.get(status="cancelled").note == "Der Saal ist überflutet."
    document = program.client.get(answer.json()["links"]["document"]).json()
    assert [row["status"] for row in document["occurrences"]] == ["cancelled", "scheduled"]


@pytest.mark.parametrize("status", ["cancelled", "postponed", "full", "scheduled"])
def test_all_dates_are_meant_where_that_is_said(program, address, status):
    body = {"status": status, "dates": "all"}
    answer = program.post(f"{address}report/", body)
    assert (answer.status_code, answer.json()["state"]) == (200, "accepted")
    assert set(statuses().values()) == {status}


def test_a_report_that_names_no_dates_is_told_how(program, address, errors):
    answer = program.post(f"{address}report/?lang=en", {"status": "cancelled"})
    assert (answer.status_code, errors(answer)) == (400, [("required", "dates")])
    assert answer.json()["errors"][0]["detail"] == (
        "Please name the dates by “keys”, or say “dates”: “all”; one of both."
    )


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({}, ("required", "status")),
        ({"status": "moved"}, ("invalid_choice", "status")),
        ({"status": ["full"]}, ("invalid_choice", "status")),
        ({"status": "full"}, ("required", "dates")),
        ({"status": "full", "dates": "some"}, ("invalid_choice", "dates")),
        ({"status": "full", "dates": ["all"]}, ("invalid_choice", "dates")),
        ({"status": "full", "dates": "all", "keys": ["20260928T1800"]}, ("required", "dates")),
        ({"status": "full", "keys": []}, ("empty", "keys")),
        ({"status": "full", "keys": "20260928T1800"}, ("not_a_list", "keys")),
        ({"status": "full", "keys": ["20260101"]}, ("unknown", "keys")),
        ({"status": "full", "keys": ["20260928T1800", "x"]}, ("unknown", "keys")),
        ({"status": "full", "note": "x" * 301}, ("max_length", "note")),
        ({"status": "full", "remark": "x"}, ("unknown_field", "remark")),
    ],
)
def test_a_wrong_report_changes_nothing(program, address, errors, body, refused):
    answer = program.post(f"{address}report/", body)
    assert (answer.status_code, errors(answer)) == (400, [refused])
    assert set(statuses().values()) == {"scheduled"}


def test_a_date_moves_to_another_day_time_and_known_place(program, address, week):
    week.district.venues.create(slug="saal", name="Saal")
    answer = program.post(f"{address}relocate/", examples.RELOCATE | {"venue": "saal"})
    assert answer.status_code == 200
    row = Occurrence.objects.get(key="20260928T1800")
    assert (str(row.starts_on), str(row.start_time)) == ("2026-09-29", "19:00:00")
    assert (row.status, row.venue.name) == ("moved", "Saal")


def test_a_date_moves_to_a_place_in_words_when_the_office_has_read_it(
    program, address, accept, sent
):
    answer = program.post(f"{address}relocate/", examples.RELOCATE_ELSEWHERE)
    assert (answer.status_code, answer.json()["state"]) == (200, "changed")
    document = program.client.get(answer.json()["links"]["document"]).json()
    moved = document["occurrences"][0]
    assert (moved["status"], moved["note"], moved["location"]["name"]) == ("moved", None, None)
    accept(sent)
    document = program.client.get(answer.json()["links"]["document"]).json()
    moved = document["occurrences"][0]
    assert (moved["note"], moved["location"]["name"]) == ("Der Eingang ist im Hof.", "Stadthalle")


WRONG_MOVES = [
    ({"starts_on": "2026-09-29"}, ("required", "key")),
    ({"key": "20260928T1800"}, ("required", "starts_on")),
    ({"key": "20260101", "starts_on": "2026-09-29"}, ("unknown", "key")),
    ({"key": "20260928T1800", "venue": "nirgends"}, ("unknown", "venue")),
    ({"key": "20260928T1800", "venue": ""}, ("blank", "venue")),
    ({"key": "20260928T1800", "place": {"town": "Neustadt"}}, ("required", "place.name")),
    ({"key": "20260928T1800", "place": {"name": " \t"}}, ("required", "place.name")),
    ({"key": "20260928T1800", "place": {"name": "x" * 161}}, ("max_length", "place.name")),
    ({"key": "20260928T1800", "place": {"room": "2"}}, ("unknown_field", "place.room")),
    (
        {"key": "20260928T1800", "place": {"name": "Saal"}, "venue": "saal"},
        ("invalid", "place"),
    ),
    ({"key": "20260928T1800", "starts_on": None}, ("null", "starts_on")),
    ({"key": "20260928T1800", "start_time": None}, ("missing", "whens.0.start_time")),
    (
        {"key": "20260928T1800", "starts_on": "2203-09-29"},
        ("impossible_year", "whens.0.starts_on"),
    ),
    ({"key": "20260928T1800", "start_time": "24:00"}, ("invalid", "start_time")),
]


def test_a_wrong_move_changes_nothing(program, address, errors):
    for body, refused in WRONG_MOVES:
        answer = program.post(f"{address}relocate/", body)
        assert (body, answer.status_code, errors(answer)) == (body, 400, [refused])
        assert set(statuses()) == {"20260928T1800", "20261005T1800"}
        assert set(statuses().values()) == {"scheduled"}


def test_another_districts_place_is_unknown(program, address, sued, errors):
    sued.venues.create(slug="saal", name="Saal")
    answer = program.post(f"{address}relocate/", {"key": "20260928T1800", "venue": "saal"})
    assert errors(answer) == [("unknown", "venue")]


def test_a_place_that_is_not_told_is_unknown(program, address, week, aylin, errors):
    hidden = event_draft.Place(name="Frauenhaus", street="Geheimweg 7", town="Geheimstadt")
    slug = cast.accepted(week, aylin, place=hidden, openness="invited").venue.slug
    answer = program.post(f"{address}relocate/", {"key": "20260928T1800", "venue": slug})
    assert errors(answer) == [("unknown", "venue")]
    body = {name: said for name, said in examples.NEW.items() if name != "external_id"}
    answer = program.post("", body | {"place": {"venue": slug}})
    assert (answer.status_code, errors(answer)) == (400, [("unknown", "place.venue")])
    towns = program.client.get("/api/v1/towns/?district=nord").json()["results"]
    assert [town["name"] for town in towns] == ["Neustadt"]


def test_a_withdrawn_event_leaves_the_programme(program, address):
    answer = program.post(f"{address}withdraw/", examples.WITHDRAW)
    assert (answer.status_code, answer.json()["state"]) == (200, "withdrawn")
    assert set(answer.json()["links"].values()) == {answer.json()["links"]["self"], None}
    assert Event.objects.count() == 0
    assert Submission.objects.get().entries.get(verb="withdraw").reason == (
        "Wir schaffen es in diesem Jahr nicht."
    )


def test_withdrawing_needs_no_content(program, address):
    assert program.post(f"{address}withdraw/").status_code == 200


@pytest.mark.parametrize(
    ("act", "body"),
    [("report", {"status": "full", "dates": "all"}), ("relocate", examples.RELOCATE)],
)
def test_only_what_is_announced_can_be_reported(program, sent, errors, act, body):
    answer = program.post(f"{sent['id']}/{act}/", body)
    assert (answer.status_code, errors(answer)) == (409, [("not_allowed", None)])


def test_nothing_is_withdrawn_twice(program, address, errors):
    program.post(f"{address}withdraw/")
    answer = program.post(f"{address}withdraw/")
    assert (answer.status_code, errors(answer)) == (409, [("not_allowed", None)])


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("report", {"status": "full", "dates": "all"}),
        ("relocate", examples.RELOCATE),
        ("withdraw", {}),
    ],
)
def test_a_version_may_be_named_and_then_counts(program, address, act, body):
    answer = program.post(f"{address}{act}/", body, if_match='"2"')
    assert (answer.status_code, Submission.objects.get().version) == (412, 3)
    assert program.post(f"{address}{act}/", body, if_match='"3"').status_code == 200
