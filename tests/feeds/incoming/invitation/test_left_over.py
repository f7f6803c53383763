"""What is listed as not understood: no fact that was read, and every word that says more."""

import pytest

from feeds.incoming.invitation.reading import read

EVENT = "Kochabend für alle\nDonnerstag, 1.10.2026, 18 Uhr\nRathaus, Markt 1, Neustadt\n"
SERIES = "Sprachtreff Neustadt\n{rhythm}, 1.10. bis 3.12.2026, 18 Uhr\nBücherei Neustadt\n"


@pytest.mark.parametrize(
    "line",
    [
        "Eintritt frei – Anmeldung bis 20.9.",
        "Herzliche Einladung",
        "Beginn: 18 Uhr",
        "am Donnerstag",
        "Markt 1, Neustadt",
        "Dauer: 1. Oktober",
        "Gesprächsabend",
    ],
)
def test_what_was_read_is_not_listed(line, neustadt):
    assert read(f"{EVENT}{line}", neustadt).left == ()


def test_the_rhythm_of_the_series(neustadt):
    found = read(SERIES.format(rhythm="jeden 1. Donnerstag im Monat"), neustadt)
    assert found.draft.rule is not None
    assert found.left == ()


@pytest.mark.parametrize(
    "line",
    [
        "Kinder frei",
        "Parken kostenlos",
        "um 23 Uhr",
        "jeden Montag",
        "Oktober 1938",
        "per Brieftaube",
        "verschoben auf später",
    ],
)
def test_what_no_date_and_no_field_says_is_kept(line, neustadt):
    found = read(f"{EVENT}{line}", neustadt)
    words = " ".join((*found.left, found.draft.price, str(found.draft.whens), found.draft.title))
    assert line in words


def test_facts_are_no_summary(neustadt):
    facts = "Eröffnung am Donnerstag, dem 1. Oktober 2026, um 18 Uhr im Rathaus\n"
    assert read(f"{EVENT}{facts}", neustadt).draft.summary == ""


def test_what_leads_to_the_event_is_no_summary(neustadt):
    lead = "wir möchten gern etwas zum Programm beitragen:"
    text = f"{lead}\n\n{EVENT}Wir kochen gemeinsam Gerichte aus fünf Ländern.\n"
    draft = read(text, neustadt).draft
    assert draft.summary == "Wir kochen gemeinsam Gerichte aus fünf Ländern."
    assert lead in draft.description


def test_a_kind_of_event_stays_in_the_text(neustadt):
    found = read(f"Gesprächsabend\n{EVENT}", neustadt)
    kept = f"{found.draft.title} {found.draft.description}"
    assert "Gesprächsabend" in kept


@pytest.mark.parametrize(
    "line",
    [
        "Anmelden muss sich niemand.",
        "Eine Anmeldung braucht es nicht.",
        "Niemand muss sich anmelden.",
        "Anmelden müsst ihr euch nicht.",
    ],
)
def test_that_nobody_must_register_is_read(line, neustadt):
    assert read(f"{EVENT}{line}", neustadt).draft.registration.need == "none"
