"""Texts of hundreds of thousands of letters: refused at once, and nobody else waits for it."""

import pytest

from feeds.incoming_api import examples
from tests.effort import works_at_most

LONG = "12 Uhr in Wort " * 14_000


@pytest.mark.parametrize("query", ["", "?dry_run=1"])
@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {"title": LONG}),
        ("summary", {"summary": LONG}),
        ("description", {"description": LONG}),
        ("price", {"price": LONG}),
        ("place.name", {"place": {"name": LONG, "town": "Neustadt"}}),
        ("place.note", {"place": {"name": "Markt", "town": "Neustadt", "note": LONG}}),
    ],
)
def test_is_refused_at_once(week, program, field, said, query, errors):
    for n in range(30):
        week.district.towns.create(name=f"Ort{n}", slug=f"ort{n}")
    with works_at_most(60):
        answer = program.post(query, examples.NEW | said)
    found = answer.json().get("findings", []) or errors(answer)
    told = [(each["code"], each["field"]) if isinstance(each, dict) else each for each in found]
    assert ("too_long", field) in told
