"""Line ends that a program forgot to escape lose nothing, and make no property of a text."""

import re

import pytest

from feeds.incoming import any_file
from feeds.incoming.ical import calendar_file, vevent_texts
from programme.drafts.event_draft import Place
from tests.effort import works_at_most
from tests.feeds.incoming.ical.test_calendar_file import START, calendar, only


def said(lookup, *lines) -> list[str]:
    draft = only(lookup, *lines).draft
    return (draft.description or draft.summary).split("\n")


LIKE_PROPERTIES = (
    *("LOCATION: Hof", "STATUS:ausgebucht", "URL: https://verein.example", "URL:folgt"),
    *("DTSTART:morgen", "END:22 Uhr", "END:Vormittag", "BEGIN:18 Uhr", "CLASS:7b"),
    *("SUMMARY:noch ein Titel", "GEO:Grafik", "RRULE:immer freitags", "ORGANIZER:Heimatverein"),
)


@pytest.mark.parametrize(
    "line",
    [
        "Einlass: 18 Uhr",
        "Location: Hof",
        "LOCATION: Hof",
        "Status: ausgebucht",
        "STATUS:ausgebucht",
        "Status:CONFIRMED",
        "URL: https://verein.example",
        "URL:folgt",
        "DTSTART:morgen",
        "END:22 Uhr",
        "END:Vormittag",
        "BEGIN:18 Uhr",
        "CLASS:7b",
        "SUMMARY:noch ein Titel",
        "GEO:Grafik",
        "RRULE:immer freitags",
        "ORGANIZER:Heimatverein",
        "HINWEIS:Bitte klingeln",
        "Description;siehe: unten",
        "- Kaffee: 1 Euro",
        "18:00 Einlass",
        "https://verein.example/a:b",
    ],
)
def test_words_of_people_stay_in_the_text(line, lookup):
    lines = [START, "LOCATION:Markt\\, Neustadt", "DESCRIPTION:Programm", line, "Bitte kommen"]
    item = only(lookup, *lines)
    assert item.draft.description.split("\n") == ["Programm", line, "Bitte kommen"]
    assert item.draft.place == Place(name="Markt", town="Neustadt")
    asked = [(each.code, each.values["words"]) for each in item.problems]
    assert asked == ([("lines_as_text", line)] if line in LIKE_PROPERTIES else [])


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("LOCATION:Markt\\, Neustadt", "place", Place(name="Markt", town="Neustadt")),
        ("LOCATION;LANGUAGE=de: Markt\\, Neustadt", "place", Place(name="Markt", town="Neustadt")),
        ("URL:https://verein.example", "website", "https://verein.example"),
        ("URL;VALUE=URI:https://verein.example", "website", "https://verein.example"),
        ("CATEGORIES:Konzert", "category", "musik"),
        ("CONTACT:Frau Beispiel", "public_contact", "Frau Beispiel"),
    ],
)
def test_a_line_as_programs_write_it_begins_a_property(line, field, value, lookup):
    draft = only(lookup, START, "DESCRIPTION:Programm", "mit Musik", line).draft
    assert (draft.description, getattr(draft, field)) == ("Programm\nmit Musik", value)


def test_the_text_goes_on_behind_a_property_inside_it(lookup):
    lines = ("DESCRIPTION:Eins", "", "zwei", "URL:https://verein.example", "Ort: Hof", START)
    assert said(lookup, *lines) == ["Eins", "", "zwei", "Ort: Hof"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["TRANSP:OPAQUE", "weiter"], ["weiter"]),
        (["TRANSP:OPAQUE", "HINWEIS:Bitte klingeln"], ["HINWEIS:Bitte klingeln"]),
        (["SEQUENCE:2", "weiter", "CLASS:PUBLIC", "Ende"], ["weiter", "Ende"]),
        (["COMMENT:Das war's", "weiter"], ["COMMENT:Das war's", "weiter"]),
        (
            ["RESOURCES:Beamer", "NAME:Verein", "weiter"],
            ["RESOURCES:Beamer", "NAME:Verein", "weiter"],
        ),
        (["X-MEN:der Film"], ["X-MEN:der Film"]),
        (["X-MEN:der Film", "weiter"], ["X-MEN:der Film", "weiter"]),
        (
            ["X-FOO:bar", "GEO: 5", "CLASS: 5 bis 7", "DUE: heute"],
            ["X-FOO:bar", "GEO: 5", "CLASS: 5 bis 7", "DUE: heute"],
        ),
        (
            ["RDATE:20261006T160000Z", "EXDATE:20261005T160000Z", "weiter"],
            ["RDATE:20261006T160000Z", "EXDATE:20261005T160000Z", "weiter"],
        ),
        (["END:VEVENT", "Ende des Textes"], ["END:VEVENT", "Ende des Textes"]),
        (["BEGIN:VEVENT", "ist ein Befehl"], ["BEGIN:VEVENT", "ist ein Befehl"]),
        (
            ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Gleich", "END:VALARM", "weiter"],
            ["weiter"],
        ),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MOZ-GENERATION:1"], []),
        (["COMMENT:nur für Programme", "TRANSP:OPAQUE"], []),
    ],
)
def test_no_line_is_lost_behind_what_looks_like_a_property(lines, expected, lookup):
    item = only(lookup, START, "DESCRIPTION:Programm", *lines)
    draft = item.draft
    assert (draft.description or draft.summary).split("\n") == ["Programm", *expected]
    assert len(draft.whens) == 1


