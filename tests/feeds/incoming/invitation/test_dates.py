"""When something takes place, by the kinds of words that tell it."""

import pytest

from tests.feeds.incoming.invitation.told_dates import ALL_YEAR, WEEK, said, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.10., 19, 20 + 21 Uhr", "2.10. 19:00, 2.10. 20:00, 2.10. 21:00"),
        ("2.10., 19 Uhr, 20 Uhr und 21 Uhr", "2.10. 19:00, 2.10. 20:00, 2.10. 21:00"),
        ("24. und 25.9., je 10 Uhr und 14 Uhr",
         "24.9. 10:00, 24.9. 14:00, 25.9. 10:00, 25.9. 14:00"),
        ("25.9., 10–12 und 14–16 Uhr", "25.9. 10:00–12:00, 25.9. 14:00–16:00"),
        ("25.9., Markt 3, 19 Uhr", "25.9. 19:00"),
        ("25.9., Saal 2, 18 Uhr, 5 Euro", "25.9. 18:00"),
        ("25.9., 18 Uhr Einlass, 19 Uhr Beginn", "25.9. 19:00 doors 18:00"),
        ("25.9., 19:30 Uhr (Einlass ab 19:00 Uhr)", "25.9. 19:30 doors 19:00"),
        ("25.9., 20-22", "25.9. 20:00–22:00"),
        ("25.9., 19.30, Rathaus", "25.9. 19:30"),
        ("25.9. um 19 im Rathaus", "25.9. 19:00"),
        ("25.9., 14 Uhr bis ca. 17 Uhr", "25.9. 14:00–17:00"),
        ("25.9., ab 14 Uhr bis etwa 17.30 Uhr", "25.9. 14:00–17:30"),
        ("25.9., 20 Uhr bis Mitternacht", "25.9. 20:00–00:00"),
        ("25.9., 20 Uhr, open end", "25.9. 20:00 open end"),
        ("25.9., 10 Uhr Holzmarkt, Abschluss 14.30 Uhr Marktplatz", "25.9. 10:00–14:30"),
        ("25.9., Kochen 14.30 bis 15.30 Uhr, Buffet bis etwa 17 Uhr", "25.9. 14:30–17:00"),
        ("25.9., 17 Uhr; neunzig Minuten", "25.9. 17:00–18:30"),
        ("25.9., 17 Uhr\nDauer: 2 Stunden", "25.9. 17:00–19:00"),
        ("Film von 90 Minuten Länge, der am 25.9. um 17 Uhr im Kino der Stadt gezeigt wird",
         "25.9. 17:00"),
        ("25.9., ganztägig", "25.9. all_day"),
        ("25.9., um 19 Uhr 30, Rathaus", "25.9. 19:30"),
        ("25.9., 19 Uhr 30 bis 21 Uhr", "25.9. 19:30–21:00"),
        ("25.9., 19 Uhr, 30 Plätze", "25.9. 19:00"),
        ("25.9., 19 Uhr 30 Euro", "25.9. 19:00"),
        ("25.9.\nGruppe 1: 10–12 Uhr", "25.9. 10:00–12:00"),
        ("25.9., 18 Uhr. Gegen 20.30 Uhr klingt der Abend aus.", "25.9. 18:00–20:30"),
        ("Fr., 24.9., 17 Uhr – So., 26.9., 13 Uhr", "24.9.–26.9. 17:00–13:00"),
        ("Sept 25, 3 pm", "25.9. 15:00"),
        ("Beginn: 24.9.2027, 21 Uhr\nEnde: 25.9.2027, 3 Uhr", "24.9. 21:00–03:00"),
        ("Beginn: 24.9.2027, 16 Uhr\nEnde: 26.9.2027, 13 Uhr", "24.9.–26.9. 16:00–13:00"),
        ("25.9. und 16.10., jeweils samstags um 11 Uhr", "25.9. 11:00, 16.10. 11:00"),
        ("25 Sept, 3 pm", "25.9. 15:00"),
        ("Im September 25 Jahre Chor: Fest am 2.10., 15 Uhr", "2.10. 15:00"),
        ("Am 25.9. den ganzen Tag", "25.9. all_day"),
        ("25.9., halb acht, bis ca. 22 Uhr", "25.9. 19:30–22:00"),
        ("25.9., Einlass 19 Uhr, Beginn halb acht", "25.9. 19:30 doors 19:00"),
        ("Spieleabend am 25.9. um halb acht", "25.9. 19:30"),
        ("Frühstück am 25.9. um halb zehn", "25.9. 09:30"),
        ("Andacht am 25.9. um halb acht", "25.9. to_follow"),
        ("25.9., acht Uhr abends", "25.9. 20:00"),
        ("25.9., halb 8 Uhr", "25.9. to_follow"),
        ("Titel: Spieleabend\nDatum: 25.9.\nBeginn: halb acht\nEnde: ca. 22 Uhr",
         "25.9. 19:30–22:00"),
        ("Wanderung am 25.9. Start: 9 Uhr am Bahnhof, Rückkehr gegen 16 Uhr", "25.9. 09:00–16:00"),
        ("Das Fest beginnt am 25.9. um 15 Uhr und endet gegen 18 Uhr.", "25.9. 15:00–18:00"),
        ("25.9., 18 Uhr (Dauer: 1,5 h)", "25.9. 18:00–19:30"),
        ("25.9., mittags um 12", "25.9. 12:00"),
        ("Am 25. September von 10 Uhr an", "25.9. 10:00 from"),
        ("25.9. ab 19 Uhr, Ende gegen Mitternacht", "25.9. 19:00–00:00"),
        ("25.9.\n11 Uhr\n15 Uhr", "25.9. 11:00, 25.9. 15:00"),
        ("Vom 24.9., 18 Uhr, bis 26.9., 14 Uhr", "24.9.–26.9. 18:00–14:00"),
        ("24. bis 26.9., Freitag ab 18 Uhr, Samstag 10 bis 22 Uhr, Sonntag 10 bis 16 Uhr",
         "24.9. 18:00 from, 25.9. 10:00–22:00, 26.9. 10:00–16:00"),
        ("20.9.–26.9.\nDienstag und Sonntag 11–17 Uhr", "21.9. 11:00–17:00, 26.9. 11:00–17:00"),
        ("Am 25.9. von 9 Uhr bis 15.30 Uhr. Eine Anmeldung bis zum 5.9. ist erforderlich.",
         "25.9. 09:00–15:30"),
        ("Bitte meldet euch bis zum 20.9. an. Los geht es am 25.9. um 15 Uhr.", "25.9. 15:00"),
        ("15. Oktober von 16:30 bis 18:30", "15.10. 16:30–18:30"),
    ],
)  # fmt: skip
def test_times(text, expected):
    assert ", ".join(said(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.10. (12.10./19.10./26.10.), 17 Uhr",
         "5.10. 17:00, 12.10. 17:00, 19.10. 17:00, 26.10. 17:00"),
        ("5., 12.10. und 19.10.2028", "5.10.2028, 12.10.2028, 19.10.2028"),
        ("2.10. (2028), 18 Uhr", "2.10.2028 18:00"),
        ("Im Oktober am 5., 12. und 19., 18 Uhr", "5.10. 18:00, 12.10. 18:00, 19.10. 18:00"),
        ("1. Oktobersonntag, ab 14 Uhr", "3.10. 14:00 from"),
        ("am letzten Samstag im September, 10 Uhr", "25.9. 10:00"),
        ("25.09 14 Uhr", "25.9. 14:00"),
        ("Samstag, 25.9. (im gedruckten Programm: 27. September), 15 Uhr", "25.9. 15:00"),
        ("25.9.2027 (Pressetext: „25. September 2026“), 15 Uhr", "25.9. 15:00"),
        ("25.9., 15 Uhr (auch am 26.9.)", "25.9. 15:00, 26.9. 15:00"),
        ("Samstag, 25. September / السبت 25 سبتمبر, 15:00 Uhr", "25.9. 15:00"),
        ("Fest am 25. September\nSamstag, 25.9.\n15 Uhr", "25.9. 15:00"),
    ],
)  # fmt: skip
def test_days(text, expected):
    assert ", ".join(said(text)).replace(" to_follow", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6., 7., 8. und 9. Oktober, jeweils 17 Uhr, nur am 9. Oktober erst um 18 Uhr",
         "6.10. 17:00, 7.10. 17:00, 8.10. 17:00, 9.10. 18:00"),
        ("Datum: 6., 7. und 9. Oktober\nUhrzeit: 17 Uhr, am 9. Oktober 18 Uhr",
         "6.10. 17:00, 7.10. 17:00, 9.10. 18:00"),
        ("24., 26. und 27. September, 24.9. ab 14 Uhr; 26.9. 13–15 Uhr",
         "24.9. 14:00 from, 26.9. 13:00–15:00, 27.9. to_follow"),
        ("25. bis 30. September; Gespräch 30. September 15–17 Uhr",
         "25.9.–30.9. all_day, 30.9. 15:00–17:00"),
        ("24. bis 26.9., jeweils 15–17 Uhr, am 26.9. erst ab 16 Uhr",
         "24.9. 15:00–17:00, 25.9. 15:00–17:00, 26.9. 16:00 from"),
        ("ab Montag, 20. September, alle 14 Tage, drei Termine bis 18. Oktober\n"
         "9.30 bis 12 Uhr (am 4. Oktober ausnahmsweise ab 10.30 Uhr)",
         "20.9. 09:30–12:00, 4.10. 10:30–12:00, 18.10. 09:30–12:00"),
        ("6. und 9. Oktober\n17 Uhr, am 9. Oktober 18 Uhr; neunzig Minuten",
         "6.10. 17:00–18:30, 9.10. 18:00–19:30"),
        ("25.9., 17 Uhr\nca. 2 Stunden", "25.9. 17:00–19:00"),
        ("25.9., 17 Uhr\nDauer: 90 Min.", "25.9. 17:00–18:30"),
        ("25.9., 17 Uhr (90 Minuten)", "25.9. 17:00–18:30"),
        ("18 Uhr am 24.9. und 20 Uhr am 25.9.", "24.9. 18:00, 25.9. 20:00"),
        ("Fest am 24.9. um 18 Uhr\nWir freuen uns auf den 24.9.", "24.9. 18:00"),
    ],
)  # fmt: skip
def test_a_time_that_belongs_to_one_day(text, expected):
    assert ", ".join(said(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30. September (ursprünglich 23. September), 18 Uhr", "30.9. 18:00"),
        ("Der Vortrag wird vom 23.9. auf den 30.9. verschoben, Beginn 19 Uhr", "30.9. 19:00"),
        ("Der für den 22.9. geplante Vortrag wird auf den 29.9., 18 Uhr verschoben",
         "29.9. 18:00"),
        ("Konzert am 30.9. statt am 23.9., 19 Uhr", "30.9. 19:00"),
        ("Das Fest findet im Hof statt: 30.9., 19 Uhr", "30.9. 19:00"),
        ("Lesung nicht am 23.9., sondern am 30.9. um 19 Uhr", "30.9. 19:00"),
        ("Konzert 23.9. → 30.9., 19 Uhr", "30.9. 19:00"),
        ("Konzert\n23.9., 18 Uhr\nNeuer Termin: 30.9., 19 Uhr", "30.9. 19:00"),
        ("Konzert am 23.9., 18 Uhr, verschoben auf 30.9.", "30.9. 18:00"),
        ("Der Termin am 23.9. entfällt, Ersatztermin ist der 30.9., 18 Uhr", "30.9. 18:00"),
        ("Das Konzert vom 23. September wird am 30. September um 19 Uhr nachgeholt.",
         "30.9. 19:00"),
        ("Fest am 23.9., 15 Uhr, bei Regen Ersatztermin 30.9.", "23.9. 15:00"),
        ("Fest am 23.9., 15 Uhr (statt 14 Uhr)", "23.9. 15:00"),
        ("Kurs 5.10., 12.10. und 19.10., 16 Uhr\nDer 12.10. wird auf den 14.10. verschoben",
         "5.10. 16:00, 14.10. 16:00, 19.10. 16:00"),
    ],
)  # fmt: skip
def test_only_the_new_day_takes_place(text, expected):
    assert ", ".join(said(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABGESAGT! Kino am 26.9. um 15 Uhr", "26.9. 15:00 cancelled"),
        ("Kino (fällt leider aus)\n26.9., 15 Uhr", "26.9. 15:00 cancelled"),
        ("Kino\n26.9., 15 Uhr\nDie Veranstaltung muss leider ausfallen.", "26.9. 15:00 cancelled"),
        ("Entfällt: Kino am 26.9., 15 Uhr", "26.9. 15:00 cancelled"),
        ("Das Konzert am 26.9. entfällt.", "26.9. to_follow cancelled"),
        ("Workshop – ausgebucht!\n26.9., 15 Uhr", "26.9. 15:00 full"),
        ("Das Konzert am 26.9. wird verschoben, neuer Termin folgt.", "26.9. to_follow postponed"),
        ("Leider müssen wir das Konzert am 26.9. um 19 Uhr absagen.", "26.9. 19:00 cancelled"),
        ("Das für den 26.9. geplante Konzert findet nicht statt.", "26.9. to_follow cancelled"),
        ("Das Konzert bei Kerzenlicht am 26.9. um 19 Uhr ist leider schon ausgebucht.",
         "26.9. 19:00 full"),
        ("24.9. (abgesagt), 25.9. und 26.9., 15 Uhr",
         "24.9. 15:00 cancelled, 25.9. 15:00, 26.9. 15:00"),
        ("Gespielt wird am 24.9. um 19 Uhr (bereits ausverkauft) und am 25.9. um 19 Uhr.",
         "24.9. 19:00 full, 25.9. 19:00"),
        ("voraussichtlich Sa 25.9., 17 Uhr", "25.9. 17:00 tentative"),
        ("Der abgesagte Krieg\n26.9., 15 Uhr", "26.9. 15:00"),
        ("Fest am 26.9., 15 Uhr. Bei Regen fällt das Fest aus.", "26.9. 15:00"),
        ("Fest am 26.9., 15 Uhr\nKinderbetreuung entfällt", "26.9. 15:00"),
        ("Kurs am 26.9., 15 Uhr\nDer Kurs ist meist schnell ausgebucht.", "26.9. 15:00"),
        ("Das Fest wurde vom Frühjahr auf den 26.9. verschoben, 15 Uhr", "26.9. 15:00"),
    ],
)  # fmt: skip
def test_states(text, expected):
    assert ", ".join(said(text)) == expected


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("ab Montag, 20. September, alle 14 Tage, sechs Termine bis 29. November, 9.30 bis 12 Uhr",
         "20.9. 09:30–12:00", "29.11. 09:30–12:00", 6),
        ("ab 5. Oktober alle drei Wochen, fünf Termine, 16–18 Uhr",
         "5.10. 16:00–18:00", "28.12. 16:00–18:00", 5),
        ("jeden Dienstag im Oktober, 16–18 Uhr", "5.10. 16:00–18:00", "26.10. 16:00–18:00", 4),
        ("Start: 22.9., danach wöchentlich bis Ende Oktober, 19 Uhr",
         "22.9. 19:00", "27.10. 19:00", 6),
        ("mittwochs, 22.9. bis 27.10., 19 Uhr, am 6.10. entfällt die Probe",
         "22.9. 19:00", "27.10. 19:00", 5),
        ("jeden Mittwoch, 22.9. bis 27.10., 19 Uhr (nicht am 6.10.)",
         "22.9. 19:00", "27.10. 19:00", 5),
        ("6 x dienstags, Beginn 21.9., 18.30–20 Uhr", "21.9. 18:30–20:00", "26.10. 18:30–20:00", 6),
        ("Ab Donnerstag, 23.9., treffen wir uns alle zwei Wochen um 18 Uhr, insgesamt vier Mal.",
         "23.9. 18:00", "4.11. 18:00", 4),
        ("alle 14 Tage donnerstags, 18 Uhr, erstmals am 23. September, letzter Termin 18. November",
         "23.9. 18:00", "18.11. 18:00", 5),
        ("jeden ersten Dienstag im Monat, 17 Uhr, von September bis Dezember",
         "7.9. 17:00", "7.12. 17:00", 4),
        ("ab 20.9. alle 14 Tage, drei Termine, 9.30 bis 12 Uhr (am 4.10. ausnahmsweise ab 10 Uhr)",
         "20.9. 09:30–12:00", "18.10. 09:30–12:00", 3),
        ("5 Freitage ab 17.9. (bis 15.10.), 18.30 Uhr", "17.9. 18:30", "15.10. 18:30", 5),
        ("Beginn: Donnerstag, 16.9., 10 Uhr\nTermine: 6 x donnerstags, letzter Termin 21. Oktober",
         "16.9. 10:00", "21.10. 10:00", 6),
        ("Der Kurs beginnt am 17.9. Getanzt wird bis zum 15. Oktober jeden Freitag um 18.30 Uhr.",
         "17.9. 18:30", "15.10. 18:30", 5),
        ("ab 20.9. alle zwei Wochen montags, 9.30–12 Uhr (20.9., 4.10., 18.10.)",
         "20.9. 09:30–12:00", "18.10. 09:30–12:00", 3),
        ("ab 5. Oktober jeden Dienstag, 16 Uhr", "5.10. 16:00", "5.10. 16:00", 1),
        ("Mo, Mi und Fr, 10 bis 12 Uhr, vom 20.9. bis 10.12.",
         "20.9. 10:00–12:00", "10.12. 10:00–12:00", 36),
        ("vom 1. bis 15. Dezember immer montags bis freitags 14 bis 17 Uhr",
         "1.12. 14:00–17:00", "15.12. 14:00–17:00", 11),
        ("every Wednesday from 22 September to 27 October, 5 pm",
         "22.9. 17:00", "27.10. 17:00", 6),
        ("every other Wednesday from 22 September to 27 October, 5 pm",
         "22.9. 17:00", "20.10. 17:00", 3),
        ("first Tuesday of every month, 6 pm, from 5 October to 7 December",
         "5.10. 18:00", "7.12. 18:00", 3),
        ("am 1. und 3. Dienstag im Monat, erstmals 5.10., 18 Uhr",
         "5.10. 18:00", "21.12. 18:00", 6),
        ("montags 20.9. bis 18.10. außer in den Ferien, 16–18 Uhr",
         "20.9. 16:00–18:00", "4.10. 16:00–18:00", 3),
    ],
)  # fmt: skip
def test_series(text, first, last, count):
    found = said(text, ALL_YEAR)
    assert (found[0], found[-1], len(found)) == (first, last, count)


