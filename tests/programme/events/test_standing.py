"""The dates that stand decide where an event is: in every answer, for every kind of other place."""

import json

import pytest
from django.http import QueryDict
from django.utils import translation

from calendar_site.pages.public.programme.asked import ask
from calendar_site.pages.public.programme.facets import facets
from calendar_site.show import jsonld
from feeds import edition_snapshot
from feeds.ical.vevent import VEVENT
from feeds.pieces import pieces
from programme.actors import PARTNER, SYSTEM
from programme.drafts.event_draft import Place, from_data
from programme.events import publishing, selection
from programme.events.selection import Selection
from programme.events.standing import main_spot, spots, standing
from programme.models.event import Event, Occurrence
from programme.models.venue import Access, Venue
from programme.submissions import reporting
from programme.wording.facts import facts as all_facts
from programme.wording.marks import marks
from programme.wording.office_facts import office_facts
from tests import cast
from tests.feeds.documents.telling import document

TOWN_HALL = Place(
    name="Rathaus", room="Saal", street="Markt 1", town="Altstadt", note="Hintereingang"
)
LIBRARY = Place(name="Bibliothek", street="Ring 2", town="Neustadt")
FIRST, SECOND = "20260928T1800", "20260929T1800"
TWO = (cast.when(), cast.when(cast.date(2026, 9, 29)))
BOTH = "Rathaus, Altstadt · Bibliothek, Neustadt"


@pytest.fixture
def library(week, aylin):
    """In the register by another event, which is on no list of what is asked here."""
    cast.accepted(week, aylin, title="Anderes", place=LIBRARY, openness="invited")
    return Venue.objects.get(name="Bibliothek").slug


@pytest.fixture
def move(week, aylin, library):
    """An event announced in the town hall, of which the dates `moved` are in the library now."""

    def make(*moved, cancelled=(), **changes):
        event = cast.accepted(week, aylin, place=TOWN_HALL, **changes)
        for key in moved:
            reporting.relocate(
                event.submission, key, {}, place=Place(venue=library), by=SYSTEM, at=cast.AT
            )
        if cancelled:
            reporting.report(
                event.submission, "cancelled", keys=set(cancelled), by=PARTNER, at=cast.AT
            )
        return Event.objects.get(pk=event.pk)

    return make


def told(event) -> dict:
    """What each answer says of the place, in German."""
    rows = list(event.occurrences.all())
    with translation.override("de"):
        (place,) = all_facts(event, rows, "de", only=["place"])
        printed = edition_snapshot.freeze(
            event.programme, "de", number=1, released_on=cast.date(2026, 8, 1)
        )["events"][0]
        data = json.loads(jsonld.script(event, event.texts.get(), rows, url="https://x.example/"))
        said = office_facts(from_data(event.submission.accepted.data), event.district)
    calendar = bytes(pieces(Event.objects.filter(pk=event.pk), "de", VEVENT)[0].body).decode()
    calendar = calendar.replace("\r\n ", "")
    return {
        "fact": place.short,
        "api": document(event)["location"]["name"],
        "api dates": [
            (each["location"] or {}).get("name") for each in document(event)["occurrences"]
        ],
        "calendar": [
            line.partition(":")[2].split("\\,")[0]
            for line in calendar.splitlines()
            if line.startswith("LOCATION")
        ],
        "print": printed["place"]["name"],
        "print dates": [day["place"].split(",")[0] for day in printed["days"]],
        "engines": [
            each["location"]["name"]
            for each in data.get("@graph", [data])
            if each["@type"] == "Event"
        ],
        "office": next(fact.short for fact in said if fact.code == "place"),
    }


def names(event, query) -> bool:
    chosen = selection.parse(QueryDict(query), event.district)
    return event in chosen.events(event.district)


def towns(event) -> dict[str, int]:
    asked = ask(event.programme, Selection())
    return {option.code: option.count for option in facets(asked).town}


def test_an_event_that_moved_is_at_its_new_place_everywhere(move):
    event = move(FIRST)
    assert told(event) == {
        "fact": "Bibliothek, Neustadt",
        "api": "Bibliothek",
        "api dates": [None],
        "calendar": ["Bibliothek"],
        "print": "Bibliothek",
        "print dates": [""],
        "engines": ["Bibliothek"],
        "office": "Bibliothek, Neustadt",
    }
    assert (names(event, "q=bibliothek"), names(event, "q=rathaus")) == (True, False)
    assert (names(event, "town=neustadt"), names(event, "town=altstadt")) == (True, False)
    assert towns(event) == {"neustadt": 1}


def test_where_some_dates_are_elsewhere_both_places_are_said(move):
    event = move(SECOND, whens=TWO)
    assert told(event) == {
        "fact": BOTH,
        "api": "Rathaus",
        "api dates": [None, "Bibliothek"],
        "calendar": ["Rathaus", "Bibliothek"],
        "print": "Rathaus",
        "print dates": ["", "Bibliothek"],
        "engines": ["Rathaus", "Bibliothek"],
        "office": BOTH,
    }
    assert names(event, "q=bibliothek ring")
    assert names(event, "q=rathaus")
    assert names(event, "town=neustadt")
    assert names(event, "town=altstadt")
    assert towns(event) == {"altstadt": 1, "neustadt": 1}
    (place,) = all_facts(event, event.occurrences.all(), "de", only=["place"])
    assert [line.text for line in place.lines] == [
        "Rathaus, Saal, Markt 1, Altstadt, Hintereingang",
        "Bibliothek, Ring 2, Neustadt",
    ]


