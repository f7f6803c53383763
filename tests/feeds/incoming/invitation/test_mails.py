"""Invitations as they come by mail: with answers below, wrapped, in long paragraphs."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place, Registration, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "outlook reply": (
        """\
Von: Amt für Soziales
Gesendet: Montag, 3. August 2026 09:12
An: Kulturbüro
Betreff: WG: Interkultureller Kochabend

Sehr geehrte Damen und Herren,

anbei unser Beitrag für Ihr Programmheft: Am Donnerstag, den 24.09.2026, kochen wir
ab 17:30 Uhr gemeinsam in der Lehrküche der Volkshochschule, Schulgasse 4, 01796 Pirna.
Bitte melden Sie sich bis zum 18.09.2026 bei Frau Muster an (Tel. 03501 123 45-6 oder
kochen@vhs.example). Die Teilnahme ist kostenfrei, eine Schürze bitte mitbringen.

Mit freundlichen Grüßen
Erika Muster

Amt für Soziales
Schloßhof 2/4, 01796 Pirna
Tel. 03501 515-0

-----Ursprüngliche Nachricht-----
Von: Kulturbüro
Gesendet: Freitag, 31. Juli 2026 14:00
An: Amt für Soziales
Betreff: Programmheft

Bitte schicken Sie uns Ihre Termine bis 14.08.2026, Sitzung ist am 20.08.2026 um 10 Uhr.
""",
        {
            "title": "Interkultureller Kochabend",
            "category": "kochen",
            "whens": (
                When(
                    starts_on=date(2026, 9, 24),
                    start_time=time(17, 30),
                    clock="from",
                    stated_weekday=3,
                ),
            ),
            "place": Place(
                name="Lehrküche der Volkshochschule",
                street="Schulgasse 4",
                postcode="01796",
                town="Pirna",
            ),
            "is_free": True,
            "registration": Registration(
                need="requested",
                phone="03501 123 45-6",
                email="kochen@vhs.example",
                deadline=date(2026, 9, 18),
            ),
            "features": ("bring_something",),
        },
        (
            (
                "anbei unser Beitrag für Ihr Programmheft: Am Donnerstag, den 24.09.2026, "
                "kochen wir ab 17:30 Uhr gemeinsam in der Lehrküche der Volkshochschule, "
                "Schulgasse 4, 01796 Pirna."
            ),
            (
                "Bitte melden Sie sich bis zum 18.09.2026 bei Frau Muster an (Tel. 03501 123 "
                "45-6 oder kochen@vhs.example). Die Teilnahme ist kostenfrei, eine Schürze "
                "bitte mitbringen."
            ),
        ),
        (
            "Von: Amt für Soziales",
            "Gesendet: Montag, 3. August 2026 09:12",
            "An: Kulturbüro",
            "Sehr geehrte Damen und Herren,",
            "Mit freundlichen Grüßen",
            "Erika Muster",
            "Amt für Soziales",
            "Schloßhof 2/4, 01796 Pirna",
            "Tel. 03501 515-0",
            "-----Ursprüngliche Nachricht-----",
            "Von: Kulturbüro",
            "Gesendet: Freitag, 31. Juli 2026 14:00",
            "An: Amt für Soziales",
            "Betreff: Programmheft",
            (
                "Bitte schicken Sie uns Ihre Termine bis 14.08.2026, Sitzung ist am "
                "20.08.2026 um 10 Uhr."
            ),
        ),
    ),
    "quoted reply": (
        """\
Hallo Frau Beispiel,
ja gern, hier der Text:

Lesung mit Musik am 29. September 2026 um 19.30 Uhr in der Stadtbücherei.
Eintritt: 5 €, ermäßigt 3 €

LG Jana

Am 12.08.2026 um 10:15 schrieb Beispiel, Berta <b@amt.example>:
> Liebe Jana,
> schickst du mir den Text bis 21.8.? Letztes Jahr war es der 30.9., 18 Uhr.
> Gruß, Berta
""",
        {
            "title": "Lesung mit Musik",
            "category": "musik",
            "whens": (When(starts_on=date(2026, 9, 29), start_time=time(19, 30)),),
            "place": Place(name="Stadtbücherei"),
            "is_free": False,
            "price": "5 €, ermäßigt 3 €",
        },
        ("ja gern, hier der Text:",),
        (
            "Hallo Frau Beispiel,",
            "LG Jana",
            "Am 12.08.2026 um 10:15 schrieb Beispiel, Berta <b@amt.example>:",
            "Liebe Jana,",
            "schickst du mir den Text bis 21.8.? Letztes Jahr war es der 30.9., 18 Uhr.",
            "Gruß, Berta",
        ),
    ),
    "wrapped": (
        """\
