"""The API describes itself, truly: the schema is valid, and documents are what it declares."""

from dataclasses import fields
from datetime import date, time

import jsonschema
import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from feeds.api.schema import schema
from feeds.api.serializers import EventSerializer
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule
from programme.events.selection import Selection
from tests import cast

FULL = {
    "description": "Ein Absatz.",
    "audiences": ("familien",),
    "age_min": 6,
    "place": Place(name="Haus", room="Saal", street="Markt 1", town="Neustadt", note="Hof"),
    "whens": (
        cast.when(end_time=time(20), doors=time(17), note="x", place=Place(town="Altstadt")),
        cast.when(date(2026, 9, 29), start=None, clock="to_follow", status="cancelled"),
    ),
    "languages": Languages(spoken=("de",), interpreted=("ar",), signed=("gsg",)),
    "is_free": True,
    "registration": Registration(
        need="requested", url="https://a.example", deadline=date(2026, 9, 1)
    ),
    "features": ("childcare",),
    "fundings": ("pfd",),
    "website": "https://verein.example",
}
SERIES = {
    "whens": (),
    "rule": Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2026, 9, 15),
        until=date(2026, 9, 29),
        start_time=time(16),
        except_days=(date(2026, 9, 22),),
    ),
}
SHOWN = {
    "whens": (),
    "period": Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 18),
        hours=(Hours(weekdays=(0, 2), opens=time(9), closes=time(16)),),
    ),
}
ENDLESS = {"whens": (), "period": Period(starts_on=date(2026, 9, 14))}
NOWHERE = {"place": Place(online=True), "whens": (cast.when(start=None, clock="all_day"),)}


@pytest.fixture(params=[{}, FULL, SERIES, SHOWN, ENDLESS, NOWHERE])
def said(request, week, nord, aylin, ask):
    nord.fundings.create(code="pfd", name="Demokratie leben!", sentence="Gefördert.")
    event = cast.accepted(week, aylin, **request.param)
    return ask(f"events/{event.uid}/").json()


def component(name):
    return {"$ref": f"#/components/schemas/{name}", "components": schema()["components"]}


def test_a_document_is_what_the_serializer_declares(said):
    assert EventSerializer(said).data == said


def test_a_document_fits_the_published_schema(said):
    jsonschema.validate(
        said,
        component("Event"),
        cls=jsonschema.Draft202012Validator,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("events/?district=nord", "Events"),
        ("districts/", "Districts"),
        ("districts/nord/", "District"),
        ("programmes/?district=nord", "Programmes"),
        ("towns/?district=nord", "Towns"),
        ("categories/", "Terms"),
        ("audiences/", "Terms"),
        ("features/", "Terms"),
        ("events/", "ValidationErrorResponse"),
        ("events/?district=x", "ErrorResponse404"),
    ],
)
def test_answers_fit_the_published_schema(week, aylin, ask, address, name):
    cast.accepted(week, aylin)
    jsonschema.validate(ask(address).json(), component(name), cls=jsonschema.Draft202012Validator)
    keys = set(ask(address).json())
    assert keys == set(schema()["components"]["schemas"][name]["properties"])


def test_the_schema_is_openapi_3_1(db, ask):
    answer = ask("schema/")
    assert answer.json()["openapi"] == "3.1.0"
    validate_schema(answer.json())


def test_nothing_was_guessed_while_the_schema_was_made(db):
    GENERATOR_STATS.reset()
    schema.__wrapped__()
    assert (dict(GENERATOR_STATS._warn_cache), dict(GENERATOR_STATS._error_cache)) == ({}, {})


def test_every_address_is_described_with_its_errors(db):
    described = {
        path.removeprefix("/api/v1/"): sorted(operation["responses"])
        for path, methods in schema()["paths"].items()
        for operation in methods.values()
        if not path.startswith("/api/v1/submissions/")  # tests/feeds/incoming_api
    }
    assert described == {
        "districts/": ["200", "400"],
        "districts/{slug}/": ["200", "400", "404"],
        "programmes/": ["200", "400", "404"],
        "events/": ["200", "400", "404"],
        "events/{uid}/": ["200", "400", "404"],
        "categories/": ["200", "400"],
        "audiences/": ["200", "400"],
        "features/": ["200", "400"],
        "towns/": ["200", "400", "404"],
    }


def test_every_filter_is_described(db):
    listed = schema()["paths"]["/api/v1/events/"]["get"]["parameters"]
    own = {"district", "lang", "page", "page_size"}
    assert {row["name"] for row in listed} == own | {field.name for field in fields(Selection)}
    assert [row["name"] for row in listed if row.get("required")] == ["district"]
