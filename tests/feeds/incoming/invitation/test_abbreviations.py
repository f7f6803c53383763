"""Abbreviated words say what the whole ones say, and a town in a mail address is no place."""

import pytest

from feeds.incoming.invitation import reading

HEAD = "Trommeln\nMontag, 28.9.2026, 16-18 Uhr\n"


@pytest.mark.parametrize(
    "line",
    [
        "kostenlos, Anm. unter 036962/12345 bis 24.9.",
        "Anm.: 036962/12345 (bis 24.9.)",
        "Anm. bis 24.9. unter 036962/12345",
    ],
)
def test_registration(neustadt, line):
    draft = reading.read(HEAD + line, neustadt).draft
    said = draft.registration
    assert (said.need, said.phone) == ("required", "036962/12345")
    assert said.deadline.isoformat() == "2026-09-24"
    assert len(draft.whens) == 1


@pytest.mark.parametrize(
    "words",
    ["in Koop. mit dem Landratsamt", "i. Z. m. dem Landratsamt", "in Kooperation mit Landratsamt"],
)
def test_organisers(neustadt, words):
    draft = reading.read(f"{HEAD}VA: Jugendzentrum Vacha {words}", neustadt).draft
    assert draft.organisers == ("Jugendzentrum Vacha", "Landratsamt")


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Fragen an info@neustadt.example", ""),
        ("Mehr: www.neustadt.example", ""),
        ("Mehr: https://jz.example/neustadt", ""),
        ("Wir treffen uns in Neustadt.", "Neustadt"),
        ("Fragen an info@neustadt.example, Neustadt", "Neustadt"),
    ],
)
def test_a_town_in_an_address_is_no_place(neustadt, line, town):
    assert reading.read(HEAD + line, neustadt).draft.place.town == town
