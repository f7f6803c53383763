"""Towns that nobody registered, in sentences and on posters, and streets without a number."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place

HEAD = "Begegnungsabend\n26.9.2026, 18 Uhr\n"
MEET = "Begegnungsabend\nWir laden ein am 26.9.2026 um 18 Uhr "


def told(neustadt, text: str) -> Place:
    return read(text, neustadt).draft.place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("im Roncallihaus, Dachau.", Place(name="Roncallihaus", town="Dachau")),
        ("in der Augustinerkirche, Würzburg.", Place(name="Augustinerkirche", town="Würzburg")),
        (
            "im Stadtpark, Neuburg a. d. Donau. Alle sind da.",
            Place(name="Stadtpark", town="Neuburg a. d. Donau"),
        ),
        (
            "im Bürgerpark, Pfaffenhofen a. d. Ilm.",
            Place(name="Bürgerpark", town="Pfaffenhofen a. d. Ilm"),
        ),
        ("im Gemeindehaus, Jena, statt.", Place(name="Gemeindehaus", town="Jena")),
        ("im Laden am Markt, Jena ein.", Place(name="Laden am Markt", town="Jena")),
        ("(Kleine Altstadtgalerie, Dachau).", Place(name="Kleine Altstadtgalerie", town="Dachau")),
        (
            "(mehrere Schulen in Jena, Jena).",
            Place(name="mehrere Schulen", town="Jena"),
        ),
        (
            "(wechselnd (drei Orte), Nordhausen).",
            Place(name="wechselnd (drei Orte)", town="Nordhausen"),
        ),
        ("(Arche, Hessisch Lichtenau).", Place(name="Arche", town="Hessisch Lichtenau")),
        ("(SBH südost GmbH, Neustadt).", Place(name="SBH südost GmbH", town="Neustadt")),
        (
            "im Gemeindehaus, Hofstatt 16, Braunfels-Bonbaden.",
            Place(name="Gemeindehaus", street="Hofstatt 16", town="Braunfels-Bonbaden"),
        ),
        (
            "in der Gartenstadt Allendorf, Neustadt.",
            Place(name="Gartenstadt Allendorf", town="Neustadt"),
        ),
    ],
)
def test_in_a_sentence(neustadt, words, place):
    assert told(neustadt, MEET + words) == place


@pytest.mark.parametrize("more", ["Musik und Tanz.", "Eintritt frei.", "Picknick.", "Vortrag."])
def test_what_follows_a_house_is_no_town(neustadt, more):
    assert told(neustadt, f"{MEET}im Roncallihaus, {more}").town == ""


@pytest.mark.parametrize("what", ["Lesung, Musik", "Vortrag mit Film, Gespräch", "Tanz, Essen"])
def test_what_happens_is_no_place(neustadt, what):
    assert told(neustadt, f"{MEET}({what}).") == Place()


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("Roncallihaus | Dachau", Place(name="Roncallihaus", town="Dachau")),
        (
            "Laurentiuskirche | Kirchplatz | 06231 Bad Dürrenberg",
            Place(
                name="Laurentiuskirche",
                street="Kirchplatz",
                postcode="06231",
                town="Bad Dürrenberg",
            ),
        ),
        (
            "Kulturhaus, Schortauer Weg, Neustadt-Krumpa",
            Place(name="Kulturhaus", street="Schortauer Weg", town="Neustadt", locality="Krumpa"),
        ),
        (
            "Gemeindehaus\nHofstatt 16\n35619 Braunfels-Bonbaden",
            Place(
                name="Gemeindehaus",
                street="Hofstatt 16",
                postcode="35619",
                town="Braunfels-Bonbaden",
            ),
        ),
        ("digital, Würzburg", Place(town="Würzburg", online=True)),
        ("digital\nWürzburg", Place(town="Würzburg", online=True)),
        ("Wo: digital, Würzburg", Place(town="Würzburg", online=True)),
        ("Wo: online\nOrt: Würzburg", Place(town="Würzburg", online=True)),
        ("Wo: Zoom, Jitsi", Place(online=True)),
    ],
)
def test_in_lines(neustadt, lines, place):
    assert told(neustadt, HEAD + lines) == place


def test_under_the_hours_of_a_programme(neustadt):
    text = "Auftakt\nnur am 26.9.2026\n14.30 Uhr Picknick\n16 Uhr Musik\nRoncallihaus\nDachau"
    assert told(neustadt, text) == Place(name="Roncallihaus", town="Dachau")


def test_where_it_ends_leaves_the_town_in_its_line(neustadt):
    place = told(
        neustadt, f"{HEAD}Wo: Kirche, Bibliothek; Ende im Foyer der Kammerspiele, Meiningen"
    )
    assert place == Place(name="Kirche, Bibliothek", town="Meiningen")


def test_a_label_behind_a_quoted_title(neustadt):
    text = "Am 26.9.2026 ab 14 Uhr ist es so weit: „Fest“! Ort: Kliaplatte, Neustadt. Mit Bühne."
    assert told(neustadt, text) == Place(name="Kliaplatte", town="Neustadt")


def test_a_told_house_wins_over_another_that_is_only_named(neustadt):
    text = (
        "Am 26.9.2026 um 14 Uhr findet in der Volkshochschule in Neustadt die Lesung „Fest“ statt. "
        "Veranstaltet vom Mehrgenerationenhaus."
    )
    assert told(neustadt, text) == Place(name="Volkshochschule", town="Neustadt")


@pytest.mark.parametrize(
    "where",
    ["Gelände des Mehrgenerationenhauses", "Parkplatz am Mehrgenerationenhaus"],
)
def test_the_ground_around_a_house_is_not_the_house(neustadt, where):
    assert told(neustadt, f"{HEAD}Wo: {where}, Neustadt") == Place(name=where, town="Neustadt")
