"""Cells and headers as people of other districts fill them in, field by field."""

import io
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from feeds.incoming.items import Unreadable
from feeds.incoming.table import event_table
from programme.drafts.event_draft import Languages, Registration, When
from tests.feeds.incoming.table.test_event_table import DAY, one, xlsx

SIX = When(starts_on=DAY, start_time=time(18))
NEXT = When(starts_on=date(2026, 9, 29), start_time=time(18))


@pytest.mark.parametrize(
    ("day", "start", "whens"),
    [
        ("28/09/2026", "18h", (SIX,)),
        ("09/28/2026", "6 PM", (SIX,)),
        ("28-09-2026", "18.00", (SIX,)),
        ("2026-09-28T18:00:00", "", (SIX,)),
        ("28.09.2026 18:00:00", "", (SIX,)),
        ("28.9.2026, 18 Uhr", "", (SIX,)),
        ("28. September 2026 18 Uhr", "", (SIX,)),
        ("'28.9.2026", "18:00:00", (SIX,)),
        ("28.9.2026", "18°°", (SIX,)),
        ("28.9.2026", "17 c.t.", (When(starts_on=DAY, start_time=time(17, 15)),)),
        ("28.9.2026 (Mo)", "18 Uhr", (When(**vars(SIX) | {"stated_weekday": 0}),)),
        ("28./29.9.2026", "18 Uhr", (SIX, NEXT)),
        ("28. und 29.9.2026", "18 Uhr", (SIX, NEXT)),
        ("28.9.2026, ab 18 Uhr", "", (When(starts_on=DAY, start_time=time(18), clock="from"),)),
        ("28.9.2026 18-20 Uhr", "", (When(**vars(SIX) | {"end_time": time(20)}),)),
        ("28.9.2026", "18 Uhr – open end", (When(**vars(SIX) | {"open_end": True}),)),
        (
            "28.9.2026",
            "18 Uhr (Einlass 17.30)",
            (When(**vars(SIX) | {"doors": time(17, 30)}),),
        ),
        (
            "28.9.2026",
            "18:00-20:00 Uhr, Einlass 17:30",
            (When(**vars(SIX) | {"doors": time(17, 30), "end_time": time(20)}),),
        ),
        ("28.9.2026", "–", (When(starts_on=DAY),)),
        ("28.9.2026", "k.A.", (When(starts_on=DAY),)),
    ],
)
def test_days_and_times(day, start, whens, lookup):
    item = one(lookup, Datum=day, Beginn=start)
    assert (item.draft.whens, item.problems) == (whens, ())


@pytest.mark.parametrize(
    ("day", "start", "column"),
    [
        ("jeden Montag", "18 Uhr", "Datum"),
        ("bis 28.9.2026", "18 Uhr", "Datum"),
        ("ab 28.9.2026", "18 Uhr", "Datum"),
        ("28.9.2026 bei Regen 29.9.", "18 Uhr", "Datum"),
        ("28.9.2026", "halb acht", "Beginn"),
        ("28.9.2026", "nachmittags", "Beginn"),
        ("28.9.2026", "n.V.", "Beginn"),
        ("28.9.2026", "18 Uhr oder später", "Beginn"),
    ],
)
def test_what_could_mean_something_else_is_a_problem_of_its_column(day, start, column, lookup):
    problems = one(lookup, Datum=day, Beginn=start).problems
    assert [(each.code, each.column) for each in problems] == [("unclear", column)]


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        (46293, When(starts_on=DAY)),
        (46293.75, SIX),
        (datetime(2026, 9, 28, 17, 59, 59, 999000), When(starts_on=DAY, start_time=time(17, 59))),
    ],
)
def test_numbers_of_excel(cell, when, lookup):
    (item,) = event_table.read(xlsx(["Titel", "Datum"], ["Fest", cell]), lookup).items
    assert (item.draft.whens, item.problems) == ((when,), ())


@pytest.mark.parametrize("cell", [2026, -5, 46.5, 9_999_999_999, 20_000, True])
def test_other_numbers_are_asked(cell, lookup):
    (item,) = event_table.read(xlsx(["Titel", "Datum"], ["Fest", cell]), lookup).items
    assert [(each.code, each.column) for each in item.problems] == [("unclear", "Datum")]


@pytest.mark.parametrize(
    "header",
    [
        "TITEL;DATUM;UHRZEIT VON;UHRZEIT BIS",
        "Veranstaltungstitel;Veranstaltungsdatum;Startzeit;Endzeit",
        "Name der Veranstaltung;Wann?;Beginn *;Ende (Uhrzeit)",
        "Betreff;Beginnt am;Beginnt um;Endet um",
        "Subject;Start Date;Start Time;End Time",
        "Was;Tag;Von;Bis",
        "Thema;Termin;Uhrzeit;Ende",
    ],
)
def test_headers_in_other_words(header, lookup):
    text = f"{header}\nFest;28.9.2026;18:00:00;20:00:00\n"
    found = event_table.read(text.encode(), lookup)
    (item,) = found.items
    when = When(starts_on=DAY, start_time=time(18), end_time=time(20))
    assert (item.draft.title, item.draft.whens, item.problems) == ("Fest", (when,), ())
    assert found.problems == ()