@pytest.mark.parametrize(
    "words",
    [
        "Am 29.9. kein Treffen.",
        "Achtung: Am 29.9. fällt der Treff aus!",
        "Der Treff fällt am 29.9. aus.",
        "Das Treffen am 29.9. entfällt.",
        "Pause am 29.9.",
        "Am 29.9. ist geschlossen.",
        "Am Mittwoch, 29. September, findet kein Treffen statt.",
        "Kein Treffen am 29.9.!",
        "(außer am 29.9.)",
        "(nicht am 29.9. und in den Ferien nicht)",
        "Am 29.9. machen wir Pause.",
    ],
)
@pytest.mark.parametrize("form", ["{0}\n{1}", "{1}\n{0}"])
def test_a_day_on_which_a_series_is_left_out(words, form):
    series = "Jeden Mittwoch, 22.9. bis 6.10., 17 Uhr"
    assert said(form.format(series, words)) == ["22.9. 17:00", "6.10. 17:00"]


def test_words_behind_a_comma_belong_to_the_days_that_follow():
    assert said("Mittwochs, 22.9. bis 6.10., kein Treff am 29.9., 17 Uhr") == [
        "22.9. 17:00",
        "6.10. 17:00",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12. ab 20 Uhr und 2.1. ab 11 Uhr", "31.12. 20:00 from, 2.1.2028 11:00 from"),
        ("15.12., 12.1. und 2.2., 18 Uhr", "15.12. 18:00, 12.1.2028 18:00, 2.2.2028 18:00"),
        ("1.12. bis 6.1.", "1.12.–6.1. all_day"),
        ("30.12.2027, 2.1. und 3.1., 15 Uhr", "30.12. 15:00, 2.1.2028 15:00, 3.1.2028 15:00"),
        ("2.1., 15 Uhr", "2.1.2028 15:00"),
    ],
)
@pytest.mark.parametrize("programme", [WEEK, ALL_YEAR], ids=["autumn", "all year"])
def test_the_year_turns(text, expected, programme):
    if programme is ALL_YEAR and text == "2.1., 15 Uhr":
        expected = "2.1. 15:00"
    assert ", ".join(said(text, programme)) == expected