def test_a_comment_is_kept_for_the_office_and_asked_about(lookup):
    item = only(lookup, START, "DESCRIPTION:Programm", "COMMENT:Tassen mitbringen", "TRANSP:OPAQUE")
    assert (item.draft.summary, item.draft.wishes) == ("Programm", "COMMENT: Tassen mitbringen")
    assert [(each.code, each.values["words"]) for each in item.problems] == [
        ("comment", "Tassen mitbringen")
    ]


@pytest.mark.parametrize("line", ["PARTSTAT:NEEDS-ACTION", "X-EXTRAINFO:Bitte pünktlich"])
def test_what_a_program_writes_behind_a_short_text_is_no_part_of_it(line, lookup):
    draft = only(lookup, START, "DESCRIPTION:Musik", "CONTACT:Frau Beispiel", line).draft
    assert (draft.summary, draft.public_contact) == ("Musik", "Frau Beispiel")


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (r"eins\r\nzwei", ["eins", "zwei"]),
        (r"eins\r\n\tzwei\tdrei", ["eins", "zwei drei"]),
        (r"eins\\r\\nzwei", ["eins", "zwei"]),
        (r"eins\rzwei", ["eins", "zwei"]),
        (r"Ablage: C:\\temp\\rest", [r"Ablage: C:\temp\rest"]),
    ],
)
def test_line_ends_and_tabs_that_a_program_wrote_as_letters(written, lines, lookup):
    assert said(lookup, START, f"DESCRIPTION:{written}") == lines


def test_indented_lines_of_a_short_text_are_lines(lookup):
    lines = said(lookup, START, "DESCRIPTION:Es gibt", "  - Kaffee", " - Kuchen", "und", " mehr")
    assert lines == ["Es gibt", "- Kaffee", "- Kuchen", "und", "mehr"]


def test_a_folded_line_is_one_line(lookup):
    long = "Wort " * 14
    assert said(lookup, START, f"DESCRIPTION:{long}", " und mehr") == [f"{long}und mehr"]


@pytest.mark.parametrize(
    ("names", "change"),
    [(r"^[A-Z]+", lambda name: name[0].lower()), (r"^(?!BEGIN|END:)[^:]+:", r"\g<0> ")],
)
def test_a_file_in_small_letters_or_with_blanks_is_read_in_its_own_way(names, change, lookup):
    text = calendar(START, "DESCRIPTION:Mit Musik", "LOCATION:Markt").decode()
    data = re.sub(names, change, text, flags=re.MULTILINE).encode()
    (item,) = calendar_file.read(data, lookup).items
    assert (item.draft.summary, item.draft.place.name) == ("Mit Musik", "Markt")


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\u2028", "\u2029", "\\n", "\\N", "\\\\n"])
def test_every_kind_of_line_end_is_one(end, lookup):
    assert said(lookup, START, f"DESCRIPTION:Wir kochen.{end}Bitte Topf") == [
        "Wir kochen.",
        "Bitte Topf",
    ]


def test_a_text_escaped_twice_loses_its_backslashes_and_a_folder_keeps_them(lookup):
    text = r"DESCRIPTION:eins\\nzwei\\, drei\\; C:\\neu"
    assert said(lookup, START, text) == ["eins", r"zwei, drei; C:\neu"]


PAGE = "X-ALT-DESC;FMTTYPE=text/html:"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["DESCRIPTION:\\n", PAGE + "<html>\\n<body>\\n<p>&Uuml;ber\\nalle</p></body>"],
            ["Über alle"],
        ),
        ([PAGE + "<ul><li>eins</li><li>zwei</li></ul>"], ["– eins", "– zwei"]),
        (
            [
                "DESCRIPTION:Hier mehr",
                PAGE + '<p><a href="https://a.example/?x=1&amp;y=2">Hier</a> mehr</p>',
            ],
            ["Hier (https://a.example/?x=1&y=2) mehr"],
        ),
        (
            ["DESCRIPTION:Siehe nebenan", PAGE + "<p>Ganz anderes</p>"],
            ["Siehe nebenan", "", "Ganz anderes"],
        ),
        (["DESCRIPTION:Eins zwei drei", PAGE + "<p>Eins zwei</p>"], ["Eins zwei drei"]),
        (
            [
                'DESCRIPTION;ALTREP="data:text/html,%3Ca%20href%3D%22https://a.example%22%3Ehier%3C/a%3E":hier'
            ],
            ["hier (https://a.example)"],
        ),
    ],
)
def test_the_page_beside_a_text_tells_where_its_links_lead(lines, expected, lookup):
    assert said(lookup, START, *lines) == expected


