"""Calendars and tables that were once read wrongly (tests/samples/reported): their right values."""

from pathlib import Path

import pytest

from feeds.incoming import any_file, lookup, read_aloud
from programme import register
from programme.checks import all_checks
from programme.drafts.event_draft import to_data
from programme.models.venue import Venue

FOLDER = Path(__file__).parents[2] / "samples" / "reported"


@pytest.fixture
def told(wartburgkreis):
    """`told(name)`: the events of a file in the words of `manage.py read`, by title."""

    def read(name):
        said = read_aloud.as_json(name, (FOLDER / name).read_bytes(), wartburgkreis)
        return {event["title"]: event for event in said["events"]}

    return read


@pytest.fixture
def drafts(wartburgkreis):
    """`drafts(name)`: the drafts of a file."""

    def read(name):
        found = any_file.read((FOLDER / name).read_bytes(), lookup.of(wartburgkreis))
        return [item.draft for item in found.items]

    return read


def days(event) -> list[str]:
    return [when["day"] for when in event["dates"]]


def words(event) -> str:
    """What is said of an event in sentences."""
    return event["description"] or event["summary"]


def test_a_series_ends_on_a_day_told_in_utc(told):
    events = told("whole_day_until_in_utc.ics")
    assert days(events["Monatsruhe"]) == ["2027-10-03", "2027-11-03", "2027-12-03"]
    assert days(events["Freitags"]) == ["2027-10-01", "2027-10-08", "2027-10-15", "2027-10-22"]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("whole_day_exdate_in_utc.ics", [4, 6, 7]),
        ("whole_day_recurrence_id_in_utc.ics", [4, 6, 7, 20]),
    ],
)
def test_a_whole_day_is_named_in_utc(told, name, left):
    event = told(name)["Ferientage"]
    assert sorted(days(event)) == [f"2027-10-{day:02}" for day in left]
    assert {when["clock"] for when in event["dates"]} == {"all_day"}


def test_raw_line_ends_lose_nothing(told):
    events = told("raw_line_ends.ics")
    said = ["Das Fest beginnt.", "Einlass: 18 Uhr", "Eintritt: frei", "Bitte Topf mitbringen"]
    assert words(events["Fest"]).splitlines() == said
    said = ["Programm", "Location: Hof", "Status: ausgebucht"]
    assert words(events["Hoffest"]).splitlines() == said
    assert [events["Hoffest"]["place"][name] for name in ("name", "town")] == ["", ""]
    assert [(each["day"], each["status"]) for each in events["Hoffest"]["dates"]] == [
        ("2027-10-19", "scheduled")
    ]


def test_a_link_beside_an_address_is_kept_and_is_no_meeting(told, drafts):
    events = told("link_in_location.ics")
    assert [event["place"]["online"] for event in events.values()] == [False, False]
    hall = events["Konzert"]["place"]
    address = [hall[name] for name in ("name", "street", "postcode", "town")]
    assert address == ["Stadthalle", "Markt 1", "36419", "Geisa"]
    assert events["Kartenfest"]["place"]["town"] == "Geisa"
    kept = [str(to_data(draft)) for draft in drafts("link_in_location.ics")]
    links = ["https://maps.app.goo.gl/abc", "https://tickets.example/7"]
    assert [link in data for link, data in zip(links, kept, strict=True)] == [True, True]


def test_midnight_to_midnight_is_a_whole_day(told):
    events = told("whole_day_as_2359.ics")
    read = {
        title: [(each["day"], each["last_day"], each["clock"]) for each in event["dates"]]
        for title, event in events.items()
    }
    assert read == {
        "Markttag": [("2027-10-14", None, "all_day")],
        "Hoftag": [("2027-10-22", "2027-10-24", "all_day")],
    }


def test_html_keeps_the_targets_of_its_links(told):
    said = words(told("html_links.ics")["Kurs"])
    assert "https://verein.example/anmelden?id=7" in said
    assert "kurs@verein.example" in said
    assert "hier" in said


def test_a_description_in_html_alone(told):
    said = words(told("alt_desc_only.ics")["Kurs"])
    assert [line.strip(" –•-*") for line in said.split("\n") if line.strip()] == [
        "Hallo über alle",
        "eins",
        "zwei",
    ]


@pytest.mark.parametrize(
    ("name", "title", "lines"),
    [
        ("soft_line_break.ics", "Kochen", ["Wir kochen.", "Bitte Topf mitbringen."]),
        ("literal_backslash_n.ics", "Kurs", ["Zeile eins", "Zeile zwei, drei"]),
    ],
)
def test_line_ends_of_other_programs(told, name, title, lines):
    assert words(told(name)[title]).split("\n") == lines


@pytest.mark.parametrize("name", ["generic_place_name.ics", "said_nothing.csv"])
def test_a_house_without_a_town_is_asked_and_not_decided(told, drafts, wartburgkreis, name):
    town = wartburgkreis.district.towns.get(name="Seebach")
    slug = register.slug_for("Bürgerhaus Seebach", lambda slug: False, "ort")
    Venue.objects.create(district=town.district, town=town, name="Bürgerhaus", slug=slug)
    draft = drafts(name)[0]
    assert (draft.place.venue, draft.place.town, draft.place.name) == ("", "", "Bürgerhaus")
    found = all_checks.findings(draft, wartburgkreis)
    assert [each for each in found if each.field.startswith("place") and each.severity != "hint"]


def test_an_address_in_brackets(told):
    place = told("address_in_brackets.ics")["Treff"]["place"]
    address = [place[name] for name in ("name", "street", "postcode", "town")]
    assert address == ["Gemeindehaus", "Markt 3", "36419", "Geisa"]


def test_the_events_calendar_of_wordpress(told, drafts):
    event = told("the_events_calendar.csv")["Fest"]
    [when] = event["dates"]
    assert [when[name] for name in ("day", "start", "end")] == ["2027-09-21", "18:00", "20:00"]
    assert (event["organisers"], words(event)) == (["Verein"], "Musik")
    assert event["place"]["town"] == "Geisa"
    assert [draft.website for draft in drafts("the_events_calendar.csv")] == ["https://x.example"]


def test_text_that_was_encoded_twice_is_offered_right(wartburgkreis):
    name = "doubly_encoded.csv"
    found = any_file.read((FOLDER / name).read_bytes(), lookup.of(wartburgkreis))
    [item] = found.items
    asked = all_checks.findings(item.draft, wartburgkreis) if item.draft else ()
    offered = [each.label for finding in asked for each in finding.candidates]
    offered += read_aloud.as_json(name, (FOLDER / name).read_bytes(), wartburgkreis)["problems"]
    assert [text for text in offered if "Frühstück für Mütter" in text]


def test_a_merged_cell_gives_its_day_to_both_rows(told):
    events = told("merged_date_cell.xlsx")
    assert {title: days(event) for title, event in events.items()} == {
        "A-Fest": ["2027-09-21"],
        "B-Fest": ["2027-09-21"],
    }


def test_what_was_not_said_is_not_invented(told):
    events = told("said_nothing.csv")
    assert list(events) == ["Strichfest", "Halbgeviert", "Fragezeichen"]
    for event in events.values():
        said = (event["is_free"], event["price"], event["registration"]["need"])
        assert said == (None, "", "unknown")
    hall = events["Halbgeviert"]["place"]
    assert (hall["name"], hall["town"]) == ("Rathaus", "Geisa")
    assert [(when["start"], when["clock"]) for when in events["Strichfest"]["dates"]] == [
        ("14:00", "from")
    ]
