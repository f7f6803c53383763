"""Further invitations from schools, courses, clubs, churches and chats."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place, Registration, Rule, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "vhs course": (
        """\
vhs Landkreis Nordsachsen
Kurs-Nr. 262-41107
Deutsch für Anfänger – Schnupperabend
Mi., 30.09.2026, 17.30 - 19.00 Uhr, 1 x 2 UE
Eilenburg, Dr.-Belian-Str. 1, Raum 12
gebührenfrei, Anmeldung erforderlich
""",
        {
            "title": "Deutsch für Anfänger – Schnupperabend",
            "category": "workshop",
            "whens": (
                When(
                    starts_on=date(2026, 9, 30),
                    start_time=time(17, 30),
                    end_time=time(19),
                    stated_weekday=2,
                ),
            ),
            "place": Place(name="Eilenburg", street="Dr.-Belian-Str. 1"),
            "is_free": True,
            "registration": Registration(
                need="required", text="gebührenfrei, Anmeldung erforderlich"
            ),
        },
        (
            "vhs Landkreis Nordsachsen",
            "Kurs-Nr. 262-41107",
            "Mi., 30.09.2026, 17.30 - 19.00 Uhr, 1 x 2 UE",
            "Eilenburg, Dr.-Belian-Str. 1, Raum 12",
        ),
        (),
    ),
    "sentence dates": (
        (
            "Der Fußballverein Blau-Weiß Altdorf e.V. lädt am Samstag, 19. September, von 10 "
            "Uhr bis 16 Uhr alle Kinder von 6 bis 12 Jahren zum Fußball-Schnuppertag auf den "
            "Sportplatz ein. Bitte bis 12. September unter jugend@blauweiss.example "
            "anmelden. Die Teilnahme ist kostenlos; Getränke können gekauft werden.\n"
        ),
        {
            "title": "Fußball-Schnuppertag",
            "category": "sport",
            "organisers": ("Fußballverein Blau-Weiß Altdorf e.V.",),
            "audiences": ("kinder",),
            "age_min": 6,
            "age_max": 12,
            "whens": (
                When(
                    starts_on=date(2026, 9, 19),
                    start_time=time(10),
                    end_time=time(16),
                    stated_weekday=5,
                ),
            ),
            "place": Place(name="Sportplatz"),
            "is_free": True,
            "registration": Registration(
                need="requested", email="jugend@blauweiss.example", deadline=date(2026, 9, 12)
            ),
        },
        (
            (
                "Der Fußballverein Blau-Weiß Altdorf e.V. lädt am Samstag, 19. September, "
                "von 10 Uhr bis 16 Uhr alle Kinder von 6 bis 12 Jahren zum "
                "Fußball-Schnuppertag auf den Sportplatz ein. Bitte bis 12. September unter "
                "jugend@blauweiss.example anmelden. Die Teilnahme ist kostenlos; Getränke "
                "können gekauft werden."
            ),
        ),
        (),
    ),
    "umlaut poster": (
        """\
