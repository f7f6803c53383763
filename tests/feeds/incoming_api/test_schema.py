"""This door in the published schema: every address, what it refuses, examples that are true."""

import jsonschema
import pytest

from feeds.api.schema import schema
from feeds.incoming_api import examples
from feeds.incoming_api.openapi import REFUSALS

ALWAYS = ["400", "401", "403", "429"]
ACT = sorted(["200", *ALWAYS, "404", "409", "411", "412", "413", "415", "422"])


def operations():
    return {
        (path.removeprefix("/api/v1/submissions/"), method): operation
        for path, methods in schema()["paths"].items()
        for method, operation in methods.items()
        if path.startswith("/api/v1/submissions/")
    }


def test_every_address_is_described_with_its_errors(db):
    found = {name: sorted(operation["responses"]) for name, operation in operations().items()}
    change = sorted(["200", *ALWAYS, "404", "409", "411", "412", "413", "415", "428"])
    assert found == {
        ("", "get"): sorted(["200", *ALWAYS, "404"]),
        ("", "post"): sorted(["200", "201", *ALWAYS, "409", "411", "413", "415", "422"]),
        ("{number}/", "get"): sorted(["200", *ALWAYS, "404"]),
        ("{number}/", "put"): change,
        ("{number}/", "patch"): change,
        ("{number}/report/", "post"): ACT,
        ("{number}/relocate/", "post"): ACT,
        ("{number}/withdraw/", "post"): ACT,
    }
    assert {int(code) for codes in found.values() for code in codes} - {200, 201} == set(REFUSALS)


def test_every_address_asks_for_a_token_and_public_ones_for_none(db):
    assert {str(operation["security"]) for operation in operations().values()} == {
        "[{'partnerToken': []}]"
    }
    assert schema()["paths"]["/api/v1/events/"]["get"]["security"] == [{}]
    kind = schema()["components"]["securitySchemes"]["partnerToken"]
    assert (kind["type"], kind["scheme"]) == ("http", "bearer")


def test_headers_are_described(db):
    headers = {
        name: {row["name"]: row.get("required", False) for row in operation["parameters"]}
        for name, operation in operations().items()
    }
    assert headers["", "post"]["Idempotency-Key"] is False
    assert headers["{number}/", "put"]["If-Match"] is True
    assert headers["{number}/", "patch"]["If-Match"] is True
    assert headers["{number}/report/", "post"]["If-Match"] is False


def fits(data, name):
    jsonschema.validate(
        data,
        {"$ref": f"#/components/schemas/{name}", "components": schema()["components"]},
        cls=jsonschema.Draft202012Validator,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (examples.NEW, "NewSubmission"),
        (examples.SERIES, "NewSubmission"),
        (examples.NEW, "ChangedSubmission"),
        (examples.PATCH, "PatchedChangedSubmission"),
        (examples.REPORT, "ReportBody"),
        (examples.REPORT_ALL, "ReportBody"),
        (examples.RELOCATE, "RelocateBody"),
        (examples.RELOCATE_ELSEWHERE, "RelocateBody"),
        (examples.WITHDRAW, "WithdrawBody"),
        (examples.SHOWN, "Submission"),
        (examples.CHECKED, "Checks"),
        (examples.REFUSED, "Refusal"),
    ],
)
def test_examples_fit_their_schema(db, data, name):
    fits(data, name)


def test_answers_fit_the_schema_and_have_every_field(week, program):
    sent = program.post("", examples.NEW)
    fits(sent.json(), "Submission")
    fits(program.get().json(), "Submissions")
    fits(program.post("?dry_run=1", examples.NEW).json(), "Checks")
    for refusal in (program.post(), program.get("x/"), program.put("x/", {})):
        fits(refusal.json(), "Refusal")
    components = schema()["components"]["schemas"]
    assert set(sent.json()) == set(components["Submission"]["properties"])
    assert set(sent.json()["draft"]) == set(components["Draft"]["properties"])
    assert set(sent.json()["links"]) == set(components["Links"]["properties"])


def test_the_examples_can_be_sent_one_after_the_other(week, program, accept):
    sent = program.post("", examples.NEW).json()
    address = f"{sent['id']}/"
    assert program.put(address, examples.NEW, if_match='"2"').status_code == 200
    assert program.patch(address, examples.PATCH, if_match='"3"').status_code == 200
    accept(sent)
    assert program.post(f"{address}report/", examples.REPORT).status_code == 200
    assert program.post(f"{address}relocate/", examples.RELOCATE).status_code == 200
    for body in (examples.REPORT_ALL, examples.RELOCATE_ELSEWHERE):
        act = "report" if "status" in body else "relocate"
        assert program.post(f"{address}{act}/", body).status_code == 200
    assert program.post(f"{address}withdraw/", examples.WITHDRAW).status_code == 200