@pytest.mark.parametrize(
    ("title", "status", "shown"),
    [
        ("ABGESAGT: Lesung", "cancelled", "Lesung"),
        ("Lesung (ausgebucht)", "full", "Lesung"),
        ("Lesung – abgesagt wegen Sturm", "cancelled", "Lesung – abgesagt wegen Sturm"),
        ("Verschoben: Lesung", "postponed", "Lesung"),
        ("Lesung (verschoben auf 12.10.)", "scheduled", "Lesung (verschoben auf 12.10.)"),
        ("Der abgesagte Krieg", "scheduled", "Der abgesagte Krieg"),
    ],
)
def test_a_state_in_the_title_is_that_of_the_dates(title, status, shown, lookup):
    data = calendar(START, "STATUS:CONFIRMED").replace(b"SUMMARY:Fest", f"SUMMARY:{title}".encode())
    (item,) = calendar_file.read(data, lookup).items
    assert ([when.status for when in item.draft.whens], item.draft.title) == ([status], shown)
    told = [problem.values["title"] for problem in item.problems]
    assert told == ([title] if title != shown else [])


def test_one_date_of_a_series_is_cancelled_by_its_own_title(lookup):
    one = ["RECURRENCE-ID:20261005T160000Z", "DTSTART:20261005T160000Z", "SUMMARY:Fest entfällt"]
    series = [START, "RRULE:FREQ=WEEKLY;COUNT=2", "END:VEVENT", "BEGIN:VEVENT", "UID:1@a.example"]
    whens = only(lookup, *series, *one).draft.whens
    assert [(when.status, when.note) for when in whens] == [("scheduled", ""), ("cancelled", "")]


@pytest.mark.parametrize(
    ("location", "place"),
    [
        (
            "Stadthalle\\, Markt 1\\, 99999 Altdorf\\, https://tickets.example/7",
            Place(
                name="Stadthalle",
                street="Markt 1",
                postcode="99999",
                town="Altdorf",
                note="https://tickets.example/7",
            ),
        ),
        (
            "Stadthalle Altdorf\\nhttps://maps.app.goo.gl/abc",
            Place(name="Stadthalle Altdorf", town="Altdorf", note="https://maps.app.goo.gl/abc"),
        ),
        (
            "Stadthalle Altdorf\\, https://zoom.us/j/1",
            Place(
                name="Stadthalle Altdorf", town="Altdorf", online=True, note="https://zoom.us/j/1"
            ),
        ),
        (
            "Gemeindehaus (Markt 3\\, 99999 Altdorf)",
            Place(name="Gemeindehaus", street="Markt 3", postcode="99999", town="Altdorf"),
        ),
        (
            "Gemeindehaus (Saal 3)\\, Altdorf",
            Place(name="Gemeindehaus", room="Saal 3", town="Altdorf"),
        ),
        ("https://verein.example/ort", Place(note="https://verein.example/ort")),
        ("https://bbb.verein.example/x", Place(online=True, note="https://bbb.verein.example/x")),
    ],
)
def test_only_the_address_of_a_meeting_makes_it_online(location, place, lookup):
    assert only(lookup, START, f"LOCATION:{location}").draft.place == place


def test_a_calendar_that_was_encoded_twice_is_read_and_asked_about(lookup):
    data = calendar(START).replace(b"SUMMARY:Fest", "SUMMARY:Frühstück für Mütter".encode())
    twice = data.decode("cp1252").encode()
    folded = twice.replace("stÃ¼ck".encode(), "stÃ\r\n ¼ck".encode())
    reading = any_file.read(folded, lookup)
    assert [item.draft.title for item in reading.items] == ["Frühstück für Mütter"]
    (asked,) = reading.problems
    assert (asked.code, asked.values["right"]) == ("encoded_twice", "Frühstück für Mütter")


def test_what_nobody_means_is_refused_or_cut_short_and_quickly(lookup):
    with works_at_most(60):
        dates = ",".join(f"20261001T{n // 60:02}{n % 60:02}00Z" for n in range(1440))
        item = only(lookup, START, *[f"RDATE:{dates}"] * 100)
        assert [each.code for each in item.problems] == ["too_many_listed"]
        item = only(lookup, START, "DESCRIPTION:x", *["LOCATION: x"] * 20_000)
        assert [len(each.values["words"]) < 400 for each in item.problems] == [True]
        item = only(lookup, START, *[f"COMMENT:x{n}" for n in range(20_000)])
        assert [each.code for each in item.problems] == ["comment"] * vevent_texts.MOST_COMMENTS
        text = "DESCRIPTION:" + "\\\\" * 500_000
        assert only(lookup, START, text).draft is not None
