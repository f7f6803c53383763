"""What repeats or stays open, as it is announced."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "nth thursday": (
        (
            "Das Frauencafé trifft sich jeden 2. Donnerstag im Monat von 9.30 bis 11.30 Uhr "
            "im Pfarrheim St. Anna, Kirchplatz 5.\n"
            "Nur für Frauen. Kinderbetreuung vorhanden.\n"
        ),
        {
            "title": "Frauencafé",
            "category": "fest",
            "audiences": ("frauen",),
            "rule": Rule(
                freq="monthly",
                weekdays=(3,),
                nth=2,
                starts_on=date(2026, 9, 12),
                until=date(2026, 11, 30),
                start_time=time(9, 30),
                end_time=time(11, 30),
            ),
            "place": Place(name="Pfarrheim St. Anna", street="Kirchplatz 5"),
            "features": (
                "women_only",
                "childcare",
            ),
        },
        (
            (
                "Das Frauencafé trifft sich jeden 2. Donnerstag im Monat von 9.30 bis 11.30 "
                "Uhr im Pfarrheim St. Anna, Kirchplatz 5. Nur für Frauen. Kinderbetreuung "
                "vorhanden."
            ),
        ),
        (),
    ),
    "but holidays": (
        """\
Deutsch-Treff
montags außer in den Ferien, 16-18 Uhr, Stadtbibliothek, 1. OG
Ohne Anmeldung, einfach vorbeikommen!
""",
        {
            "title": "Deutsch-Treff",
            "category": "fest",
            "rule": Rule(
                freq="weekly",
                weekdays=(0,),
                starts_on=date(2026, 9, 12),
                until=date(2026, 11, 30),
                start_time=time(16),
                end_time=time(18),
                except_days=(
                    date(2026, 10, 12),
                    date(2026, 10, 19),
                ),
            ),
            "place": Place(name="Stadtbibliothek", room="1. OG"),
            "registration": Registration(need="none", text="Ohne Anmeldung, einfach vorbeikommen!"),
        },
        ("montags außer in den Ferien, 16-18 Uhr, Stadtbibliothek, 1. OG",),
        (),
    ),
    "vhs": (
        """\
Kurs 26H1203 – Kalligrafie arabisch/deutsch
Di, 15.09.2026, 18:00 – 19:30 Uhr, 5 Termine, wöchentlich dienstags
VHS-Haus, Raum 204, Bahnhofstr. 12, 08056 Zwickau
Gebühr: 45,00 € (erm. 30,00 €)
Leitung: Samir Beispiel
Mindestens 6, max. 12 Teilnehmende
Anmeldeschluss: 08.09.2026
""",
        {
            "title": "Kurs 26H1203 – Kalligrafie arabisch/deutsch",
            "category": "workshop",
            "rule": Rule(
                freq="weekly",
                weekdays=(1,),
                starts_on=date(2026, 9, 15),
                until=date(2026, 10, 13),
                start_time=time(18),
                end_time=time(19, 30),
            ),
            "place": Place(
                name="VHS-Haus",
                room="Raum 204",
                street="Bahnhofstr. 12",
                postcode="08056",
                town="Zwickau",
            ),
            "is_free": False,
            "price": "45,00 € (erm. 30,00 €)",
            "registration": Registration(need="required", deadline=date(2026, 9, 8), places=12),
        },
        (
            "Di, 15.09.2026, 18:00 – 19:30 Uhr, 5 Termine, wöchentlich dienstags",
            "Leitung: Samir Beispiel",
            "Mindestens 6, max. 12 Teilnehmende",
        ),
        (),
    ),
    "exhibition": (
        """\
„Angekommen“ – Fotoausstellung
14.9. – 16.10.2026, Mo/Di/Do 9–16 Uhr, Mi 9–12 Uhr und 14–18 Uhr, Fr geschlossen
Foyer im Landratsamt, Karlstraße 1, 91522 Ansbach
Vernissage: Montag, 14.9., 18 Uhr
Der Besuch der Ausstellung ist kostenlos.
""",
        {
            "title": "„Angekommen“ – Fotoausstellung",
            "category": "ausstellung",
            "period": Period(
                starts_on=date(2026, 9, 14),
                ends_on=date(2026, 10, 16),
                hours=(
                    Hours(
                        weekdays=(
                            0,
                            1,
                            3,
                        ),
                        opens=time(9),
                        closes=time(16),
                    ),
                    Hours(weekdays=(2,), opens=time(9), closes=time(12)),
                    Hours(weekdays=(2,), opens=time(14), closes=time(18)),
                ),
            ),
            "place": Place(
                name="Foyer im Landratsamt", street="Karlstraße 1", postcode="91522", town="Ansbach"
            ),
            "is_free": True,
        },
        (
            ("14.9. – 16.10.2026, Mo/Di/Do 9–16 Uhr, Mi 9–12 Uhr und 14–18 Uhr, Fr geschlossen"),
            "Vernissage: Montag, 14.9., 18 Uhr",
        ),
        (),
    ),
    "fortnight": (
        """\
