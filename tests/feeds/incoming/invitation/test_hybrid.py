"""In the house and online: labels that say where; and labels that all stand in one line."""

import pytest

from feeds.incoming.invitation.reading import read

HEAD = "Vortrag Wahlrecht\nSamstag, 26.9.2026, 14 Uhr\n"
HOUSE = "Kulturhaus, Schlossstraße 8, 99999 Neustadt"
ROOM = "https://us02web.zoom.us/j/84512345678?pwd=abcDEF123"


@pytest.mark.parametrize("house", ["Vor Ort", "In Präsenz", "Präsenz", "Ort"])
@pytest.mark.parametrize(
    "online", ["Online", "Online via Zoom", "Online per Zoom", "Livestream", "Zoom-Link", "Link"]
)
def test_a_place_and_online(house, online, neustadt):
    found = read(f"{HEAD}{house}: {HOUSE}\n{online}: {ROOM}\nKenncode: 998877", neustadt)
    place = found.draft.place
    assert (place.name, place.street, place.online) == ("Kulturhaus", "Schlossstraße 8", True)
    assert ROOM in f"{found.draft.description} {found.draft.website}"
    assert found.draft.summary == ""


def test_the_link_comes_later(neustadt):
    found = read(f"{HEAD}Vor Ort: {HOUSE}\nOnline: Link nach Anmeldung", neustadt)
    assert found.draft.place.online
    assert "Online: Link nach Anmeldung" in found.draft.description


def test_only_online(neustadt):
    place = read(f"{HEAD}Online via Zoom: {ROOM}", neustadt).draft.place
    assert (place.name, place.online) == ("", True)


def test_a_title_about_the_net_and_a_price_on_the_spot_are_no_places(neustadt):
    text = f"Online: Gefahren im Netz\nSamstag, 26.9.2026, 14 Uhr\n{HOUSE}\nVor Ort: 5 Euro"
    draft = read(text, neustadt).draft
    assert (draft.title, draft.place.name) == ("Online: Gefahren im Netz", "Kulturhaus")
    assert not draft.place.online


@pytest.mark.parametrize(
    "text",
    [
        "Ort: VHS, Raum 12. Titel: Arabisch für Anfänger. Wann: Montag, 28.9.2026, 18 Uhr.",
        "Titel: Arabisch für Anfänger. Wann: Montag, 28.9.2026, 18 Uhr. Ort: VHS, Raum 12.",
        "Wann: Montag, 28.9.2026, 18 Uhr. Was: Arabisch für Anfänger. Wo: VHS, Raum 12. "
        "Kosten: 5 Euro.",
    ],
)
def test_labels_in_one_line(text, neustadt):
    draft = read(text, neustadt).draft
    assert (draft.title, draft.place.name) == ("Arabisch für Anfänger", "VHS")
    assert draft.place.room == "Raum 12"
    assert [(str(each.starts_on), str(each.start_time)) for each in draft.whens] == [
        ("2026-09-28", "18:00:00")
    ]


def test_the_rubric_of_a_gazette_is_aside(neustadt):
    found = read(f"NICHTAMTLICHER TEIL\nAus den Vereinen\n\n{HEAD}{HOUSE}", neustadt)
    assert (found.draft.title, found.left) == ("Vortrag Wahlrecht", ())
    assert found.aside == ("NICHTAMTLICHER TEIL", "Aus den Vereinen")
