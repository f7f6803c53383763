"""Texts that were encoded twice are asked about, and what was meant is offered."""

import pytest

from programme.checks import all_checks
from programme.checks.answering import answered
from programme.drafts.event_draft import Place
from programme.encoded_twice import mended
from tests import cast


def twice(text: str) -> str:
    """The text as a program shows its UTF-8 in Windows-1252."""
    return "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in text.encode())


RIGHT = [
    "Frühstück für Mütter",
    "„Café“ – Öl, ß, Ä",
    "Łódź",
    "Привет мир",
    "مرحبا بكم",
    "20 °C, 5 €",
]
RIGHT += ["MENÜ“", "SPAß“ – Größe", "Ä“", "São Ñu âge Ã", "d’accord …", "😀"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_stays(text):
    assert mended(text) == text


@pytest.mark.parametrize("text", RIGHT[:6])
def test_what_was_encoded_twice_is_found_beside_what_was_not(text):
    assert mended(f"Müller: {twice(text)}") == f"Müller: {text}"


def test_a_text_that_went_round_once_more():
    assert mended(twice(twice(RIGHT[0]))) == RIGHT[0]


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
