"""Organisations that whoever writes names as their own, and posters that begin with theirs."""

import pytest

from feeds.incoming.invitation.reading import read

DAY = "am Samstag, 26.9.2026, um 14 Uhr in der Stadthalle Neustadt"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Hallo, wir vom SV Muster Neudorf treffen uns {DAY}.", "SV Muster Neudorf"),
        (
            f"Hallo ich bin Amina von Verein Hand in Hand Neudorf. Wir kochen {DAY}.",
            "Verein Hand in Hand Neudorf",
        ),
        (f"Wir spielen {DAY} Theater. Schöne Grüße vom Kulturverein Muster", "Kulturverein Muster"),
        (f"Wir spielen {DAY}. Danke!! Lukas vom Jugendclub Muster", "Jugendclub Muster"),
        (f"PRESSEINFORMATION DER STADT MUSTER\nDas Fest ist {DAY}.", "STADT MUSTER"),
        (f"Der Film „Almanya“ des Heimatvereins Muster läuft {DAY}.", "Heimatverein Muster"),
    ],
)
def test_who_writes(week, text, name):
    assert read(text, week).draft.organisers == (name,)


@pytest.mark.parametrize(
    "text",
    [
        f"Konzert „Musik verbindet – Klänge aus der Nachbarschaft“ {DAY}",
        f"Wir vom Vorbereitungskreis kochen {DAY}.",
        f"Das Buch „Heimat“ der Autorin Anna Muster wird {DAY} vorgestellt.",
    ],
)
def test_nobody_is_named(week, text):
    assert read(text, week).draft.organisers == ()


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("HEIMATMUSEUM MUSTER", "Alte Koffer"),
        ("SV Muster Neudorf", "LAUFTREFF FÜR ALLE"),
        ("vhs Musterkreis", "Deutsch sprechen ohne Angst"),
        ("Landfrauen Musterland", "Afghanischer Kochabend"),
        ("Kulturscheune Muster", "Klezmer unterm Nussbaum"),
    ],
)
def test_over_the_title_of_a_poster(week, above, title):
    draft = read(f"{above}\n{title}\n26.9.2026, 14 Uhr\nLange Gasse 3, 99999 Neudorf", week).draft
    assert (draft.title, draft.organisers) == (title, (above,))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kirchgemeinde Muster\nHerzliche Einladung zum\nSommerabend\n26.9.2026", "Sommerabend"),
        ("KIRCHSPIEL MUSTER\n26.9.2026, 10 Uhr\nErntedankgottesdienst", "Erntedankgottesdienst"),
    ],
)
def test_a_title_below_who_organises(week, text, title):
    assert read(text, week).draft.title == title


def test_a_house_in_the_dative_over_its_street(week):
    text = "Nachmittag mit Gästen\n26.9.2026, 14 Uhr\nim Gemeindehaus\nKirchstraße 9\n99999 Neudorf"
    place = read(text, week).draft.place
    assert (place.name, place.street, place.town) == ("Gemeindehaus", "Kirchstraße 9", "Neudorf")


def test_a_first_name_beside_an_organisation_signs(week):
    text = f"Hallo, wir reparieren {DAY}.\n\nViele Grüße\nWerkstatt Muster e. V., Toni"
    assert read(text, week).draft.organisers == ("Werkstatt Muster e. V.",)


def test_a_heading_in_capitals_is_a_title(week):
    draft = read("MUSEUMSNACHT FÜR ALLE\n26.9.2026, 14 Uhr\nEintritt frei", week).draft
    assert draft.title == "MUSEUMSNACHT FÜR ALLE"


def test_an_address_alone_is_where_the_house_that_organises_is(week):
    text = "Stadtbibliothek Muster\nBilderbuchkino\n26.9.2026, 14 Uhr\nLange Gasse 3, 99999 Neudorf"
    place = read(text, week).draft.place
    assert (place.name, place.street) == ("Stadtbibliothek Muster", "Lange Gasse 3")


def test_an_address_alone_is_no_house_of_a_club(week):
    text = "Turnverein Muster e. V.\nTurnfest\n26.9.2026, 14 Uhr\nLange Gasse 3, 99999 Neudorf"
    assert read(text, week).draft.place.name == ""
