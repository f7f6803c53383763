"""One line of address in its parts, at every door; what is not said is not completed silently."""

from dataclasses import replace

import pytest

from feeds.incoming import address_line, any_file, lookup
from programme.drafts.cleaning import tidied
from programme.drafts.event_draft import EventDraft, Place, Registration, When
from tests import cast

GEISA = Place(name="Gemeindehaus", street="Markt 3", postcode="36419", town="Geisa")

GEMEINDEHAUS = Place(name="Gemeindehaus", postcode="36419", town="Geisa")
AT_THE_MARKT = Place(street="Markt 1", postcode="36419", town="Geisa", online=True)
HYBRID = Place(name="Gemeindehaus Geisa", town="Geisa", online=True)


@pytest.fixture
def facts(week, nord):
    """Two towns, a house in each, and a place of which only the town is known."""
    geisa = nord.towns.create(name="Geisa", slug="geisa")
    seebach = nord.towns.create(name="Seebach", slug="seebach")
    add = nord.venues.create
    add(name="", slug="nameless", town=seebach)
    add(name="Rathaus", slug="rathaus-seebach", town=seebach)
    add(name="Bürgerhaus", slug="buergerhaus", town=seebach, postcode="99846")
    add(name="Stadthalle", slug="halle", town=geisa, postcode="36419")
    return lookup.of(week)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Markt 3, 36419 Geisa (Gemeindehaus)", GEISA),
        (
            "Gemeindehaus / Markt 3 / Geisa",
            Place(name="Gemeindehaus", street="Markt 3", town="Geisa"),
        ),
        ("Gemeindehaus Markt 3 36419 Geisa", GEISA),
        ("Gemeindehaus Markt 3, 36419 Geisa", GEISA),
        ("Gemeindehaus 36419 Geisa", Place(name="Gemeindehaus", postcode="36419", town="Geisa")),
        (
            "Kulturhaus Geisa (www.kultur.example)",
            Place(name="Kulturhaus Geisa", town="Geisa", note="www.kultur.example"),
        ),
        ("Neuer Markt 3, Geisa", Place(street="Neuer Markt 3", town="Geisa")),
        ("Raum 1 / 2", Place(name="Raum 1 / 2")),
        ("Rathaus (Geisa)", Place(name="Rathaus", town="Geisa")),
        ("Bürgerhaus (Geisa)", Place(name="Bürgerhaus", town="Geisa")),
        ("Rathaus (Dermbach)", Place(name="Rathaus (Dermbach)")),
        ("Geisa: Bürgerhaus", Place(name="Bürgerhaus", town="Geisa")),
        ("Gemeindehaus · Markt 3 · 36419 Geisa, Germany", GEISA),
        ("Gemeindehaus, Geisa 36419", GEMEINDEHAUS),
        (
            "Markt 1, 36419 Geisa und online: https://teams.microsoft.com/l/x",
            replace(AT_THE_MARKT, note="https://teams.microsoft.com/l/x"),
        ),
        ("Markt 1, 36419 Geisa / Zoom", AT_THE_MARKT),
        ("Gemeindehaus Geisa / Zoom", HYBRID),
        ("hybrid: Gemeindehaus Geisa und Zoom", HYBRID),
        ("Gemeindehaus Geisa und online", HYBRID),
        ("(Gemeindehaus) Markt 3, 36419 Geisa (Hinterhof)", replace(GEISA, room="Hinterhof")),
        ("Gemeindehaus (EG), Markt 3, 36419 Geisa", replace(GEISA, room="EG")),
        ("Gemeindehaus, kleiner Saal, Markt 3, 36419 Geisa", replace(GEISA, room="kleiner Saal")),
        (
            "Gemeindehaus, Markt 3, 36419 Geisa - Eingang im Hof",
            replace(GEISA, room="Eingang im Hof"),
        ),
        ("Kulturhaus Geisa (Saal)", Place(name="Kulturhaus Geisa", room="Saal", town="Geisa")),
        ("Kulturhaus Geisa, Saal 2", Place(name="Kulturhaus Geisa", room="Saal 2", town="Geisa")),
        ("Gemeindehaus · Markt 3 · 36419 · Geisa", GEISA),
        (r"Gemeindehaus\, Markt 3\, 36419 Geisa", GEISA),
        ("Gemeindehaus, Markt 3, 36419 Geisa, Thüringen, Deutschland", GEISA),
        ("Treffpunkt: Gemeindehaus, Markt 3, 36419 Geisa", GEISA),
        ("36419 Geisa, Markt 3, Gemeindehaus", GEISA),
        ("بيت الحي، Markt 3، 36419 Geisa", replace(GEISA, name="بيت الحي")),
        (
            "Gemeindehaus, Markt 3, Geisa-Wiesenfeld",
            replace(GEISA, postcode="", locality="Wiesenfeld"),
        ),
        ("Ort folgt", Place(to_follow=True)),
        ("tba", Place(to_follow=True)),
        (
            "Der Ort wird nach Anmeldung bekannt gegeben",
            Place(to_follow=True, note="Der Ort wird nach Anmeldung bekannt gegeben"),
        ),
        (
            "Gemeindehaus, Markt 3, 36419 Geisa; Raum wird bekannt gegeben",
            replace(GEISA, name="Gemeindehaus, Raum wird bekannt gegeben"),
        ),
        (
            "Haus am Markt, D-36419 Geisa",
            Place(name="Haus am Markt", postcode="36419", town="Geisa"),
        ),
    ],
)
def test_parts(line, place, facts):
    assert address_line.read(line, facts) == place


