"""How one gets into a house, a house with a name of its own, and seats that are left."""

import pytest

from feeds.incoming import address_line
from feeds.incoming.invitation.reading import read
from programme.checks import all_checks
from programme.drafts.event_draft import Place

HEAD = "Kochkurs\n24.9.2026, 17 Uhr\n"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (
            "Ort: Altes Haus, Goethestraße 2, Neustadt (Eingang über den Hof!)",
            "Eingang über den Hof",
        ),
        (
            "Ort: Altes Haus (Eingang über den Hof), Goethestraße 2, Neustadt",
            "Eingang über den Hof",
        ),
        (
            "Ort: Altes Haus, Goethestraße 2, Neustadt, Zugang durch den Garten",
            "Zugang durch den Garten",
        ),
        (
            "Ort: Altes Haus, Goethestraße 2, Neustadt (Hintereingang rechts)",
            "Hintereingang rechts",
        ),
        ("Ort: Altes Haus, Goethestraße 2, Neustadt (bitte klingeln)", "bitte klingeln"),
    ],
)
def test_the_way_in_is_a_note_and_no_room(neustadt, line, note):
    place = read(HEAD + line, neustadt).draft.place
    expected = {"name": "Altes Haus", "street": "Goethestraße 2", "town": "Neustadt"}
    assert place == Place(**expected, note=note)


@pytest.mark.parametrize("room", ["Eingang B", "Hinterhaus", "Saal"])
def test_a_part_of_the_house_stays_its_room(neustadt, room):
    place = read(f"{HEAD}Ort: Altes Haus, {room}, Goethestraße 2, Neustadt", neustadt).draft.place
    assert (place.name, place.room, place.note) == ("Altes Haus", room, "")


def test_calendars_and_tables_note_it_too(lookup):
    place = address_line.read(
        "Altes Haus, Goethestraße 2, 99999 Neustadt (Eingang über den Hof)", lookup
    )
    assert (place.name, place.room, place.note) == ("Altes Haus", "", "Eingang über den Hof")


@pytest.mark.parametrize(
    "house",
    [
        "Kleingartenanlage „Sonnenschein“",
        "Kita „Regenbogen“",
        "Sporthalle „Am Wald“",
        "Gaststätte „Zur Linde“",
        "Kirche „St. Anna“",
    ],
)
def test_a_house_with_a_name_is_no_title(neustadt, house):
    draft = read(f"Sommerfest\n24.9.2026, 15 Uhr\n{house}, Neustadt", neustadt).draft
    assert (draft.title, draft.place.name, draft.place.town) == ("Sommerfest", house, "Neustadt")


@pytest.mark.parametrize(
    "title", ["Ausstellung „Neue Heimat“", "Theater „Der Geizige“", "Erzählcafé „Damals“"]
)
def test_what_is_shown_still_is_one(neustadt, title):
    assert read(f"{title}\n24.9.2026, 15 Uhr\nStadtpark, Neustadt", neustadt).draft.title == title


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(
    "line", ["AUSVERKAUFT – nur noch Restkarten", "Ausverkauft! Nur noch einzelne Restkarten"]
)
def test_where_seats_are_left_it_is_asked_whether_it_is_full(neustadt, line, above):
    lines = ["Konzert Klezmer", "24.9.2026, 19 Uhr, Stadtpark, Neustadt"]
    lines.insert(0 if above else 2, line)
    draft = read("\n".join(lines), neustadt).draft
    assert (draft.title, draft.organisers) == ("Konzert Klezmer", ())
    assert [when.status for when in draft.whens] == ["scheduled"]
    assert line in draft.description
    assert "state_in_text" in {each.code for each in all_checks.findings(draft, neustadt)}
