"""Files in the shape that Google, Outlook, Nextcloud, WordPress and TYPO3 write, event by event."""

from datetime import date, time
from pathlib import Path

import pytest

from feeds.incoming import any_file
from programme.drafts.event_draft import Place, Rule, When

SAMPLES = Path(__file__).parents[2] / "samples"


def read(name, lookup):
    found = any_file.read((SAMPLES / name).read_bytes(), lookup)
    return found, {item.label: item for item in found.items if not item.is_outside}


def when(month, day, start=None, end=None, **more) -> When:
    return When(
        starts_on=date(2026, month, day),
        start_time=start and time.fromisoformat(start),
        end_time=end and time.fromisoformat(end),
        **more,
    )


@pytest.mark.parametrize("name", ["google.ics", "google-utf16.ics"])
def test_google(name, lookup):
    found, events = read(name, lookup)
    assert list(events) == ["Sprachcafé", "Fest der Kulturen", "Tanznacht"]
    assert [(problem.code, problem.values) for problem in found.problems] == [
        ("private", {"count": "1"}),
        ("outside", {"count": "1", "titles": "“Sommerfest im letzten Jahr”"}),
    ]
    cafe = events["Sprachcafé"].draft
    assert cafe.rule == Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2026, 9, 15),
        until=date(2026, 11, 24),
        start_time=time(16),
        end_time=time(17, 30),
        except_days=(date(2026, 10, 13), date(2026, 10, 20)),
    )
    days = [(each.starts_on.month, each.starts_on.day) for each in cafe.whens]
    assert days == [
        *[(9, 15), (9, 22), (9, 29), (10, 6), (10, 27), (11, 7), (11, 10), (11, 17), (11, 24)]
    ]
    assert cafe.whens[5] == when(
        11,
        7,
        "15:00",
        "16:30",
        key="20261103T1600",
        note="Sprachcafé (Ausweichtermin)",
        place=Place(name="Bibliothek", street="Markt 3", postcode="98999", town="Neustadt"),
    )
    assert cafe.summary == (
        "Sprachcafé für alle. Kaffee & Kuchen sind da. – ohne Anmeldung – kostenfrei"
    )
    assert cafe.place == Place(venue="mehrgenerationenhaus")
    festival = events["Fest der Kulturen"].draft
    assert festival.whens == (when(10, 3, ends_on=date(2026, 10, 4), clock="all_day"),)
    assert festival.place == Place(name="Marktplatz Neustadt", town="Neustadt")
    assert events["Tanznacht"].draft.whens == (when(10, 17, "20:00", "01:00", status="tentative"),)


def test_outlook(lookup):
    _, events = read("outlook.ics", lookup)
    talk = events["Lesung: Zwischen zwei Sprachen"]
    assert talk.draft.whens == (when(9, 29, "19:00", "21:00"),)
    assert (talk.draft.category, talk.draft.wishes) == ("vortrag", "CATEGORIES: Jubiläum")
    assert [problem.code for problem in talk.problems] == ["unknown_words", "told_in_text"]
    assert (talk.draft.is_free, talk.draft.price) == (True, "")
    assert talk.draft.summary == "Eine Autorin liest. Eintritt frei."
    assert events["Tag der offenen Tür"].draft.whens == (when(9, 30, clock="all_day"),)
    table = events["Runder Tisch Integration"].draft
    assert (table.rule.freq, table.rule.nth, table.rule.weekdays) == ("monthly", 3, (3,))
    assert (table.whens, table.place) == ((), Place(online=True))
    assert events["Filmabend"].draft.whens == (when(10, 2, "18:00", "20:30", status="cancelled"),)
    assert len(events["Tag der offenen Tür"].key) < 100


def test_nextcloud(lookup):
    _, events = read("nextcloud.ics", lookup)
    night = events["Nacht der Begegnung"].draft
    assert night.whens == (when(9, 26, "20:00", "01:00"),)
    assert night.place == Place(
        name="Begegnungsstätte",
        street="Am Alten Tor 12a",
        postcode="98999",
        town="Neustadt",
        online=True,  # by its CONFERENCE too
    )
    assert (night.category, night.audiences) == ("musik", ("familien",))
    assert night.website == "https://begegnung.example/nacht"
    art = events["Kunst im Fenster"].draft
    assert art.rule == Rule(
        freq="daily", starts_on=date(2026, 9, 12), until=date(2026, 9, 16), clock="all_day"
    )
    yoga = events["Yoga für Frauen"].draft
    assert (yoga.category, yoga.audiences) == ("sport", ("frauen",))
    days = [(each.starts_on.month, each.starts_on.day, each.status) for each in yoga.whens]
    assert days == [
        (9, 14, "scheduled"),
        (9, 17, "cancelled"),
        (9, 19, "scheduled"),
        *((9, day, "scheduled") for day in (28,)),
        *((10, day, "scheduled") for day in (1, 12, 15, 26, 29)),
    ]
    assert {(each.start_time, each.end_time) for each in yoga.whens} == {(time(10), time(11, 30))}


def test_wordpress(lookup):
    _, events = read("wordpress.ics", lookup)
    concert = events["Konzert – Klezmer trifft Oud"]
    assert concert.draft.whens == (when(9, 25, "19:30", "22:00", doors=time(19)),)
    assert concert.key == "10412@kulturhaus.example"  # without the times, so that it may move
    assert concert.draft.place == Place(
        name="Kulturhaus", street="Theaterplatz 2", postcode="98999", town="Neustadt"
    )
    assert (concert.draft.category, concert.draft.wishes) == (
        "musik",
        "CATEGORIES: Konzerte, Weltmusik",
    )
    assert events["Familiensonntag"].draft.whens == (when(9, 27, clock="all_day"),)