@pytest.mark.parametrize(
    ("end", "changes"),
    [
        ("28.09.2026 20:00", {"end_time": time(20)}),
        ("29.09.2026 02:00", {"end_time": time(2)}),
        ("30.09.2026 12:00", {"end_time": time(12), "ends_on": date(2026, 9, 30)}),
        ("30.09.2026", {"ends_on": date(2026, 9, 30)}),
        ("ca. 20 Uhr", {"end_time": time(20), "end_about": True}),
    ],
)
def test_day_and_time_in_one_cell_of_start_and_end(end, changes, lookup):
    (item,) = event_table.read(
        f"Titel;Beginn;Ende\nFest;28.9.2026 18:00;{end}\n".encode(), lookup
    ).items
    assert (item.draft.whens, item.problems) == ((When(**vars(SIX) | changes),), ())


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("Sprachen", "Deutsch/Farsi", "languages", Languages(spoken=("de", "fa"))),
        ("Barrierefreiheit", "rollstuhlgerecht", "wheelchair", "yes"),
        ("Barrierefrei", "Ja, Aufzug vorhanden", "wheelchair", "yes"),
        ("Barrierefrei", "leider nicht barrierefrei", "wheelchair", "no"),
        ("Barrierefrei", "teilweise barrierefrei", "wheelchair", "partly"),
        ("Barrierefrei", "unbekannt", "wheelchair", "unknown"),
        ("Eintritt", "Der Eintritt ist frei", "is_free", True),
        ("Eintritt", "frei für Kinder, sonst 5 €", "is_free", False),
        ("Eintritt", "Kinder frei", "is_free", None),
        ("Eintritt", "3,-", "is_free", False),
        ("Eintritt", "VVK 8/AK 10", "is_free", False),
        ("Eintritt", "0,00 €", "is_free", True),
        ("Eintritt", "Spende erbeten", "is_free", None),
        ("Anmeldung", "Nein, einfach vorbeikommen", "registration", Registration(need="none")),
        ("Anmeldung", "Anmeldung nicht nötig", "registration", Registration(need="none")),
        (
            "Anmeldung",
            "erwünscht",
            "registration",
            Registration(need="requested", text="erwünscht"),
        ),
        (
            "Anmeldung erforderlich?",
            "bis 20.9. im Büro",
            "registration",
            Registration(need="required", text="bis 20.9. im Büro", deadline=date(2026, 9, 20)),
        ),
        ("Wer darf kommen", "alle Interessierten", "openness", "public"),
    ],
)
def test_answers(column, text, field, value, lookup):
    item = one(lookup, **{column: text})
    assert (getattr(item.draft, field), item.problems) == (value, ())


def test_contact_and_mail_both_go_to_the_office(lookup):
    item = one(lookup, Ansprechperson="Bruno", **{"E-Mail": "b@verein.example"})
    assert item.draft.wishes == "Ansprechperson: Bruno, b@verein.example"


def book(**sheets) -> bytes:
    made, out = Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name.startswith("hidden") else "visible"
    made.save(out)
    return out.getvalue()


HEAD, ROW = ["Titel", "Datum"], ["Fest", datetime(2026, 9, 28)]
BUS = ("unknown_column", "Bus")


@pytest.mark.parametrize(
    ("data", "labels", "told"),
    [
        (
            book(hidden=[HEAD, ["Geheim", DAY]], Liste=[HEAD, ROW]),
            ["Fest"],
            [("hidden_sheet", "hidden")],
        ),
        (book(hidden=[["Art"], ["Fest"]], Liste=[HEAD, ROW]), ["Fest"], []),
        (book(Deckblatt=[["Programm 2026"]], Liste=[HEAD, ROW]), ["Fest"], []),
        (
            book(Sept=[HEAD, ROW], Okt=[HEAD, ["Zwei", date(2026, 10, 2)]]),
            ["Fest", "Zwei"],
            [],
        ),
        (
            book(Sept=[HEAD, ROW], Okt=[["Zwei", DAY], ["Drei", DAY]]),
            ["Fest"],
            [("sheet_without_header", "Okt")],
        ),
        (book(Sept=[[*HEAD, "Bus"], ROW], Okt=[[*HEAD, "Bus"], ROW]), ["Fest"] * 2, [BUS]),
        (book(A=[HEAD, ROW, HEAD, ["Zwei", DAY]]), ["Fest", "Zwei"], []),
        (book(Sept=[HEAD, ROW], Leer=[HEAD]), ["Fest"], []),
        (book(A=[["Programm 2026"], [], [None, "Stand: 1.8."], HEAD, [], ROW]), ["Fest"], []),
        (book(A=[HEAD, [" ", "  "], ROW, ["", None]]), ["Fest"], []),
        (book(A=[HEAD, ROW, ["Nacht", timedelta(hours=18)]]), ["Fest", "Nacht"], []),
    ],
)
def test_sheets(data, labels, told, lookup):
    found = event_table.read(data, lookup)
    assert [item.label for item in found.items] == labels
    assert [(each.code, each.column) for each in found.problems] == told


