"""A fact is said once: each pair of fields that may say the same."""

import pytest
from django.utils import translation

from feeds.edition_snapshot import freeze
from feeds.ical import vevent
from programme.drafts.event_draft import Place, Registration
from programme.models.event import Event, Occurrence
from programme.models.venue import Venue
from programme.wording import notes
from programme.wording.event_text import lead
from programme.wording.facts import facts
from programme.wording.said_once import says
from tests import cast

DEADLINE = cast.date(2026, 9, 20)


@pytest.mark.parametrize(
    ("longer", "shorter", "found"),
    [
        ("Der Eintritt ist frei.", "Eintritt frei", True),
        ("Kinder", "kinder", True),
        ("Kinder", "Kinder und Familien", False),
        ("Kinderfest", "Kinder", False),
        ("Kinder", "", False),
    ],
)
def test_says(longer, shorter, found):
    assert says(longer, shorter) is found


CASES = {
    "audience and group": (
        {"audience_text": "Kinder", "audiences": ("kinder", "familien")},
        "audiences",
        ["Kinder", "Familien"],
    ),
    "audience and age": (
        {"audience_text": "ab 6 Jahren", "age_min": 6},
        "audiences",
        ["ab 6 Jahren"],
    ),
    "free and its price": (
        {"is_free": True, "price": "Eintritt frei, Spende erbeten"},
        "price",
        ["Eintritt frei, Spende erbeten"],
    ),
    "free in other words": ({"is_free": True, "price": "kostenlos"}, "price", ["kostenlos"]),
    "a donation": (
        {"is_free": True, "price": "Spende erbeten"},
        "price",
        ["Eintritt frei", "Spende erbeten"],
    ),
    "registration and its phone": (
        {"registration": Registration(text="Tel. 03695 / 12-34", phone="03695 1234")},
        "registration",
        ["Tel. 03695 / 12-34"],
    ),
    "registration and its mail": (
        {
            "registration": Registration(
                text="an Treff@verein.example", email="treff@verein.example"
            )
        },
        "registration",
        ["an Treff@verein.example"],
    ),
    "need and deadline": (
        {
            "registration": Registration(
                need="required", text="Anmeldung nötig bis 20. September", deadline=DEADLINE
            )
        },
        "registration",
        ["Anmeldung nötig bis 20. September"],
    ),
    "another phone": (
        {"registration": Registration(text="Tel. 1", phone="03695 2")},
        "registration",
        ["Tel. 1 · 03695 2"],
    ),
    "note and bad weather": (
        {
            "place": Place(name="Park", town="Neustadt", note="bei Regen in der Aula"),
            "bad_weather_place": "Bei Regen in der Aula",
        },
        "place",
        ["Park", "Neustadt"],
    ),
    "note and street": (
        {"place": Place(name="Haus", street="Weg 1", town="Neustadt", note="Weg 1")},
        "place",
        ["Haus", "Weg 1, Neustadt"],
    ),
    "house and room": (
        {"place": Place(name="Rathaus", room="Rathaus Saal 2", town="Neustadt")},
        "place",
        ["Rathaus Saal 2", "Neustadt"],
    ),
    "date and doors": (
        {"whens": (cast.when(doors=cast.time(17), note="Einlass 17 Uhr"),)},
        "whens",
        ["Montag, 28. September 2026", "18 Uhr", "Einlass 17 Uhr"],
    ),
    "doors in other words": (
        {"whens": (cast.when(doors=cast.time(17), note="Einlass schon ab 17 Uhr"),)},
        "whens",
        ["Montag, 28. September 2026", "18 Uhr", "Einlass schon ab 17 Uhr"],
    ),
    "one note of all dates": (
        {
            "whens": (
                cast.when(note="Nur für Frauen"),
                cast.when(cast.date(2026, 9, 29), note="Nur für Frauen"),
            )
        },
        "whens",
        ["Mo 28.9. · Di 29.9.", "18 Uhr", "Nur für Frauen"],
    ),
    "status and note": (
        {"whens": (cast.when(status="cancelled", note="abgesagt"),)},
        "whens",
        ["Montag, 28. September 2026", "18 Uhr"],
    ),
    "word of a report and note": (
        {"whens": (cast.when(status="full", status_note="Ausgebucht!", note="Mit Tee"),)},
        "whens",
        ["Montag, 28. September 2026", "18 Uhr", "Mit Tee"],
    ),
    "note and the same word": (
        {"whens": (cast.when(status="full", status_note="Mit Tee", note="Mit Tee"),)},
        "whens",
        ["Montag, 28. September 2026", "18 Uhr", "Mit Tee"],
    ),
    "registration for a part": (
        {"registration": Registration(need="required", only_for="Kochen", text="im Laden")},
        "registration",
        ["Anmeldung nötig, nur für: Kochen", "im Laden"],
    ),
    "registration for a part in their words": (
        {
            "registration": Registration(
                need="required", only_for="Kochen", text="Anmeldung nötig nur für das Kochen"
            )
        },
        "registration",
        ["Anmeldung nötig nur für das Kochen"],
    ),
    "registration in other words": (
        {"registration": Registration(need="required", text="Anmeldung erforderlich: Tel. 1")},
        "registration",
        ["Anmeldung erforderlich: Tel. 1"],
    ),
    "no registration in other words": (
        {"registration": Registration(need="none", text="Kommt ohne Anmeldung!")},
        "registration",
        ["Kommt ohne Anmeldung!"],
    ),
    "please register": (
        {"registration": Registration(need="requested", text="Bitte im Laden anmelden")},
        "registration",
        ["Bitte im Laden anmelden"],
    ),
    "how to register": (
        {"registration": Registration(need="required", text="im Laden")},
        "registration",
        ["Anmeldung nötig", "im Laden"],
    ),
    "website and contact": (
        {"website": "https://verein.example/", "public_contact": "verein.example"},
        "website",
        ["verein.example"],
    ),
}


