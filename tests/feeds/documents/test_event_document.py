"""The JSON document of an event: what was said, in one language, and nothing else."""

import json
from datetime import date, time, timedelta

import pytest

from feeds.documents import event_document
from feeds.models.fragment import Fragment
from programme.actors import PARTNER, SYSTEM, organiser
from programme.drafts.event_draft import Languages, Place, Registration, Text
from programme.drafts.reports import ALL
from programme.events import publishing
from programme.models.event import Event, EventText
from programme.models.venue import Venue
from programme.submissions import moderation, reporting, revising
from programme.wording import registration, timing
from tests import cast
from tests.feeds.documents.telling import document, in_german


def test_everything_that_was_said(week, nord, aylin, settings):
    nord.fundings.create(code="pfd", name="Demokratie leben!", sentence="Gefördert.")
    event = cast.accepted(
        week,
        aylin,
        description="Erster Absatz.\n\nZweiter Absatz.",
        organisers=("Verein Miteinander", "Gemeinde Neustadt"),
        audiences=("familien", "alle"),
        age_min=6,
        whens=(cast.when(end_time=time(20), doors=time(17, 30), note="Eingang im Hof"),),
        place=Place(
            name="Haus am Markt",
            room="Saal",
            street="Markt 1",
            postcode="99999",
            town="Neustadt, OT Altdorf",
            note="Treffpunkt am Brunnen",
        ),
        languages=Languages(spoken=("de",), interpreted=("uk", "ar"), signed=("gsg",)),
        is_free=False,
        price="5 Euro",
        registration=Registration(
            need="required",
            text="Im Büro",
            url="https://verein.example/anmelden",
            deadline=date(2026, 9, 20),
            places=30,
        ),
        wheelchair="partly",
        features=("childcare",),
        fundings=("pfd",),
        website="https://verein.example/stammtisch",
        public_contact="Büro, Telefon 03695 000",
    )
    Venue.objects.update(latitude="50.81234", longitude="10.23456", hearing_loop="yes")
    event, row = Event.objects.get(), event.occurrences.get()
    assert document(event) == {
        "uid": str(event.uid),
        "slug": "offener-stammtisch",
        "url": "http://localhost:8000/de/nord/ikw-2026/offener-stammtisch/",
        "ics_url": "http://localhost:8000/feeds/nord/ikw-2026/offener-stammtisch.ics",
        "district": "nord",
        "programme": "ikw-2026",
        "status": "scheduled",
        "title": "Offener Stammtisch",
        "summary": "Ein Abend zum Kennenlernen.",
        "description": "Erster Absatz.\n\nZweiter Absatz.",
        "language": "de",
        "original_language": "de",
        "is_outdated_translation": False,
        "available_languages": ["de"],
        "category": {"code": "fest", "label": "Fest und Begegnung"},
        "audiences": [
            {"code": "alle", "label": "Alle"},
            {"code": "familien", "label": "Familien"},
        ],
        "audience": "Alle, Familien",
        "age_range": {"min": 6, "max": None},
        "organizers": [
            {"slug": "gemeinde-neustadt", "name": "Gemeinde Neustadt", "website": None},
            {"slug": "verein-miteinander", "name": "Verein Miteinander", "website": None},
        ],
        "location": {
            "name": "Haus am Markt",
            "street": "Markt 1",
            "postcode": "99999",
            "town": {"slug": "neustadt", "name": "Neustadt"},
            "locality": "Altdorf",
            "latitude": 50.81234,
            "longitude": 10.23456,
            "wheelchair": "unknown",
            "accessible_toilet": "unknown",
            "hearing_loop": "yes",
            "room": "Saal",
            "note": "Treffpunkt am Brunnen",
            "online": False,
        },
        "schedule": "dates",
        "schedule_text": "Montag, 28. September 2026",
        "start_date": "2026-09-28",
        "end_date": "2026-09-28",
        "opening_hours": None,
        "rule": None,
        "occurrences": [
            {
                "key": "20260928T1800",
                "start_date": "2026-09-28",
                "end_date": "2026-09-28",
                "start_time": "18:00",
                "end_time": "20:00",
                "start": "2026-09-28T18:00:00+02:00",
                "end": "2026-09-28T20:00:00+02:00",
                "clock": "exact",
                "time_text": in_german(timing.times, row),
                "open_end": False,
                "end_about": False,
                "doors": "17:30",
                "status": "scheduled",
                "previous": None,
                "note": "Eingang im Hof",
                "location": None,
                "languages": {"spoken": ["de"], "interpreted": ["ar", "uk"], "signed": ["gsg"]},
            }
        ],
        "wheelchair": "partly",
        "is_free": False,
        "price": "5 Euro",
        "price_text": "5 Euro",
        "registration": {
            "need": "required",
            "only_for": None,
            "text": "Im Büro",
            "url": "https://verein.example/anmelden",
            "deadline": "2026-09-20",
            "places": 30,
        },
        "registration_text": in_german(registration.registration, event),
        "languages": {"spoken": ["de"], "interpreted": ["ar", "uk"], "signed": ["gsg"]},
        "features": [{"code": "childcare", "label": "Kinderbetreuung"}],
        "fundings": [{"code": "pfd", "name": "Demokratie leben!", "sentence": "Gefördert."}],
        "website": "https://verein.example/stammtisch",
        "public_contact": "Büro, Telefon 03695 000",
        "bad_weather_place": None,
        "end_place": None,
        "reductions": None,
        "image": None,
        "licence": None,
        "created": "2026-08-01T09:00:00Z",
        "modified": "2026-08-01T09:00:00Z",
        "sequence": 0,
    }


