"""A house's name decides by itself only with a town, a postcode or a street that fits."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place

HOUSE = "Mehrgenerationenhaus"  # the register knows one, in Neustadt


@pytest.mark.parametrize("line", ["Ort: {}", "{}", "im {}", "Samstag, 26.9.2026, 14 Uhr, {}"])
def test_a_name_alone_stays_a_name(neustadt, line):
    text = f"Herbstfest\nSamstag, 26.9.2026, 14 Uhr\n{line.format(HOUSE)}"
    assert read(text, neustadt).draft.place == Place(name=HOUSE)


@pytest.mark.parametrize(
    "line",
    [
        "Ort: MGH, Neustadt",
        "im Mehrgenerationenhaus in Neustadt",
        "Mehrgenerationenhaus Neustadt",
        "Wo: Mehrgenerationenhaus (Neustadt)",
    ],
)
def test_with_its_town_it_is_the_house_of_the_register(neustadt, line):
    text = f"Herbstfest\nSamstag, 26.9.2026, 14 Uhr\n{line}"
    assert read(text, neustadt).draft.place == Place(name=HOUSE, town="Neustadt")


@pytest.mark.parametrize(
    "lines",
    [
        "Ort: Mehrgenerationenhaus, Hauptstraße 3, 99998 Altdorf",
        "Mehrgenerationenhaus\nHauptstraße 3\n99998 Altdorf",
        "Mehrgenerationenhaus (Hauptstraße 3, 99998 Altdorf)",
    ],
)
def test_an_address_elsewhere_is_kept_whole(neustadt, lines):
    text = f"Herbstfest\nSamstag, 26.9.2026, 14 Uhr\n{lines}"
    where = Place(name=HOUSE, street="Hauptstraße 3", postcode="99998", town="Altdorf")
    assert read(text, neustadt).draft.place == where
