"""Bodies stored as they came, once (tests/samples/reported): asked about, or made right."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.reading import programmes
from programme.models.submission import Submission
from tests.feeds.incoming_api.conftest import Program

FOLDER = Path(__file__).parents[2] / "samples" / "reported"


@pytest.fixture
def sent(client, issue, db, time_machine):
    """`sent(name)`: the answer to a body, in the programme of the Wartburgkreis of 2027."""
    time_machine.move_to(datetime(2027, 2, 1, 9, tzinfo=UTC), tick=False)
    programme = programmes.of_demo("wartburgkreis")
    program = Program(client, issue(programme.district, name="Verein"))
    return lambda name: program.post("", json.loads((FOLDER / name).read_text(encoding="utf-8")))


def test_abgesagt_in_a_title_is_asked(sent):
    answer = sent("cancelled_in_title_api.json")
    assert answer.status_code == 201
    asked = [row for row in answer.json()["findings"] if row["severity"] == "question"]
    assert [row for row in asked if row["field"] == "title" or row["field"].endswith("status")]


def test_a_vertical_tab_is_a_line_end(sent):
    answer = sent("soft_line_break_api.json")
    assert answer.status_code == 201
    summary = Submission.objects.get().latest.data["summary"]
    assert summary.split() == ["Wir", "kochen.", "Bitte", "Topf", "mitbringen."]
    assert "\x0b" not in summary


def test_a_line_end_that_is_spelled_out_is_a_line_end(sent):
    answer = sent("spelled_line_end_api.json")
    assert answer.status_code == 201
    said = Submission.objects.get().latest.data
    assert said["description"].split("\n") == ["Zeile eins", "Zeile zwei", "Zeile drei"]
    assert said["summary"] == "Erst kochen, dann essen."