def test_what_nobody_said_is_unknown(told):
    said = told(
        summary="",
        organisers=(),
        place=Place(to_follow=True),
        whens=(cast.when(start=None, clock="to_follow"),),
    )
    nowhere = dict.fromkeys(("name", "street", "postcode", "town", "locality"))
    unknown = dict.fromkeys(("wheelchair", "accessible_toilet", "hearing_loop"), "unknown")
    assert said["location"] == nowhere | unknown | {
        "latitude": None,
        "longitude": None,
        "room": None,
        "note": None,
        "online": False,
    }
    (row,) = said["occurrences"]
    assert [row[name] for name in ("start_time", "end_time", "start", "end", "doors")] == [None] * 5
    assert row["languages"] == {"spoken": [], "interpreted": [], "signed": []}
    silent = ("summary", "description", "audience", "age_range", "price", "price_text", "website")
    assert {name: said[name] for name in silent} == dict.fromkeys(silent)
    assert (said["is_free"], said["wheelchair"], said["organizers"]) == (None, "unknown", [])
    need = said["registration"]
    assert need.pop("need") == "unknown"
    assert need == dict.fromkeys(("only_for", "text", "url", "deadline", "places"))
    assert said["registration_text"] is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"clock": "from"}, ("from", "18:00", "2026-09-28T18:00:00+02:00", None)),
        ({"clock": "all_day", "start": None}, ("all_day", None, None, None)),
        ({"clock": "to_follow", "start": None}, ("to_follow", None, None, None)),
        (
            {"end_time": time(1)},
            ("exact", "18:00", "2026-09-28T18:00:00+02:00", "2026-09-29T01:00:00+02:00"),
        ),
        (
            {"end_time": time(22), "open_end": True},
            ("exact", "18:00", "2026-09-28T18:00:00+02:00", None),
        ),
        (
            {"day": date(2026, 10, 24), "ends_on": date(2026, 10, 25), "end_time": time(12)},
            ("exact", "18:00", "2026-10-24T18:00:00+02:00", "2026-10-25T12:00:00+01:00"),
        ),
    ],
)
def test_times_are_as_they_were_stated(told, changes, expected):
    (row,) = told(whens=(cast.when(**changes),))["occurrences"]
    assert (row["clock"], row["start_time"], row["start"], row["end"]) == expected


def test_after_midnight_belongs_to_the_first_day(told):
    said = told(whens=(cast.when(end_time=time(1)),))
    (row,) = said["occurrences"]
    days = (row["start_date"], row["end_date"], said["start_date"], said["end_date"])
    assert days == ("2026-09-28",) * 4


def test_a_date_may_be_elsewhere_and_in_other_languages(told):
    elsewhere = cast.when(
        date(2026, 9, 29),
        place=Place(name="Kirche", town="Altstadt"),
        languages=Languages(spoken=("ar",)),
    )
    said = told(whens=(cast.when(), elsewhere), languages=Languages(spoken=("de",)))
    first, second = said["occurrences"]
    assert first["location"] is None
    assert second["location"]["name"] == "Kirche"
    assert second["location"]["town"] == {"slug": "altstadt", "name": "Altstadt"}
    assert (first["languages"]["spoken"], second["languages"]["spoken"]) == (["de"], ["ar"])
    assert said["languages"]["spoken"] == ["de", "ar"]


