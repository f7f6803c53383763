"""Rows that are no events, and marks that stand for what the row above says."""

from datetime import date, time

import pytest

from feeds.incoming import problems
from feeds.incoming.items import Unreadable
from feeds.incoming.table import event_table
from programme.drafts.event_draft import Place, When

DAY = date(2026, 9, 28)


def read(text: str, lookup):
    return event_table.read(text.encode(), lookup)


def dated(found):
    return [(item.label, [when.starts_on for when in item.draft.whens]) for item in found.items]


@pytest.mark.parametrize(
    "heading",
    ["Montag, 28.9.2026;;", ";Montag, 28.9.2026;", "Mo 28.9.;;", "28. September 2026;;", "28.9.;;"],
)
def test_the_day_of_a_heading_is_that_of_the_rows_below(heading, lookup):
    found = read(f"Titel;Datum;Uhrzeit\n{heading}\nFest;;10:00\nTanz;;18:00\n", lookup)
    assert dated(found) == [("Fest", [DAY]), ("Tanz", [DAY])]
    assert [item.problems for item in found.items] == [(), ()]


def test_under_the_heading_of_a_month_a_number_is_a_day(lookup):
    table = "Titel;Datum;Uhrzeit\nSeptember 2026;;\nFest;Mo 28.;10\nOktober;;\nTanz;1.;18\n"
    assert dated(read(table, lookup)) == [("Fest", [DAY]), ("Tanz", [date(2026, 10, 1)])]


def test_the_day_of_a_row_below_a_heading_is_its_own_and_that_of_a_row_is_asked_about(lookup):
    table = "Titel;Datum;Uhrzeit\n28.9.2026;;\nFest;;10\nFilm;29.9.2026;12\nTanz;;18\n"
    found = read(table, lookup)
    later = date(2026, 9, 29)
    assert dated(found) == [("Fest", [DAY]), ("Film", [later]), ("Tanz", [later])]
    codes = [[problem.code for problem in item.problems] for item in found.items]
    assert codes == [[], [], ["carried_day"]]


@pytest.mark.parametrize(
    "row",
    [
        "Summe;;;8 €",
        ";;Summe:;8",
        "Gesamt: 3 Veranstaltungen;;;",
        "Gesamtsumme;;3;",
        "Anzahl;2;;",
        "Total;;;12,50 €",
        "Seite 2 von 3;;;",
        ";;KW 40;",
    ],
)
def test_a_sum_is_no_event_and_is_shown_as_left_out(row, lookup):
    found = read(f"Titel;Datum;Ort;Kosten\nFest;28.9.2026;Altdorf;8 €\n{row}\n", lookup)
    assert dated(found) == [("Fest", [DAY])]
    (problem,) = found.problems
    assert problem.code == "no_event_rows"
    assert problem.values["rows"].startswith("3 (“")
    assert str(problems.text(problem)).startswith("Diese Zeile ist keine Veranstaltung")


def test_several_rows_without_an_event_are_told_together(lookup):
    found = read("Titel;Datum;Ort\nFest;28.9.2026;Altdorf\nSumme;;\nGesamt;;\n", lookup)
    (problem,) = found.problems
    assert str(problems.text(problem)).startswith("Diese Zeilen sind keine Veranstaltungen")


@pytest.mark.parametrize("title", ["Total verrückt", "Die Summe aller Dinge", "Gesamttreffen"])
def test_a_title_that_begins_like_a_sum_is_an_event(title, lookup):
    assert dated(read(f"Titel;Datum;Ort\n{title};28.9.2026;Altdorf\n", lookup)) == [(title, [DAY])]
    assert dated(read("Titel;Datum;Ort\nSumme;28.9.2026;x\n", lookup)) == [("Summe", [DAY])]


def test_a_header_printed_again_is_no_event(lookup):
    table = "Titel;Datum;Ort\nFest;28.9.2026;Altdorf\nTITEL:;Datum*;Ort\nTanz;28.9.2026;Altdorf\n"
    assert dated(read(table, lookup)) == [("Fest", [DAY]), ("Tanz", [DAY])]


@pytest.mark.parametrize(
    "mark",
    ["s. o.", "s.o.", "siehe oben", "wie oben", "ebenda", "ebd.", "dito", "dto.", '"', '-"-', "〃"],
)
def test_a_mark_says_what_the_row_above_says(mark, lookup):
    head = "Titel;Ort;Datum;Beginn;Veranstalter;Eintritt"
    first = "Fest;Bürgerhaus, Markt 3, Altdorf;28.9.2026;10 Uhr;Verein A;frei"
    marks = ";".join([mark] * 5)
    _, second, third = read(f"{head}\n{first}\nTanz;{marks}\nChor;{marks}\n", lookup).items
    for item, title in ((second, "Tanz"), (third, "Chor")):
        said = item.draft
        assert (said.title, item.problems) == (title, ())
        assert said.place == Place(name="Bürgerhaus", street="Markt 3", town="Altdorf")
        assert said.whens == (When(starts_on=DAY, start_time=time(10)),)
        assert (said.organisers, said.is_free) == (("Verein A",), True)


def test_what_is_still_open_is_no_name(lookup):
    head = "Titel;Datum;Beginn;Ende;Ort;Veranstalter;Eintritt;Anmeldung"
    row = "Fest;28.9.2026;noch offen;noch offen;noch offen;folgt;noch offen;noch offen"
    (item,) = read(f"{head}\n{row}\n", lookup).items
    assert item.draft.whens == (When(starts_on=DAY, clock="to_follow"),)
    assert (item.draft.place, item.draft.organisers, item.draft.price) == (Place(), (), "")
    assert (item.draft.registration.need, item.problems) == ("unknown", ())


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ('"Fest;28.9.2026;Altdorf\nTanz;29.9.2026;Altdorf\nChor;30.9.2026;Altdorf\n', "2"),
        ('Fest;28.9.2026;Altdorf\nTanz;29.9.2026;"Altdorf\nChor;30.9.2026;Altdorf\n', "3"),
        ('Fest;28.9.2026;"Altdorf\nTanz;29.9.2026;"Altdorf\nChor;30.9.2026;Altdorf\n', "2"),
    ],
)
def test_a_quote_left_open_is_told_with_its_row(table, row, lookup):
    with pytest.raises(Unreadable) as refused:
        read("Titel;Datum;Ort\n" + table, lookup)
    assert (refused.value.problem.code, refused.value.problem.values) == (
        "open_quote",
        {"row": row},
    )


def test_semicolons_and_lines_inside_a_text_are_no_rows(lookup):
    text = '"Kaffee; Kuchen; Tee\nab 28.9. auch Saft; Wasser\n10; 12; 14"'
    found = read(f"Titel;Datum;Ort;Text\nFest;28.9.2026;Altdorf;{text}\nTanz;28.9.2026\n", lookup)
    assert dated(found) == [("Fest", [DAY]), ("Tanz", [DAY])]


def test_a_heading_with_more_words_than_its_day_is_told(lookup):
    heading = "Montag, 28. September 2026 – Tag der offenen Moschee;;"
    found = read(f"Titel;Datum;Uhrzeit\n{heading}\nFest;;10\nStand: 1.5.2026;;\n", lookup)
    assert dated(found) == [("Fest", [DAY])]
    assert [item.problems for item in found.items] == [()]
    assert [problem.code for problem in found.problems] == ["no_event_rows"]
    assert "Tag der offenen Moschee" in found.problems[0].values["rows"]
