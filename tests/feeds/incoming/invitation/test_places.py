"""Places, prices and ways to register, as they are announced."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Languages, Place, Registration, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "prose place": (
        """\
Der Integrationsbeirat lädt alle Interessierten herzlich zu einer Podiumsdiskussion ein.
Sie findet am 1.10.2026 um 18:30 Uhr im Saal des Rathauses, Markt 1, 99817 Eisenach statt.
Gebärdensprache und Übersetzung ins Arabische und Farsi sind vorhanden.
""",
        {
            "title": "Podiumsdiskussion",
            "category": "vortrag",
            "organisers": ("Integrationsbeirat",),
            "openness": "public",
            "whens": (When(starts_on=date(2026, 10, 1), start_time=time(18, 30)),),
            "place": Place(
                name="Saal des Rathauses", street="Markt 1", postcode="99817", town="Eisenach"
            ),
            "languages": Languages(
                interpreted=(
                    "ar",
                    "fa",
                ),
                signed=("gsg",),
            ),
        },
        (
            (
                "Der Integrationsbeirat lädt alle Interessierten herzlich zu einer "
                "Podiumsdiskussion ein."
            ),
            "Gebärdensprache und Übersetzung ins Arabische und Farsi sind vorhanden.",
        ),
        (),
    ),
    "place later": (
        """\
Stadtspaziergang auf den Spuren der Einwanderung
Sa, 3.10.2026, 14 Uhr
Der Treffpunkt wird noch bekannt gegeben.
max. 20 Personen, Anmeldung erforderlich: 0 36 91 / 67 08 00
""",
        {
            "title": "Stadtspaziergang auf den Spuren der Einwanderung",
            "category": "fuehrung",
            "whens": (When(starts_on=date(2026, 10, 3), start_time=time(14), stated_weekday=5),),
            "place": Place(to_follow=True),
            "registration": Registration(need="required", phone="0 36 91 / 67 08 00", places=20),
        },
        ("max. 20 Personen, Anmeldung erforderlich: 0 36 91 / 67 08 00",),
        (),
    ),
    "zoom": (
        """\
