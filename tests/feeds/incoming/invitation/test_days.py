"""Days as clubs, churches and schools write them."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place, Registration, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "several dates": (
        """\
Theater „Fremd“
Di 22.9., 19 Uhr / Mi 23.9., 19 Uhr / So 27.9., 16 Uhr
Stadttheater, Bühnenweg 1
Karten: VVK 8/AK 10, Kartentelefon 06421 998877
""",
        {
            "title": "Theater „Fremd“",
            "category": "musik",
            "whens": (
                When(starts_on=date(2026, 9, 22), start_time=time(19), stated_weekday=1),
                When(starts_on=date(2026, 9, 23), start_time=time(19), stated_weekday=2),
                When(starts_on=date(2026, 9, 27), start_time=time(16), stated_weekday=6),
            ),
            "place": Place(name="Stadttheater", street="Bühnenweg 1"),
            "is_free": False,
            "price": "Karten: VVK 8/AK 10, Kartentelefon 06421 998877",
        },
        (),
        (),
    ),
    "slash days": (
        """\
Tanzworkshop für Anfänger
24./25.09., 18.00h bis 20.00h
Tanzschule Beispiel, Ringstr. 7, 34117 Kassel
Beitrag: 12 Euro p.P.
""",
        {
            "title": "Tanzworkshop für Anfänger",
            "category": "musik",
            "whens": (
                When(starts_on=date(2026, 9, 24), start_time=time(18), end_time=time(20)),
                When(starts_on=date(2026, 9, 25), start_time=time(18), end_time=time(20)),
            ),
            "place": Place(
                name="Tanzschule Beispiel", street="Ringstr. 7", postcode="34117", town="Kassel"
            ),
            "is_free": False,
            "price": "12 Euro p.P.",
        },
        (),
        (),
    ),
    "each day": (
        """\
Kunstprojekt für Kinder
24.–28. September jeweils 15 bis 17.30 Uhr
Ort: Jugendhaus, Gartenweg 2, 95444 Bayreuth
Anmeldung per Mail an kunst@jugendhaus.example bis 20.9.
""",
        {
            "title": "Kunstprojekt für Kinder",
            "audiences": ("kinder",),
            "whens": (
                When(starts_on=date(2026, 9, 24), start_time=time(15), end_time=time(17, 30)),
                When(starts_on=date(2026, 9, 25), start_time=time(15), end_time=time(17, 30)),
                When(starts_on=date(2026, 9, 26), start_time=time(15), end_time=time(17, 30)),
                When(starts_on=date(2026, 9, 27), start_time=time(15), end_time=time(17, 30)),
                When(starts_on=date(2026, 9, 28), start_time=time(15), end_time=time(17, 30)),
            ),
            "place": Place(
                name="Jugendhaus", street="Gartenweg 2", postcode="95444", town="Bayreuth"
            ),
            "registration": Registration(
                need="required", email="kunst@jugendhaus.example", deadline=date(2026, 9, 20)
            ),
        },
        (),
        (),
    ),
    "wrong weekday": (
        """\
Filmabend
Montag, 29.09.2026, 19:00
Kino Capitol, Am Markt 2, 07318 Saalfeld/Saale
""",
        {
            "title": "Filmabend",
            "category": "film",
            "whens": (When(starts_on=date(2026, 9, 29), start_time=time(19), stated_weekday=0),),
            "place": Place(
                name="Kino Capitol", street="Am Markt 2", postcode="07318", town="Saalfeld/Saale"
            ),
        },
        (),
        (),
    ),
    "english": (
        """\
International Dinner
Sept. 24th, doors 6 pm, start 6:30 pm
Community Center, Hauptstr. 3, 37073 Göttingen
free admission
""",
        {
            "title": "International Dinner",
            "whens": (When(starts_on=date(2026, 9, 24), start_time=time(18, 30), doors=time(18)),),
            "place": Place(
                name="Community Center", street="Hauptstr. 3", postcode="37073", town="Göttingen"
            ),
            "is_free": True,
        },
        (),
        (),
    ),
    "bad weather": (
        """\
