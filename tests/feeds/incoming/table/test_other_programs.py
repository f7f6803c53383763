"""Tables as Outlook, Google, Mobilizon, Gancio, pretalx and others write them."""

from datetime import date, time

import pytest

from feeds.incoming.table import event_table
from programme.drafts.event_draft import Place, When

DAY = date(2026, 9, 28)
EVENING = When(starts_on=DAY, start_time=time(19), end_time=time(21))
OUTLOOK = (
    '"Betreff","Beginnt am","Beginnt um","Endet am","Endet um","Ganztägiges Ereignis",'
    '"Erinnerung Ein/Aus","Erinnerung am","Besprechungsplanung","Erforderliche Teilnehmer",'
    '"Beschreibung","Kategorien","Ort","Priorität","Privat","Reisekilometer","Vertraulichkeit",'
    '"Zeitspanne zeigen als"\n'
)


def outlook(lookup, day, last, whole, private, start="00:00:00", end="00:00:00", kind="Ferien"):
    row = f'"Fest","{day}","{start}","{last}","{end}","{whole}","Aus","{day}",,,"Hallo","{kind}",'
    row += f'"Rathaus, Altdorf","Normal","{private}",,"Normal","2"\n'
    found = event_table.read((OUTLOOK + row).encode("cp1252"), lookup)
    assert found.problems == ()
    (item,) = found.items
    return item


@pytest.mark.parametrize("yes", ["Ein", "Wahr", "True", "WAHR"])
def test_a_whole_day_of_outlook(yes, lookup):
    item = outlook(lookup, "28.9.2026", "29.9.2026", yes, "Aus")
    assert item.draft.whens == (When(starts_on=DAY, clock="all_day"),)
    item = outlook(lookup, "28.9.2026", "1.10.2026", yes, "Falsch")
    whole = When(starts_on=DAY, ends_on=date(2026, 9, 30), clock="all_day")
    assert (item.draft.whens, item.is_hidden) == ((whole,), False)


def test_an_hour_of_outlook_and_its_own_categories(lookup):
    item = outlook(lookup, "28.9.2026", "28.9.2026", "Aus", "Aus", "19:00:00", "21:00:00")
    assert item.draft.whens == (EVENING,)
    assert [(each.code, each.severity) for each in item.problems] == [("unknown_words", "hint")]
    assert item.draft.wishes == "Kategorien: Ferien"
    item = outlook(lookup, "28.9.2026", "28.9.2026", "Aus", "Aus", kind="Lesung;Familien")
    assert (item.draft.category, item.draft.audiences) == ("vortrag", ("familien",))


@pytest.mark.parametrize("yes", ["Ein", "Wahr", "True"])
def test_a_private_entry_comes_in_only_if_somebody_says_so(yes, lookup):
    item = outlook(lookup, "28.9.2026", "28.9.2026", "Aus", yes, kind="")
    assert (item.is_hidden, [each.code for each in item.problems]) == (True, ["private_row"])


@pytest.mark.parametrize(
    "table",
    [
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location\n"
        'Fest,09/28/2026,07:00 PM,09/28/2026,09:00 PM,False,Hallo,"Rathaus, Altdorf"\n',
        "title,description,start_datetime,end_datetime,place_name,place_address\n"
        "Fest,Hallo,2026-09-28T19:00:00+02:00,2026-09-28T21:00:00+02:00,Rathaus,Altdorf\n",
        "Title,Begins on,Ends on,Description,Location\n"
        'Fest,2026-09-28 19:00,2026-09-28 21:00,<p>Hallo</p>,"Rathaus, Altdorf"\n',
        "ID,Proposal title,Start,End,Location,Abstract\n"
        'A1,Fest,2026-09-28T17:00:00Z,2026-09-28T19:00:00Z,"Rathaus, Altdorf",Hallo\n',
        "Event Name,Event Start Date,Event Start Time,Event End Date,Event End Time,Venue Name,"
        "Address 1,City,Postal Code,Summary\n"
        "Fest,2026-09-28,19:00,2026-09-28,21:00,Rathaus,,Altdorf,,Hallo\n",
    ],
)
def test_exports(table, lookup):
    found = event_table.read(table.encode(), lookup)
    (item,) = found.items
    assert (item.draft.title, item.draft.whens, item.problems) == ("Fest", (EVENING,), ())
    assert item.draft.place == Place(venue="rathaus-altdorf")
    assert "Hallo" in (item.draft.summary, item.draft.description)
    assert found.problems == ()


def test_columns_of_one_name(lookup):
    table = "Titel;Datum;Datum;Uhrzeit;Uhrzeit;Ort;Ort\n"
    table += "Markt;28.9.2026;30.9.2026;10;18;Rathaus;Altdorf\n"
    found = event_table.read(table.encode(), lookup)
    (item,) = found.items
    lasting = When(starts_on=DAY, ends_on=date(2026, 9, 30), start_time=time(10), end_time=time(18))
    assert item.draft.whens == (lasting,)
    assert item.draft.place == Place(venue="rathaus-altdorf")
    asked = [(each.code, each.column) for each in found.problems]
    assert asked == [("second_column", "Datum"), ("second_column", "Uhrzeit")]


@pytest.mark.parametrize(
    ("columns", "row", "is_free", "price", "asked"),
    [
        ("kostenlos", "x", True, "", []),
        ("kostenlos", "", None, "", []),
        ("kostenlos;Kosten", "nein;5 Euro", False, "5 Euro", []),
        ("kostenlos", "nein", None, "", []),
        ("Kosten", "ohne", True, "", []),
        ("Kosten", "5", False, "5 €", []),
        ("Kosten", "7,5", False, "7,50 €", []),
        ("Kosten", "12.00", False, "12 €", []),
        ("Kosten", "0", True, "", []),
        ("Kosten", "x", None, "", ["unknown_price"]),
        ("Kosten", "ja", None, "", ["unknown_price"]),
        ("Kosten", "siehe unten", None, "", ["unknown_price"]),
        ("Kosten", "auf Anfrage", None, "auf Anfrage", []),
        ("Kosten", "noch offen", None, "", []),
    ],
)
def test_what_it_costs(columns, row, is_free, price, asked, lookup):
    table = f"Titel;Datum;{columns}\nFest;28.9.2026;{row}\n"
    (item,) = event_table.read(table.encode(), lookup).items
    assert (item.draft.is_free, item.draft.price) == (is_free, price)
    assert [each.code for each in item.problems] == asked


def test_a_cross_is_a_yes(lookup):
    table = "Titel;Datum;Anmeldung;Barrierefrei\nFest;28.9.2026;x;x\n"
    (item,) = event_table.read(table.encode(), lookup).items
    assert (item.draft.registration.need, item.draft.wheelchair) == ("required", "yes")
    assert item.draft.registration.text == ""


def test_registration_that_stands_elsewhere_is_asked_about(lookup):
    table = "Titel;Datum;Anmeldung\nFest;28.9.2026;siehe unten\n"
    (item,) = event_table.read(table.encode(), lookup).items
    assert item.draft.registration.need == "unknown"
    assert [(each.code, each.column) for each in item.problems] == [("unknown_answer", "Anmeldung")]