Online-Vortrag: Asylrecht einfach erklärt
Datum: 06.10.2026
Uhrzeit: 19–20.30
Ort: online via Zoom (https://zoom.us/j/99911122)
Der Link wird nach Anmeldung verschickt: www.beratung.example/anmelden
kostenlos
""",
        {
            "title": "Online-Vortrag: Asylrecht einfach erklärt",
            "category": "vortrag",
            "whens": (
                When(starts_on=date(2026, 10, 6), start_time=time(19), end_time=time(20, 30)),
            ),
            "place": Place(online=True),
            "is_free": True,
            "registration": Registration(
                need="required", url="https://www.beratung.example/anmelden"
            ),
        },
        (
            "Ort: online via Zoom (https://zoom.us/j/99911122)",
            "Der Link wird nach Anmeldung verschickt: www.beratung.example/anmelden",
        ),
        (),
    ),
    "meeting point": (
        """\
Kräuterwanderung
Sonntag 20.9. 10 Uhr
Treffpunkt: Parkplatz hinter dem Friedhof, 36433 Bad Salzungen
Dauer ca. 3 Stunden, bitte festes Schuhwerk
Unkostenbeitrag 5 Euro, Kinder frei
""",
        {
            "title": "Kräuterwanderung",
            "category": "fuehrung",
            "whens": (When(starts_on=date(2026, 9, 20), start_time=time(10), stated_weekday=6),),
            "place": Place(
                postcode="36433", town="Bad Salzungen", note="Parkplatz hinter dem Friedhof"
            ),
            "is_free": False,
            "price": "Unkostenbeitrag 5 Euro, Kinder frei",
        },
        ("Dauer ca. 3 Stunden, bitte festes Schuhwerk",),
        (),
    ),
    "price line": (
        """\
Kabarett
Do 8.10.26, 20h00
Bürgersaal
Erwachsene 10 EUR / Schüler 5 EUR, Inhaber der Ehrenamtskarte frei
Parken kostenlos
""",
        {
            "title": "Kabarett",
            "category": "musik",
            "whens": (When(starts_on=date(2026, 10, 8), start_time=time(20), stated_weekday=3),),
            "place": Place(name="Bürgersaal"),
            "is_free": False,
            "price": "Erwachsene 10 EUR / Schüler 5 EUR, Inhaber der Ehrenamtskarte frei",
        },
        ("Parken kostenlos",),
        (),
    ),
    "uawg": (
        """\
Empfang zur Eröffnung
Montag, 21. September 2026, 17.00 Uhr s.t.
im Großen Sitzungssaal des Landratsamtes
U.A.w.g. bis 14. September unter 0931 8003-0 oder empfang(at)kreis.example
""",
        {
            "title": "Empfang zur Eröffnung",
            "whens": (When(starts_on=date(2026, 9, 21), start_time=time(17), stated_weekday=0),),
            "place": Place(name="Großen Sitzungssaal des Landratsamtes"),
            "registration": Registration(
                need="required",
                phone="0931 8003-0",
                email="empfang@kreis.example",
                deadline=date(2026, 9, 14),
            ),
        },
        (),
        (),
    ),
    "deadline first": (
        """\
Busfahrt nach Weimar
Sa 3. Okt., Abfahrt 7.45 Uhr Marktplatz
Bis 25.9. anmelden bei der Touristinfo, Tel. 03671/5550. Preis: 25,00 EUR
""",
        {
            "title": "Busfahrt nach Weimar",
            "whens": (When(starts_on=date(2026, 10, 3), start_time=time(7, 45), stated_weekday=5),),
            "is_free": False,
            "price": "Preis: 25,00 EUR",
            "registration": Registration(
                need="required", phone="03671/5550", deadline=date(2026, 9, 25)
            ),
        },
        (
            "Sa 3. Okt., Abfahrt 7.45 Uhr Marktplatz",
            "Bis 25.9. anmelden bei der Touristinfo, Tel. 03671/5550. Preis: 25,00 EUR",
        ),
        (),
    ),
    "no registration": (
        """\
Offenes Singen
Mittwoch 30.09., 19 Uhr, Aula der Goetheschule
Vorkenntnisse sind nicht erforderlich. Anmeldung unter singen@chor.example.
""",
        {
            "title": "Offenes Singen",
            "category": "musik",
            "whens": (When(starts_on=date(2026, 9, 30), start_time=time(19), stated_weekday=2),),
            "place": Place(name="Aula der Goetheschule"),
            "registration": Registration(need="required", email="singen@chor.example"),
        },
        ("Vorkenntnisse sind nicht erforderlich. Anmeldung unter singen@chor.example.",),
        (),
    ),
    "free kids": (
        """\
Zirkus-Workshop
28.9.2026 15 Uhr
Kinder frei, Erwachsene zahlen nichts extra
""",
        {
            "title": "Zirkus-Workshop",
            "category": "workshop",
            "audiences": ("kinder",),
            "whens": (When(starts_on=date(2026, 9, 28), start_time=time(15)),),
        },
        ("Kinder frei, Erwachsene zahlen nichts extra",),
        (),
    ),
    "street only": (
        """\
Hoffest
19.09.2026 ab 15.00
An der alten Mühle 4a
""",
        {
            "title": "Hoffest",
            "category": "fest",
            "whens": (When(starts_on=date(2026, 9, 19), start_time=time(15), clock="from"),),
            "place": Place(street="An der alten Mühle 4a"),
        },
        (),
        (),
    ),
    "many towns": (
        """\
Infoabend
Do 1.10. 19 Uhr
Bürgerhaus
Am Graben 7
97225 Zellingen am Main
Tel. 09364 8072-0
""",
        {
            "title": "Infoabend",
            "category": "beratung",
            "whens": (When(starts_on=date(2026, 10, 1), start_time=time(19), stated_weekday=3),),
            "place": Place(
                name="Bürgerhaus", street="Am Graben 7", postcode="97225", town="Zellingen am Main"
            ),
        },
        ("Tel. 09364 8072-0",),
        (),
    ),
    "school hours": (
        """\
Infostand
am Dienstag, 22. September 2026 von 8 - 12 Uhr auf dem Wochenmarkt
Bürozeiten: Mo-Fr 9-12 Uhr, Tel. 0371 488-0
""",
        {
            "title": "Infostand",
            "whens": (
                When(
                    starts_on=date(2026, 9, 22),
                    start_time=time(8),
                    end_time=time(12),
                    stated_weekday=1,
                ),
            ),
            "place": Place(name="Wochenmarkt"),
        },
        ("Bürozeiten: Mo-Fr 9-12 Uhr, Tel. 0371 488-0",),
        (),
    ),
    "hybrid": (
        """\
Vortrag: Flucht und Recht
30.09.2026, 18.00 - 19.30 Uhr
Ort: Rathaus, Ratssaal, und online per Livestream
Eintritt frei
""",
        {
            "title": "Vortrag: Flucht und Recht",
            "category": "vortrag",
            "whens": (
                When(starts_on=date(2026, 9, 30), start_time=time(18), end_time=time(19, 30)),
            ),
            "place": Place(name="Rathaus", room="Ratssaal", online=True),
            "is_free": True,
        },
        (),
        (),
    ),
    "umlaut spelt": (
        """\
Fruehstueck fuer Frauen
Dienstag, 29. September 2026, 9 Uhr
in der Begegnungsstaette, Koenigstr. 4, 99084 Erfurt
""",
        {
            "title": "Fruehstueck fuer Frauen",
            "audiences": ("frauen",),
            "whens": (When(starts_on=date(2026, 9, 29), start_time=time(9), stated_weekday=1),),
            "place": Place(
                name="Begegnungsstaette", street="Koenigstr. 4", postcode="99084", town="Erfurt"
            ),
        },
        (),
        (),
    ),
    "price table": (
        """\
Weltmusik-Konzert
Fr 25.09.2026, 20 Uhr (Einlass: 19 Uhr)
Eintritt:
Vorverkauf: 12 €
Abendkasse: 15 €
Kulturbahnhof, Bahnhofsplatz 2, 33102 Paderborn
""",
        {
            "title": "Weltmusik-Konzert",
            "category": "musik",
            "whens": (
                When(
                    starts_on=date(2026, 9, 25),
                    start_time=time(20),
                    doors=time(19),
                    stated_weekday=4,
                ),
            ),
            "place": Place(
                name="Kulturbahnhof", street="Bahnhofsplatz 2", postcode="33102", town="Paderborn"
            ),
            "is_free": False,
            "price": "Vorverkauf: 12 €; Abendkasse: 15 €",
        },
        (),
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
