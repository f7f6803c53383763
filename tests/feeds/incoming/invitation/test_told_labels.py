"""Sentences that say what a label would: "Ort ist …", "Veranstalter ist …", brackets."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place

HERE = Place(name="Alte Tuchfabrik", town="Neustadt")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ort ist Alte Tuchfabrik, Neustadt.",
        "Ort ist die Alte Tuchfabrik in Neustadt.",
        "Veranstaltungsort ist wieder die Alte Tuchfabrik, Neustadt!",
        "Treffpunkt ist die Alte Tuchfabrik (Neustadt).",
    ],
)
def test_a_sentence_names_the_place(neustadt, sentence):
    text = f"Am 26.9.2026 um 14 Uhr feiern wir „Herbstlaub“. {sentence} Es gibt Kuchen."
    found = read(text, neustadt)
    assert found.draft.place == HERE
    assert found.draft.title == "Herbstlaub"
    assert "Es gibt Kuchen." in found.draft.description


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Veranstalter ist der Kulturverein Brücke e. V.", ("Kulturverein Brücke e. V.",)),
        ("Veranstalter ist Buntes Miteinander.", ("Buntes Miteinander",)),
        ("Veranstalterin ist die Stadt Neustadt.", ("Stadt Neustadt",)),
    ],
)
def test_a_sentence_names_the_organiser(neustadt, sentence, names):
    text = f"Am 26.9.2026 um 14 Uhr feiern wir „Herbstlaub“ im MGH in Neustadt.\n{sentence}"
    found = read(text, neustadt)
    assert found.draft.organisers == names
    assert found.draft.title == "Herbstlaub"


@pytest.mark.parametrize(
    "sentence",
    ["Der Ort ist schön.", "Treffpunkt ist um 9 Uhr.", "Unser Ort ist 800 Jahre alt."],
)
def test_what_only_sounds_like_it_stays_text(neustadt, sentence):
    found = read(
        f"Herbstfest am 26.9.2026 um 14 Uhr im Mehrgenerationenhaus in Neustadt. {sentence}",
        neustadt,
    )
    assert found.draft.place == Place(name="Mehrgenerationenhaus", town="Neustadt")
    assert not found.draft.organisers


def test_a_line_that_goes_on_with_the_place(neustadt):
    found = read("Herbstfest am 26.9.2026 um 14 Uhr im JUZ in Neustadt. Alle kommen.", neustadt)
    assert found.draft.place == Place(name="JUZ", town="Neustadt")
    assert found.left == ("Alle kommen.",)


@pytest.mark.parametrize(
    ("brackets", "place"),
    [
        ("(Alte Tuchfabrik, Neustadt)", HERE),
        (
            "(Alte Tuchfabrik, Ring 4, Neustadt)",
            Place(name="Alte Tuchfabrik", street="Ring 4", town="Neustadt"),
        ),
        ("(Gemeindesaal)", Place(name="Gemeindesaal")),
        ("(Eintritt frei)", Place()),
    ],
)
def test_brackets_behind_the_time_hold_the_place(neustadt, brackets, place):
    text = f"Wir laden herzlich ein zu „Herbstlaub“ am 26.9.2026, 14 Uhr, {brackets}."
    assert read(text, neustadt).draft.place == place


def test_a_part_of_a_town_behind_the_street_is_no_name(neustadt):
    text = "Herbstfest\n26.9.2026, 14 Uhr\nOrt: Kulturhaus „Am Anger“, Lindenweg, Krumm (Neustadt)"
    assert read(text, neustadt).draft.place == Place(
        name="Kulturhaus „Am Anger“", street="Lindenweg", town="Neustadt", locality="Krumm"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "für das Programm melden wir: {}. Termin ist der 26.9.2026, 14 Uhr.",
        "Wir möchten gern folgende Veranstaltung anmelden: {}. Sie ist am 26.9.2026, 14 Uhr.",
    ],
)
def test_what_is_reported_is_the_title(neustadt, sentence):
    text = f"Sehr geehrte Damen und Herren,\n\n{sentence.format('Märchen aus aller Welt')}"
    assert read(text, neustadt).draft.title == "Märchen aus aller Welt"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in die Arche am Berg in Neustadt", Place(name="Arche am Berg", town="Neustadt")),
        ("im Alten Gutshof in Neustadt", Place(name="Alter Gutshof", town="Neustadt")),
        ("in der Alten Färberei in Neustadt", Place(name="Alte Färberei", town="Neustadt")),
        (
            "im ehemaligen Kulturhaus „Glück“, Ring 7, Neustadt",
            Place(name="Kulturhaus „Glück“", street="Ring 7", town="Neustadt"),
        ),
    ],
)
def test_a_house_in_a_sentence_is_told_as_it_is_called(neustadt, words, place):
    text = f"Am Samstag, dem 26.9.2026, feiern wir ab 14 Uhr {words}."
    assert read(text, neustadt).draft.place == place
