"""docs/api.md is true: its addresses answer, its filters and fields exist, its error is real."""

import json
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from feeds.api.schema import schema
from programme.drafts.event_draft import Place
from programme.events.selection import Selection
from tests import cast

TEXT = Path(__file__).parents[3].joinpath("docs/api.md").read_text(encoding="utf-8")
CALLS = re.findall(r'^curl.* "http://localhost:8000(/[^"]+)"', TEXT, re.M)
ERROR = next(address for address in CALLS if "28.9.2023" in address)


@pytest.fixture(autouse=True)
def wartburgkreis(db):
    of = cast.district("wartburgkreis", "16063")
    year = {"year": 2023, "starts_on": date(2023, 9, 12), "ends_on": date(2023, 12, 14)}
    place = Place(name="Bürgerhaus", town="Bad Salzungen")
    programme = cast.programme(of, slug="ikw-2023", **year)
    cast.accepted(programme, cast.person("dora", of), place=place)


@pytest.mark.parametrize("address", [address for address in CALLS if address != ERROR])
def test_every_example_answers(client, address):
    assert client.get(address).status_code == 200


def test_the_error_is_the_error(client):
    answer = client.get(ERROR)
    told = re.search(r"```json\n(.*?)```", TEXT, re.S)[1]
    assert (answer.status_code, answer.json()) == (400, json.loads(told))


def test_all_filters_are_named():
    told = re.search(r"`(programme since[^`]*)`", TEXT)[1].split()
    assert told == [field.name for field in fields(Selection)]


def test_all_addresses_are_in_the_table():
    told = re.findall(r"`([a-z]+/[^`?]*)(?:\?district=)?`", TEXT.split("## Examples")[0])
    paths = [path.removeprefix("/api/v1/") for path in schema()["paths"]]
    assert sorted(told) == sorted(paths)


def test_all_fields_that_are_named_exist():
    reading = TEXT.split("## Writing")[0]  # tests/feeds/incoming_api reads the rest
    told = set(re.findall(r"`([a-z]+_[a-z_]+)(?:: [^`]*)?`", reading))
    schemas = schema()["components"]["schemas"]
    known = {name for each in schemas.values() for name in each.get("properties", {})}
    assert told - known == {"page_size", "all_day"}