def test_events_of_several_sheets_know_theirs(lookup):
    first, second = event_table.read(book(Sept=[HEAD, ROW], Okt=[HEAD, ROW]), lookup).items
    assert (first.sheet, first.number, second.sheet, second.number) == ("Sept", 2, "Okt", 2)
    assert len({first.key, second.key}) == len({first.position, second.position}) == 2
    (alone,) = event_table.read(book(Sept=[HEAD, ROW], Okt=[HEAD]), lookup).items
    assert alone.sheet == ""


def test_what_is_hidden_is_read_and_asked_about(lookup):
    made, out = Workbook(), io.BytesIO()
    for row in ([*HEAD, "Ort", "Preis"], ["A", DAY], ["B", DAY, "Saal"], ["C", DAY], ["D", DAY]):
        made.active.append(row)
    made.active.row_dimensions[3].hidden = made.active.row_dimensions[5].hidden = True
    made.active.column_dimensions.group("C", "D", hidden=True)
    made.save(out)
    found = event_table.read(out.getvalue(), lookup)
    assert [item.label for item in found.items if item.is_hidden] == ["B", "D"]
    assert [[each.code for each in item.problems] for item in found.items] == [
        [],
        ["hidden_row"],
        [],
        ["hidden_row"],
    ]
    assert found.items[1].draft.place.name == "Saal"
    assert [(each.code, each.column, each.values) for each in found.problems] == [
        ("hidden_rows", "", {"count": 2, "rows": "3, 5"}),
        ("hidden_column", "Ort", {}),
        ("hidden_column", "Preis", {}),
    ]


def test_a_row_below_very_many_empty_ones_is_read(lookup):
    made, out = Workbook(), io.BytesIO()
    for column, (head, value) in enumerate(zip(HEAD, ROW, strict=True), 1):
        made.active.cell(1, column, head)
        made.active.cell(100_000, column, value)
    made.save(out)
    (item,) = event_table.read(out.getvalue(), lookup).items
    assert (item.number, item.draft.whens) == (100_000, (When(starts_on=DAY),))


def test_formulas_that_nobody_has_computed_are_told(lookup):
    with pytest.raises(Unreadable) as refused:
        event_table.read(xlsx(HEAD, ["=A1", "=DATE(2026,9,28)"]), lookup)
    assert refused.value.problem.code == "formulas"


@pytest.mark.parametrize(
    "start",
    ["10 und 14 Uhr", "10:00, 14:00", "10 Uhr / 14 Uhr", "10:00\n14:00", "10 + 14 Uhr", "10 & 14"],
)
def test_several_times_of_one_day(start, lookup):
    item = one(lookup, Beginn=start)
    times = [(when.starts_on, when.start_time) for when in item.draft.whens]
    assert (times, item.problems) == ([(DAY, time(10)), (DAY, time(14))], ())


def test_several_spans_of_one_day(lookup):
    whens = one(lookup, Beginn="10-12 und 14-16 Uhr").draft.whens
    spans = [(when.start_time.hour, when.end_time.hour) for when in whens]
    assert spans == [(10, 12), (14, 16)]


def test_one_end_of_several_times_is_asked_about(lookup):
    item = one(lookup, Beginn="10 und 14 Uhr", Ende="16 Uhr")
    assert [(each.code, each.column) for each in item.problems] == [("one_end", "Ende")]


@pytest.mark.parametrize(
    ("day", "moments"),
    [
        ("28.9. 10 Uhr, 29.9. 14 Uhr", [(28, 10), (29, 14)]),
        ("10 Uhr am 28.9., 14 Uhr am 29.9.", [(28, 10), (29, 14)]),
        ("28. und 29.9. jeweils 10 und 14 Uhr", [(28, 10), (28, 14), (29, 10), (29, 14)]),
        ("28. und 29.9., 10 Uhr", [(28, 10), (29, 10)]),
    ],
)
def test_times_that_stand_with_several_days(day, moments, lookup):
    item = one(lookup, Datum=day)
    found = [(when.starts_on.day, when.start_time.hour) for when in item.draft.whens]
    assert (found, item.problems) == (moments, ())


@pytest.mark.parametrize("day", ["31.12. bis 2.1.", "31.12.-2.1.", "31.12.2026 bis 2.1.2027"])
def test_a_span_over_new_year_ends_in_the_next_year(day, lookup):
    (when,) = one(lookup, Datum=day).draft.whens
    assert (str(when.starts_on), str(when.ends_on)) == ("2026-12-31", "2027-01-02")


@pytest.mark.parametrize("start", ["gegen 20 Uhr", "ca. 20 Uhr", "etwa 20:00", "circa 20 Uhr"])
def test_an_approximate_start_keeps_its_words_and_is_asked_about(start, lookup):
    item = one(lookup, Beginn=start)
    (when,) = item.draft.whens
    assert (when.start_time, when.note) == (time(20), start)
    assert [(each.code, each.severity) for each in item.problems] == [("about", "hint")]
