"""Events for search engines: what is known, and nothing else."""

import json
from datetime import date, time

import pytest

from calendar_site.show import jsonld
from programme.actors import PARTNER
from programme.drafts.event_draft import Place
from programme.submissions import submitting
from tests import cast

URL = "https://kalender.example/de/nord/ikw-2026/x/"


def data(event):
    rows = list(event.occurrences.all())
    return json.loads(jsonld.script(event, event.texts.get(), rows, url=URL))


@pytest.fixture
def add(week, aylin):
    return lambda **changes: cast.accepted(week, aylin, **changes)


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
        "startDate": "2026-09-28T16:00:00+00:00",
        "endDate": "2026-09-28T23:00:00+00:00",
        "doorTime": "17:00",
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
    submitting.report(event.submission, "cancelled", keys={"20260928T1800"}, by=PARTNER, at=cast.AT)
    event.refresh_from_db()
    assert [(each["startDate"], each["eventStatus"]) for each in data(event)["@graph"]] == [
        ("2026-09-28T16:00:00+00:00", "https://schema.org/EventCancelled"),
        ("2026-09-29T16:00:00+00:00", "https://schema.org/EventScheduled"),
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
        (cast.when(clock="from", end_time=None), "2026-09-28T16:00:00+00:00", None),
    ],
)
def test_no_time_and_no_end_is_made_up(add, when, start, end):
    found = data(add(whens=(when,)))
    assert (found["startDate"], found.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("place", "mode", "kind"),
    [
        (Place(online=True), "Online", "VirtualLocation"),
        (Place(online=True, name="Haus", town="Neustadt"), "Mixed", "Place"),
    ],
)
def test_where_it_is_online(add, place, mode, kind):
    found = data(add(place=place))
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert found["location"]["@type"] == kind


def test_unknown_costs_are_left_out(add):
    assert "isAccessibleForFree" not in data(add(is_free=None))
