"""Events for search engines: what is known, and nothing else."""

from datetime import date, time

import pytest

from programme.actors import PARTNER
from programme.drafts.event_draft import Languages, Place
from programme.models.event import Event
from programme.models.venue import Venue
from programme.submissions import reporting
from tests import cast
from tests.show.jsonld_shapes import URL, data


def test_one_date(add):
    event = add(
        whens=(cast.when(end_time=time(1), doors=time(17)),),
        is_free=True,
        place=Place(name="Haus", street="Weg 1", postcode="99999", town="Neustadt"),
    )
    assert data(event) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Offener Stammtisch",
        "description": "Ein Abend zum Kennenlernen.",
        "inLanguage": "de",
        "url": URL,
        "isAccessibleForFree": True,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": [{"@type": "Organization", "name": "Verein Miteinander"}],
        "startDate": "2026-09-28T18:00:00+02:00",
        "endDate": "2026-09-29T01:00:00+02:00",
        "doorTime": "2026-09-28T17:00:00+02:00",
        "offers": {
            "@type": "Offer",
            "price": "0",
            "priceCurrency": "EUR",
            "url": URL,
            "availability": "https://schema.org/InStock",
        },
        "location": {
            "@type": "Place",
            "name": "Haus",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Weg 1",
                "postalCode": "99999",
                "addressLocality": "Neustadt",
                "addressCountry": "DE",
            },
        },
    }


def test_several_dates_are_several_events_of_which_one_is_cancelled(add):
    event = add(whens=(cast.when(), cast.when(date(2026, 9, 29))))
    reporting.report(event.submission, "cancelled", keys={"20260928T1800"}, by=PARTNER, at=cast.AT)
    event.refresh_from_db()
    series, *dates = data(event)["@graph"]
    assert [(each["startDate"], each["eventStatus"]) for each in dates] == [
        ("2026-09-28T18:00:00+02:00", "https://schema.org/EventCancelled"),
        ("2026-09-29T18:00:00+02:00", "https://schema.org/EventScheduled"),
    ]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (cast.when(start=None, clock="to_follow"), "2026-09-28", None),
        (
            cast.when(start=None, clock="all_day", ends_on=date(2026, 9, 30)),
            "2026-09-28",
            "2026-09-30",
        ),
        (cast.when(clock="from", end_time=None), "2026-09-28T18:00:00+02:00", None),
    ],
)
def test_no_time_and_no_end_is_made_up(add, when, start, end):
    found = data(add(whens=(when,)))
    assert (found["startDate"], found.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("place", "mode", "kind"),
    [
        (Place(online=True), "Online", ["VirtualLocation"]),
        (Place(online=True, name="Haus", town="Neustadt"), "Mixed", ["Place", "VirtualLocation"]),
        (Place(to_follow=True, note="am Brunnen"), "Offline", ["Place"]),
        (Place(to_follow=True), "Offline", []),
    ],
)
def test_where_it_is(add, place, mode, kind):
    found = data(add(place=place))
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    said = found.get("location", [])
    assert [each["@type"] for each in (said if isinstance(said, list) else [said])] == kind


@pytest.mark.parametrize(
    ("change", "previous", "status"),
    [
        ({"starts_on": date(2026, 9, 29)}, "2026-09-28T18:00:00+02:00", "EventRescheduled"),
        ({"start_time": time(19)}, "2026-09-28T18:00:00+02:00", "EventRescheduled"),
        ({"end_time": time(20)}, None, "EventScheduled"),
    ],
)
def test_a_moved_date_says_when_it_was(add, change, previous, status):
    event = add()
    reporting.relocate(event.submission, "20260928T1800", change, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))
    assert found.get("previousStartDate") == previous
    assert found["eventStatus"] == f"https://schema.org/{status}"


def test_a_date_that_is_back_is_scheduled_and_was_nowhere_else(add):
    event = add()
    for day in (29, 28):
        change = {"starts_on": date(2026, 9, day)}
        reporting.relocate(event.submission, "20260928T1800", change, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert "previousStartDate" not in found


def test_in_winter_clocks_are_an_hour_nearer(add):
    found = data(add(whens=(cast.when(date(2026, 11, 3)),)))
    assert found["startDate"] == "2026-11-03T18:00:00+01:00"


def test_a_new_place_that_may_not_be_read_yet_is_no_place_without_a_name(add):
    event = add()
    new = Place(name="Neues Haus", town="Neustadt")
    reporting.relocate(event.submission, "20260928T1800", {}, place=new, by=PARTNER, at=cast.AT)
    assert "location" not in data(Event.objects.get(pk=event.pk))


def test_what_is_spoken_there(add):
    event = add(languages=Languages(spoken=("de", "ar"), interpreted=("uk",)))
    assert data(event)["inLanguage"] == ["ar", "de"]


def test_a_place_on_the_map(add):
    event = add()
    Venue.objects.update(latitude="50.81", longitude="10.23")
    assert data(Event.objects.get(pk=event.pk))["location"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 50.81,
        "longitude": 10.23,
    }