Liebe Leute, am Freitag, dem 25.
September 2026, feiern wir von 15 bis 19 Uhr unser
interkulturelles Hof- und Straßenfest in der Kleinen Gasse. Der Eintritt
ist frei, für Speisen bitten wir um einen kleinen Beitrag.
""",
        {
            "title": "Interkulturelles Hof- und Straßenfest",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 9, 25),
                    start_time=time(15),
                    end_time=time(19),
                    stated_weekday=4,
                ),
            ),
            "is_free": True,
        },
        (
            (
                "am Freitag, dem 25. September 2026, feiern wir von 15 bis 19 Uhr unser "
                "interkulturelles Hof- und Straßenfest in der Kleinen Gasse. Der Eintritt "
                "ist frei, für Speisen bitten wir um einen kleinen Beitrag."
            ),
        ),
        ("Liebe Leute,",),
    ),
    "school": (
        (
            "Grundschule Am Bach\n"
            "Elternbrief Nr. 3\n"
            "\n"
            "Musterstadt, den 24.08.2026\n"
            "\n"
            "Liebe Eltern,\n"
            "wir laden Sie herzlich zu unserem diesjährigen Herbstfest am Mittwoch, "
            "23.09.2026, von 15.00 - 17.30 Uhr auf dem Schulhof ein.\n"
            "Rückmeldung bitte bis 11.09. über das Hausaufgabenheft!\n"
            "Kuchen: Klasse 3. Getränke: Klasse 4.\n"
        ),
        {
            "title": "Herbstfest",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 9, 23),
                    start_time=time(15),
                    end_time=time(17, 30),
                    stated_weekday=2,
                ),
            ),
            "place": Place(name="Schulhof"),
            "registration": Registration(
                need="requested",
                text="Rückmeldung bitte bis 11.09. über das Hausaufgabenheft!",
                deadline=date(2026, 9, 11),
            ),
        },
        (
            "Grundschule Am Bach",
            "Elternbrief Nr. 3",
            "Musterstadt, den 24.08.2026",
            (
                "wir laden Sie herzlich zu unserem diesjährigen Herbstfest am Mittwoch, "
                "23.09.2026, von 15.00 - 17.30 Uhr auf dem Schulhof ein."
            ),
            "Kuchen: Klasse 3. Getränke: Klasse 4.",
        ),
        ("Liebe Eltern,",),
    ),
    "no event": (
        """\
