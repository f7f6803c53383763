"""Tables: every way in which people write days and times, hostile files, and the template."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import translation
from openpyxl import Workbook

from feeds.incoming import any_file
from feeds.incoming.items import Unreadable
from feeds.incoming.table import event_table, template
from programme.drafts.event_draft import Languages, Place, Registration, When


def one(lookup, **columns):
    """The only row of a table with these columns besides title and date."""
    columns = {"Titel": "Fest", "Datum": "28.9.2026"} | columns
    text = ";".join(columns) + "\n" + ";".join(f'"{value}"' for value in columns.values())
    (item,) = event_table.read(text.encode(), lookup).items
    return item


def xlsx(*rows) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


DAY = date(2026, 9, 28)


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("28.9.2026", (When(starts_on=DAY),)),
        ("28.9.", (When(starts_on=DAY),)),
        ("2026-09-28", (When(starts_on=DAY),)),
        ("Mo, 28. September 2026", (When(starts_on=DAY, stated_weekday=0),)),
        ("Di 28.9.2026", (When(starts_on=DAY, stated_weekday=1),)),
        ("28.9.2026, 18:30 Uhr", (When(starts_on=DAY, start_time=time(18, 30)),)),
        ("28.–30.9.2026", (When(starts_on=DAY, ends_on=date(2026, 9, 30)),)),
        ("28.9. bis 2.10.2026", (When(starts_on=DAY, ends_on=date(2026, 10, 2)),)),
        ("28.9.2026 - 28.9.2026", (When(starts_on=DAY),)),
        (
            "Mo 28.9., Di 6.10.2026",
            (
                When(starts_on=DAY, stated_weekday=0),
                When(starts_on=date(2026, 10, 6), stated_weekday=1),
            ),
        ),
        ("28.9.; 5.10. und 12.10.", tuple(When(starts_on=DAY + timedelta(n)) for n in (0, 7, 14))),
    ],
)
def test_days(text, whens, lookup):
    item = one(lookup, Datum=text)
    assert (item.draft.whens, item.problems) == (whens, ())


@pytest.mark.parametrize("text", ["bald", "31.9.2026", "September", "3/4/2026", "28.9.20266"])
def test_unclear_days_are_a_problem_of_their_column(text, lookup):
    item = one(lookup, Datum=text)
    assert [(each.code, each.column) for each in item.problems] == [("unclear", "Datum")]
    assert item.draft.whens == ()


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("18", "", {"start_time": time(18)}),
        ("18.30 Uhr", "20 Uhr", {"start_time": time(18, 30), "end_time": time(20)}),
        ("ab 14 Uhr", "", {"start_time": time(14), "clock": "from"}),
        ("18–20 Uhr", "", {"start_time": time(18), "end_time": time(20)}),
        ("18:00 bis 20:15", "", {"start_time": time(18), "end_time": time(20, 15)}),
        ("20", "24:00", {"start_time": time(20), "end_time": time(0)}),
        ("19", "open end", {"start_time": time(19), "open_end": True}),
        ("19", "ca. 22 Uhr", {"start_time": time(19), "end_time": time(22), "end_about": True}),
        ("19", "bis gegen 22", {"start_time": time(19), "end_time": time(22), "end_about": True}),
        ("19 – ca. 22 Uhr", "", {"start_time": time(19), "end_time": time(22), "end_about": True}),
        (
            "19 bis ca. 22 Uhr (Einlass 18 Uhr)",
            "",
            {
                "start_time": time(19),
                "end_time": time(22),
                "end_about": True,
                "doors": time(18),
            },
        ),
        *(
            (text, "", {"start_time": time(20), "end_time": time(22)})
            for text in (
                "20-22",
                "20‑22",
                "20 − 22 Uhr",
                "20h-22h",
                "2000-2200",
                "20 Uhr\x0bbis 22 Uhr",
            )
        ),
        *(
            (text, "", {"start_time": time(20), "open_end": True})
            for text in (
                "20 Uhr bis open end",
                "20:00–open end",
                "20 Uhr (Ende offen)",
                "20 Uhr, open end",
            )
        ),
        *(
            ("19", text, {"start_time": time(19), "open_end": True})
            for text in ("Open-End", "bis open end", "Ende offen")
        ),
        ("ganztägig", "", {"clock": "all_day"}),
        ("folgt", "", {"clock": "to_follow"}),
        ("", "", {}),
    ],
)
def test_times(start, end, said, lookup):
    item = one(lookup, Beginn=start, Ende=end)
    assert (item.draft.whens, item.problems) == ((When(starts_on=DAY, **said),), ())


def test_a_start_at_24_is_the_next_day(lookup):
    (when,) = one(lookup, Datum="Mo 28.9.2026", Beginn="24:00").draft.whens
    assert when == When(starts_on=date(2026, 9, 29), start_time=time(0), stated_weekday=1)


def test_the_last_day_from_its_own_column(lookup):
    (when,) = one(lookup, **{"Letzter Tag": "30.9.2026"}).draft.whens
    assert when.ends_on == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("cell", "start", "when"),
    [
        (DAY, time(18), When(starts_on=DAY, start_time=time(18))),
        (datetime(2026, 9, 28, 18, 30), None, When(starts_on=DAY, start_time=time(18, 30))),
        (datetime(2026, 9, 28), 0.75, When(starts_on=DAY, start_time=time(18))),
        (DAY, timedelta(hours=18), When(starts_on=DAY, start_time=time(18))),
        (DAY, 18, When(starts_on=DAY, start_time=time(18))),
        ("28.9.", "18 Uhr", When(starts_on=DAY, start_time=time(18))),
    ],
)
def test_cells_of_excel(cell, start, when, lookup):
    (item,) = event_table.read(
        xlsx(["Titel", "Datum", "Beginn"], ["Fest", cell, start]), lookup
    ).items
    assert (item.draft.whens, item.problems) == ((when,), ())


@pytest.mark.parametrize(
    ("cell", "title", "status"),
    [
        ("ABGESAGT: Konzert", "Konzert", "cancelled"),
        ("Konzert (verschoben)", "Konzert", "postponed"),
        ("Konzert – ausgebucht", "Konzert", "full"),
        ("Der abgesagte Krieg", "Der abgesagte Krieg", "scheduled"),
        ("Konzert verschoben auf 12.10.", "Konzert verschoben auf 12.10.", "scheduled"),
    ],
)
def test_a_state_in_the_title_is_read_and_asked_about(lookup, cell, title, status):
    (item,) = event_table.read(xlsx(["Titel", "Datum"], [cell, "26.9.2026"]), lookup).items
    assert (item.draft.title, item.draft.whens[0].status) == (title, status)
    asked = [problem.code for problem in item.problems]
    assert asked == ([] if status == "scheduled" else ["state_in_title"])


def test_the_cell_of_the_state_counts_more_than_the_title(lookup):
    table = xlsx(["Titel", "Datum", "Status"], ["ABGESAGT: Konzert", "26.9.2026", "verschoben"])
    (item,) = event_table.read(table, lookup).items
    assert (item.draft.whens[0].status, item.problems) == ("postponed", ())


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("Art", "Fest und Begegnung", "category", "fest"),
        ("Rubrik", "Lesung", "category", "vortrag"),
        ("Wer darf kommen?", "nur eingeladene", "openness", "invited"),
        ("Wer darf kommen?", "nur für Mitglieder", "openness", "invited"),
        ("Zielgruppe", "Familien, Nachbarn", "audience_text", "Nachbarn"),
        ("Zielgruppe", "Familien, Nachbarn", "audiences", ("familien",)),
        ("Sprachen", "Deutsch, Arabisch", "languages", Languages(spoken=("de", "ar"))),
        ("Dolmetschen", "Ukrainisch", "languages", Languages(interpreted=("uk",))),
        ("Eintritt", "5 €, ermäßigt 3 €", "is_free", False),
        ("Eintritt", "frei, Spende erbeten", "price", "frei, Spende erbeten"),
        ("Eintritt", "frei, Spende erbeten", "is_free", True),
        ("Eintritt", "auf Anfrage", "is_free", None),
        ("Anmeldung", "nein", "registration", Registration(need="none")),
        ("Anmeldung", "ja", "registration", Registration(need="required")),
        (
            "Anmeldung",
            "bitte bei Frau Beispiel, 036000 1234",
            "registration",
            Registration(need="required", text="bitte bei Frau Beispiel, 036000 1234"),
        ),
        (
            "Anmeldung",
            "www.verein.example/a",
            "registration",
            Registration(need="required", url="https://www.verein.example/a"),
        ),
        (
            "Anmeldung bis",
            "25.9.2026",
            "registration",
            Registration(need="required", deadline=date(2026, 9, 25)),
        ),
        (
            "Anmeldung",
            "nur für den Workshop, 036000 1234",
            "registration",
            Registration(
                need="required", only_for="Workshop", text="nur für den Workshop, 036000 1234"
            ),
        ),
        ("Ermäßigung", "Kinder unter 12 frei", "reductions", "Kinder unter 12 frei"),
        ("Zielort", "Bahnhof Altdorf", "end_place", "Bahnhof Altdorf"),
        ("Sprachen", "mehrsprachig", "languages", Languages(spoken=("mul",))),
        ("Status", "abgesagt", "whens", (When(starts_on=DAY, status="cancelled"),)),
        ("Status", "fällt leider aus", "whens", (When(starts_on=DAY, status="cancelled"),)),
        ("Status", "Verschoben", "whens", (When(starts_on=DAY, status="postponed"),)),
        ("Status", "ausverkauft", "whens", (When(starts_on=DAY, status="full"),)),
        ("Status", "unter Vorbehalt", "whens", (When(starts_on=DAY, status="tentative"),)),
        ("Status", "bestätigt", "whens", (When(starts_on=DAY),)),
        ("Barrierefrei", "teilweise", "wheelchair", "partly"),
        ("Förderung", "Demokratie leben!", "fundings", ("demokratie-leben",)),
        ("Veranstalter", "Verein A; Verein B", "organisers", ("Verein A", "Verein B")),
        ("Ort", "Rathaus, Altdorf", "place", Place(venue="rathaus-altdorf")),
        ("PLZ", "99817", "place", Place(postcode="99817")),
        ("Ansprechpartner", "Bruno, 0171", "wishes", "Ansprechpartner: Bruno, 0171"),
        ("Homepage", "verein.example", "website", "https://verein.example"),
    ],
)
def test_columns(column, text, field, value, lookup):
    item = one(lookup, **{column: text})
    assert (getattr(item.draft, field), item.problems) == (value, ())


@pytest.mark.parametrize(
    ("column", "text", "code", "severity"),
    [
        ("Art", "Quatsch", "unknown_kind", "error"),
        ("Art", "Film, Quatsch", "unknown_kind", "hint"),
        ("Wer darf kommen", "mal sehen", "unknown_openness", "error"),
        ("Sprachen", "Klingonisch", "unknown_language", "error"),
        ("Rollstuhl", "vielleicht", "unknown_answer", "hint"),
        ("Förderung", "Lotto", "unknown_funding", "hint"),
        ("Kurztext", "#REF!", "formula", "error"),
        ("Webseite", "siehe Plakat", "unclear", "error"),
    ],
)
def test_problems_name_their_column(column, text, code, severity, lookup):
    problems = one(lookup, **{column: text}).problems
    assert [(each.code, each.column, each.severity) for each in problems] == [
        (code, column, severity)
    ]


def test_a_corrected_row_is_found_again(lookup):
    assert one(lookup).key == one(lookup, Beginn="18", Kurztext="Neu").key
    assert one(lookup).key != one(lookup, Datum="29.9.2026").key
    assert one(lookup, Kennung="7").key == one(lookup, Kennung="7", Datum="29.9.2026").key
    long = "7" * 80
    assert one(lookup, Kennung=f"{long}1").key != one(lookup, Kennung=f"{long}2").key


def test_equal_rows_keep_apart(lookup):
    text = "Titel;Datum\nFest;28.9.2026\nFest;28.9.2026\n"
    first, second = event_table.read(text.encode(), lookup).items
    assert second.key == f"{first.key} 2"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("above", ["", "Programm; alle, auch Neue, Stand: 1.8.|1\r\n\r\n"])
def test_delimiters_and_encodings(delimiter, encoding, above, lookup):
    rows = [["Titel", "Datum", "Veranstalter"], ["Straßenfest", "28.9.2026", "Verein Öffnung"]]
    text = above + "\r\n".join(delimiter.join(row) for row in rows)
    (item,) = event_table.read(text.encode(encoding), lookup).items
    assert (item.draft.title, item.draft.organisers) == ("Straßenfest", ("Verein Öffnung",))


def test_lines_inside_a_cell_and_rows_as_a_spreadsheet_counts(lookup):
    text = 'sep=;\nTitel;Datum;Beschreibung\nA;28.9.2026;"eins\nzwei"\n;;\nB;29.9.2026;\n'
    items = event_table.read(text.encode(), lookup).items
    assert [(item.number, item.label) for item in items] == [(3, "A"), (6, "B")]
    assert items[0].draft.description == "eins\nzwei"


def test_soft_line_breaks_are_line_breaks(lookup):
    head = ["Titel", "Datum", "Beschreibung"]
    (item,) = event_table.read(
        xlsx(head, ["Fest_x000B_am Hof", DAY, "a_x000D_\nb_x000B_c"]), lookup
    ).items
    assert (item.draft.title, item.draft.description) == ("Fest am Hof", "a\nb\nc")
    text = ";".join(head) + '\nFest;28.9.2026;"a\x0bb\u2028c"\n'
    (item,) = event_table.read(text.encode(), lookup).items
    assert item.draft.description == "a\nb\nc"


@pytest.mark.parametrize("data", [b"\x0b", b"\x0b\n" * 60, b"_", b";;;\n;;"])
def test_a_file_that_says_nothing_is_refused(data, lookup):
    with pytest.raises(Unreadable):
        any_file.read(data, lookup)


def test_lines_of_dashes_are_no_events(lookup):
    text = "| Titel | Datum |\n|---|---|\n| Fest | 28.9.2026 |\n"
    assert [item.label for item in event_table.read(text.encode(), lookup).items] == ["Fest"]


def repacked(data: bytes, name: str, change) -> bytes:
    """The same package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            body = old.read(part)
            new.writestr(part, change(body) if part == name else body)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx(["Titel", "Datum"], ["Fest", "28.9.2026"])
