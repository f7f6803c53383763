"""Ten invitations as clubs write them, each read into the same facts a person would type."""

from dataclasses import asdict
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.incoming.invitation.reading import read
from programme.checks import all_checks
from programme.drafts.event_draft import Hours, Period, Place, Registration, Rule, When

SHEET = """
Titel: Fest der Kulturen
Datum: Samstag, 26.09.2026
Uhrzeit: 14:00 - 18:00 Uhr
Ort: Bürgerhaus, Marktplatz 3, 99999 Neustadt
Veranstalter: Verein Miteinander
Eintritt: frei
Anmeldung: nicht erforderlich
Beschreibung: Musik, Tanz und Essen aus zehn Ländern. Alle sind willkommen.
"""
MAIL = """
Von: Vereinsbüro
Betreff: AW: Einladung zum Sprachcafé

Liebe Freundinnen und Freunde,
der Verein Miteinander lädt ein zum „Sprachcafé“ am Mittwoch, 30. September, um 16 Uhr.
Wo:
Mehrgenerationenhaus, Hauptstraße 1, Neustadt
Bitte meldet euch bis 25.9. an unter 03695 123456.
Viele Grüße
--
Vereinsbüro
"""
PROSE = (
    "Der Frauentreff Neustadt lädt zum interkulturellen Frühstück am Dienstag, dem 29.9.2026, "
    "ab 9.30 Uhr ins Mehrgenerationenhaus ein. Nur für Frauen, mit Kinderbetreuung. Eintritt frei."
)
CONTRADICTION = "Kochabend\nDienstag, 14.12.2026, 18 Uhr\nOrt: Lehrküche, Neustadt\n"
SERIES = """
Offener Treff
jeden Dienstag von 16 bis 18 Uhr, 15.9. bis 24.11.2026
außer am 6. und 13. Oktober
im Mehrgenerationenhaus
"""
EXHIBITION = """
Ausstellung „Neue Heimat“
vom 14. September bis 4. Oktober 2026
Öffnungszeiten: Mo-Fr 9 bis 18 Uhr, Sa 10-17 Uhr
am 21.9. geschlossen, Führungen nach Vereinbarung
Ort: Rathaus Neustadt
"""
TWO_DAYS = """
Was: Theaterwerkstatt
Wann: Fr 2.10. und Sa 3.10.2026, jeweils 10-15 Uhr
Wo: Jugendklub, Ringstraße 5a, 99999 Neustadt
Wer: Jugendklub Neustadt; Theaterverein
Kosten: 5 €, Kinder 2 €
"""
LATE = """
Tanznacht
Samstag, 24. Oktober 2026, 20 Uhr bis 01 Uhr, Einlass 19.30 Uhr
Kulturhaus Neustadt
Dolmetschen: Arabisch, Ukrainisch
"""
VAGUE = """
Friedensgebet am 4. Oktober 2026
Die Uhrzeit geben wir noch bekannt.
Treffpunkt: vor der Kirche
"""
ONLINE = """
Vortrag: Ankommen in Deutschland
Montag, 28.09.26, 19.00 Uhr, Ende offen
Ort: online
Anmeldung erforderlich unter https://verein.example/anmeldung.
Für Menschen ab 16 Jahren
"""


