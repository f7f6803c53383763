"""Posters say one thing in each line; letters put names in quotation marks."""

from datetime import time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("Altstadt\nEinbeck", Place(name="Altstadt", town="Einbeck")),
        ("Mühlfeld-Laden\nMeiningen", Place(name="Mühlfeld-Laden", town="Meiningen")),
        ("anschließend Tee\nIVIZ\nJena", Place(name="IVIZ", town="Jena")),
        (
            "Lebenshilfe\nKutschenberg 4, Duderstadt",
            Place(name="Lebenshilfe", street="Kutschenberg 4", town="Duderstadt"),
        ),
        (
            "Gemeindehaus\nHofstatt 16, Braunfels-Bonbaden",
            Place(name="Gemeindehaus", street="Hofstatt 16", town="Braunfels-Bonbaden"),
        ),
        ("wechselnd (drei Orte)\nJena", Place(name="wechselnd (drei Orte)", town="Jena")),
    ],
)
def test_under_the_times_stands_the_place_and_a_town_of_elsewhere(neustadt, lines, place):
    found = read(f"Herbstfest\nSamstag, 26. September (2026)\n16 bis 17.30 Uhr\n{lines}", neustadt)
    assert found.draft.place == place
    when = found.draft.whens[0]
    assert (when.start_time, when.end_time) == (time(16), time(17, 30))


@pytest.mark.parametrize(
    "title",
    [
        "Tag der offenen Tür in der Kleiderkammer",
        "Familienfest auf dem Spielplatz",
        "Wir lachen alle in derselben Sprache – Lieder und Verse",
        "Ausstellung „Heimat in Neustadt“",
        "Nacht der Kirchen: an den Grenzen und bei uns",
    ],
)
def test_a_title_in_marks_is_whole(neustadt, title):
    found = read(
        f"Liebe Leute,\n\nwir laden Sie herzlich ein zu „{title}“. Die Veranstaltung findet statt: "
        "Samstag, 26.9.2026, 14 Uhr, Ort: Rathaus in Neustadt.",
        neustadt,
    )
    assert found.draft.title == title
    assert found.left == ()


def test_behind_in_stands_the_town_of_a_street(neustadt):
    found = read(
        "Fest\n26.9.2026, 14 Uhr\nOrt: Lebenshilfe, Kutschenberg 4 in Duderstadt", neustadt
    )
    assert found.draft.place == Place(
        name="Lebenshilfe", street="Kutschenberg 4", town="Duderstadt"
    )