@pytest.mark.parametrize("name", ["typo3.ics", "typo3-latin1.ics"])
def test_typo3(name, lookup):
    _, events = read(name, lookup)
    advice = events["Beratung für Arbeitsuchende"].draft
    assert advice.whens == (when(9, 22, "09:00", "12:00"),)
    assert advice.summary == (
        "Offene Sprechstunde. Bitte Unterlagen mitbringen. Dolmetscher für Arabisch sind da"
    )
    assert advice.place == Place(name="Landratsamt", room="Raum 204")
    opening = events["Eröffnung der Interkulturellen Woche"].draft
    assert opening.whens == (when(9, 27, "11:00"),)  # an end in 1970 is no end
    assert events["Stammtisch"].draft.whens == (when(9, 24, "19:00"),)


@pytest.mark.parametrize(
    ("name", "first_row", "column"),
    [
        ("liste-utf8-semikolon.csv", 2, "Datum"),
        ("liste-cp1252-semikolon.csv", 4, "Datum"),
        ("list-utf8-comma.csv", 2, "Date"),
    ],
)
def test_tables_of_text(name, first_row, column, lookup):
    _, events = read(name, lookup)
    assert [item.number - first_row for item in events.values()] == [0, 1, 2, 3, 4, 5, 7]
    breakfast = events["Interkulturelles Frühstück"].draft
    assert breakfast.whens == (when(9, 12, "09:30", "11:30", stated_weekday=5),)
    assert breakfast.place == Place(venue="mehrgenerationenhaus")
    assert (breakfast.category, breakfast.openness) == ("kochen", "public")
    assert (breakfast.is_free, breakfast.price, breakfast.registration.need) == (True, "", "none")
    talk = events["Lesung „Fremde Heimat“"].draft
    assert talk.whens == (when(10, 14, "19:00", stated_weekday=1),)  # a Wednesday; it is asked
    assert (talk.is_free, talk.price) == (False, "5 €")
    assert talk.registration.email == "info@bibliothek.example"
    sport = events["Fußball ohne Grenzen"].draft
    assert sport.whens == (when(9, 19, "14:00", clock="from", open_end=True),)
    assert events["Ausstellung Gesichter"].draft.whens == (
        when(9, 4, ends_on=date(2026, 9, 30), clock="all_day"),
    )
    assert events["Tanz in die Nacht"].draft.whens == (when(9, 26, "20:00", "00:00"),)
    wrong = events["Workshop Trommeln"]
    assert [(each.code, each.column, each.severity) for each in wrong.problems] == [
        ("unclear", column, "error")
    ]
    assert wrong.draft.whens == ()


def test_excel(lookup):
    found, events = read("liste.xlsx", lookup)
    assert [(problem.code, problem.column) for problem in found.problems] == [
        ("unknown_column", "Farbe")
    ]
    assert [item.number for item in found.items] == [4, 5, 6, 7]
    singing = events["Offenes Singen"].draft
    assert singing.whens == (when(9, 21, "17:00", "18:30"),)
    assert singing.place == Place(
        name="Gemeindehaus", street="Kirchplatz 2", postcode="98999", town="Neustadt"
    )
    assert (singing.is_free, singing.wishes) == (True, "Telefon (intern): 036000 1234")
    assert events["Kochen mit Nachbarn"].draft.whens == (when(9, 23, "16:30"),)
    school = events["Schulprojekttag"].draft
    assert (school.whens, school.openness) == ((when(9, 24, "08:00", "12:00"),), "school")
    assert school.place == Place(postcode="98999", town="Neustadt")
    assert events["Film Abend"].draft.whens == (when(10, 9, clock="to_follow"),)


def test_vcalendar_of_old_phones(lookup):
    _, events = read("vcalendar-1.0.vcs", lookup)
    feast = events["Begegnungsfest für Nachbarinnen und Nachbarn"].draft
    assert feast.whens == (when(9, 25, "16:00", "20:00"),)
    assert feast.place == Place(
        name="Bürgerhaus", street="Markt 4", postcode="36251", town="Bad Hersfeld"
    )
    assert feast.summary == "Musik und Tanz Eintritt frei"


def test_a_plugin_that_is_nearly_right(lookup):
    found, events = read("events-manager.ics", lookup)
    talk = events["Lesung „Zwischen den Jahren“"]
    assert talk.draft.whens == (when(10, 8, "19:30", "21:00"),)
    assert talk.draft.place == Place(
        name="Stadtbücherei", street="Am Wall 3", postcode="59065", town="Hamm"
    )
    assert (talk.draft.category, talk.draft.summary) == (
        "vortrag",
        "Eine Autorin liest. Eintritt 5 €",
    )
    assert talk.draft.website == "https://buecherei.example/lesung"
    assert events["Tag der offenen Moschee"].draft.whens == (when(10, 3, clock="all_day"),)
    assert [[each.code for each in item.problems] for item in found.items] == [
        ["told_in_text"],
        [],
    ]


def test_a_table_that_outlook_exports(lookup):
    found, events = read("outlook-export.csv", lookup)
    breakfast = events["Frauenfrühstück"].draft
    assert breakfast.whens == (when(9, 29, "09:30", "11:30"),)
    assert breakfast.place == Place(
        name="Gemeindehaus", street="Schloßstraße 7", postcode="04107", town="Leipzig"
    )
    assert breakfast.description == "Für alle – mit Kinderbetreuung"
    assert events["Nacht der Lieder"].draft.whens == (when(10, 2, "20:00", "01:00"),)
    assert (found.problems, breakfast.features) == ((), ("childcare",))
    assert [[each.code for each in item.problems] for item in found.items] == [["told_in_text"], []]
