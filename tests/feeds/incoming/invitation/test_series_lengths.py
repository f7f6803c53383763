"""A series of which a text tells how long it goes on, and times that are said in rarer words."""

import pytest

from feeds.incoming.invitation.reading import read
from tests.feeds.incoming.invitation.told_dates import ALL_YEAR, said

TUESDAYS = ["21.9. 17:00", "28.9. 17:00", "5.10. 17:00", "12.10. 17:00"]


@pytest.mark.parametrize(
    "text",
    [
        "ab 21.9. läuft vier Wochen lang jeden Dienstag, 17 Uhr",
        "ab 21.9. vier Wochen lang, jeweils dienstags 17 Uhr",
        "ab 21.9. dienstags 17 Uhr für 4 Wochen",
        "4 Wochen, dienstags 17 Uhr, Beginn 21.9.",
        "vierwöchiger Kurs, dienstags 17 Uhr, ab 21.9.",
        "an 4 Dienstagen ab 21.9., 17 Uhr",
        "vier Abende, ab Dienstag, 21.9., 17 Uhr",
        "4 x ab Dienstag, 21.9., 17 Uhr",
        "Der Kurs läuft vier Wochen lang, Beginn Dienstag, 21.9., 17 Uhr",
        "Dienstag, 21.9., 17 Uhr, danach wöchentlich für 4 Wochen",
        "every Tuesday from 21 September for four weeks, 5 pm",
        "21 September, 5 pm, four sessions on Tuesdays",
    ],
)
def test_as_many_weeks_as_told(text):
    assert said(text) == TUESDAYS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab 21.9. 2 Wochen lang dienstags und donnerstags 17 Uhr",
         "21.9. 17:00, 23.9. 17:00, 28.9. 17:00, 30.9. 17:00"),
        ("ab 21.9. vier Wochen lang alle 14 Tage dienstags 17 Uhr", "21.9. 17:00, 5.10. 17:00"),
        ("für drei Monate jeden ersten Montag im Monat ab 6.9., 18 Uhr",
         "6.9. 18:00, 4.10. 18:00, 1.11. 18:00"),
        ("für drei Monate jeden ersten Montag, ab September, 18 Uhr",
         "6.9. 18:00, 4.10. 18:00, 1.11. 18:00"),
        ("ab 31.10. für einen Monat jeden Sonntag 15 Uhr",
         "31.10. 15:00, 7.11. 15:00, 14.11. 15:00, 21.11. 15:00, 28.11. 15:00"),
        ("ab 21.9. täglich um 17 Uhr bis 23.9.", "21.9. 17:00, 22.9. 17:00, 23.9. 17:00"),
        ("ab 13.12. montags, 17 Uhr, bis Jahresende", "13.12. 17:00, 20.12. 17:00, 27.12. 17:00"),
    ],
)  # fmt: skip
def test_other_rhythms(text, expected):
    assert ", ".join(said(text, ALL_YEAR)) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ab 21.9. dienstags 17 Uhr, 2 Stunden", "21.9. 17:00–19:00"),
        ("ab Oktober jeden Montag 17 Uhr", "4.10. 17:00"),
        ("ab 21.9. täglich 17 Uhr", "21.9. 17:00"),
        ("Dienstag, 21.9., 17 Uhr (danach wöchentlich)", "21.9. 17:00"),
    ],
)
def test_a_series_without_an_end_is_asked_for_it(text, first, week):
    assert said(text) == [first]
    assert read(f"Kurs\n{text}", week).draft.rule.until is None


