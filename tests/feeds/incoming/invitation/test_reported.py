"""Invitations that were once read wrongly (tests/samples/reported): their right values."""

import json
from pathlib import Path

import pytest

from feeds.incoming import read_aloud
from feeds.incoming.invitation import reading
from programme.checks import all_checks

FOLDER = Path(__file__).parents[3] / "samples" / "reported" / "invitations"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
DATES = ("whens", "rule", "period", "date_text")


def text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def right(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def named(read: dict, right: dict) -> dict:
    """What was read of the names in `right`."""
    return {name: read[name] for name in right}


def told(name: str, programme) -> dict:
    [event] = read_aloud.text_as_json(text(name), programme)["events"]
    return event


@pytest.mark.parametrize("name", [name for name in NAMES if "dates" in right(name)])
def test_dates(name, wartburgkreis):
    dates = right(name)["dates"]
    read = told(name, wartburgkreis)["dates"]
    assert len(read) == len(dates)
    assert [named(*pair) for pair in zip(read, dates, strict=True)] == dates


@pytest.mark.parametrize("name", NAMES)
def test_everything_else(name, wartburgkreis):
    expected = {key: value for key, value in right(name).items() if key not in ("dates", "asked")}
    read = named(told(name, wartburgkreis), expected)
    if "place" in expected:
        read["place"] = named(read["place"], expected["place"])
    assert read == expected


@pytest.mark.parametrize("name", [name for name in NAMES if "asked" in right(name)])
def test_asked_and_not_invented(name, wartburgkreis):
    draft = reading.read(text(name), wartburgkreis).draft
    found = all_checks.findings(draft, wartburgkreis)
    assert [each for each in found if each.field.startswith(DATES) and each.severity != "hint"]
    assert told(name, wartburgkreis)["dates"] == []


@pytest.mark.parametrize("name", [name for name in NAMES if "asked" not in right(name)])
def test_nothing_is_left_over(name, wartburgkreis):
    assert read_aloud.text_as_json(text(name), wartburgkreis)["left_over"] == []
