"""What it costs, in the words of sentences, of posters and of messages."""

import pytest

from feeds.incoming.invitation.reading import read

DATED = "Tanzabend\n26.9.2026, 19 Uhr\n"


@pytest.mark.parametrize(
    "line",
    [
        "Mitmachen ist kostenlos.",
        "kostenlos & ohne Anmeldung",
        "kostenlos · Anmeldung erforderlich",
        "Es kostet kein Geld. Man muss sich nicht anmelden.",
        "Der Abend findet im Saal statt und ist kostenlos.",
        "Das Angebot ist ganz umsonst.",
        "Kosten entstehen keine.",
        "Kosten: nix",
        "Wir sind im Saal. Natürlich kostenlos. Bis bald.",
        "Teilnahmebeitrag: entfällt",
    ],
)
def test_it_is_free(week, line):
    draft = read(DATED + line, week).draft
    assert (draft.is_free, draft.price) == (True, "")


@pytest.mark.parametrize(
    "line",
    [
        "Das Parken ist kostenlos.",
        "Kaffee und Kuchen sind kostenlos.",
        "Wir haben eine kostenlose Hotline.",
        "Die Orgel wurde 1893 gebaut.",
        "Wir sind gegen 14 Uhr wieder da.",
    ],
)
def test_nothing_is_said_of_the_event(week, line):
    draft = read(DATED + line, week).draft
    assert (draft.is_free, draft.price) == (None, "")


@pytest.mark.parametrize(
    ("line", "price"),
    [
        ("VVK 7,00 € | AK 9,00 €", "VVK 7,00 € | AK 9,00 €"),
        ("Kinder 3 € | Erwachsene 6 €", "Kinder 3 € | Erwachsene 6 €"),
        ("5 €, um Anmeldung wird gebeten", "5 €"),
        ("15 Euro // Anmeldung erforderlich", "15 Euro"),
        ("Startgeld 5 €", "Startgeld 5 €"),
        ("20 € pro Mannschaft", "20 € pro Mannschaft"),
        ("Für das Essen sammeln wir 3 Euro ein.", "Für das Essen sammeln wir 3 Euro ein."),
        ("Wir sind um 14 Uhr da. Die Teilnahme kostet 2 Euro.", "Die Teilnahme kostet 2 Euro."),
    ],
)
def test_it_costs(week, line, price):
    draft = read(DATED + line, week).draft
    assert (draft.is_free, draft.price) == (False, price)


def test_of_a_long_sentence_only_the_donation(week):
    line = "Der Eintritt ist frei, wir bitten um eine Spende für die Orgel, die 1893 gebaut wurde."
    draft = read(DATED + line, week).draft
    assert (draft.is_free, draft.price) == (True, "wir bitten um eine Spende für die Orgel")


@pytest.mark.parametrize(
    ("line", "price", "reductions"),
    [
        ("24 € | ermäßigt 16 €", "24 €", "ermäßigt 16 €"),
        ("6,50 € · erm. 5 €", "6,50 €", "erm. 5 €"),
        ("25 €, Schüler 15 €", "25 €", "Schüler 15 €"),
        ("Am Einlass werden 5 Euro fällig", "Am Einlass werden 5 Euro fällig", ""),
    ],
)
def test_each_price_of_a_line_counts(neustadt, line, price, reductions):
    text = f"Herbstfest\nSamstag, 26.9.2026, 14 Uhr\n{line}"
    draft = read(text, neustadt).draft
    assert (draft.price, draft.reductions) == (price, reductions)


@pytest.mark.parametrize(
    ("line", "reductions"),
    [
        ("Stadthalle Vacha. Eintritt: 5 €, erm. 3 €", "erm. 3 €"),
        ("Stadthalle Vacha. 5 € / 3 € ermäßigt", "3 € ermäßigt"),
    ],
)
def test_an_amount_behind_a_house_is_the_price_alone(week, line, reductions):
    draft = read(DATED + line, week).draft
    assert (draft.price, draft.reductions) == ("5 €", reductions)