@pytest.mark.parametrize(
    "text",
    ["vier Abende, ab Dienstag, 22.9.2026, 17 Uhr", "4 x ab Dienstag, 22.9.2026, 17 Uhr"],
)
def test_that_it_is_weekly_is_asked_where_nobody_says_so(text, week):
    assert read(f"Kurs\n{text}", week).left == (text,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25.9., 19 Uhr (ausgebucht), 20 Uhr und 21 Uhr",
         "25.9. 19:00 full, 25.9. 20:00, 25.9. 21:00"),
        ("25.9., 19 Uhr, 20 Uhr (ausverkauft) und 21 Uhr",
         "25.9. 19:00, 25.9. 20:00 full, 25.9. 21:00"),
        ("25.9., 19 Uhr: ausgebucht, 20 Uhr: noch Plätze frei", "25.9. 19:00 full, 25.9. 20:00"),
        ("25.9.\n10–12 Uhr (abgesagt), 14–16 Uhr",
         "25.9. 10:00–12:00 cancelled, 25.9. 14:00–16:00"),
        ("25.9., 10–12 Uhr (ausgebucht); 2.10., 10–12 Uhr",
         "25.9. 10:00–12:00 full, 2.10. 10:00–12:00"),
        ("25. und 26.9., je 19 Uhr (ausverkauft) und 21 Uhr",
         "25.9. 19:00 full, 25.9. 21:00, 26.9. 19:00 full, 26.9. 21:00"),
        ("25.9., 15 Uhr entfällt, 2.10., 15 Uhr findet statt",
         "25.9. 15:00 cancelled, 2.10. 15:00"),
    ],
)  # fmt: skip
def test_a_state_beside_one_of_several_times(text, expected):
    assert ", ".join(said(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25.9., ab 18 Uhr Einlass, Beginn 19 Uhr", "25.9. 19:00 doors 18:00"),
        ("25.9., 19 Uhr (c.t.)", "25.9. 19:15"),
        ("25.9., 19 Uhr (s.t.)", "25.9. 19:00"),
        ("25.9.2027, 15 ⁰⁰ Uhr", "25.9. 15:00"),
        ("25.9.2027, 15 30 Uhr", "25.9. 15:30"),
        ("25 September 2027, 2pm till late", "25.9. 14:00 open end"),
        ("24. auf 25. September, 22 bis 6 Uhr", "24.9. 22:00–06:00"),
        ("vom 24. auf den 25.9. ab 22 Uhr", "24.9. 22:00 from"),
        ("24.9. – 26.9. (Fr–So), 9–15 Uhr",
         "24.9. 09:00–15:00, 25.9. 09:00–15:00, 26.9. 09:00–15:00"),
        ("24.–26.9., Beginn Freitag 17 Uhr, Ende Sonntag 14 Uhr", "24.9.–26.9. 17:00–14:00"),
        ("24.–26.9., Fr. 18–22, Sa. 14–22, So. 11–17 Uhr",
         "24.9. 18:00–22:00, 25.9. 14:00–22:00, 26.9. 11:00–17:00"),
        ("ab 25.9. 15 Uhr", "25.9. 15:00"),
    ],
)  # fmt: skip
def test_times_in_rarer_words(text, expected):
    assert ", ".join(said(text)) == expected


def test_a_line_that_ends_with_a_date_is_whole(neustadt):
    line = "montags und mittwochs, 17 bis 19 Uhr, vom 21.9. bis 5.10."
    found = read(f"Chor\n{line}\nRathaus Neustadt, Markt 1", neustadt)
    assert (found.draft.place.street, found.left) == ("Markt 1", ())


@pytest.mark.parametrize(
    "text",
    ["Fr. 24.9. ab 17 Uhr – So. 26.9. ca. 14 Uhr", "24.–26.9., Freitag 17 – Sonntag ca. 14 Uhr"],
)
def test_the_end_of_several_days_may_be_approximate(text, week):
    assert read(f"Freizeit\n{text.replace('26.9.', '26.9.2027')}", week).draft.whens[0].end_about


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Chor\njeden Dienstag ca. 17 Uhr ab 22.9.2026 bis 29.9.2026", ["ca. 17 Uhr"] * 2),
        ("Choir\n22 September 2026, about 5 pm\nPlease join us, all are welcome.", ["about 17:00"]),
        ("لقاء الجيران\n22.9.2026 ca. 17:00\nندعوكم إلى اللقاء", ["حوالي الساعة 17:00"]),
        (
            "Komşuluk şenliği\n22.9.2026, ca. 17:00\nMüzik ve yemek ile. Giriş ücretsiz.",
            ["≈ 17:00"],
        ),
    ],
)
def test_an_approximate_start_is_said_in_the_language_of_the_text(text, notes, week):
    assert [when.note for when in read(text, week).draft.whens] == notes


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ausstellung. Eröffnung 24.9., 18 Uhr; zu sehen bis 10.10., Mo–Fr 9–16 Uhr",
         "27.9. 09:00–16:00"),
        ("Ausstellung. Eröffnung 24.9., 11 Uhr; zu sehen bis 10.10., Mo–Fr 9–16 Uhr",
         "24.9. 09:00–16:00"),
    ],
)  # fmt: skip
def test_no_house_is_open_before_the_opening_in_the_evening(text, first):
    assert said(text)[0] == first


def test_of_registering_only_its_sentence_is_told(week):
    found = read("Lesung\n25.9.2026, 15 Uhr. Anmeldung bis 20.9.2026", week).draft.registration
    assert (found.need, found.text) == ("required", "Anmeldung bis 20.9.2026")
