"""The section on writing in docs/api.md is true: its contents are taken, its codes are all."""

import json
import re
from pathlib import Path

from feeds.incoming_api import examples, request_bodies, throttling
from feeds.incoming_api.draft_json import part
from feeds.incoming_api.openapi import REFUSALS
from feeds.incoming_api.parsing import LARGEST
from feeds.incoming_api.submission_json import SubmissionSerializer
from feeds.incoming_api.submissions import Pages
from programme.checks import all_checks, unclear_place
from programme.credentials.idempotency import KEPT
from programme.drafts.event_draft import EventDraft
from programme.states import State

TEXT = Path(__file__).parents[3].joinpath("docs/api.md").read_text(encoding="utf-8")
WRITING = TEXT.split("\n## Writing\n")[1]
CODES = re.compile(r"`([a-z_]+)`")
ASKED = WRITING.split("| `code` | what is asked or said |\n|---|---|\n")[1].split("\n\n")[0]
CHECKS = Path(all_checks.__file__).parent

# Of errors: such a draft is refused and none of them can be confirmed.
REFUSING = {
    "end_before_start",
    "impossible_age",
    "impossible_year",
    "missing",
    "not_an_address",
    "too_long",
    "too_many",
    "twice",
    "unknown",
}


def test_its_contents_are_the_examples_of_the_schema():
    found = [json.loads(each) for each in re.findall(r"```json\n(.*?)```", WRITING, re.S)]
    assert found == [examples.NEW, examples.QUESTION]


def test_its_codes_are_those_of_the_schema():
    rows = dict(re.findall(r"^\| (\d{3}) \| (.*) \|$", WRITING, re.M))
    assert [int(status) for status in rows] == list(REFUSALS)
    for status, response in REFUSALS.items():
        if status != 400:
            told = set(CODES.findall(rows[str(status)])) - {"If-Match"}
            assert told == set(CODES.findall(response.description)) - {"application"}


def test_its_codes_of_questions_are_those_of_the_checks():
    told = {code for row in ASKED.splitlines() for code in CODES.findall(row.split("|")[1])}
    source = "\n".join(path.read_text(encoding="utf-8") for path in CHECKS.rglob("*.py"))
    asked = {unclear_place.CODE, *re.findall(r'Finding\(\s*"([a-z_]+)"', source)}
    assert told <= set(re.findall(r'"([a-z_]+)"', source))
    assert asked - told == REFUSING


def test_fields_that_it_names_exist():
    about_fields = WRITING.split("### Refusals")[0].replace(ASKED, "")
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)*)`", about_fields))
    kinds = [
        request_bodies.NewSubmission,
        request_bodies.ReportBody,
        request_bodies.RelocateBody,
        request_bodies.WithdrawBody,
        request_bodies.PlaceBody,
    ]
    kinds += [part(EventDraft), SubmissionSerializer, request_bodies.ContactBody]
    known = {name for kind in kinds for name in kind().fields} | set(State.values)
    known |= {
        *request_bodies.REPORTED,
        "error",
        "question",
        "hint",
        "valid",
        "null",
        "page_size",
        "attr",
        "code",
    }
    assert named - known == set()


def test_its_numbers_are_those_of_the_code():
    assert f"{throttling.PER_HOUR} requests in an hour" in WRITING
    assert f"for {KEPT.total_seconds() / 3600:.0f} hours" in WRITING
    assert f"more than {LARGEST // 1024} KB" in WRITING
    assert (Pages.page_size, Pages.max_page_size) == (20, 50)
    assert "20 to a page (`page_size` up to 50)" in WRITING


def test_calls_of_the_shell_are_taken(week, program, accept):
    sent = program.post("", examples.NEW, idempotency_key="2f9c1d").json()
    patch, report = re.findall(r"--data '(\{.*\})'", WRITING)
    answer = program.patch(f"{sent['id']}/", json.loads(patch), if_match='"2"')
    assert answer.status_code == 200
    accept(answer.json())
    assert program.post(f"{sent['id']}/report/", json.loads(report)).status_code == 200
