"""Invitations as they come from Word, posters, flyers, chats and forms."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Languages, Place, Registration, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "word tabs": (
        (
            "Inter\xadkultu\xadrelles Fuß\xadball\xadturnier\r\n"
            "\r\n"
            "Wann:\tSamstag,\xa019.\xa0September\xa02026\r\n"
            "\t10.00 – 16.00\xa0Uhr\r\n"
            "Wo:\tSportplatz am Waldrand\r\n"
            "\tAm Sportplatz 3\r\n"
            "\t35578\xa0Wetzlar\r\n"
            "Wer:\tSV Grün-Weiß e.\xa0V. und Jugendpflege\r\n"
            "Kosten:\tkeine\r\n"
            "\r\n"
            "Teams bitte bis 11.9. bei Tom Beispiel (0176\xa01234567) melden.\r\n"
        ),
        {
            "title": "Interkulturelles Fußballturnier",
            "category": "sport",
            "organisers": (
                "SV Grün-Weiß e. V.",
                "Jugendpflege",
            ),
            "whens": (
                When(
                    starts_on=date(2026, 9, 19),
                    start_time=time(10),
                    end_time=time(16),
                    stated_weekday=5,
                ),
            ),
            "place": Place(
                name="Sportplatz am Waldrand",
                street="Am Sportplatz 3",
                postcode="35578",
                town="Wetzlar",
            ),
            "is_free": True,
        },
        ("Teams bitte bis 11.9. bei Tom Beispiel (0176 1234567) melden.",),
        (),
    ),
    "poster": (
        """\
HERZLICHE EINLADUNG
ZUM
FEST DER NACHBARN
SONNABEND, 26. SEPTEMBER 2026
14 – 20 UHR
AUF DEM DORFANGER IN GROSSDORF
MUSIK * TANZ * HÜPFBURG
EINTRITT FREI - SPENDE ERBETEN
""",
        {
            "title": "FEST DER NACHBARN",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 9, 26),
                    start_time=time(14),
                    end_time=time(20),
                    stated_weekday=5,
                ),
            ),
            "place": Place(name="DORFANGER IN GROSSDORF"),
            "is_free": True,
            "price": "EINTRITT FREI - SPENDE ERBETEN",
        },
        (
            "HERZLICHE EINLADUNG",
            "MUSIK * TANZ * HÜPFBURG",
        ),
        (),
    ),
    "bullets": (
        """\
Familientag im Familienzentrum

• Datum: So., 27.09.26
• Beginn: 11 h
• Ende: ca. 17 h
• Ort: Familienzentrum „Arche“, Lindenallee 12 a, 59494 Soest
• Eintritt: 3,- €, Kinder bis 12 frei
• Kuchenspenden sind willkommen
""",
        {
            "title": "Familientag im Familienzentrum",
            "category": "familie",
            "whens": (
                When(
                    starts_on=date(2026, 9, 27),
                    start_time=time(11),
                    end_time=time(17),
                    stated_weekday=6,
                ),
            ),
            "place": Place(
                name="Familienzentrum „Arche“",
                street="Lindenallee 12 a",
                postcode="59494",
                town="Soest",
            ),
            "is_free": False,
            "price": "3,- €, Kinder bis 12 frei",
        },
        ("Kuchenspenden sind willkommen",),
        (),
    ),
    "signs": (
        """\
*Nachbarschaftsfest* 🎉
📅 Sa 19.09.2026
🕒 14–18 Uhr
📍 Spielplatz Rosengarten, Rosenweg, Neustadt
💶 kostenlos
📞 0151 23456789
""",
        {
            "title": "Nachbarschaftsfest",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 9, 19),
                    start_time=time(14),
                    end_time=time(18),
                    stated_weekday=5,
                ),
            ),
            "place": Place(name="Spielplatz Rosengarten, Rosenweg", town="Neustadt"),
            "is_free": True,
            "public_contact": "0151 23456789",
        },
        (),
        (),
    ),
    "question labels": (
        """\
