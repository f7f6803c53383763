"""Dashes, merged cells and days of the row above: what a table leaves unsaid is not invented."""

import io
from datetime import date, time

import pytest
from openpyxl import Workbook

from feeds.incoming.table import event_table
from programme.drafts.event_draft import Place, Registration, When

DAY = date(2026, 9, 28)
NOTHING = ["-", "–", "—", "--", "?", "/", "k. A.", "k.A.", "K. a.", "n.n.", "n. n.", "N/A", "n. a."]
NOTHING += ["keine Angabe", "unbekannt", "null", "NaN", "(leer)", "o.A.", "kA", "weiß ich nicht"]
NOTHING += ["nicht bekannt", "ohne Angabe", "keine Info", "غير معروف"]
COLUMNS = (
    "Titel;Datum;Beginn;Ende;Ort;Eintritt;Anmeldung;Veranstalter;Sprachen;Zielgruppe;Rollstuhl"
)
COLUMNS += ";Kurztext;Webseite;Wer darf kommen;Anmeldung bis;Erwartete Besucher"


@pytest.mark.parametrize("word", NOTHING)
def test_nothing_is_said_by_a_dash_in_any_column(word, lookup):
    cells = ";".join([word] * (COLUMNS.count(";") - 1))
    (dashed,) = event_table.read(f"{COLUMNS}\nFest;28.9.2026;{cells}\n".encode(), lookup).items
    (empty,) = event_table.read(b"Titel;Datum\nFest;28.9.2026\n", lookup).items
    assert (dashed.draft, dashed.problems) == (empty.draft, ())
    assert dashed.draft.is_free is None
    assert dashed.draft.registration == Registration()


@pytest.mark.parametrize(
    ("price", "is_free", "said", "codes"),
    [
        ("-5", None, "", ["unknown_price"]),
        ("-5,00 €", None, "", ["unknown_price"]),
        ("0,00", True, "", []),
        ("0", True, "", []),
        ("5,00", False, "5 €", []),
    ],
)
def test_a_price_below_nothing_is_asked_about(price, is_free, said, codes, lookup):
    table = f"Titel;Datum;Eintritt\nFest;28.9.2026;{price}\n"
    (item,) = event_table.read(table.encode(), lookup).items
    assert (item.draft.is_free, item.draft.price) == (is_free, said)
    assert [problem.code for problem in item.problems] == codes


@pytest.mark.parametrize("word", ["optional", "freiwillig"])
def test_whether_one_must_register_is_asked_where_one_may(word, lookup):
    table = f"Titel;Datum;Anmeldung\nFest;28.9.2026;{word}\n"
    (item,) = event_table.read(table.encode(), lookup).items
    assert item.draft.registration == Registration(text=word)
    assert [problem.code for problem in item.problems] == ["unknown_answer"]


def test_an_export_of_the_events_calendar(lookup):
    table = (
        "Event Name,Event Description,Event Start Date,Event Start Time,Event End Date,"
        "Event End Time,All Day Event,Event Venue Name,Event Organizer Name,Event Website\n"
        "Fest,Musik,2026-09-28,18:00:00,2026-09-28,20:00:00,FALSE,Markt Neustadt,Verein,"
        "https://x.example\n"
        "Markt,Kunst,2026-09-29,00:00:00,2026-09-30,23:59:59,TRUE,,Verein,\n"
    )
    found = event_table.read(table.encode(), lookup)
    feast, market = (item.draft for item in found.items)
    assert found.problems == ()
    assert feast.whens == (When(starts_on=DAY, start_time=time(18), end_time=time(20)),)
    assert feast.place == Place(name="Markt Neustadt", town="Neustadt")
    assert (feast.title, feast.description) == ("Fest", "Musik")
    assert (feast.organisers, feast.website) == (("Verein",), "https://x.example")
    assert market.whens == (
        When(starts_on=date(2026, 9, 29), ends_on=date(2026, 9, 30), clock="all_day"),
    )


def test_a_merged_cell_is_the_day_of_each_of_its_rows(lookup):
    book, out = Workbook(), io.BytesIO()
    for row in (["Titel", "Datum"], ["Fest", "28.9.2026"], ["Lesung", None], ["Tanz", "29.9.2026"]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.save(out)
    items = event_table.read(out.getvalue(), lookup).items
    days = [item.draft.whens[0].starts_on.day for item in items]
    assert (days, [item.problems for item in items]) == ([28, 28, 29], [()] * 3)


def test_the_day_of_the_row_above_is_taken_and_asked_about(lookup):
    table = "Titel;Datum\nFest;28.9.2026\nLesung;\nFilm;\nTanz;?\n"
    items = event_table.read(table.encode(), lookup).items
    assert [item.draft.whens for item in items[:3]] == [(When(starts_on=DAY),)] * 3
    codes = [[problem.code for problem in item.problems] for item in items]
    assert codes == [[], ["carried_day"], ["carried_day"], []]
    assert items[3].draft.whens == ()