Guten Tag,
können Sie mir sagen, bis wann man etwas einreichen kann?
Danke!""",
        {},
        (
            "können Sie mir sagen, bis wann man etwas einreichen kann?",
            "Danke!",
        ),
        ("Guten Tag,",),
    ),
    "long": (
        (
            "Interkulturelles Erzählcafé. Wir erzählen uns Geschichten aus unserem Leben und "
            "hören einander zu. Wir erzählen uns Geschichten aus unserem Leben und hören "
            "einander zu. Wir erzählen uns Geschichten aus unserem Leben und hören einander "
            "zu. Wir erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
            "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir erzählen "
            "uns Geschichten aus unserem Leben und hören einander zu. Wir erzählen uns "
            "Geschichten aus unserem Leben und hören einander zu. Wir erzählen uns "
            "Geschichten aus unserem Leben und hören einander zu. Wir erzählen uns "
            "Geschichten aus unserem Leben und hören einander zu. Wir erzählen uns "
            "Geschichten aus unserem Leben und hören einander zu. Wir erzählen uns "
            "Geschichten aus unserem Leben und hören einander zu. Wir erzählen uns "
            "Geschichten aus unserem Leben und hören einander zu. Los geht es am Donnerstag, "
            "1. Oktober 2026, um 15 Uhr im Seniorenheim Sonnenhof, Waldstraße 3, 63450 Hanau."
        ),
        {
            "title": "Interkulturelles Erzählcafé",
            "category": "fest",
            "whens": (When(starts_on=date(2026, 10, 1), start_time=time(15), stated_weekday=3),),
            "place": Place(
                name="Seniorenheim Sonnenhof", street="Waldstraße 3", postcode="63450", town="Hanau"
            ),
        },
        (
            (
                "Wir erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Wir "
                "erzählen uns Geschichten aus unserem Leben und hören einander zu. Los geht "
                "es am Donnerstag, 1. Oktober 2026, um 15 Uhr im Seniorenheim Sonnenhof, "
                "Waldstraße 3, 63450 Hanau."
            ),
        ),
        (),
    ),
    "press": (
        (
            "PRESSEMITTEILUNG\n"
            "\n"
            "Fulda, 10.08.2026. Gemeinsam kochen, gemeinsam essen: Das Netzwerk "
            "Nachbarschaft veranstaltet am Mittwoch, 7. Oktober, zwischen 17 und 20 Uhr "
            "einen interkulturellen Kochabend. Treffpunkt ist die Schulküche der "
            "Mittelschule, Schulstr. 1-3, 36037 Fulda. Die Teilnahme kostet 6 Euro, ermäßigt "
            "4 Euro. Anmeldungen nimmt das Bürgerbüro bis zum 30. September unter der "
            "Rufnummer (0661) 12 34 56 entgegen.\n"
        ),
        {
            "title": "Interkulturellen Kochabend",
            "category": "kochen",
            "whens": (
                When(
                    starts_on=date(2026, 10, 7),
                    start_time=time(17),
                    end_time=time(20),
                    stated_weekday=2,
                ),
            ),
            "place": Place(
                name="Schulküche der Mittelschule",
                street="Schulstr. 1-3",
                postcode="36037",
                town="Fulda",
            ),
            "is_free": False,
            "price": "Die Teilnahme kostet 6 Euro, ermäßigt 4 Euro.",
            "registration": Registration(
                need="required", phone="(0661) 12 34 56", deadline=date(2026, 9, 30)
            ),
        },
        (
            "PRESSEMITTEILUNG",
            (
                "Fulda, 10.08.2026. Gemeinsam kochen, gemeinsam essen: Das Netzwerk "
                "Nachbarschaft veranstaltet am Mittwoch, 7. Oktober, zwischen 17 und 20 Uhr "
                "einen interkulturellen Kochabend. Treffpunkt ist die Schulküche der "
                "Mittelschule, Schulstr. 1-3, 36037 Fulda. Die Teilnahme kostet 6 Euro, "
                "ermäßigt 4 Euro. Anmeldungen nimmt das Bürgerbüro bis zum 30. September "
                "unter der Rufnummer (0661) 12 34 56 entgegen."
            ),
        ),
        (),
    ),
    "mail link angle": (
        """\
Tag der Begegnung
Samstag, den 26.09.2026 von 14:00 – 18:00 Uhr
im Park am Schwanenteich
Anmeldung für Stände: Stadt Zwickau <mailto:fest@stadt.example> <https://stadt.example/fest>
""",
        {
            "title": "Tag der Begegnung",
            "category": "fest",
            "whens": (
                When(
                    starts_on=date(2026, 9, 26),
                    start_time=time(14),
                    end_time=time(18),
                    stated_weekday=5,
                ),
            ),
            "place": Place(name="Park am Schwanenteich"),
            "registration": Registration(
                need="required", url="https://stadt.example/fest", email="fest@stadt.example"
            ),
        },
        (
            (
                "Anmeldung für Stände: Stadt Zwickau <mailto:fest@stadt.example> "
                "<https://stadt.example/fest>"
            ),
        ),
        (),
    ),
    "past and future": (
        """\
Nach dem großen Erfolg vom 30.9.2025 gibt es wieder ein Weltcafé!
Termin: Mittwoch, 30.9.2026, 16 Uhr
Im Café Vielfalt
""",
        {
            "title": "Weltcafé",
            "category": "fest",
            "whens": (When(starts_on=date(2026, 9, 30), start_time=time(16), stated_weekday=2),),
            "place": Place(name="Café Vielfalt"),
        },
        ("Nach dem großen Erfolg vom 30.9.2025 gibt es wieder ein Weltcafé!",),
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