def test_a_cancelled_date_does_not_decide(move):
    event = move(SECOND, cancelled=[FIRST], whens=TWO)
    said = told(event)
    assert (said["fact"], said["api"]) == ("Bibliothek, Neustadt", "Bibliothek")
    assert said["api dates"] == ["Rathaus", None]
    assert said["print dates"] == ["Rathaus", ""]
    assert (names(event, "q=rathaus"), names(event, "town=altstadt")) == (False, False)
    assert towns(event) == {"neustadt": 1}


def test_of_an_event_that_is_cancelled_every_date_decides(move):
    event = move(cancelled=[FIRST])
    assert told(event)["fact"] == "Rathaus, Altstadt"
    assert names(event, "town=altstadt")
    assert names(event, "q=rathaus")


def test_a_date_that_went_online_is_not_told_at_the_old_place(week, aylin):
    event = cast.accepted(
        week, aylin, place=TOWN_HALL, whens=(cast.when(place=Place(online=True)),)
    )
    rows = event.occurrences.all()
    assert [(row.is_elsewhere, row.is_online, row.venue) for row in rows] == [(True, True, None)]
    (place,) = all_facts(event, rows, "de", only=["place"])
    assert (place.short, marks(event, rows)) == ("online", ["online"])
    assert document(event)["location"]["online"] is True
    assert not names(event, "town=altstadt")


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (Place(room="Keller"), ("Rathaus", "Keller", "")),
        (Place(note="Treff am Tor"), ("Rathaus", "", "Treff am Tor")),
        (Place(name="Rathaus", town="Altstadt"), ("Rathaus", "Saal", "Hintereingang")),
        (Place(to_follow=True), (None, "", "")),
    ],
    ids=["a room", "a word about the way", "the same house", "to follow"],
)
def test_what_a_date_says_of_its_place_is_all_of_it(week, aylin, own, said):
    event = cast.accepted(week, aylin, place=TOWN_HALL, whens=(cast.when(place=own),))
    found = main_spot(event, event.occurrences.all())
    name = found.venue.name if found.venue else None
    assert (name, found.room, found.place_note) == said


def test_a_cancelled_date_is_not_told_as_one_that_holds():
    one, two = Occurrence(status="cancelled"), Occurrence(status="scheduled")
    assert standing([one, two]) == [two]
    assert standing([one]) == [one]
    assert spots(Event(room="Saal"), [])[0].room == "Saal"


@pytest.mark.parametrize(
    ("said", "old", "new", "shown"),
    [
        ("unknown", "yes", "no", "no"),
        ("yes", "yes", "unknown", "unknown"),  # was promised of another house
        ("no", "unknown", "yes", "yes"),
    ],
)
def test_access_is_that_of_the_house_to_which_it_moved(move, said, old, new, shown):
    event = move(wheelchair=said)
    Venue.objects.filter(name="Rathaus").update(wheelchair=old)
    Venue.objects.filter(name="Bibliothek").update(wheelchair=new)
    slug = Venue.objects.get(name="Bibliothek").slug
    reporting.relocate(event.submission, FIRST, {}, place=Place(venue=slug), by=SYSTEM, at=cast.AT)
    event = Event.objects.get(pk=event.pk)
    assert event.wheelchair == shown
    (fact,) = all_facts(event, event.occurrences.all(), "de", only=["wheelchair"])
    assert fact.holds == (shown == "yes")
    assert names(event, "access=wheelchair") == (shown == "yes")


@pytest.mark.parametrize(
    ("said", "together"),
    [
        (["yes", "yes"], "yes"),
        (["yes", "no"], "partly"),
        (["no", "unknown"], "unknown"),
        (["partly", "unknown"], "partly"),
        (["no"], "no"),
    ],
)
def test_access_of_several_houses(said, together):
    assert Access.together(said) == together


def test_a_corrected_register_is_searched_and_told_in_the_end(nord, move, library):
    event = move(FIRST)
    assert event.version == 2
    publishing.renew(nord, by=SYSTEM, at=cast.AT)
    event.refresh_from_db()
    assert event.version == 2
    Venue.objects.filter(slug=library).update(name="Lesesaal", wheelchair="yes")
    publishing.renew(nord, by=SYSTEM, at=cast.AT)
    event.refresh_from_db()
    assert (event.version, event.wheelchair) == (3, "yes")
    assert names(event, "q=lesesaal")
    assert not names(event, "q=bibliothek")


def test_rooms_and_meeting_points_are_searched(week, aylin):
    fountain = Place(note="Treffpunkt am Brunnen", to_follow=True)
    dates = (cast.when(), cast.when(cast.date(2026, 9, 29), place=Place(room="Keller")))
    event = cast.accepted(week, aylin, place=TOWN_HALL, whens=dates)
    assert names(event, "q=keller")
    assert not names(event, "q=hintereingang")  # the way to a house is no place
    walk = cast.accepted(week, aylin, title="Spaziergang", place=fountain)
    assert names(walk, "q=brunnen")
