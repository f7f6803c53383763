"""Titles in the middle of a sentence, as they are called and not as they are declined."""

import pytest

from feeds.incoming.invitation.reading import read

_DAY = "am Samstag, 26. September 2026, um 15 Uhr"


@pytest.mark.parametrize(
    ("letter", "title"),
    [
        (
            f"{_DAY} decken wir den Tisch. Zum Internationalen Frauenbrunch bringt jede etwas mit.",
            "Internationaler Frauenbrunch",
        ),
        (
            f"Die Gemeinden laden {_DAY} zu einem Ökumenischen Friedensweg ein.",
            "Ökumenischer Friedensweg",
        ),
        (
            f"Du spielst Geige? Komm zur offenen Probe des Orchesters {_DAY}.",
            "Offene Probe des Orchesters",
        ),
        (
            f"Unter dem Titel „Ein Vogel“ lädt der Verein Hof e. V. {_DAY} zum Basteln ein.",
            "Ein Vogel",
        ),
        (
            f"Die Wasserwacht hat {_DAY} wieder einen Schwimmkurs für Frauen.",
            "Schwimmkurs für Frauen",
        ),
        (f"Morgen ist wieder Picknick der Nachbarn! Es beginnt {_DAY}.", "Picknick der Nachbarn"),
        (f"Wir machen Frauentreff mit Kochen {_DAY}.", "Frauentreff mit Kochen"),
        (f"Unser Repair-Café ist auch dieses Jahr dabei: {_DAY}.", "Repair-Café"),
        (f"Wir laden {_DAY} zum gemeinsamen Kochen ein.", "Gemeinsames Kochen"),
        (f"Der Chor trifft sich {_DAY}. Kommen Sie in unser Sprachcafé!", "Sprachcafé"),
        (
            f"Zum Tag des Flüchtlings wird {_DAY} in Neustadt zum Gebet der Religionen eingeladen.",
            "Gebet der Religionen",
        ),
        (
            f"Klezmer trifft Oud heißt das Konzert, zu dem wir {_DAY} einladen.",
            "Klezmer trifft Oud",
        ),
        (
            f"In Neustadt soll {_DAY} das Lichterfest am Teich stattfinden; mehr folgt.",
            "Lichterfest am Teich",
        ),
        (
            f"In Neustadt findet {_DAY} der Markt der Möglichkeiten statt.",
            "Markt der Möglichkeiten",
        ),
        (
            f"{_DAY} richten die SG Ostheim und der Chor das Turnier der Nationen aus, wie immer.",
            "Turnier der Nationen",
        ),
        (
            f"{_DAY} trifft sich im Café Krone, Obere Gasse 5, der Stammtisch Vielfalt.",
            "Stammtisch Vielfalt",
        ),
        (
            f"Drei Länder: Die Filmreihe Blickwechsel läuft {_DAY} in Neustadt.",
            "Filmreihe Blickwechsel",
        ),
        (
            "Das für den 26.9.2026 um 15 Uhr geplante Spielfest auf dem Anger wird verlegt.",
            "Spielfest",
        ),
        (
            f"Was meint das? Darüber wird {_DAY} im Erzählcafé „Was ist Heimat?“ gesprochen.",
            "Was ist Heimat?",
        ),
    ],
)
def test_a_sentence_tells_it(neustadt, letter, title):
    text = f"Guten Tag,\n\n{letter[:1].upper()}{letter[1:]} Wir freuen uns auf viele Gäste dabei."
    assert read(text, neustadt).draft.title == title


def test_an_adjective_stays_where_its_gender_is_not_known(neustadt):
    text = f"Wir laden {_DAY} zum Interkulturellen Xylo ein."
    assert read(text, neustadt).draft.title == "Interkulturellen Xylo"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "am 15. September 2026 feiern wir von 13 bis 17 Uhr im Park in Neustadt das Fest der "
            "Vielfalt. Es gibt Musik.",
            "Fest der Vielfalt",
        ),
        ("Fest am 26.9.2026, 15 Uhr, Stadtpark Neustadt. Bei Regen fällt es aus.", "Fest"),
    ],
)
def test_a_piece_of_a_sentence_is_no_title(neustadt, text, title):
    assert read(text, neustadt).draft.title == title
