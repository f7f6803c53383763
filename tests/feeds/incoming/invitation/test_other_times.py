"""Days that are over, nights, several times of one day, and ends told in other words."""

import pytest

from tests.feeds.incoming.invitation.test_dates import said


@pytest.mark.parametrize(
    "words",
    [
        "Der Verein wurde am 3. Mai 1877 gegründet.",
        "Gegründet am 3. Mai 1877. Wir feiern.",
        "Der letzte Fachtag am 19. November 2025 war mit 80 Plätzen ausgebucht.",
        "Im vergangenen Jahr kamen am 27. September rund 800 Gäste.",
        "Seit dem letzten Treffen am 7. September haben wir viel geschrieben.",
        "Nach dem schönen Sommerfest vom 12. Juni möchten wir wieder feiern.",
        "Medieninformation Nr. 114/2027 vom 8. September 2027",
        "In der Nacht vom 9. auf den 10. November 1938 brannte die Synagoge.",
    ],
)
@pytest.mark.parametrize("form", ["{0}\n{1}", "{1}\n{0}"])
def test_days_that_are_over_are_no_dates(words, form):
    assert said(form.format(words, "Das Fest ist am 26.9.2027 um 15 Uhr.")) == ["26.9. 15:00"]


def test_a_day_long_ago_stays_where_no_other_is_told():
    assert said("25.9.2025, 15 Uhr") == ["25.9.2025 15:00"]


def test_the_head_of_a_mail_is_no_date():
    head = "Von: a@verein.example\nDatum: 13. September 2027 um 08:41\nBetreff: Lesung\n\n"
    assert said(f"{head}Lesung am 28.9. um 19 Uhr") == ["28.9. 19:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In der Nacht vom 25. auf den 26. September, von 22 Uhr bis 3 Uhr", "25.9. 22:00–03:00"),
        ("25.9., von 17:00 until 19:30", "25.9. 17:00–19:30"),
        ("25.9. من الساعة 17:00 حتى الساعة 19:30", "25.9. 17:00–19:30"),
        ("25.9. من الساعة 17:00 إلى الساعة 19:30", "25.9. 17:00–19:30"),
        ("Abfahrt am 25.9. um 8 Uhr, zurück sind wir gegen 18 Uhr.", "25.9. 08:00–18:00"),
        ("Wir treffen uns am 25.9. um 10 Uhr und sind gegen 14 Uhr wieder da.",
         "25.9. 10:00–14:00"),
        ("Am 25.9. fangen wir um 10 Uhr an und sind fertig um 13 Uhr.", "25.9. 10:00–13:00"),
        ("Start am 25.9. um 17 Uhr\nTreffpunkt: Markt\nEnde: gegen 18.30 Uhr. Die Teilnahme ist "
         "kostenlos, und wir freuen uns auf alle.", "25.9. 17:00–18:30"),
        ("Datum: 3. Advent, 12. Dezember\nUhrzeit: 17 Uhr (nicht wie angekündigt um 16 Uhr)",
         "12.12. 17:00"),
        ("Am 25.9. um 10 Uhr und noch einmal um 15 Uhr", "25.9. 10:00, 25.9. 15:00"),
        ("Am 25.9. zweimal: von 10 bis 11.30 Uhr für Kinder und von 14 bis 16 Uhr für alle",
         "25.9. 10:00–11:30, 25.9. 14:00–16:00"),
        ("25.9.\n11 – 12.30 Uhr Kinderkonzert\n15 – 16.30 Uhr Orgel\n20 – 22 Uhr Balkan\n"
         "Eintritt je Konzert 6 €",
         "25.9. 11:00–12:30, 25.9. 15:00–16:30, 25.9. 20:00–22:00"),
        ("24.–26. September\nFr. 24.9., 20 Uhr: Tanz\nSa. 25.9., 14 Uhr: Kinder\n"
         "So. 26.9., 10 Uhr: Frühschoppen", "24.9. 20:00, 25.9. 14:00, 26.9. 10:00"),
        ("Wanderung am 30.9., Treff 21.30 Uhr, zurück gegen Mitternacht", "30.9. 21:30–00:00"),
        ("dienstags 9–11 und 14–16 Uhr, 21.9. bis 28.9.",
         "21.9. 09:00–11:00, 21.9. 14:00–16:00, 28.9. 09:00–11:00, 28.9. 14:00–16:00"),
        ("Kurs an drei Abenden\nab 21.9., dienstags 18–20 Uhr",
         "21.9. 18:00–20:00, 28.9. 18:00–20:00, 5.10. 18:00–20:00"),
        ("25.9.\n14.00-14.30 Uhr Andacht\n14.30 Uhr Picknick", "25.9. 14:00–14:30, 25.9. 14:30"),
        ("Am 25.9. von 14 bis 14.30 Uhr zur Andacht und anschließend ab 14.30 Uhr zum Picknick",
         "25.9. 14:00–14:30, 25.9. 14:30 from"),
        ("25.9. (unter Vorbehalt), 20 Uhr", "25.9. 20:00 tentative"),
        ("25.9., 20 Uhr\nDer Termin steht noch unter Vorbehalt.", "25.9. 20:00 tentative"),
        ("jeden ersten Donnerstag im Monat, Oktober bis Dezember 2027\n9.30–11.30 Uhr",
         "7.10. 09:30–11:30, 4.11. 09:30–11:30, 2.12. 09:30–11:30"),
    ],
)  # fmt: skip
def test_read(text, expected):
    assert ", ".join(said(text)) == expected


def test_points_of_a_programme_are_one_event():
    text = "25.9., 10 Uhr Begrüßung, 11 Uhr Vortrag, 12 Uhr Imbiss"
    assert said(text) == ["25.9. 10:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab Montag, 25. September 2017, bis 29. September", "25.9.2017–29.9. all_day"),
        ("25.9.2017 - 29.9.", "25.9.2017–29.9. all_day"),
        ("vom 15. Dezember 2025 bis 15. Januar", "15.12.2025–15.1. all_day"),
        ("30.9.2020 (verschoben vom 23.6.2020), 18 Uhr", "30.9.2020 18:00"),
        ("30.9. (verlegt vom Juni), 18 Uhr", "30.9. 18:00"),
    ],
)
def test_a_year_told_once_and_a_day_moved_from_another(text, expected):
    assert said(text) == [expected]


def test_an_exception_below_is_of_the_year_of_its_series():
    text = "ab Mo, 18.07.2022, alle 14 Tage bis 15.8.2022\n9.30–12 Uhr\n(am 1.8. erst ab 10.30 Uhr)"
    assert said(text) == [
        "18.7.2022 09:30–12:00",
        "1.8.2022 10:30–12:00",
        "15.8.2022 09:30–12:00",
    ]
