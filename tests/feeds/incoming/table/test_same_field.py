"""Two columns that mean one field: whichever is filled speaks, and what is not taken is told."""

from datetime import date, time

import pytest

from feeds.incoming.table import columns, event_table
from programme.drafts.event_draft import Place, Registration, When

DAY = date(2026, 9, 28)


def read(lookup, named: str, told: str):
    table = f"Titel;Datum;{named}\nFest;28.9.2026;{told}\n"
    found = event_table.read(table.encode(), lookup)
    (item,) = found.items
    asked = [(each.code, each.column) for each in item.problems]
    return item.draft, asked, [(each.code, each.column) for each in found.problems]


TEXTS = [
    ("Beschreibung;Text", "Musik", "Tanz", "description", "Musik\n\nTanz"),
    ("Kurztext;Teaser", "Musik", "Tanz", "summary", "Musik – Tanz"),
    ("Veranstalter;Organisator", "Verein A", "Haus B", "organisers", ("Verein A", "Haus B")),
    ("Zielgruppe;Altersgruppe", "Familien", "Frauen", "audiences", ("familien", "frauen")),
    ("Art;Typ", "Fest und Begegnung", "Fest und Begegnung", "category", "fest"),
    ("Ermäßigt;Ermäßigungen", "Kinder 2 €", "Gruppen 3 €", "reductions", "Kinder 2 €; Gruppen 3 €"),
    ("Bemerkung;Hinweis", "bei Regen nicht", "Stühle", "wishes", "bei Regen nicht\nStühle"),
    (
        "Ansprechpartner;E-Mail",
        "Bruno",
        "b@v.example",
        "wishes",
        "Ansprechpartner: Bruno, b@v.example",
    ),
    ("Straße;Nr.", "Hauptstraße", "5", "place", Place(street="Hauptstraße 5")),
    (
        "Anmeldung;Anmeldung unter",
        "ja",
        "a@v.example",
        "registration",
        Registration(need="required", email="a@v.example"),
    ),
    ("Eintritt;Kosten", "ja", "5 Euro", "price", "5 Euro"),
    ("Tag;Datum", "Mo", "28.9.2026", "whens", (When(starts_on=DAY, stated_weekday=0),)),
    (
        "Beginn;Uhrzeit",
        "18:30",
        "18.30 Uhr",
        "whens",
        (When(starts_on=DAY, start_time=time(18, 30)),),
    ),
]


@pytest.mark.parametrize(("named", "one", "other", "field", "both"), TEXTS)
def test_both_cells_are_read(named, one, other, field, both, lookup):
    named = f"Titel;{named}" if "Datum" in named else f"Titel;Datum;{named}"
    day = "" if "Tag" in named else "28.9.2026;"
    found = event_table.read(f"{named}\nFest;{day}{one};{other}\n".encode(), lookup)
    (item,) = found.items
    assert (getattr(item.draft, field), item.problems) == (both, ())


PAIRS = [
    ("Ansprechpartner;Bemerkung", "entfällt bei Regen", "wishes", "entfällt bei Regen"),
    ("Eintritt;Kosten", "5 Euro", "price", "5 Euro"),
    ("Beschreibung;Text", "Tanz", "description", "Tanz"),
    ("Veranstalter;Organisator", "Haus B", "organisers", ("Haus B",)),
    ("Beginn;Uhrzeit", "18:30", "whens", (When(starts_on=DAY, start_time=time(18, 30)),)),
    ("Webseite;Link", "https://v.example", "website", "https://v.example"),
    ("Status;Zustand", "abgesagt", "whens", (When(starts_on=DAY, status="cancelled"),)),
]


@pytest.mark.parametrize("unsaid", ["", "-", "k. A."])
@pytest.mark.parametrize(("named", "told", "field", "value"), PAIRS)
def test_an_empty_cell_lets_the_other_speak(named, told, field, value, unsaid, lookup):
    for cells in (f"{unsaid};{told}", f"{told};{unsaid}"):
        headers = named if cells.endswith(told) else ";".join(reversed(named.split(";")))
        draft, asked, _whole = read(lookup, headers, cells)
        assert (getattr(draft, field), asked) == (value, [])


def test_no_two_columns_of_any_field_lose_the_second_cell(lookup):
    for column in columns.COLUMNS:
        words = [word for word in column.also.split(", ") if columns.named(word) is column]
        pair = words[:2]
        if len(pair) < 2 or column.name in ("title", "day", "key"):
            continue
        alone = read(lookup, pair[1], "5")
        behind = read(lookup, ";".join(pair), ";5")
        assert behind == alone, column.name


@pytest.mark.parametrize(
    ("named", "told", "field", "first"),
    [
        ("Eintritt;Kosten", "frei;5 Euro", "price", ""),
        ("Webseite;Link", "https://a.example;https://b.example", "website", "https://a.example"),
        (
            "Anmeldung;Anmeldung unter",
            "nein;a@v.example",
            "registration",
            Registration(need="none"),
        ),
        ("Beginn;Uhrzeit", "18:30;19:30", "whens", (When(starts_on=DAY, start_time=time(18, 30)),)),
        ("Kurztext;Teaser", f"{'a' * 200};{'b' * 200}", "summary", "a" * 200),
    ],
)
def test_of_two_answers_the_first_is_taken_and_the_other_asked_about(
    named, told, field, first, lookup
):
    draft, asked, _whole = read(lookup, named, told)
    assert getattr(draft, field) == first
    assert asked == [("second_cell", named.split(";")[1])]


@pytest.mark.parametrize("named", ["Bemerkung", "Hinweis", "Hinweise", "Anmerkung", "Telefon"])
def test_what_only_the_office_reads_is_said_of_its_column(named, lookup):
    _draft, asked, whole = read(lookup, named, "entfällt bei Regen")
    assert (asked, whole) == ([], [("for_the_office", named)])
    assert read(lookup, named, "-")[2] == []


@pytest.mark.parametrize("named", ["Bemerkungen an das Amt", "Telefon (intern)"])
def test_of_a_column_that_says_so_itself_nothing_is_said(named, lookup):
    assert read(lookup, named, "036000 1234")[2] == []
