"""`manage.py read` tells as JSON what the doors understand, and stores nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programme.models.source import Source
from programme.models.submission import Submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("week")]
LETTER = "Kochabend\nWann: 28.9., 18 bis 20 Uhr\nWo: Schulküche, Schulstraße 2, 12345 Neustadt\n"
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20260928
DTEND;VALUE=DATE:20260930
SUMMARY:Markt
END:VEVENT
END:VCALENDAR
"""
TABLE = "Titel;Datum;Beginn;Wiederholung\nChor;28.9.2026;19:00;\n;;;\n"


def told(path, *more):
    out = StringIO()
    call_command("read", str(path), "--programme", "nord/ikw-2026", *more, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def written(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_an_invitation(written):
    said = told(written("letter.txt", LETTER))
    [event] = said["events"]
    assert event["title"] == "Kochabend"
    assert event["dates"] == [
        {
            "day": "2026-09-28",
            "last_day": None,
            "start": "18:00",
            "end": "20:00",
            "clock": "exact",
            "doors": None,
            "note": "",
            "status": "scheduled",
            "place": None,
        }
    ]
    place = {"street": "Schulstraße 2", "postcode": "12345", "town": "Neustadt"}
    place |= {"name": "Schulküche", "room": "", "locality": "", "online": False}
    assert event["place"] == place
    asked = list(zip(event["findings"], (each["field"] for each in event["asks"]), strict=True))
    assert {("missing", "organisers"), ("missing", "openness")} <= set(asked)
    assert len(asked) == len(set(asked))
    assert all(each["words"] for each in event["asks"])
    assert (said["left_over"], said["problems"]) == ([], [])


def test_what_has_a_field_of_its_own_is_told(written):
    headers = "Titel;Datum;Beginn;Zielort;Schlechtwetterort;Ermäßigt;Hinweise an das Amt;Homepage"
    row = "Weg;28.9.2026;18 Uhr (Einlass 17 Uhr);Bahnhof;Saal;Kinder frei;20 Stühle;v.example"
    [event] = told(written("a.csv", f"{headers}\n{row}\n"))["events"]
    assert event["dates"][0]["doors"] == "17:00"
    names = ("end_place", "bad_weather_place", "reductions", "wishes", "website")
    wanted = ["Bahnhof", "Saal", "Kinder frei", "20 Stühle", "https://v.example"]
    assert [event[name] for name in names] == wanted


@pytest.mark.parametrize("data", [b"%PDF-1.7\n1 0 obj\n", b"{\\rtf1 Fest}", bytes(range(256)) * 9])
def test_what_is_called_a_text_and_is_none_is_told_what_to_do(data, written):
    [words] = told(written("letter.txt", data))["problems"]
    assert words.startswith("Das ist kein einfacher Text.")
    assert all(end in words for end in (".txt", ".ics", ".csv", ".xlsx"))


def test_a_day_without_a_year_is_of_the_year_that_is_asked_for(written):
    [event] = told(written("letter.txt", LETTER), "--year", "2031")["events"]
    assert event["dates"][0]["day"] == "2031-09-28"


def test_a_calendar(written):
    [event] = told(written("calendar.ics", CALENDAR))["events"]
    assert event["title"] == "Markt"
    [date] = event["dates"]
    assert (date["day"], date["last_day"], date["start"]) == ("2026-09-28", "2026-09-29", None)


def test_a_table(written):
    [event] = told(written("table.csv", TABLE))["events"]
    assert event["dates"][0]["start"] == "19:00"


def test_what_cannot_be_read_says_why(written):
    said = told(written("picture.csv", b"\x89PNG\x0d\x0a"))
    assert said["events"] == []
    assert "weder ein Kalender noch eine Tabelle" in said["problems"][0]
    assert told(written("empty.txt", ""))["problems"] == ["Die Datei ist leer."]


def test_nothing_is_stored(written):
    told(written("letter.txt", LETTER))
    assert not Submission.objects.exists()
    assert not Source.objects.exists()


def test_a_wrong_question_is_answered(written):
    with pytest.raises(CommandError, match=r"no programme.*Known: nord/ikw-2026"):
        call_command("read", "x.txt", "--programme", "nord/nothing")
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("read", "no-such-file.txt", "--programme", "nord/ikw-2026")


NOISE = bytes(range(256)) * 12


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *((f"a{end}", data) for end in (".txt", ".ics", ".csv", ".xlsx") for data in (b"", NOISE)),
        ("bom.txt", b"\xef\xbb\xbf"),
        ("bom.csv", b"\xff\xfe"),
        ("half.ics", b"BEGIN:VCALENDAR\r\n"),
        ("page.ics", b"<html><body>x</body></html>"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + NOISE),
        ("zip.txt", b"PK\x03\x04" + NOISE),
        ("words.csv", b"Hallo Welt"),
        ("big.txt", b"a" * 5_000_001),
    ],
)
def test_what_cannot_be_read_is_no_event_and_says_why(name, data, written):
    said = told(written(name, data))
    assert (said["events"], said["left_over"], len(said["problems"])) == ([], [], 1)


@pytest.mark.parametrize("year", ["0", "-1", "20203"])
def test_a_year_that_is_none_is_a_wrong_question(year, written):
    with pytest.raises(CommandError):
        told(written("letter.txt", LETTER), f"--year={year}")


def test_a_problem_names_its_event_and_its_column(written):
    table = "Titel;Datum;Beginn;Sprachen\nChor;28.9.2026;19:00;Klingonisch\n"
    [words] = told(written("a.csv", table))["problems"]
    assert words.startswith("„Chor“: Sprachen: „Klingonisch“")
    calendar = CALENDAR.replace("DTSTART;VALUE=DATE:20260928", "DTSTART;VALUE=DATE:20261001")
    [words] = told(written("a.ics", calendar))["problems"]
    assert words.startswith("„Markt“: ")