@pytest.mark.parametrize(("changes", "code", "lines"), CASES.values(), ids=CASES)
def test_a_fact_is_said_once(week, aylin, changes, code, lines):
    event = cast.accepted(week, aylin, **changes)
    with translation.override("de"):
        (fact,) = facts(event, event.occurrences.all(), "de", only=[code])
    assert fact.text.splitlines() == lines


AT_A_HOUSE = Place(
    name="Rathaus", room="Rathaus, großer Saal", town="Neustadt", note="Rathaus, Neustadt"
)


def test_a_note_that_an_older_release_stored_twice_is_said_once():
    row = Occurrence(status="full", note="Mit Tee · Ausgebucht! · Mit Tee")
    assert notes.note(row) == "Mit Tee"


def test_calendar_entry_and_booklet_do_not_say_a_place_twice(week, aylin):
    event = cast.accepted(week, aylin, place=AT_A_HOUSE, whens=(cast.when(note="abgesagt"),))
    event.occurrences.update(status="cancelled")
    entry = vevent.render(Event.objects.get(), "de").decode().replace("\r\n ", "")
    description = entry.partition("DESCRIPTION;LANGUAGE=de:")[2].partition("\r\n")[0]
    assert description.lower().count("rathaus") == 0
    assert description.lower().count("abgesagt") == 1
    (printed,) = freeze(week, "de", number=0, released_on=DEADLINE)["events"]
    place = printed["place"]
    assert (place["name"], place["room"], place["note"]) == ("Rathaus, großer Saal", "", "")
    assert printed["days"][0]["note"] == ""


def test_a_badge_says_it_in_every_language(week, aylin):
    event = cast.accepted(week, aylin, whens=(cast.when(note="abgesagt"),))
    event.occurrences.update(status="cancelled")
    for language in ("de", "en", "ar"):
        with translation.override(language):
            (fact,) = facts(event, event.occurrences.all(), language, only=["whens"])
        assert fact.note is None


@pytest.mark.parametrize("house", ["yes", "unknown", "no"])
def test_what_house_and_event_have_is_one_fact(week, aylin, house):
    event = cast.accepted(week, aylin, features=("accessible_toilet", "hearing_loop", "food"))
    Venue.objects.update(accessible_toilet=house, hearing_loop=house)
    with translation.override("de"):
        found = {fact.label: fact.text for fact in facts(event, event.occurrences.all(), "de")}
    assert (found["Barrierefreies WC"], found["Induktionsschleife"]) == ("ja", "ja")
    assert len([text for text in found.values() if "WC" in text]) == 0


@pytest.mark.parametrize(
    ("description", "shown"),
    [
        ("Ein Abend zum Kennenlernen. Mit Tee.", ""),
        ("Ein Abend zum  kennenlernen!", ""),
        ("Mit Tee.", "Ein Abend zum Kennenlernen."),
        ("", "Ein Abend zum Kennenlernen."),
    ],
)
def test_a_description_that_begins_with_the_summary(week, aylin, description, shown):
    event = cast.accepted(week, aylin, description=description)
    assert lead(event.texts.get()) == shown