def test_a_date_of_a_series_with_a_time_of_its_own():
    text = "ab 20.9. alle 14 Tage, 3 Termine, 9.30 bis 12 Uhr (am 4.10. ausnahmsweise ab 10 Uhr)"
    assert said(text) == ["20.9. 09:30–12:00", "4.10. 10:00–12:00", "18.10. 09:30–12:00"]


@pytest.mark.parametrize(
    "text",
    [
        "jeden Mittwoch 15 bis 17 Uhr",
        "jeden Mittwoch bis 27. Oktober, 15 Uhr",
        "1. Mittwoch im Monat, 19 Uhr",
        "montags außer in den Ferien, 16–18 Uhr",
        "Ausstellung, noch bis 15. Oktober zu sehen",
        "donnerstags, fortlaufend, 16 bis 18 Uhr",
    ],
)
def test_without_a_first_day_nothing_is_made_up(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("Ausstellung. Eröffnung Sonntag, 26. September, 11 Uhr; bis 1. Oktober, täglich 16–20 Uhr",
         "26.9. 16:00–20:00", "1.10. 16:00–20:00", 6),
        ("Ausstellung vom 20.9. bis 26.9., täglich außer mittwochs und sonnabends 10–13 Uhr",
         "20.9. 10:00–13:00", "26.9. 10:00–13:00", 5),
    ],
)  # fmt: skip
def test_exhibitions(text, first, last, count):
    found = said(text)
    assert (found[0], found[-1], len(found)) == (first, last, count)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("25.9., ca. 17 Uhr", "ca. 17 Uhr"),
        ("25.9.\nBeginn: gegen 19.30 Uhr, Ende ca. 22 Uhr", "ca. 19.30 Uhr"),
        ("25.9., 17 bis ca. 20 Uhr", ""),
    ],
)
def test_an_approximate_start_is_noted(text, note):
    assert [each.note for each in told(text)] == [note]
