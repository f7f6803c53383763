"""Titles that a sentence sets apart, with a kind before and more behind what is quoted."""

import pytest

from feeds.incoming.invitation.reading import read

DAY = "am Samstag, dem 26. September 2026, um 14 Uhr"
SPAN = "vom 26. September bis zum 4. Oktober 2026"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"{DAY} findet im Rathaus Neustadt die Veranstaltung Lesung „Heimat“ mit Musik statt.",
            "Lesung „Heimat“ mit Musik",
        ),
        (
            f"{DAY} findet in der Kita „Regenbogen“ die Veranstaltung „Wir singen – Lieder“ statt.",
            "Wir singen – Lieder",
        ),
        (
            f"{DAY} ist es wieder so weit: Ausstellung „Heimat“ – Eröffnung! Ort: Rathaus.",
            "Ausstellung „Heimat“ – Eröffnung",
        ),
        (f"{DAY} ist es wieder so weit: „Wir singen!“ Ort: Rathaus Neustadt.", "Wir singen!"),
        (
            f"Messe „Let’s talk“ – so heißt unsere nächste Veranstaltung {DAY}.",
            "Messe „Let’s talk“",
        ),
        (f"Der Chor Neustadt lädt {SPAN} zu „Bilder der Stadt“ ein.", "Bilder der Stadt"),
        (
            f"Der Chor Neustadt lädt {SPAN} (montags bis freitags 9 bis 18 Uhr, samstags 10 bis "
            "17 Uhr, sonntags 11 bis 17 Uhr) zu „Bilder der Stadt“ ein.",
            "Bilder der Stadt",
        ),
        (
            f"Der Chor Neustadt lädt {SPAN} zu den üblichen Zeiten zu Ausstellung „Bilder“ ein.",
            "Ausstellung „Bilder“",
        ),
        (
            f"Der Chor Neustadt lädt {DAY} zur Andacht und danach zum Essen zu „Wir feiern“ ein.",
            "Wir feiern",
        ),
    ],
)
def test_title_in_a_sentence(neustadt, text, title):
    greeting = "Sehr geehrte Damen und Herren,\n\n"
    assert read(f"{greeting}{text}", neustadt).draft.title == title


@pytest.mark.parametrize(
    "above", ["Einladung", "Herzliche Einladung!", "Interkulturelle Woche 2026", "Save the date"]
)
@pytest.mark.parametrize(
    "title",
    [
        "62 Flaggen der Welt",
        "16. Regionale Museumsnacht",
        "Wir lachen in derselben Sprache – Lieder und Verse",
        "Mehrsprachige Führungen",
    ],
)
def test_below_what_stands_above_many_titles(neustadt, above, title):
    text = (
        f"{above}\n\n{title}\n\nSamstag, 26.9.2026, 14 Uhr\nRathaus Neustadt\n"
        "Veranstaltet von Chor Neustadt, „Neue Nachbarn“ der Stiftung Muster\n\n"
        "Fröhliche Lieder und Verse, an zwei Vormittagen."
    )
    assert read(text, neustadt).draft.title == title


def test_who_organises_is_no_title(neustadt):
    text = (
        f"wir sehen uns {DAY} (Rathaus Neustadt).\n\nVeranstaltet von Bündnis Muster für Vielfalt."
    )
    draft = read(text, neustadt).draft
    assert draft.title == ""
    assert draft.organisers == ("Bündnis Muster für Vielfalt",)
