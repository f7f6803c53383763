"""Texts that were encoded twice are asked about, and what was meant is offered."""

import pytest

from programme.checks import all_checks
from programme.checks.answering import answered
from programme.drafts.event_draft import Place
from tests import cast


def twice(text: str) -> str:
    """The text as a program shows its UTF-8 in Windows-1252."""
    return "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in text.encode())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": twice("Frühstück für Mütter")}, "title"),
        ({"description": twice("x" * 200 + " Öl")}, "description"),
        ({"place": Place(name=twice("Musterhöhle"), town="Neustadt")}, "place.name"),
    ],
)
def test_asked_and_answered(week, changes, field):
    draft = cast.draft(**changes)
    (finding,) = [each for each in all_checks.findings(draft, week) if each.code == "encoded_twice"]
    assert finding.field == field
    (offered,) = finding.candidates
    chosen = answered(draft, finding, offered.value)
    assert not any(each.code == "encoded_twice" for each in all_checks.findings(chosen, week))
    assert offered.label in str(finding.message)