Was? Repair-Café International
Wann? Sa. 26.09., 10-14 Uhr
Wo? Werkstatt e.V., Fabrikstr. 3 (Hinterhof), 47051 Duisburg
Wie viel? Nichts, Spenden willkommen
Wer darf kommen? Alle!
""",
        {
            "title": "Repair-Café International",
            "category": "fest",
            "openness": "public",
            "audience_text": "Alle!",
            "whens": (
                When(
                    starts_on=date(2026, 9, 26),
                    start_time=time(10),
                    end_time=time(14),
                    stated_weekday=5,
                ),
            ),
            "place": Place(
                name="Werkstatt e.V.",
                street="Fabrikstr. 3",
                postcode="47051",
                town="Duisburg",
                note="Hinterhof",
            ),
            "is_free": True,
            "price": "Nichts, Spenden willkommen",
        },
        (),
        (),
    ),
    "table": (
        (
            "Titel\tInternationales Frauenfrühstück\n"
            "Datum\t30.09.2026\n"
            "Uhrzeit\t9:30 - 11:30 Uhr\n"
            "Ort\tFrauenzentrum, Goethestr. 5, 09119 Chemnitz\n"
            "Zielgruppe\tFrauen aller Nationen\n"
            "Sprachen\tDeutsch, Arabisch, Ukrainisch\n"
            "Anmeldung\tnicht notwendig\n"
            "Barrierefreiheit\tja\n"
        ),
        {
            "title": "Internationales Frauenfrühstück",
            "category": "kochen",
            "audiences": ("frauen",),
            "audience_text": "Frauen aller Nationen",
            "whens": (
                When(starts_on=date(2026, 9, 30), start_time=time(9, 30), end_time=time(11, 30)),
            ),
            "place": Place(
                name="Frauenzentrum", street="Goethestr. 5", postcode="09119", town="Chemnitz"
            ),
            "languages": Languages(
                spoken=(
                    "de",
                    "ar",
                    "uk",
                )
            ),
            "registration": Registration(need="none", text="nicht notwendig"),
            "wheelchair": "yes",
        },
        (),
        (),
    ),
    "numbered": (
        """\
1) Wann: 24.09.26 – 18 Uhr
2) Wo: Stadtteiltreff Nord
3) Was: Sprachtandem-Abend
4) Für wen: Erwachsene
""",
        {
            "title": "Sprachtandem-Abend",
            "audience_text": "Erwachsene",
            "whens": (When(starts_on=date(2026, 9, 24), start_time=time(18)),),
            "place": Place(name="Stadtteiltreff Nord"),
        },
        (),
        (),
    ),
    "dash labels": (
        """\
Thema – Arabische Küche
Datum – 29.09.2026
Zeit – 18:00 bis 21:00
Ort – Lehrküche VHS
Kosten – 8 € inkl. Zutaten
""",
        {
            "title": "Arabische Küche",
            "whens": (When(starts_on=date(2026, 9, 29), start_time=time(18), end_time=time(21)),),
            "place": Place(name="Lehrküche VHS"),
            "is_free": False,
            "price": "8 € inkl. Zutaten",
        },
        (),
        (),
    ),
    "gendered label": (
        """\
Veranstalter:in: Frauenwerk e.V. in Kooperation mit der Stadt Gotha
Titel: Mütter in Bewegung
Datum/Uhrzeit: 21.9.2026, 9–11 Uhr
Ort/Treffpunkt: Turnhalle der Arnoldischule
Teilnehmer*innen: Mütter mit Babys
""",
        {
            "title": "Mütter in Bewegung",
            "organisers": (
                "Frauenwerk e.V.",
                "Stadt Gotha",
            ),
            "audience_text": "Mütter mit Babys",
            "whens": (When(starts_on=date(2026, 9, 21), start_time=time(9), end_time=time(11)),),
            "place": Place(name="Turnhalle der Arnoldischule"),
        },
        (),
        (),
    ),
    "church bulletin": (
        """\
Ökumenischer Gottesdienst zum Auftakt der Interkulturellen Woche
So 27.9. 10.15 h St. Michael (Kirchberg 2) mit Pfarrerin Muster u. Imam Beispiel
anschl. Kirchencafé - Kollekte für die Flüchtlingshilfe
""",
        {
            "title": "Ökumenischer Gottesdienst zum Auftakt der Interkulturellen Woche",
            "category": "religion",
            "whens": (
                When(starts_on=date(2026, 9, 27), start_time=time(10, 15), stated_weekday=6),
            ),
            "place": Place(street="Kirchberg 2"),
        },
        (
            (
                "So 27.9. 10.15 h St. Michael (Kirchberg 2) mit Pfarrerin Muster u. Imam "
                "Beispiel anschl. Kirchencafé - Kollekte für die Flüchtlingshilfe"
            ),
        ),
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
