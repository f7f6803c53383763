"""A wrong question gets an answer that says which parameter is wrong, in the reader's language."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.events.selection import Selection
from tests import cast


def errors(answer):
    return [(error["attr"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("question", "parameter"),
    [
        ("state=accepted", "state"),
        ("state=", "state"),
        ("format=xml", "format"),
        ("openness=school", "openness"),
        ("district__slug=sued", "district__slug"),
        ("programme=ikw-1899", "programme"),
        ("since=20203-09-01", "since"),
        ("until=2026-02-30", "until"),
        ("since=2026-10-02&until=2026-10-01", "until"),
        ("day=28.9.2026", "day"),
        ("town=atlantis", "town"),
        ("town=neustadt,atlantis", "town"),
        ("category=krieg", "category"),
        ("audience=x", "audience"),
        ("partner=x", "partner"),
        ("language=klingon", "language"),
        ("interpretation=xx", "interpretation"),
        ("access=stairs", "access"),
        ("free=maybe", "free"),
        ("women_only=2", "women_only"),
        ("childcare=x", "childcare"),
        ("lang=klingon", "lang"),
        ("lang=gsg", "lang"),
        ("lang=DE", "lang"),
        ("page=0", "page"),
        ("page_size=201", "page_size"),
    ],
)
def test_what_nobody_can_answer_is_named(week, ask, question, parameter):
    answer = ask(f"events/?district=nord&{question}")
    assert (answer.status_code, errors(answer)) == (400, [(parameter, "invalid")])
    assert answer.json()["type"] == "validation_error"


@pytest.mark.parametrize("question", ["", "district=", "district=%20"])
@pytest.mark.parametrize("what", ["events", "programmes", "towns"])
def test_a_question_starts_at_a_district(week, sued, ask, what, question):
    answer = ask(f"{what}/?{question}&lang=en")
    assert (answer.status_code, errors(answer)) == (400, [("district", "required")])
    assert answer.json()["errors"][0]["detail"] == "Please name a district: nord, sued."


def test_of_many_districts_only_some_are_named(db, ask):
    for n in range(25):
        cast.district(f"kreis-{n:02}", f"160{n:02}")
    detail = ask("events/?lang=en").json()["errors"][0]["detail"]
    assert detail.endswith("kreis-18, kreis-19 ….")


@pytest.mark.parametrize("slug", ["west", "nord,sued", "NORD", "n%00rd", "%F0%9F%98%80", "a" * 500])
@pytest.mark.parametrize("what", ["events", "programmes", "towns"])
def test_an_unknown_district_is_not_found(week, sued, ask, what, slug):
    answer = ask(f"{what}/?district={slug}")
    assert (answer.status_code, errors(answer)) == (404, [(None, "not_found")])


@pytest.mark.parametrize("name", ["town", "category", "audience", "partner", "programme"])
def test_a_value_with_a_null_byte_is_unknown(week, ask, name):
    answer = ask(f"events/?district=nord&{name}=a%00b")
    assert (answer.status_code, errors(answer)) == (400, [(name, "invalid")])


def test_a_word_with_a_null_byte_finds_nothing_new(week, aylin, titles):
    cast.accepted(week, aylin)
    assert titles("q=stamm%00tisch") == ["Offener Stammtisch"]


@pytest.mark.parametrize(
    "address",
    ["districts/", "districts/nord/", "categories/", "audiences/", "features/", "schema/"],
)
def test_a_parameter_that_means_nothing_is_named(week, ask, address):
    answer = ask(f"{address}?district=nord")
    assert (answer.status_code, errors(answer)) == (400, [("district", "invalid")])


@pytest.mark.parametrize("uid", ["1", "x", "00000000-0000-0000-0000-000000000000", "%00"])
def test_an_unknown_event_is_not_found(week, ask, uid):
    answer = ask(f"events/{uid}/")
    assert (answer.status_code, errors(answer)) == (404, [(None, "not_found")])


@pytest.mark.parametrize("address", ["nothing/", "events/1/2/", "districts/nord/events/"])
def test_addresses_that_do_not_exist_answer_in_json(week, ask, address):
    answer = ask(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
    assert errors(answer) == [(None, "not_found")]


def test_a_forgotten_slash_is_put_right(week, ask):
    answer = ask("events?district=nord")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/events/?district=nord")


NAMES = [*(field.name for field in fields(Selection)), "lang", "page", "page_size", "x", "state"]
VALUES = st.text(max_size=20) | st.sampled_from(["1", "de", "2026-09-27", "nord", "a,b", "-1", "٣"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4))
def test_no_question_breaks_the_answer(week, client, question):
    answer = client.get("/api/v1/events/", [("district", "nord"), *question])
    assert answer.status_code in (200, 400, 404)
    if answer.status_code == 400:
        assert {error["attr"] for error in answer.json()["errors"]} <= {
            name for name, _ in question
        }
