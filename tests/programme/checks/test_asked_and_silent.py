"""Of each kind of contradiction: what is asked about, and what only looks like it."""

from datetime import date, time

import pytest

from programme.checks import all_checks
from programme.drafts.event_draft import Hours, Period, Place, Registration, Rule
from tests import cast

MONDAY, NEXT = date(2026, 9, 28), date(2026, 9, 29)


def text(words, **more):
    return {"description": words} | more


def clock(start, end=None, **more):
    start, end = time.fromisoformat(start), end and time.fromisoformat(end)
    return {"whens": (cast.when(MONDAY, start, end_time=end, **more),)}


def need(words, said="none", **more):
    return text(words, registration=Registration(need=said, text="im Büro", **more))


def until(day, *days):
    whens = tuple(map(cast.when, days or (MONDAY,)))
    return {"registration": Registration(need="requested", deadline=day), "whens": whens}


def place(**said):
    return {"place": Place(**{"name": "Haus", "town": "Neustadt"} | said)}


def period(last, **more):
    return {
        "whens": (),
        "period": Period(starts_on=date(2026, 9, 14), ends_on=last, **more),
    }


EXHIBITION = {"whens": (), "period": Period(
    starts_on=date(2026, 9, 14), ends_on=date(2026, 10, 9),
    hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),),
)}  # fmt: skip