Offene Sprechstunde Migrationsberatung
alle 14 Tage mittwochs, 9.00–12.00 Uhr, ab 16.9.2026
Diakonie, Kirchstraße 8, 1. Stock, barrierefrei
""",
        {
            "title": "Offene Sprechstunde Migrationsberatung",
            "category": "beratung",
            "rule": Rule(
                freq="weekly",
                interval=2,
                weekdays=(2,),
                starts_on=date(2026, 9, 16),
                until=date(2026, 11, 30),
                start_time=time(9),
                end_time=time(12),
            ),
            "place": Place(name="Diakonie", street="Kirchstraße 8"),
            "wheelchair": "yes",
        },
        (
            "alle 14 Tage mittwochs, 9.00–12.00 Uhr, ab 16.9.2026",
            "Diakonie, Kirchstraße 8, 1. Stock, barrierefrei",
        ),
        (),
    ),
    "last friday": (
        (
            "Der Stammtisch findet immer am letzten Freitag im Monat um 19 Uhr im Gasthof "
            "„Zum Löwen“ statt.\n"
        ),
        {
            "title": "Stammtisch",
            "category": "fest",
            "rule": Rule(
                freq="monthly",
                weekdays=(4,),
                nth=-1,
                starts_on=date(2026, 9, 12),
                until=date(2026, 11, 30),
                start_time=time(19),
            ),
            "place": Place(name="Gasthof „Zum Löwen“"),
        },
        (
            (
                "Der Stammtisch findet immer am letzten Freitag im Monat um 19 Uhr im "
                "Gasthof „Zum Löwen“ statt."
            ),
        ),
        (),
    ),
    "two nths": (
        ("Spieleabend am 1. und 3. Dienstag im Monat, 18–21 Uhr, Jugendtreff\n"),
        {
            "title": "Spieleabend",
            "whens": (
                When(starts_on=date(2026, 9, 15), start_time=time(18), end_time=time(21)),
                When(starts_on=date(2026, 10, 6), start_time=time(18), end_time=time(21)),
                When(starts_on=date(2026, 10, 20), start_time=time(18), end_time=time(21)),
                When(starts_on=date(2026, 11, 3), start_time=time(18), end_time=time(21)),
                When(starts_on=date(2026, 11, 17), start_time=time(18), end_time=time(21)),
            ),
            "place": Place(name="Jugendtreff"),
        },
        ("Spieleabend am 1. und 3. Dienstag im Monat, 18–21 Uhr, Jugendtreff",),
        (),
    ),
    "week hours": (
        """\
Ausstellung „Wege“ vom 20.9. bis 18.10.26 in der Kreuzkirche
täglich 10 bis 18 Uhr geöffnet
Eintritt frei
""",
        {
            "title": "Wege",
            "category": "ausstellung",
            "period": Period(
                starts_on=date(2026, 9, 20),
                ends_on=date(2026, 10, 18),
                hours=(
                    Hours(
                        weekdays=(
                            0,
                            1,
                            2,
                            3,
                            4,
                            5,
                            6,
                        ),
                        opens=time(10),
                        closes=time(18),
                    ),
                ),
            ),
            "place": Place(name="Kreuzkirche"),
            "is_free": True,
        },
        (
            (
                "Ausstellung „Wege“ vom 20.9. bis 18.10.26 in der Kreuzkirche täglich 10 bis "
                "18 Uhr geöffnet"
            ),
        ),
        (),
    ),
    "flyer language": (
        """\
Sprachcafé
jeden Mittwoch 15–17 Uhr (nicht am 14.10.)
Mehrgenerationenhaus
Sprachen: Deutsch, Englisch; bei Bedarf Dolmetschung ins Ukrainische
Kontakt: Büro, 0361 123456, info@mgh.example
Mehr Infos: www.mgh.example/sprachcafe
""",
        {
            "title": "Sprachcafé",
            "category": "fest",
            "rule": Rule(
                freq="weekly",
                weekdays=(2,),
                starts_on=date(2026, 9, 12),
                until=date(2026, 11, 30),
                start_time=time(15),
                end_time=time(17),
                except_days=(date(2026, 10, 14),),
            ),
            "place": Place(name="Mehrgenerationenhaus", town="Neustadt"),
            "languages": Languages(
                spoken=(
                    "de",
                    "en",
                ),
                interpreted=("uk",),
            ),
            "website": "https://www.mgh.example/sprachcafe",
            "public_contact": "Büro, 0361 123456, info@mgh.example",
        },
        (
            "jeden Mittwoch 15–17 Uhr (nicht am 14.10.)",
            "Sprachen: Deutsch, Englisch; bei Bedarf Dolmetschung ins Ukrainische",
        ),
        (),
    ),
    "exhibition until": (
        """\
Wanderausstellung „Zuhause“
noch bis 15. Oktober im Rathausfoyer zu sehen
""",
        {
            "title": "Wanderausstellung „Zuhause“",
            "category": "ausstellung",
            "period": Period(starts_on=date(2026, 9, 12), ends_on=date(2026, 10, 15)),
            "place": Place(name="Rathausfoyer"),
        },
        ("noch bis 15. Oktober im Rathausfoyer zu sehen",),
        (),
    ),
    "monthly no day": (
        """\
Stammtisch Englisch
1. Mittwoch im Monat, 19:00 Uhr, Gaststätte Linde
""",
        {
            "title": "Stammtisch Englisch",
            "category": "fest",
            "rule": Rule(
                freq="monthly",
                weekdays=(2,),
                nth=1,
                starts_on=date(2026, 9, 12),
                until=date(2026, 11, 30),
                start_time=time(19),
            ),
            "place": Place(name="Gaststätte Linde"),
        },
        ("1. Mittwoch im Monat, 19:00 Uhr, Gaststätte Linde",),
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
