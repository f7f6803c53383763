"""Dates with places of their own: each has its own, and the event that of the first."""

import pytest

from feeds.incoming import read_aloud
from feeds.incoming.invitation.reading import read
from programme.checks import all_checks
from programme.models.venue import Town


@pytest.fixture(autouse=True)
def altdorf(neustadt):
    Town.objects.create(district=neustadt.district, name="Altdorf", slug="altdorf")


def places(text, week):
    """The place of each day, and that of the event."""
    draft = read(text, week).draft

    def told(place):
        return ", ".join(filter(None, (place.name, place.street, place.town)))

    found = {f"{when.starts_on:%d.%m.}": told(when.place or draft.place) for when in draft.whens}
    return found, told(draft.place)


NEUSTADT, ALTDORF = "Bürgerhaus, Neustadt", "Rathaus, Altdorf"


@pytest.mark.parametrize(
    "lines",
    [
        "28.9. Bürgerhaus Neustadt\n30.9. Rathaus Altdorf\njeweils 15 Uhr",
        "28.9. Bürgerhaus Neustadt / 30.9. Rathaus Altdorf\nBeginn: 15 Uhr",
        "• Mo, 28.9., 15 Uhr: Bürgerhaus Neustadt\n• Mi, 30.9., 15 Uhr: Rathaus Altdorf",
        "28.9.2026, 15 Uhr (Bürgerhaus Neustadt)\n30.9.2026, 15 Uhr (Rathaus Altdorf)",
        "Montag, 28. September, 15 Uhr – Bürgerhaus, Neustadt\n"
        "Mittwoch, 30. September, 15 Uhr – Rathaus, Altdorf",
        "am 28.9. um 15 Uhr im Bürgerhaus Neustadt, am 30.9. um 15 Uhr im Rathaus Altdorf",
        "Wann: 28.9. Bürgerhaus Neustadt, 30.9. Rathaus Altdorf\n15 Uhr",
    ],
)
def test_each_date_has_its_place(neustadt, lines):
    found = places(f"Café international\n{lines}\nEintritt frei", neustadt)
    assert found == ({"28.09.": NEUSTADT, "30.09.": ALTDORF}, NEUSTADT)


def test_days_before_a_place_share_it(neustadt):
    text = "Lesereise\n24.9., 25.9. Rathaus Altdorf, 30.9. Kirche Neustadt\nBeginn 19 Uhr"
    found, of_event = places(text, neustadt)
    assert found == {"24.09.": ALTDORF, "25.09.": ALTDORF, "30.09.": "Kirche, Neustadt"}
    assert of_event == ALTDORF


def test_the_same_place_twice_is_that_of_the_event(neustadt):
    text = (
        "Stammtisch\n24.9., 19 Uhr, Gasthaus Linde, Altdorf\n1.10., 19 Uhr, Gasthaus Linde, Altdorf"
    )
    draft = read(text, neustadt).draft
    assert (draft.place.name, draft.place.town) == ("Gasthaus Linde", "Altdorf")
    assert [when.place for when in draft.whens] == [None, None]


def test_the_town_of_all_is_that_of_each(neustadt):
    text = "Spielen in Altdorf\n24.9., 14 Uhr, Jugendhaus\n26.9., 13 Uhr, Stadtbibliothek"
    found, _of_event = places(text, neustadt)
    assert found == {"24.09.": "Jugendhaus, Altdorf", "26.09.": "Stadtbibliothek, Altdorf"}


def test_a_house_that_is_none_alone_is_asked_about(neustadt):
    text = "Spielen\n24.9., 14 Uhr, Rathaus Altdorf\n26.9., 13 Uhr, Gemeindehaus"
    asked = all_checks.findings(read(text, neustadt).draft, neustadt)
    assert "whens.1.place.name" in {each.field for each in asked if each.code == "which_place"}


@pytest.mark.parametrize(
    "text",
    [
        "Programm\n24.9., 15 Uhr Sprachcafé\n26.9., 16 Uhr Erzählcafé\nOrt: Rathaus Altdorf",
        "Kochen\n24.9., 15 Uhr, Rathaus Altdorf\nAnmeldung bis 20.9. im Bürgerhaus Neustadt",
        "Treff jeden Montag, 15 Uhr, Rathaus Altdorf",
    ],
)
def test_what_is_no_place_of_a_date_makes_none(neustadt, text):
    assert {when.place for when in read(text, neustadt).draft.whens} <= {None}


def test_the_json_tells_it_where_it_differs(neustadt):
    text = "Café\n28.9. Bürgerhaus Neustadt\n30.9. Rathaus Altdorf\njeweils 15 Uhr"
    (event,) = read_aloud.text_as_json(text, neustadt)["events"]
    first, second = event["dates"]
    assert (event["place"]["name"], first["place"]) == ("Bürgerhaus", None)
    assert (second["place"]["name"], second["place"]["town"]) == ("Rathaus", "Altdorf")
