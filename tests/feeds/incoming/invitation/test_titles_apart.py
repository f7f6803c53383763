"""Titles without the notice in front of them and the rhythm behind them."""

import pytest

from feeds.incoming.invitation.reading import read


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Achtung, verlegt! Das Konzert am 1.10.2026, 19 Uhr, findet in der Stadthalle "
            "Neustadt statt.",
            "Konzert",
        ),
        ("Neuer Termin! Lesung: 30.9.2026, 19 Uhr, Bücherei Neustadt", "Lesung"),
        ("Neuer Termin: 30.9.2026, 19 Uhr, Vortrag, Bücherei Neustadt", "Vortrag"),
        ("Am 25.9. fällt das Café aus; am 2.10. sind wir wieder da, 15 Uhr.", "Café"),
        ("Treff, 14-täglich ab 5.10.2026, 15 Uhr, Rathaus Neustadt", "Treff"),
        ("Flohmarkt, ganztags, 2.10.2026, Rathaus Neustadt", "Flohmarkt"),
        ("Kurs, 5 x ab 5.10.2026, montags 18 Uhr, Rathaus Neustadt", "Kurs"),
        ("Der Treff findet nicht am 28.9., sondern am 5.10. statt.", "Treff"),
        ("Kurs: 3 Termine ab 5.10.2026, montags 18 Uhr (nicht in den Ferien)", "Kurs"),
        ("Kochkurs an vier Montagen ab 5.10.2026, 18 Uhr, Rathaus Neustadt", "Kochkurs"),
        ("Markttag 2.10.2026, 8 bis 13 Uhr / Konzert 20 Uhr, Rathaus Neustadt", "Markttag"),
        ("Fest 2026-09-25T14:00, Rathaus Neustadt", "Fest"),
        (
            "Anlass: Danke! Ein Abend fürs Ehrenamt\nDatum: 1.10.2026, 19 Uhr",
            "Danke! Ein Abend fürs Ehrenamt",
        ),
        ("Der für den 30.9.2026, 19 Uhr, geplante Vortrag entfällt.", "Vortrag"),
    ],
)
def test_title(neustadt, text, title):
    assert read(text, neustadt).draft.title == title


def test_every_14_days_is_no_hour(neustadt):
    text = "Treff, 14-täglich ab 5.10.2026 bis 19.10.2026, 15 Uhr, Rathaus Neustadt"
    rule = read(text, neustadt).draft.rule
    assert (rule.interval, f"{rule.start_time:%H:%M}") == (2, "15:00")