Picknick der Kulturen
Sa 12.9., 15 Uhr, Stadtpark Neustadt (bei Regen am 19.9. im Bürgerhaus)
""",
        {
            "title": "Picknick der Kulturen",
            "category": "kochen",
            "whens": (When(starts_on=date(2026, 9, 12), start_time=time(15), stated_weekday=5),),
            "place": Place(name="Stadtpark", town="Neustadt"),
        },
        ("Sa 12.9., 15 Uhr, Stadtpark Neustadt (bei Regen am 19.9. im Bürgerhaus)",),
        (),
    ),
    "wed-sun": (
        """\
Internationales Straßentheaterfestival
Do 24. bis So 27.9.2026
Innenstadt
""",
        {
            "title": "Internationales Straßentheaterfestival",
            "category": "musik",
            "whens": (
                When(
                    starts_on=date(2026, 9, 24),
                    ends_on=date(2026, 9, 27),
                    clock="all_day",
                    stated_weekday=3,
                ),
            ),
        },
        ("Innenstadt",),
        (),
    ),
    "weekday range": (
        """\
Ferienwerkstatt
Mo–Fr, 12.–16.10.2026, 9–13 Uhr
Kulturfabrik
""",
        {
            "title": "Ferienwerkstatt",
            "category": "workshop",
            "whens": (
                When(starts_on=date(2026, 10, 12), start_time=time(9), end_time=time(13)),
                When(starts_on=date(2026, 10, 13), start_time=time(9), end_time=time(13)),
                When(starts_on=date(2026, 10, 14), start_time=time(9), end_time=time(13)),
                When(starts_on=date(2026, 10, 15), start_time=time(9), end_time=time(13)),
                When(starts_on=date(2026, 10, 16), start_time=time(9), end_time=time(13)),
            ),
            "place": Place(name="Kulturfabrik"),
        },
        (),
        (),
    ),
    "series list": (
        """\
Gesprächskreis „Ankommen“
Termine: 15.9., 29.9., 13.10. und 27.10.2026
jeweils von 17:00 bis 18:30
Caritas, Domplatz 4
""",
        {
            "title": "Gesprächskreis „Ankommen“",
            "category": "vortrag",
            "whens": (
                When(starts_on=date(2026, 9, 15), start_time=time(17), end_time=time(18, 30)),
                When(starts_on=date(2026, 9, 29), start_time=time(17), end_time=time(18, 30)),
                When(starts_on=date(2026, 10, 13), start_time=time(17), end_time=time(18, 30)),
                When(starts_on=date(2026, 10, 27), start_time=time(17), end_time=time(18, 30)),
            ),
            "place": Place(name="Caritas", street="Domplatz 4"),
        },
        (),
        (),
    ),
    "wrong day": (
        """\
Konzert
31.9.2026, 19 Uhr
Kirche
""",
        {"title": "Konzert", "category": "musik", "place": Place(name="Kirche")},
        ("31.9.2026, 19 Uhr",),
        (),
    ),
    "rain and cancel": (
        """\
Radtour der Kulturen
Sonntag 4.10.2026, 10 Uhr (Ausweichtermin: 11.10.2026)
Start: Bahnhof Vorplatz
""",
        {
            "title": "Radtour der Kulturen",
            "category": "fuehrung",
            "whens": (When(starts_on=date(2026, 10, 4), start_time=time(10), stated_weekday=6),),
            "place": Place(name="Bahnhof Vorplatz"),
        },
        ("Sonntag 4.10.2026, 10 Uhr (Ausweichtermin: 11.10.2026)",),
        (),
    ),
    "two shows": (
        """\
Puppentheater „Der kleine Drache“ für Kinder ab 4 Jahren
Samstag, 17.10., 10 und 15 Uhr
Puppenbühne im Alten Bahnhof, Bahnhofplatz 1
Eintritt Kinder 4 €, Erwachsene 6 €
""",
        {
            "title": "Puppentheater „Der kleine Drache“ für Kinder",
            "category": "musik",
            "audiences": ("kinder",),
            "age_min": 4,
            "whens": (
                When(starts_on=date(2026, 10, 17), start_time=time(10), stated_weekday=5),
                When(starts_on=date(2026, 10, 17), start_time=time(15), stated_weekday=5),
            ),
            "place": Place(name="Puppenbühne im Alten Bahnhof", street="Bahnhofplatz 1"),
            "is_free": False,
            "price": "Eintritt Kinder 4 €, Erwachsene 6 €",
        },
        ("Puppentheater „Der kleine Drache“ für Kinder ab 4 Jahren",),
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