INTERKULTURELLES FRÜHSTÜCK FÜR FRAUEN
Jeden 1. Samstag im Monat
9:30 - 12:00 Uhr
FRAUENZENTRUM „LILITH“
Bahnhofstraße 22 | 02763 Zittau
Kostenfrei! Kinderbetreuung!
""",
        {
            "title": "INTERKULTURELLES FRÜHSTÜCK FÜR FRAUEN",
            "category": "kochen",
            "audiences": ("frauen",),
            "rule": Rule(
                freq="monthly",
                weekdays=(5,),
                nth=1,
                starts_on=date(2026, 9, 12),
                until=date(2026, 11, 30),
                start_time=time(9, 30),
                end_time=time(12),
            ),
            "place": Place(
                name="FRAUENZENTRUM „LILITH“",
                street="Bahnhofstraße 22",
                postcode="02763",
                town="Zittau",
            ),
            "is_free": True,
            "features": ("childcare",),
        },
        (
            "Jeden 1. Samstag im Monat",
            "Kostenfrei! Kinderbetreuung!",
        ),
        (),
    ),
    "kita": (
        (
            "Liebe Familien!\n"
            "Unser Laternenfest findet am Mittwoch, den 11.11.2026 um 16:30 Uhr statt. "
            "Treffpunkt ist der Kirchplatz. Bitte bringen Sie eine Laterne und eine Tasse "
            "mit. Wir freuen uns auf Sie!\n"
            "Ihr Kita-Team Regenbogen\n"
        ),
        {
            "title": "Laternenfest",
            "category": "fest",
            "whens": (
                When(starts_on=date(2026, 11, 11), start_time=time(16, 30), stated_weekday=2),
            ),
            "place": Place(name="Kirchplatz"),
        },
        (
            (
                "Unser Laternenfest findet am Mittwoch, den 11.11.2026 um 16:30 Uhr statt. "
                "Treffpunkt ist der Kirchplatz. Bitte bringen Sie eine Laterne und eine "
                "Tasse mit. Wir freuen uns auf Sie!"
            ),
            "Ihr Kita-Team Regenbogen",
        ),
        ("Liebe Familien!",),
    ),
    "prayer": (
        """\
Interreligiöses Friedensgebet
Mittwoch, 7. Okt. 2026 – 18.00 Uhr
St.-Johannis-Kirche, Kirchplatz, 97421 Schweinfurt
mit Vertreter/innen von Christentum, Islam, Judentum und Bahá'í
anschl. Begegnung bei Tee und Gebäck
Veranstalter: Runder Tisch der Religionen
""",
        {
            "title": "Interreligiöses Friedensgebet",
            "category": "religion",
            "organisers": ("Runder Tisch der Religionen",),
            "whens": (When(starts_on=date(2026, 10, 7), start_time=time(18), stated_weekday=2),),
            "place": Place(
                name="St.-Johannis-Kirche, Kirchplatz", postcode="97421", town="Schweinfurt"
            ),
        },
        (
            (
                "mit Vertreter/innen von Christentum, Islam, Judentum und Bahá'í anschl. "
                "Begegnung bei Tee und Gebäck"
            ),
        ),
        (),
    ),
    "long span daily": (
        """\
Ferienspiele international
12.10. bis 23.10.2026 (Mo-Fr), täglich 8-16 Uhr
Jugendzentrum Nord, Talstraße 3, 57072 Siegen
Kosten: 40 Euro pro Woche inkl. Essen
für Kinder von 7-11 Jahren
""",
        {
            "title": "Ferienspiele international",
            "audiences": ("kinder",),
            "age_min": 7,
            "age_max": 11,
            "whens": (
                When(starts_on=date(2026, 10, 12), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 13), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 14), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 15), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 16), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 19), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 20), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 21), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 22), start_time=time(8), end_time=time(16)),
                When(starts_on=date(2026, 10, 23), start_time=time(8), end_time=time(16)),
            ),
            "place": Place(
                name="Jugendzentrum Nord", street="Talstraße 3", postcode="57072", town="Siegen"
            ),
            "is_free": False,
            "price": "40 Euro pro Woche inkl. Essen",
        },
        (
            "12.10. bis 23.10.2026 (Mo-Fr), täglich 8-16 Uhr",
            "für Kinder von 7-11 Jahren",
        ),
        (),
    ),
    "reading with seat": (
        """\