ONLINE = [
    "Online (Zoom)",
    "Microsoft Teams-Besprechung",
    "BigBlueButton",
    "https://zoom.us/j/1",
    "meet.jit.si/treff",
    "online via Zoom",
    "Google Meet",
    "Zoom-Meeting",
]


@pytest.mark.parametrize("line", ONLINE)
def test_online_has_no_town(line, facts):
    place = address_line.read(line, facts)
    assert place.online
    assert (place.venue, place.name, place.town) == ("", "", "")


@pytest.mark.parametrize("line", ["Zoom-Bar, Geisa", "Café Digital", "Teamsport-Halle"])
def test_a_house_is_not_online(line, facts):
    assert not address_line.read(line, facts).online


def calendar(*lines):
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:1",
            "SUMMARY:Fest",
            f"DTSTART:{cast.when().starts_on:%Y%m%d}T180000",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    ).encode()


def place_of(data, facts):
    return any_file.read(data, facts).items[0].draft.place


@pytest.mark.parametrize(
    ("line", "name", "bad_weather"),
    [
        ("Festwiese Geisa (bei Regen: Turnhalle Geisa)", "Festwiese Geisa", "Turnhalle Geisa"),
        (
            "Festwiese Geisa; bei schlechtem Wetter in der Turnhalle",
            "Festwiese Geisa",
            "Turnhalle",
        ),
        ("Festwiese Geisa, bei Regen Absage", "Festwiese Geisa, bei Regen Absage", ""),
    ],
)
def test_bad_weather_beside_the_place(line, name, bad_weather, facts):
    escaped = line.replace(";", r"\;").replace(",", r"\,")
    day = f"{cast.when().starts_on:%d.%m.%Y}"
    table = f'Titel;Datum;Ort\nFest;{day};"{line}"\n'.encode()
    for data in (calendar(f"LOCATION:{escaped}"), table):
        draft = any_file.read(data, facts).items[0].draft
        assert (draft.place.name, draft.bad_weather_place) == (name, bad_weather)


@pytest.mark.parametrize("said", [[], *([f"LOCATION:{word}"] for word in ("-", "?", "n.n.", ""))])
def test_no_place_in_a_calendar(said, facts):
    assert place_of(calendar(*said), facts) == Place()


@pytest.mark.parametrize("word", ["", "-", "?", "n.n.", "k. A."])
def test_no_place_in_a_table(word, facts):
    day = f"{cast.when().starts_on:%d.%m.%Y}"
    assert place_of(f"Titel;Datum;Ort\nFest;{day};{word}\n".encode(), facts) == Place()
    assert place_of(f"Titel;Datum\nFest;{day}\n".encode(), facts) == Place()


@pytest.mark.parametrize("word", ["-", "–", "?", "n.n.", "k. A."])
def test_no_place_at_any_door(word):
    said = Place(name=word, town=word, street=word)
    when = When(starts_on=cast.when().starts_on, place=said)
    clean = tidied(EventDraft(language="de", title="Fest", place=said, whens=(when,)))
    assert (clean.place, clean.whens[0].place) == (Place(), Place())


def test_what_nobody_knows_is_no_answer_at_any_door():
    said = EventDraft(
        language="de",
        title="Fest",
        organisers=("-", "k. A.", "Verein"),
        price="-",
        registration=Registration(text="k. A."),
    )
    clean = tidied(said)
    assert (clean.organisers, clean.price, clean.registration.text) == (("Verein",), "", "")


@pytest.mark.parametrize(
    "line",
    [
        "URL:https://zoom.us/j/123",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/x",
    ],
)
def test_a_meeting_beside_an_address_is_both(line, facts):
    place = place_of(calendar("LOCATION:Kulturhaus\\, Geisa", line), facts)
    assert place == Place(name="Kulturhaus", town="Geisa", online=True)
    beside = calendar("LOCATION:Kulturhaus\\, Geisa\\, https://zoom.us/j/123")
    assert place_of(beside, facts).online


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (
            "Rathaus;Markt 1;36419;Seebach",
            Place(name="Rathaus", street="Markt 1", postcode="36419", town="Seebach"),
        ),
        ("Bürgerhaus;;1234;Seebach", Place(name="Bürgerhaus", postcode="1234", town="Seebach")),
        (
            "Bürgerhaus;Hauptstr. 2;99846;",
            Place(name="Bürgerhaus", street="Hauptstr. 2", postcode="99846"),
        ),
        ("Bürgerhaus;;99846;", Place(venue="buergerhaus")),
    ],
)
def test_a_street_or_postcode_that_fits_no_house_stays(cells, place, facts):
    day = f"{cast.when().starts_on:%d.%m.%Y}"
    table = f"Titel;Datum;Ort;Straße;PLZ;Stadt\nFest;{day};{cells}\n"
    assert place_of(table.encode(), facts) == place
