"""Spans with a time at both ends, hours of single weekdays, and single days that are left out."""

import pytest

from tests.feeds.incoming.invitation.test_dates import ALL_YEAR, said

CAMP = ["1.10.–3.10. 15:00–12:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zeltlager 1.10.2027 15 Uhr bis 3.10.2027 12 Uhr", CAMP),
        ("Von: 1.10.2027, 15 Uhr\nBis: 3.10.2027, 12 Uhr", CAMP),
        ("Datum: 1.10.2027\nVon: 15 Uhr\nBis: 17 Uhr", ["1.10. 15:00–17:00"]),
        ("From: Friday, 1 October 2027, 15:00\nUntil: 17:00", ["1.10. 15:00–17:00"]),
        ("Lange Nacht, Fr. 1.10.2027, 18 Uhr - Sa. 2.10.2027, 2 Uhr", ["1.10. 18:00–02:00"]),
        ("Fest, 25./26.9.2027, Sa 14 - So 2 Uhr", ["25.9. 14:00–02:00"]),
        ("Fest, 25./26.9.2027, Sa 14 Uhr bis So 18 Uhr", ["25.9.–26.9. 14:00–18:00"]),
    ],
)
def test_a_time_at_both_ends(text, expected):
    assert said(text, ALL_YEAR) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.–6.10.2027, 14 - 17 Uhr", ["4.10.", "5.10.", "6.10."]),
        ("24.–25.9.2027, 10–16 Uhr", ["24.9.", "25.9."]),
        ("Fr 24.9.2027 – So 26.9.2027\n17 – 20 Uhr", ["24.9.", "25.9.", "26.9."]),
        ("Ausstellung\n24.9.–26.9.2027\n10–18 Uhr", ["24.9.", "25.9.", "26.9."]),
        ("Ausstellung 24.9.–26.9.2027, 10–12 und 14–18 Uhr", ["24.9.", "25.9.", "26.9."]),
        ("4.–6.10.2027, 14 Uhr", ["4.10.–6.10."]),
    ],
)
def test_the_hours_of_one_day_are_those_of_each(text, expected):
    days = [each.split(" ")[0] for each in said(text, ALL_YEAR)]
    assert list(dict.fromkeys(days)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24.–25.9.2027, täglich 10, 14 u. 16 Uhr", ["10:00", "14:00", "16:00"] * 2),
        (
            "7.–9. Oktober 2027, jeweils 17 Uhr, am Samstag bereits um 15 Uhr",
            ["17:00", "17:00", "15:00"],
        ),
        ("25.9.2027, الساعة 4 عصرا", ["16:00"]),
        ("25 September 2027, 9:30 am to 12 noon", ["09:30–12:00"]),
        ("2027-09-25T14:00", ["14:00"]),
        ("25.9.2027 um 14 Uhr und am 26.9. um halb elf", ["14:00", "10:30"]),
        ("25.9.2027 um 11 Uhr, um 13 Uhr sowie um 15 Uhr", ["11:00", "13:00", "15:00"]),
        ("25.9.2027 um 19 Uhr, um 22 Uhr ist Schluss", ["19:00–22:00"]),
    ],
)
def test_hours(text, expected):
    assert [each.split(" ")[1] for each in said(text, ALL_YEAR)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.10., 12.10. (Herbstferien – entfällt), 19.10.2027, 17 Uhr", ["5.10.", "19.10."]),
        ("5.10., 12.10. (Ferien), 19.10.2027, 17 Uhr", ["5.10.", "19.10."]),
        ("8.10.2027 (nicht wie angekündigt 1.10.), 17 Uhr", ["8.10."]),
        ("8.10.2027, 17 Uhr, nicht wie geplant am 1.10.", ["8.10."]),
        (
            "jeden Dienstag vom 26.10. bis 9.11.2027, 17 Uhr\n(nicht am 2. November)",
            ["26.10.", "9.11."],
        ),
    ],
)
def test_a_day_left_out_in_brackets(text, expected):
    assert [each.split(" ")[0] for each in said(text, ALL_YEAR)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeden Montag außer 11.10. vom 4.10. bis 18.10.2027, 15 Uhr", ["4.10.", "18.10."]),
        (
            "jeden letzten Freitag im Monat, 15 Uhr, Oktober bis November 2027",
            ["29.10.", "26.11."],
        ),
        (
            "3 Termine ab 5.10.2027, dienstags 18 Uhr (nicht in den Ferien)",
            ["5.10.", "26.10.", "2.11."],
        ),
    ],
)
def test_how_long_a_series_goes(text, expected):
    assert [each.split(" ")[0] for each in said(text, ALL_YEAR)] == expected


def test_an_exhibition_without_hours_is_shown_from_its_opening_on():
    text = "Ausstellung „Wege“\nEröffnung am 20.9.2027, 18 Uhr, zu sehen bis 3. Oktober"
    assert said(text) == ["20.9.–3.10. all_day"]


@pytest.mark.parametrize(
    "words",
    [
        "Getränke gibts gegen Spende. Bei schlechtem Wetter eine Woche später (25.9.)",
        "Bei Regen eine Woche später (25.9.2027)",
        "Bei Regen verschieben wir auf Samstag, 25.9., 15 Uhr.",
        "Essen ist da. Bei schlechtem Wetter feiern wir am 25.9.2027.",
    ],
)
def test_a_day_for_bad_weather_is_no_date(words):
    text = f"Sommerfest\n18.9.2027, 15 Uhr, Rathaus Neustadt\n{words}"
    assert said(text, ALL_YEAR) == ["18.9. 15:00"]
