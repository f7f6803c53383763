"""A part of a town, or its short name, is told as it was written; the register knows the rest."""

import pytest

from feeds.incoming import address_line, lookup
from feeds.incoming.invitation import reading

HEAD = "Liederfest\nSamstag, 26.9.2026, 14 Uhr\n"


@pytest.fixture
def geratal(neustadt):
    """A programme whose district has a town with two parts and one with a short name."""
    neustadt.district.towns.create(
        name="Geratal", slug="geratal", aliases=["Geraberg", "Gräfenroda"]
    )
    neustadt.district.towns.create(name="Mücheln (Geiseltal)", slug="m", aliases=["Mücheln"])
    neustadt.district.towns.create(name="An der Schmücke", slug="s", aliases=["Heldrungen"])
    return neustadt


@pytest.mark.parametrize(
    ("line", "town", "locality"),
    [
        ("Ort: Kita Sonnenhügel, Geraberg", "Geraberg", ""),
        ("Kita Sonnenhügel in Geraberg", "Geraberg", ""),
        ("Kita Sonnenhügel\nGeraberg", "Geraberg", ""),
        ("Ort: Kita Sonnenhügel\nStadt: Geraberg", "Geraberg", ""),
        ("Ort: Kita Sonnenhügel, Geraberg, 99331 Geratal", "Geratal", "Geraberg"),
        ("Ort: Kita Sonnenhügel, Schulweg 2, 06249 Mücheln", "Mücheln", ""),
        ("Ort: Kita Sonnenhügel, Schulweg 2, 06577 An der Schmücke", "An der Schmücke", ""),
    ],
)
def test_in_an_invitation(geratal, line, town, locality):
    place = reading.read(HEAD + line, geratal).draft.place
    assert (place.name, place.town, place.locality) == ("Kita Sonnenhügel", town, locality)


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Kita Sonnenhügel, Geraberg", "Geraberg"),
        ("Kita Sonnenhügel, Schulweg 2, 99331 Geraberg", "Geraberg"),
        ("Kita Sonnenhügel, 06249 Mücheln", "Mücheln"),
        ("Kita Sonnenhügel, Geratal", "Geratal"),
    ],
)
def test_in_one_line_of_address(geratal, line, town):
    place = address_line.read(line, lookup.of(geratal))
    assert (place.name, place.town) == ("Kita Sonnenhügel", town)