ENTITY = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD[:200], "bad_sheet"),
        (b"PK\x03\x04nonsense", "bad_sheet"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old_sheet"),
        (repacked(GOOD, SHEET, lambda body: body + b" " * 70_000_000), "bomb"),
        (repacked(GOOD, SHEET, lambda body: ENTITY + body), "bomb"),
        (repacked(GOOD, SHEET, lambda body: b"<worksheet>"), "bad_sheet"),
        (repacked(GOOD, SHEET, lambda body: b"\xff\xfe"), "bad_sheet"),
        (b"Titel;Datum\n", "no_rows"),
        (b"Name;Vorname\nA;B\n", "no_header"),
        (b"Titel;Datum\n" + b"A;28.9.2026\n" * 2001, "too_many_rows"),
        (b"Titel;Datum" + b";" * 78 + b";x\n", "too_many_columns"),
        (b"%PDF-1.7 ...", "no_text"),
        (b'Titel;Datum\n"' + b"x" * 200_000, "bad_csv"),
    ],
)
def test_hostile_and_wrong_files_are_refused_with_a_word(data, code, lookup):
    with pytest.raises(Unreadable) as refused:
        any_file.read(data, lookup)
    assert refused.value.problem.code == code


def test_a_book_that_is_too_wide_or_too_thick_is_refused_whole(lookup):
    wide = xlsx(["Titel", "Datum"], ["Fest", "28.9.2026", *[None] * 78, "x"])
    book, out = Workbook(), io.BytesIO()
    for _ in range(20):
        book.create_sheet().append(["Titel", "Datum"])
    book.save(out)
    for data, code in ((wide, "too_many_columns"), (out.getvalue(), "too_many_sheets")):
        with pytest.raises(Unreadable) as refused:
            any_file.read(data, lookup)
        assert refused.value.problem.code == code


def test_open_document_is_refused_with_what_to_do(lookup):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    with pytest.raises(Unreadable) as refused:
        any_file.read(out.getvalue(), lookup)
    assert refused.value.problem.code == "open_document"


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("make", [template.as_csv, template.as_xlsx])
@pytest.mark.django_db
def test_the_template_is_understood_and_its_example_is_no_event(make, language, lookup):
    with translation.override(language):
        data = make()
    with pytest.raises(Unreadable) as refused:
        any_file.read(data, lookup)
    assert refused.value.problem.code == "no_rows"


def test_a_filled_in_template(lookup, db):
    data = template.as_csv().replace(b"Offener Stammtisch", b"Fest")
    reading_ = event_table.read(data, lookup)
    (item,) = reading_.items
    assert (item.problems, reading_.problems) == ((), ())
    assert item.draft.whens == (
        When(starts_on=DAY, start_time=time(18, 30), end_time=time(20), stated_weekday=0),
    )
    assert (item.draft.category, item.draft.place.venue) == ("fest", "mehrgenerationenhaus")
