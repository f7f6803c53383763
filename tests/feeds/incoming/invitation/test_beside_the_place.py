"""What stands beside a place and is none: links, bad weather, the old house, the title."""

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place

HALL = Place(name="Rathaus", town="Neustadt")
DAY = "Datum: 26.9.2026, 18 Uhr\n"


@pytest.mark.parametrize(
    ("line", "place", "link"),
    [
        ("Ort: https://bbb.verein.example/b/abc-def", Place(online=True), "abc-def"),
        (
            "Ort: Rathaus Neustadt, https://zoom.us/j/5",
            Place(name="Rathaus", town="Neustadt", online=True),
            "zoom.us/j/5",
        ),
        ("Ort: Rathaus Neustadt, https://karte.example/x", HALL, "karte.example/x"),
    ],
)
def test_a_link_is_no_part_of_a_house_and_is_kept(neustadt, line, place, link):
    draft = read(f"Titel: Treff\n{DAY}{line}", neustadt).draft
    assert draft.place == place
    assert link in f"{draft.website} {draft.description}"


@pytest.mark.parametrize("word", ["k. A.", "-", "?", "nicht bekannt"])
def test_a_place_that_is_not_said_is_none(neustadt, word):
    assert read(f"Titel: Treff\n{DAY}Ort: {word}", neustadt).draft.place == Place()


def test_or_online(neustadt):
    text = "Treff am 26.9.2026, 18 Uhr, Rathaus Neustadt oder online über https://meet.jit.si/x"
    assert read(text, neustadt).draft.place == Place(name="Rathaus", town="Neustadt", online=True)


@pytest.mark.parametrize(
    ("text", "bad_weather"),
    [
        ("26.9.2026, 15-18 h: Fest (Rathaus Neustadt); bei Regen in der Halle", "Halle"),
        ("Fest, 26.9.2026, 15 Uhr, Rathaus Neustadt (bei Regen: Halle)", "Halle"),
        ("Fest, 26.9.2026, 15 Uhr, Rathaus Neustadt, bei Regen Halle Ost", "Halle Ost"),
        ("Titel: Fest\nDatum: 26.9.2026\nOrt: Rathaus Neustadt (bei Regen: Halle)", "Halle"),
        ("Fest, 26.9.2026, 15 Uhr, Rathaus Neustadt, bei Regen Absage", ""),
    ],
)
def test_bad_weather_is_beside_the_place(neustadt, text, bad_weather):
    draft = read(text, neustadt).draft
    assert (draft.title, draft.place, draft.bad_weather_place) == ("Fest", HALL, bad_weather)


@pytest.mark.parametrize(
    "text",
    [
        "So., 27.9.2026, 14 Uhr, Rathaus Neustadt: Familienfest",
        "27.9.2026, 14 Uhr: Familienfest (Rathaus Neustadt)",
        "Familienfest am 27.9.2026, 14 Uhr, jetzt im Rathaus Neustadt statt in der Turnhalle",
    ],
)
def test_the_title_and_the_old_house_are_no_place(neustadt, text):
    draft = read(text, neustadt).draft
    assert (draft.title, draft.place) == ("Familienfest", HALL)


def test_a_name_behind_des_is_told_as_it_is_called(neustadt):
    text = f"Titel: Fest\n{DAY}Eine Veranstaltung des Kulturvereins Muster e. V."
    assert read(text, neustadt).draft.organisers == ("Kulturverein Muster e. V.",)