def test_words_are_in_the_asked_language(week, aylin):
    english = Text(language="en", title="Open table", summary="An evening.")
    event = cast.accepted(week, aylin, translations=(english,))
    said = document(event, "en")
    assert (said["title"], said["language"]) == ("Open table", "en")
    assert said["category"]["label"] == "Celebration and encounter"
    assert said["schedule_text"].startswith("Monday")
    assert said["url"] == "http://localhost:8000/en/nord/ikw-2026/offener-stammtisch/"
    assert said["ics_url"] == "http://localhost:8000/feeds/nord/ikw-2026/offener-stammtisch.en.ics"
    assert sorted(said["available_languages"]) == ["de", "en"]


def test_a_missing_translation_is_the_original_and_says_so(week, aylin):
    event = cast.accepted(week, aylin)
    said = document(event, "ar")
    assert (said["title"], said["language"]) == ("Offener Stammtisch", "de")
    assert said["category"]["label"] == "احتفال ولقاء"


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "ar"), ("de-simple", "de"), ("uk", "de"), ("ti", "de")]
)
def test_words_without_a_translation_are_german(language, words):
    assert event_document.worded_in(language) == words


def test_pages_are_linked_in_a_language_that_the_district_has(week, nord, aylin):
    nord.languages = ["de"]
    nord.save(update_fields=["languages"])
    said = document(cast.accepted(week, aylin), "en")
    assert said["url"] == "http://localhost:8000/de/nord/ikw-2026/offener-stammtisch/"


def test_a_translation_of_an_earlier_version_says_so(week, aylin):
    event = cast.accepted(week, aylin)
    translated = {"title": "Open table", "origin": "translation", "revision": 1}
    EventText.objects.create(event=event, language="en", **translated)
    assert document(event, "en")["is_outdated_translation"] is False
    revising.revise(event.submission, cast.draft(title="Neu"), by=PARTNER, at=cast.AT)
    moderation.accept(event.submission, by=organiser(aylin), at=cast.AT)
    assert document(event, "en")["is_outdated_translation"] is True


def test_stamps_move_only_with_the_text(week, nord, aylin):
    event = cast.accepted(week, aylin)
    first = document(event)
    later = cast.AT + timedelta(days=1)
    publishing.touch([event], district=nord, by=SYSTEM, at=later)
    assert document(event) == first
    reporting.report(event.submission, "cancelled", keys=ALL, by=PARTNER, at=later)
    after = document(event)
    assert (after["status"], after["modified"]) == ("cancelled", "2026-08-02T09:00:00Z")
    assert after["sequence"] > first["sequence"]


def test_the_same_event_gives_the_same_bytes(week, aylin):
    event = cast.accepted(week, aylin, audiences=("alle", "kinder"), features=("food", "childcare"))
    bodies = {
        event_document.render(Event.objects.get(pk=event.pk), language) for language in ("de", "de")
    }
    assert len(bodies) == 1


def test_a_document_of_an_older_format_is_made_anew(week, aylin):
    event = cast.accepted(week, aylin)
    first = document(event)
    Fragment.objects.update(format_version=0, body=b"{}")
    assert document(event) == first


def test_a_new_licence_is_told_at_once(week, aylin, settings):
    event = cast.accepted(week, aylin)
    assert document(event)["licence"] is None
    settings.DATA_LICENCE = "https://www.govdata.de/dl-de/by-2-0"
    assert document(event)["licence"] == "https://www.govdata.de/dl-de/by-2-0"


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
    ],
)
def test_only_addresses_of_the_web_become_links(week, aylin, stored, told):
    """The checks refuse others at the door; what stands in the database from before is left out."""
    event = cast.accepted(week, aylin)
    Event.everything.update(website=stored, registration_url=stored)
    said = document(event)
    assert (said["website"], said["registration"]["url"]) == (told, told)


def test_what_the_office_knows_stays_there(week, aylin):
    event = cast.accepted(week, aylin, wishes="Bitte einen Beamer")
    text = json.dumps(document(event), ensure_ascii=False)
    hidden = ("Beamer", "Bruno", "bruno@", event.submission.number)
    assert [word for word in hidden if word in text] == []
