"""Tables as offices make them: two rows of headers, days as headings, notes beside the answers."""

from datetime import date, time
from io import BytesIO

import openpyxl
import pytest

from feeds.incoming import any_file
from programme.drafts.event_draft import When
from programme.models.event import Status

MONDAY = date(2026, 9, 28)


def sheet(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(lookup, *rows):
    return any_file.read("\n".join(map(";".join, rows)).encode(), lookup)


def codes(item) -> list[str]:
    return [each.code for each in item.problems]


@pytest.mark.parametrize(
    "upper",
    [
        ["Veranstaltung", None, "Termin", None, None, "Veranstaltungsort", None],
        [None, None, "Zeitpunkt", None, None, "Wo?", None],
        ["Titel", "Beschreibung", "Datum", "Uhrzeit", None, None, "Straße"],
    ],
)
def test_the_lower_of_two_rows_of_headers_counts(upper, lookup):
    lower = ["Titel", "Beschreibung", "Datum", "von", "bis", "Ort", "Straße"]
    row = ["Tanz", "Musik", MONDAY, time(15), time(17), "Hof", "Markt 1"]
    found = any_file.read(sheet(upper, lower, row), lookup)
    (item,) = found.items
    assert item.draft.whens == (When(starts_on=MONDAY, start_time=time(15), end_time=time(17)),)
    place = item.draft.place
    assert (item.draft.title, place.name, place.street) == ("Tanz", "Hof", "Markt 1")
    assert found.problems == ()


def test_von_and_bis_below_a_date_are_days(lookup):
    rows = [["Titel", "Datum", None, "Ort"], [None, "von", "bis", None]]
    found = any_file.read(sheet(*rows, ["Camp", MONDAY, date(2026, 9, 30), "Hof"]), lookup)
    (item,) = found.items
    assert item.draft.whens == (When(starts_on=MONDAY, ends_on=date(2026, 9, 30)),)


def test_a_time_stays_a_time_where_headings_name_the_days(lookup):
    found = read(
        lookup,
        ("Uhrzeit", "Was", "Wo", "Wer"),
        ("Montag, 28.9.2026", "", "", ""),
        ("18 Uhr", "Eröffnung", "Hof", "Stadt Altdorf"),
        ("Dienstag, 29.9.", "", "", ""),
        ("10-12 Uhr", "Kurs", "Hof", "Verein"),
    )
    first, second = (item.draft for item in found.items)
    assert [(each.starts_on, each.start_time) for each in first.whens] == [(MONDAY, time(18))]
    assert [(each.starts_on.day, each.end_time) for each in second.whens] == [(29, time(12))]
    assert (first.organisers, found.problems) == (("Stadt Altdorf",), ())


def test_headers_with_a_note_below_them(lookup):
    head = [
        "Titel",
        "Datum\n(TT.MM.)",
        "Eintritt\nja/nein",
        "barrierefrei (ja/nein)",
        "Tel.\n(intern)",
    ]
    found = any_file.read(sheet(head, ["Tanz", "28.9.", "ja, 3 €", "ja", "-"]), lookup)
    (item,) = found.items
    assert (item.draft.price, item.draft.wheelchair, found.problems) == ("3 €", "yes", ())


def test_two_ends_are_asked_about(lookup):
    head = ("Titel", "Datum", "Beginn", "Ende")
    (item,) = read(lookup, head, ("Tanz", "28.9.2026", "20-22", "23")).items
    assert (item.draft.whens[0].end_time, codes(item)) == (time(23), ["two_ends"])
    (item,) = read(lookup, head, ("Tanz", "28.9.2026", "20-22", "22 Uhr")).items
    assert codes(item) == []


@pytest.mark.parametrize(
    ("title", "status", "stored", "shown"),
    [
        ("Kurs (ausgebucht)", "", Status.FULL, "Kurs"),
        ("Kurs (ausgebucht)", "ausgebucht", Status.FULL, "Kurs"),
        ("Kurs (ausgebucht)", "findet statt", Status.SCHEDULED, "Kurs (ausgebucht)"),
        ("ABGESAGT: Kurs", "verschoben", Status.POSTPONED, "ABGESAGT: Kurs"),
        ("Kurs", "abgesagt", Status.CANCELLED, "Kurs"),
    ],
)
def test_no_state_is_lost_where_two_are_told(title, status, stored, shown, lookup):
    rows = ("Titel", "Datum", "Status"), (title, "28.9.2026", status)
    (item,) = read(lookup, *rows).items
    assert ([when.status for when in item.draft.whens], item.draft.title) == ([stored], shown)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("09/28/2026", "10/01/2026"), [(9, 28), (10, 1)]),
        (("28/09/2026", "01/10/2026"), [(9, 28), (10, 1)]),
    ],
)
def test_one_day_with_slashes_tells_how_the_others_are_meant(days, expected, lookup):
    found = read(lookup, ("Subject", "Start Date"), *(("Tanz", day) for day in days))
    said = [item.draft.whens[0].starts_on for item in found.items]
    assert [(day.month, day.day) for day in said] == expected


def test_days_with_slashes_that_nothing_tells_are_asked_about(lookup):
    (item,) = read(lookup, ("Subject", "Start Date"), ("Tanz", "10/01/2026")).items
    assert (item.draft.whens, codes(item)) == ((), ["unclear"])


def test_crosses_abbreviations_and_two_organisers(lookup):
    found = read(
        lookup,
        ("Titel", "Datum", "Ende", "Ort", "Sprachen", "Veranstalter"),
        ("Tanz", "28.9.2026", "x", "x", "dt., arab.", "DRK / Caritas"),
    )
    (item,) = found.items
    assert (item.draft.languages.spoken, item.draft.organisers) == (
        ("de", "ar"),
        ("DRK", "Caritas"),
    )
    assert (item.draft.place.name, item.draft.whens[0].end_time, codes(item)) == ("", None, [])


def test_the_table_of_typo3(lookup):
    data = (
        '"uid";"title";"teaser";"description";"datetime";"datetime_end";"location";"organizer"\n'
        '"12";"Recht";"Kurz";"<p>Auf Deutsch.<br />Eintritt frei</p>";"28.09.2026 19:00";'
        '"28.09.2026 21:00";"VHS, Altdorf";"VHS"\n'
    )
    (item,) = any_file.read(data.encode("latin-1"), lookup).items
    (when,) = item.draft.whens
    assert (when.start_time, when.end_time, item.draft.is_free) == (time(19), time(21), True)
    assert item.draft.description == "Auf Deutsch.\nEintritt frei"