# code: (what is asked about, what is not)
KINDS = {
    "state_in_text": (
        [
            {"title": "ABGESAGT: Lesung"},
            {"title": "Klavierabend (entfällt!)"},
            {"title": "Ausgebucht! Kochkurs"},
            {"title": "Cancelled: reading"},
            text("Die Veranstaltung fällt wegen Krankheit leider aus."),
            text("Das Konzert wurde abgesagt."),
            text("Leider muss das Treffen entfallen."),
            text("Der Kochkurs ist ausgebucht."),
            text("Alle Plätze sind bereits vergeben."),
            text("Der Termin wird auf den 5.10. verschoben."),
            text("Die Lesung findet leider nicht statt!"),
        ],
        [
            {"title": "Der abgesagte Krieg"},
            {"title": "Entfällt der Eintritt?"},
            {"title": "Aufgeschoben ist nicht aufgehoben"},
            {"title": "Wie ich beinahe ausfiel"},
            {"title": "ABGESAGT: Lesung", "whens": (cast.when(status="cancelled"),)},
            {"title": "Verschoben: Lesung", "whens": (cast.when(status="moved"),)},
            text("Bei Regen fällt die Wanderung aus."),
            text("Für Mitglieder entfällt der Eintritt."),
            text("Der Film fällt aus dem Rahmen."),
            text("2020 wurde das Fest abgesagt, jetzt feiern wir."),
            text("Wenn alle Plätze vergeben sind, gibt es eine Warteliste."),
            text("Wir zeigen den Film „Abgesagt“."),
            text("Der Roman war nach einer Woche ausverkauft."),
        ],
    ),
    "day_in_text": (
        [
            text("Wir sehen uns am 29.9. hier."),
            text("Wir feiern am 29. September im Hof."),
            text("Kommt am Dienstag, 29.09.2026!"),
            text("Am 28.9.2025 feiern wir."),
            text("See you on September 29th."),
            {"title": "Fest am 27. September"},
            text("Vom 1. bis 3. Oktober wird gebaut."),
        ],
        [
            text("Wir feiern am 28. September."),
            text("Nächstes Treffen 5.10."),
            text("Weitere Termine: 5.10., 12.10. und 19.10."),
            text("Anmeldung bis 20. September."),
            text("Am 9. November 1938 brannten die Synagogen."),
            text("Die Interkulturelle Woche läuft vom 27.9. bis 4.10."),
            text("Wir treffen uns in der Straße des 17. Juni."),
            text("Zum Tag der Deutschen Einheit am 3. Oktober schließt der Abend an."),
            text("Ursprünglich war der 21.9. geplant."),
            text("Der Film lief am 1. Mai in Cannes."),
            EXHIBITION | text("Eröffnet wird am 20. September."),
        ],
    ),
    "weekday_in_text": (
        [
            text("Wir treffen uns am Dienstag."),
            text("Am Dienstag, 28.9. geht es los."),
            text("Kommt am Freitagabend!"),
            text("Jeden Mittwoch im Haus."),
            {"title": "Kochen am Samstag"},
        ],
        [
            text("Wir treffen uns am Montag."),
            text("Am Montag, 28.9. geht es los."),
            text("Das Büro ist dienstags erreichbar."),
            text("Bitte bis Freitag anmelden, am Dienstag ist Anmeldeschluss."),
            text("Freitagsgebet und Sonntagsbrunch sind Themen."),
            {"title": "Dienstags-Café unterwegs"},
            text("Das nächste Treffen ist am Donnerstag."),
            text("Der Chor trifft sich sonst immer freitags."),
        ],
    ),
    "time_in_text": (
        [
            text("Beginn ist 19.30 Uhr."),
            text("Los geht es um halb acht."),
            text("Wir beginnen um 19 Uhr, zu Ende ist es um 18 Uhr am Tag darauf."),
            text("Das Treffen ist um 20:15 Uhr."),
            text("Um acht Uhr geht der Vorhang auf."),
            text("Beginn 17 Uhr") | clock("18:00", "20:00"),
            text("We start at 7 pm."),
        ],
        [
            text("Beginn ist 18 Uhr, Einlass 17 Uhr."),
            text("Das Museum ist geöffnet von 9 bis 17 Uhr."),
            text("Öffnungszeiten: 9 bis 17 Uhr"),
            text("Karten an der Kasse ab 16 Uhr."),
            text("Das Büro erreichen Sie telefonisch von 8 bis 12 Uhr."),
            text("Um 20 Uhr spielt die Band.") | clock("18:00", "22:00"),
            text("3 h Musik"),
            text("Um halb acht") | clock("19:30"),
            EXHIBITION | text("Geöffnet von 9 bis 17 Uhr."),
            text("Der Bus fährt um 17.10 Uhr ab."),
        ],
    ),
    "free_or_paid": (
        [
            {"is_free": True, "price": "5 €"},
            {"is_free": True, "price": "5,50 Euro, ermäßigt 3 Euro"},
            text("Eintritt: 5 €", is_free=True),
            text("Der Eintritt kostet 8,- Euro.", is_free=True),
            text("Der Eintritt ist frei.", price="5 €", is_free=False),
            text("Kostenbeitrag: 3 €", is_free=True),
            {"is_free": True, "price": "Kostenbeitrag 4 €"},
        ],
        [
            {"is_free": True, "price": "Spenden erbeten"},
            {"is_free": True, "price": "Materialkosten 5 €"},
            {"is_free": True, "price": "0 €"},
            text("Der Eintritt ist frei.", is_free=True),
            text("Eintritt frei für Kinder.", is_free=False, price="5 €"),
            text("Das Buch kostet 12 Euro.", is_free=True),
            text("Das Projekt wird mit 5000 € gefördert.", is_free=True),
            text("Eintritt: 5 €", is_free=False, price="5 €"),
        ],
    ),
    "registration_in_text": (
        [
            need("Anmeldung erforderlich."),
            need("Eine Anmeldung ist unbedingt nötig."),
            need("Bitte melden Sie sich bis Freitag an, bitte vorher anmelden."),
            need("Nur nach Voranmeldung."),
            need("Wir bitten um Anmeldung."),
            need("Keine Anmeldung nötig.", "required"),
            need("Kommt einfach ohne Anmeldung.", "required"),
            text("Anmeldung erforderlich."),
        ],
        [
            need("Anmeldung erforderlich.", "required"),
            need("Keine Anmeldung erforderlich."),
            need("Eine Anmeldung ist nicht nötig."),
            need("Gruppen: Anmeldung erforderlich."),
            need("Ohne Anmeldung"),
            need("Die Anmeldung zum Kurs fand großes Interesse."),
            text("Anmeldung am Einlass."),
        ],
    ),
    "members_only": (
        [
            text("Nur für Mitglieder."),
            text("Zutritt nur für Vereinsmitglieder und ausschließlich Mitglieder."),
            text("Geschlossene Veranstaltung"),
            text("Nur auf Einladung!"),
            {"audience_text": "nur Mitglieder"},
            text("Members only"),
            text("Nur für Beschäftigte der Stadt."),
        ],
        [
            text("Nicht nur für Mitglieder, für alle."),
            text("Nur Mitglieder sind stimmberechtigt."),
            text("Mitglieder zahlen nur 2 €."),
            text("Nur für Mitglieder.", openness="invited"),
            text("Unsere Mitglieder laden ein."),
        ],
    ),
    "deadline_after_event": (
        [
            until(date(2026, 9, 29)),
            until(date(2026, 10, 20)),
            until(date(2027, 9, 20)),
            until(date(2026, 10, 6), MONDAY, date(2026, 10, 5)),
        ],
        [
            until(MONDAY),
            until(date(2026, 9, 20)),
            until(date(2026, 10, 1), MONDAY, date(2026, 10, 5)),
            {"registration": Registration(need="requested")},
        ],
    ),
    "ages_reversed": (
        [{"age_min": a, "age_max": b} for a, b in [(12, 6), (1, 0), (99, 9), (60, 16)]],
        [{"age_min": a, "age_max": b} for a, b in [(6, 12), (6, 6), (6, None), (None, 6)]],
    ),
    "date_twice": (
        [
            {"whens": (cast.when(), cast.when())},
            {"whens": (cast.when(), cast.when(NEXT), cast.when())},
            {"whens": (cast.when(start=None, clock="to_follow"),) * 2},
            {"whens": (cast.when(place=Place(name="Hof")),) * 2},
        ],
        [
            {"whens": (cast.when(), cast.when(NEXT))},
            {"whens": (cast.when(), cast.when(start=time(20)))},
            {"whens": (cast.when(), cast.when(place=Place(name="Hof")))},
            {"whens": (cast.when(note="auf Deutsch"), cast.when(note="auf Arabisch"))},
            {"whens": (cast.when(status="cancelled"), cast.when())},
        ],
    ),
    "not_a_postcode": (
        [
            place(postcode="3643"),
            place(postcode="364330"),
            place(postcode="ABCDE"),
            place(postcode="00000"),
            {"whens": (cast.when(place=Place(name="Hof", postcode="9981")),)},
        ],
        [
            place(postcode="36433"),
            place(postcode="01067"),
            place(postcode="A-1010"),
            place(postcode=""),
        ],
    ),
    "no_duration": (
        [
            clock("18:00", "18:00"),
            clock("08:00", "08:00"),
            clock("00:00", "00:00"),
            {"whens": (), "rule": Rule(
                freq="weekly", starts_on=MONDAY, until=date(2026, 10, 12),
                start_time=time(9), end_time=time(9),
            )},
        ],
        [
            clock("18:00", "20:00"),
            clock("18:00"),
            clock("18:00", "18:00", ends_on=NEXT),
            clock("18:00", "18:00", open_end=True),
        ],
    ),
    "long_night": (
        [
            clock("08:00", "07:00"),
            clock("18:00", "17:00"),
            clock("10:00", "01:00"),
            clock("14:30", "14:00"),
        ],
        [
            clock("20:00", "01:00"),
            clock("17:00", "00:00"),
            clock("20:00", "08:00"),
            clock("08:00", "07:00", ends_on=date(2026, 9, 30)),
            clock("08:00", "19:00"),
        ],
    ),
    "long_span": (
        [
            clock("18:00", ends_on=date(2026, 11, 28)),
            {"whens": (cast.when(start=None, clock="all_day", ends_on=date(2026, 11, 3)),)},
            {"whens": (cast.when(start=None, clock="to_follow", ends_on=date(2026, 11, 30)),)},
            clock("10:00", "17:00", ends_on=date(2026, 11, 20)),
        ],
        [
            clock("18:00", ends_on=date(2026, 10, 28)),
            {"whens": (cast.when(start=None, clock="all_day", ends_on=date(2026, 10, 4)),)},
            period(date(2026, 11, 30)),
            {"whens": (cast.when(), cast.when(date(2026, 11, 30)))},
        ],
    ),
    "hours_missing": (
        [
            period(date(2026, 10, 30)),
            period(date(2026, 11, 30)),
            period(date(2026, 10, 16)),
            period(date(2026, 11, 1), closed_on=(date(2026, 10, 3),)),
        ],
        [
            period(date(2026, 9, 30)),
            period(date(2026, 10, 30), hours_note="zu den Zeiten des Hauses"),
            period(date(2026, 10, 30), by_arrangement=True),
            EXHIBITION,
        ],
    ),
    "private_phone": (
        [
            text("Anmeldung: 0171 2345678"),
            {"registration": Registration(need="required", phone="+49 160 1234567")},
            {"public_contact": "Tel. 0152-34567890"},
            {"organisers": ("Verein, 0176/12345678",)},
            {"whens": (cast.when(note="Ruf an: 0049 151 23456789"),)},
        ],
        [
            text("Telefon 03695 617000"),
            {"registration": Registration(need="required", phone="0361 123456")},
            {"wishes": "Mich erreichen Sie unter 0171 2345678"},
            text("Vom 1571 bis 1670000 gab es Krieg"),
        ],
    ),
    "private_email": (
        [
            {"registration": Registration(need="required", email="karla.muster@gmx.de")},
            text("Schreiben an karla.muster@gmail.com."),
            {"public_contact": "karla@t-online.de"},
            {"website": "https://verein.example/?mail=karla@web.de"},
            {"registration": Registration(need="required", text="karla.muster (at) gmx.net")},
        ],
        [
            {"registration": Registration(need="required", email="info@verein.example")},
            text("Schreiben an info@web.de.example oder post@mail.verein.example"),
            {"wishes": "karla.muster@gmx.de"},
            text("Wir erklären, wie man ein Konto bei Gmail oder GMX anlegt."),
        ],
    ),
    "access_link": (
        [
            text("Link: https://us02web.zoom.us/j/123?pwd=x"),
            {"website": "https://teams.microsoft.com/l/meetup-join/19%3ameeting"},
            {"registration": Registration(need="none", url="https://meet.jit.si/Stammtisch")},
            {"place": Place(online=True, note="https://bbb.stadt.example/b/abc-def-ghi")},
        ],
        [
            {"title": "Zoom-Café: Einführung in zoom.us"},
            {"title": "BigBlueButton und Microsoft Teams für Vereine"},
            {"website": "https://www.wartburgkreis.de/zoo"},
            {"registration": Registration(need="none", url="https://zoom.us/meeting/register/tJ")},
        ],
    ),
    "access_key": (
        [
            text("Meeting-ID: 123 4567 8901"),
            {"registration": Registration(need="none", text="Passcode: 4711ab")},
            {"place": Place(online=True, note="Kenncode lautet 123456")},
            text("Zoom ID 987 654 3210"),
            {"public_contact": "Zugangscode: Herbst"},
        ],
        [
            text("Passwort: kommt per Mail"),
            text("Die Meeting-ID schicken wir nach der Anmeldung."),
            text("Kennwort: Kochkurs"),
            {"title": "Der Code der Natur"},
            text("Der Passcode folgt."),
        ],
    ),
}  # fmt: skip


def asked(week, changes):
    return {item.code for item in all_checks.findings(cast.draft(**changes), week)}


def variants(number):
    return [
        pytest.param(code, changes, id=f"{code}-{n}")
        for code, kinds in KINDS.items()
        for n, changes in enumerate(kinds[number])
    ]


@pytest.mark.parametrize(("code", "changes"), variants(0))
def test_it_is_asked(week, code, changes):
    assert code in asked(week, changes)


@pytest.mark.parametrize(("code", "changes"), variants(1))
def test_it_is_not_asked(week, code, changes):
    assert code not in asked(week, changes)


def test_each_kind_has_four_variants_of_both():
    assert all(len(rows) >= 4 for kinds in KINDS.values() for rows in kinds)