Autorenlesung mit Samira Beispiel: „Heimat ist ein Verb“
Do., 24.09., 19:30 Uhr (Einlass ab 19:00 Uhr)
Buchhandlung am Markt, Marktplatz 9, Bad Kissingen
Eintritt 8,00 € (erm. 5,00 €), Karten im Vorverkauf in der Buchhandlung oder unter 0971-12345
""",
        {
            "title": "Autorenlesung mit Samira Beispiel: „Heimat ist ein Verb“",
            "category": "vortrag",
            "whens": (
                When(
                    starts_on=date(2026, 9, 24),
                    start_time=time(19, 30),
                    doors=time(19),
                    stated_weekday=3,
                ),
            ),
            "place": Place(name="Buchhandlung am Markt", street="Marktplatz 9"),
            "is_free": False,
            "price": (
                "Eintritt 8,00 € (erm. 5,00 €), Karten im Vorverkauf in der Buchhandlung "
                "oder unter 0971-12345"
            ),
        },
        ("Buchhandlung am Markt, Marktplatz 9, Bad Kissingen",),
        (),
    ),
    "time before day": (
        ("Ab 15 Uhr am Sonntag, dem 20.09.2026, Drachenfest auf der Festwiese\n"),
        {
            "title": "Drachenfest auf der Festwiese",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 9, 20), start_time=time(15), clock="from", stated_weekday=6
                ),
            ),
            "place": Place(name="Festwiese"),
        },
        ("Ab 15 Uhr am Sonntag, dem 20.09.2026, Drachenfest auf der Festwiese",),
        (),
    ),
    "reply chain": (
        """\
Ja, passt so. Bitte übernehmen. Danke und Gruß, M.

Von: Kulturverein <info@kultur.example>
Gesendet: Dienstag, 11. August 2026 16:04
An: Stadtverwaltung
Betreff: Meldung IKW

Guten Tag,

hier unsere Meldung:
Titel: Trommelworkshop
Termin: Sa, 26.09.2026, 14-16 Uhr
Ort: Musikschule, Am Anger 1, 04860 Torgau
""",
        {
            "title": "Trommelworkshop",
            "category": "workshop",
            "whens": (
                When(
                    starts_on=date(2026, 9, 26),
                    start_time=time(14),
                    end_time=time(16),
                    stated_weekday=5,
                ),
            ),
            "place": Place(
                name="Musikschule", street="Am Anger 1", postcode="04860", town="Torgau"
            ),
        },
        (
            "Ja, passt so. Bitte übernehmen. Danke und Gruß, M.",
            "Betreff: Meldung IKW",
            "hier unsere Meldung:",
        ),
        (
            "Von: Kulturverein <info@kultur.example>",
            "Gesendet: Dienstag, 11. August 2026 16:04",
            "An: Stadtverwaltung",
            "Guten Tag,",
        ),
    ),
    "year missing december": (
        """\
Adventscafé der Kulturen
Sonntag, 29.11., 14.30-17.30 Uhr
Gemeindesaal St. Marien
Um Kuchenspenden wird gebeten.
""",
        {
            "title": "Adventscafé der Kulturen",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 11, 29),
                    start_time=time(14, 30),
                    end_time=time(17, 30),
                    stated_weekday=6,
                ),
            ),
            "place": Place(name="Gemeindesaal St. Marien"),
        },
        ("Um Kuchenspenden wird gebeten.",),
        (),
    ),
    "unicode dashes": (
        """\
Tanztee
27.09.2026 · 15—18 Uhr · Kurhaus
Eintritt: 6 € / 4 €
""",
        {
            "title": "Tanztee",
            "category": "musik",
            "whens": (When(starts_on=date(2026, 9, 27), start_time=time(15), end_time=time(18)),),
            "is_free": False,
            "price": "6 € / 4 €",
        },
        ("27.09.2026 · 15—18 Uhr · Kurhaus",),
        (),
    ),
    "whatsapp": (
        (
            "Hey zusammen 👋 am *Freitag 18.9.* ab *17 Uhr* grillen wir wieder im Hof vom "
            "*Haus der Jugend* 🔥 Bringt was mit! Kostet nix 😊\n"
        ),
        {
            "category": "kochen",
            "whens": (
                When(
                    starts_on=date(2026, 9, 18), start_time=time(17), clock="from", stated_weekday=4
                ),
            ),
            "place": Place(name="Hof vom Haus der Jugend"),
            "is_free": True,
            "features": ("bring_something",),
        },
        (
            (
                "am Freitag 18.9. ab 17 Uhr grillen wir wieder im Hof vom Haus der Jugend 🔥 "
                "Bringt was mit! Kostet nix 😊"
            ),
        ),
        ("Hey zusammen",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
