"""Who organises, in the phrases that posters and letters use for it."""

import pytest

from feeds.incoming.invitation.reading import read

TEXT = "Herbstfest\nSamstag, 26.9.2026, 14 Uhr, Rathaus Neustadt\n"
CLUB = "Frauentreff Beispiel"


@pytest.mark.parametrize(
    "line",
    [
        "Es lädt ein: Frauentreff Beispiel",
        "Es lädt herzlich ein: der Frauentreff Beispiel",
        "Wir laden ein: Frauentreff Beispiel",
        "Veranstaltet von Frauentreff Beispiel",
        "Veranstaltet wird das Fest vom Frauentreff Beispiel.",
        "Eine Veranstaltung des Frauentreff Beispiel",
        "Veranstalter: Frauentreff Beispiel",
        "Veranstalter ist der Frauentreff Beispiel.",
        "Träger: Frauentreff Beispiel",
        "Der Frauentreff Beispiel lädt herzlich ein.",
        "Alle sind willkommen. Organisiert von Frauentreff Beispiel. Bis bald!",
        "\nMit freundlichen Grüßen\nFrauentreff Beispiel",
        "\nMit freundlichen Grüßen\nIhr Frauentreff Beispiel",
        "\nViele Grüße, Euer Frauentreff Beispiel",
        "\nHerzliche Grüße\nErika Muster\nFrauentreff Beispiel\nMarkt 1, 99999 Neustadt",
    ],
)
def test_one_organiser(neustadt, line):
    found = read(TEXT + line, neustadt)
    assert found.draft.organisers == (CLUB,)
    assert found.draft.title == "Herbstfest"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Es laden ein: Kulturverein Muster e. V. und Stadtbibliothek",
            ("Kulturverein Muster e. V.", "Stadtbibliothek"),
        ),
        (
            "Veranstaltet von Kulturverein Muster e.V. in Kooperation mit dem Jugendclub",
            ("Kulturverein Muster e.V.", "Jugendclub"),
        ),
        ("Kulturverein Muster e. V.", ("Kulturverein Muster e. V.",)),
        ("Veranstaltet von Verein Muster e. V.", ("Verein Muster e. V.",)),
        ("Es lädt ein: Landratsamt Muster und Partner", ("Landratsamt Muster und Partner",)),
        ("Es lädt ein: Chor Muster und Initiativen", ("Chor Muster und Initiativen",)),
        (
            "Veranstalter: Gleichstellungsbeauftragte und Frauentreff Muster",
            ("Gleichstellungsbeauftragte und Frauentreff Muster",),
        ),
        ("Veranstalter: Kulturverein Muster (Gruppe 2)", ("Kulturverein Muster (Gruppe 2)",)),
        ("\nMit freundlichen Grüßen\nDas Team", ()),
        ("\nMit freundlichen Grüßen\nTeam der Arche", ("Arche",)),
        ("\nMit freundlichen Grüßen\nErika Muster", ()),
        ("\nViele Grüße\nErika Muster\nVorsitzende", ()),
    ],
)
def test_several_organisers_and_none(neustadt, line, names):
    assert read(TEXT + line, neustadt).draft.organisers == names
