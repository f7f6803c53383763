"""Times as clubs, churches and schools write them."""

from datetime import date, time

import pytest

from feeds.incoming.invitation.reading import read
from programme.drafts.event_draft import Place, When
from tests.feeds.incoming.invitation.facts import facts

CASES = {
    "c.t.": (
        """\
Vortrag „Migration im Mittelalter“
Mi 30.9.26, 20 c.t., Hörsaal 3 der Hochschule
Referentin: Prof. Anna Beispiel
""",
        {
            "title": "Vortrag „Migration im Mittelalter“",
            "category": "vortrag",
            "whens": (
                When(starts_on=date(2026, 9, 30), start_time=time(20, 15), stated_weekday=2),
            ),
        },
        (
            "Mi 30.9.26, 20 c.t., Hörsaal 3 der Hochschule",
            "Referentin: Prof. Anna Beispiel",
        ),
        (),
    ),
    "degrees": (
        """\
Chorprobe zum Mitsingen
Freitag 25. Sept. 18°°
Gemeindehaus
""",
        {
            "title": "Chorprobe zum Mitsingen",
            "whens": (When(starts_on=date(2026, 9, 25), start_time=time(18), stated_weekday=4),),
            "place": Place(name="Gemeindehaus"),
        },
        (),
        (),
    ),
    "half past": (
        """\
Friedensgebet
am Sonntag, dem 4. Oktober um halb acht abends in der Stadtkirche, anschließend Tee.
""",
        {
            "title": "Friedensgebet",
            "category": "religion",
            "whens": (
                When(starts_on=date(2026, 10, 4), start_time=time(19, 30), stated_weekday=6),
            ),
            "place": Place(name="Stadtkirche"),
        },
        (("am Sonntag, dem 4. Oktober um halb acht abends in der Stadtkirche, anschließend Tee."),),
        (),
    ),
    "half unknown": (
        """\
Friedensgebet
am Sonntag, dem 4. Oktober um halb acht in der Stadtkirche
""",
        {
            "title": "Friedensgebet",
            "category": "religion",
            "whens": (When(starts_on=date(2026, 10, 4), clock="to_follow", stated_weekday=6),),
            "place": Place(name="Stadtkirche"),
        },
        ("am Sonntag, dem 4. Oktober um halb acht in der Stadtkirche",),
        (),
    ),
    "doors": (
        """\
Klezmerband „Mischpoke“
Fr. 02.10.26
Einlass 19, Beginn 19.30
Kulturscheune, Dorfstr. 9, 14913 Jüterbog OT Kloster
VVK 12,- / AK 15,-
""",
        {
            "title": "Klezmerband „Mischpoke“",
            "whens": (
                When(
                    starts_on=date(2026, 10, 2),
                    start_time=time(19, 30),
                    doors=time(19),
                    stated_weekday=4,
                ),
            ),
            "place": Place(
                name="Kulturscheune",
                street="Dorfstr. 9",
                postcode="14913",
                town="Jüterbog",
                locality="Kloster",
            ),
            "is_free": False,
            "price": "VVK 12,- / AK 15,-",
        },
        (),
        (),
    ),
    "midnight": (
        """\
Nacht der offenen Kirche
Samstag 10.10.2026, 18 bis 24 Uhr
Marienkirche
""",
        {
            "title": "Nacht der offenen Kirche",
            "whens": (
                When(
                    starts_on=date(2026, 10, 10),
                    start_time=time(18),
                    end_time=time(0),
                    stated_weekday=5,
                ),
            ),
            "place": Place(name="Marienkirche"),
        },
        (),
        (),
    ),
    "evening": (
        """\
Grillen im Garten der Begegnung
Freitag, 18.9., ab 14 h bis in den Abend
Treffpunkt: Gartentor Nordstraße
Jede*r bringt etwas mit. Spende erbeten.
""",
        {
            "title": "Grillen im Garten der Begegnung",
            "category": "kochen",
            "whens": (
                When(
                    starts_on=date(2026, 9, 18),
                    start_time=time(14),
                    clock="from",
                    open_end=True,
                    stated_weekday=4,
                ),
            ),
            "place": Place(name="Gartentor Nordstraße"),
            "price": "Spende erbeten.",
            "features": ("bring_something",),
        },
        (
            "Freitag, 18.9., ab 14 h bis in den Abend",
            "Jede*r bringt etwas mit. Spende erbeten.",
        ),
        (),
    ),
    "programme of day": (
        """\
Tag der offenen Moschee
Sonntag, 3. Oktober 2026
11:00 Uhr Begrüßung
12:00 Uhr Führung durch die Moschee
13:00 Uhr Gebet
ab 14:00 Uhr Essen und Gespräche
Fatih Moschee, Industriestraße 20, 97421 Schweinfurt
Veranstalter: Islamische Gemeinde e.V., Industriestraße 20, Tel. 09721 555 123
""",
        {
            "title": "Tag der offenen Moschee",
            "category": "religion",
            "organisers": ("Islamische Gemeinde e.V.",),
            "whens": (When(starts_on=date(2026, 10, 3), start_time=time(11), stated_weekday=6),),
            "place": Place(
                name="Fatih Moschee",
                street="Industriestraße 20",
                postcode="97421",
                town="Schweinfurt",
            ),
        },
        (
            "11:00 Uhr Begrüßung",
            "12:00 Uhr Führung durch die Moschee",
            "13:00 Uhr Gebet",
            "ab 14:00 Uhr Essen und Gespräche",
            ("Veranstalter: Islamische Gemeinde e.V., Industriestraße 20, Tel. 09721 555 123"),
        ),
        (),
    ),
    "times per date": (
        """\
Lesereise
Freitag, 2. Oktober
18 Uhr
Samstag, 3. Oktober
10 Uhr
Stadtbücherei
""",
        {
            "title": "Lesereise",
            "whens": (
                When(starts_on=date(2026, 10, 2), start_time=time(18), stated_weekday=4),
                When(starts_on=date(2026, 10, 3), start_time=time(10), stated_weekday=5),
            ),
            "place": Place(name="Stadtbücherei"),
        },
        (),
        (),
    ),
    "wrong clock": (
        """\
Disko
Sa 26.9.2026, 25 Uhr
Jugendclub
""",
        {
            "title": "Disko",
            "whens": (When(starts_on=date(2026, 9, 26), clock="to_follow", stated_weekday=5),),
            "place": Place(name="Jugendclub"),
        },
        ("Sa 26.9.2026, 25 Uhr",),
        (),
    ),
    "24 start": (
        """\
Mitternachtslauf
Samstag 26.9.2026, 24 Uhr
Stadion
""",
        {
            "title": "Mitternachtslauf",
            "category": "sport",
            "whens": (When(starts_on=date(2026, 9, 27), start_time=time(0), stated_weekday=6),),
            "place": Place(name="Stadion"),
        },
        (),
        (),
    ),
    "times only": (
        """\
Kochkurs
18.30 Uhr im MGH
""",
        {"title": "Kochkurs", "category": "kochen"},
        ("18.30 Uhr im MGH",),
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_and_every_line(neustadt, name):
    text, expected, left, aside = CASES[name]
    found = read(text, neustadt)
    assert facts(found.draft) == expected
    assert (found.left, found.aside) == (left, aside)