HOUSE = Place(name="Mehrgenerationenhaus", town="Neustadt")
CASES = {
    "sheet": (
        SHEET,
        {
            "title": "Fest der Kulturen",
            "whens": (
                When(
                    starts_on=date(2026, 9, 26),
                    start_time=time(14),
                    end_time=time(18),
                    stated_weekday=5,
                ),
            ),
            "place": Place(
                name="Bürgerhaus", street="Marktplatz 3", postcode="99999", town="Neustadt"
            ),
            "organisers": ("Verein Miteinander",),
            "is_free": True,
            "registration": Registration(need="none", text="nicht erforderlich"),
            "category": "fest",
        },
    ),
    "mail": (
        MAIL,
        {
            "title": "Einladung zum Sprachcafé",
            "whens": (When(starts_on=date(2026, 9, 30), start_time=time(16), stated_weekday=2),),
            "place": Place(name="Mehrgenerationenhaus", street="Hauptstraße 1", town="Neustadt"),
            "organisers": ("Verein Miteinander",),
            "registration": Registration(
                need="requested", phone="03695 123456", deadline=date(2026, 9, 25)
            ),
        },
    ),
    "prose": (
        PROSE,
        {
            "title": "Interkulturellen Frühstück",
            "whens": (
                When(
                    starts_on=date(2026, 9, 29),
                    start_time=time(9, 30),
                    clock="from",
                    stated_weekday=1,
                ),
            ),
            "place": HOUSE,
            "organisers": ("Frauentreff Neustadt",),
            "is_free": True,
            "audiences": ("frauen",),
            "features": ("women_only", "childcare"),
            "category": "kochen",
        },
    ),
    "contradiction": (
        CONTRADICTION,
        {
            "title": "Kochabend",
            "whens": (When(starts_on=date(2026, 12, 14), start_time=time(18), stated_weekday=1),),
            "place": Place(name="Lehrküche", town="Neustadt"),
        },
    ),
    "series": (
        SERIES,
        {
            "title": "Offener Treff",
            "rule": Rule(
                freq="weekly",
                weekdays=(1,),
                starts_on=date(2026, 9, 15),
                until=date(2026, 11, 24),
                start_time=time(16),
                end_time=time(18),
                except_days=(date(2026, 10, 6), date(2026, 10, 13)),
            ),
            "place": HOUSE,
        },
    ),
    "exhibition": (
        EXHIBITION,
        {
            "period": Period(
                starts_on=date(2026, 9, 14),
                ends_on=date(2026, 10, 4),
                hours=(
                    Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(18)),
                    Hours(weekdays=(5,), opens=time(10), closes=time(17)),
                ),
                closed_on=(date(2026, 9, 21),),
                by_arrangement=True,
            ),
            "category": "ausstellung",
        },
    ),
    "two days": (
        TWO_DAYS,
        {
            "title": "Theaterwerkstatt",
            "whens": (
                When(
                    starts_on=date(2026, 10, 2),
                    start_time=time(10),
                    end_time=time(15),
                    stated_weekday=4,
                ),
                When(
                    starts_on=date(2026, 10, 3),
                    start_time=time(10),
                    end_time=time(15),
                    stated_weekday=5,
                ),
            ),
            "place": Place(
                name="Jugendklub", street="Ringstraße 5a", postcode="99999", town="Neustadt"
            ),
            "organisers": ("Jugendklub Neustadt", "Theaterverein"),
            "is_free": False,
            "price": "5 €, Kinder 2 €",
        },
    ),
    "late": (
        LATE,
        {
            "title": "Tanznacht",
            "whens": (
                When(
                    starts_on=date(2026, 10, 24),
                    start_time=time(20),
                    end_time=time(1),
                    doors=time(19, 30),
                    stated_weekday=5,
                ),
            ),
        },
    ),
    "vague": (
        VAGUE,
        {
            "whens": (When(starts_on=date(2026, 10, 4), clock="to_follow"),),
            "place": Place(note="vor der Kirche"),
            "category": "religion",
        },
    ),
    "online": (
        ONLINE,
        {
            "whens": (
                When(
                    starts_on=date(2026, 9, 28),
                    start_time=time(19),
                    open_end=True,
                    stated_weekday=0,
                ),
            ),
            "age_min": 16,
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_invitation_fills_the_form(neustadt, name):
    text, expected = CASES[name]
    draft = read(text, neustadt).draft
    assert {field: getattr(draft, field) for field in expected} == expected


def test_interpreting_and_online(neustadt):
    assert read(LATE, neustadt).draft.languages.interpreted == ("ar", "uk")
    online = read(ONLINE, neustadt).draft
    assert (online.place.online, online.registration.url) == (
        True,
        "https://verein.example/anmeldung",
    )


def test_a_contradiction_is_kept_and_asked(neustadt):
    draft = read(CONTRADICTION, neustadt).draft
    codes = [finding.code for finding in all_checks.findings(draft, neustadt)]
    assert "weekday" in codes


def test_nothing_is_dropped(neustadt):
    reading = read(SHEET + "\nBitte Geschirr mitbringen!\n", neustadt)
    assert reading.left == (
        "Musik, Tanz und Essen aus zehn Ländern. Alle sind willkommen.",
        "Bitte Geschirr mitbringen!",
    )
    assert reading.draft.description == "\n".join(reading.left)
    assert reading.draft.summary == reading.left[0]
    assert {"title", "whens", "place", "organisers"} <= set(reading.filled)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "xyz", "28", "\x00\u202e", "A" * 50_000, "1.1." * 9000]
)
def test_a_text_without_an_event_is_no_fault(neustadt, text):
    assert asdict(read(text, neustadt).draft)["language"] == "de"


@given(st.text(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_can_be_read(neustadt, text):
    assert read(text, neustadt).draft.language == "de"
