"""What a description tells of costs, registration and the like is read where no field says it."""

from dataclasses import replace
from datetime import date, time

import pytest

from feeds.incoming import any_file, told_facts
from programme.drafts.event_draft import EventDraft, Languages, Registration
from tests.feeds.incoming.ical.test_calendar_file import calendar

START = ("DTSTART;TZID=Europe/Berlin:20260928T190000", "DTEND;TZID=Europe/Berlin:20260928T210000")


def only(lookup, *lines):
    (item,) = any_file.read(calendar(*START, *lines), lookup).items
    return item


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eintritt: 5 €\\, ermäßigt 3 €", {"is_free": False, "price": "5 €"}),
        ("Eintritt: 5 €\\, ermäßigt 3 €", {"reductions": "ermäßigt 3 €"}),
        ("Der Eintritt ist frei.", {"is_free": True}),
        ("Kosten: keine\\, Spende willkommen", {"is_free": True}),
        (
            "Anmeldung bis 20.9.2026 unter 03691 123456",
            {
                "registration": Registration(
                    need="required", phone="03691 123456", deadline=date(2026, 9, 20)
                )
            },
        ),
        (
            "Anmeldung: nicht erforderlich",
            {"registration": Registration(need="none", text="nicht erforderlich")},
        ),
        (
            "Veranstalter: Kulturverein Altdorf e. V.",
            {"organisers": ("Kulturverein Altdorf e. V.",)},
        ),
        ("Der Verein Brücke e. V. lädt herzlich ein.", {"organisers": ("Verein Brücke e. V.",)}),
        ("Wer: für Familien", {"organisers": (), "audience_text": "für Familien"}),
        ("In Kooperation mit der Bücherei Altdorf.", {"organisers": ()}),
        ("Sprachen: Deutsch\\, Arabisch", {"languages": Languages(spoken=("de", "ar"))}),
        ("mit Übersetzung ins Tigrinya", {"languages": Languages(interpreted=("ti",))}),
        ("Barrierefrei: ja", {"wheelchair": "yes"}),
        ("Offen für alle.", {"openness": "public"}),
        ("Kinderbetreuung vorhanden", {"features": ("childcare",)}),
        ("Mehr: https://verein.example/fest", {"website": "https://verein.example/fest"}),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Ein Abend für Musik.\\n{}\\nKommt vorbei."])
def test_a_text_is_read_as_an_invitation_and_stays_whole(text, expected, around, lookup):
    said = around.format(text)
    draft = only(lookup, f"DESCRIPTION:{said}").draft
    assert {name: getattr(draft, name) for name in expected} == expected
    assert draft.description or draft.summary == said.replace("\\,", ",")


@pytest.mark.parametrize("line", ["Einlass: 18:30 Uhr", "Einlass ab 18.30 Uhr", "Doors: 6:30 pm"])
def test_when_the_doors_open(line, lookup):
    (when,) = only(lookup, f"DESCRIPTION:Musik.\\n{line}").draft.whens
    assert (when.doors, when.start_time, when.end_time) == (time(18, 30), time(19), time(21))


def test_days_and_places_in_a_text_change_no_date_and_no_place(lookup):
    text = "DESCRIPTION:Am 5.10.2026 um 8 Uhr im Rathaus Altdorf folgt ein Frühstück."
    draft = only(lookup, text, "LOCATION:Markt\\, Neustadt").draft
    (when,) = draft.whens
    assert (when.starts_on, when.start_time, draft.place.name) == (
        date(2026, 9, 28),
        time(19),
        "Markt",
    )


def test_what_a_field_says_counts(lookup):
    own = EventDraft(
        description="Eintritt: 5 €\nVeranstalter: Verein A\nAnmeldung: ja",
        is_free=True,
        organisers=("Verein B",),
        registration=Registration(need="none"),
    )
    assert told_facts.added(own, lookup) == own


def test_the_table_of_a_program_without_a_column_for_costs(lookup):
    data = (
        "Subject,Start Date,Start Time,Description,Location\n"
        'Fest,28.9.2026,19:00,"Eintritt: 5 €, Anmeldung unter fest@verein.example",Markt\n'
    )
    (item,) = any_file.read(data.encode(), lookup).items
    assert (item.draft.price, item.draft.registration.email) == ("5 €", "fest@verein.example")
    assert "told_in_text" in [each.code for each in item.problems]


@pytest.mark.parametrize(
    ("owner", "organisers", "asked"),
    [
        ("Verein Miteinander", ("Verein Miteinander",), []),
        ('"Verein%20Miteinander"', ("Verein Miteinander",), []),
        ("Kulturzentrum Alte Schule", (), ["Kulturzentrum Alte Schule"]),
        ("Maria Muster", (), []),
        ("info@verein.example", (), []),
    ],
)
def test_the_owner_of_a_calendar(owner, organisers, asked, lookup):
    known = replace(lookup, partners=frozenset({"verein miteinander"}))
    item = only(known, f"ORGANIZER;CN={owner}:mailto:info@verein.example")
    assert item.draft.organisers == organisers
    told = [each.values["name"] for each in item.problems if each.code == "calendar_owner"]
    assert told == asked


def test_texts_of_a_file_are_read_up_to_a_bound(lookup, monkeypatch):
    monkeypatch.setattr(told_facts, "MOST", 20)
    events = "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Tanz"
    data = calendar(
        *START, f"DESCRIPTION:Eintritt: 5 €{events}", *START, "DESCRIPTION:Eintritt 6 €"
    )
    first, second = any_file.read(data, lookup).items
    assert (first.draft.price, second.draft.price) == ("5 €", "")
    assert [each.code for each in second.problems] == ["unread_text"]
