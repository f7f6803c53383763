"""Events for search engines: what is known, and nothing else."""

import json
import re
from dataclasses import replace
from datetime import date, time

import pytest

from calendar_site.show import jsonld
from programme.actors import PARTNER
from programme.drafts.event_draft import Hours, Languages, Period, Place, Registration, Rule
from programme.models.event import Event
from programme.models.venue import Venue
from programme.submissions import reporting
from tests import cast

URL = "https://kalender.example/de/nord/ikw-2026/x/"


# What schema.org has of these types, as far as it is used here: name of a property, shape of it.
MOMENT = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:00[+-]\d\d:00)?"
DAY, CLOCK, LINK, WORDS = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d", r"https?://\S+", r"(?s).+"
EVENT = {
    "@id": LINK,
    "name": WORDS,
    "description": WORDS,
    "url": LINK,
    "isAccessibleForFree": r"True|False",
    "organizer": {"Organization"},
    "startDate": MOMENT,
    "endDate": MOMENT,
    "doorTime": MOMENT,
    "previousStartDate": MOMENT,
    "eventStatus": r"https://schema\.org/Event(Scheduled|Cancelled|Postponed|Rescheduled|MovedOnline)",
    "eventAttendanceMode": r"https://schema\.org/(Offline|Online|Mixed)EventAttendanceMode",
    "inLanguage": r"[a-z]{2,3}(-\w+)*",
    "location": {"Place", "VirtualLocation"},
    "offers": {"Offer", "AggregateOffer"},
    "eventSchedule": {"Schedule"},
    "image": {"ImageObject"},
    "superEvent": {None},
    "subEvent": {None},
}
OFFER = {
    "url": LINK,
    "availability": r"https://schema\.org/(InStock|SoldOut)",
    "priceCurrency": "EUR",
}
SHAPES = {
    None: {"@id": LINK},
    "Event": EVENT,
    "EventSeries": EVENT,
    "Organization": {"name": WORDS, "url": LINK},
    "VirtualLocation": {"url": LINK},
    "Place": {"name": WORDS, "address": {"PostalAddress"}, "geo": {"GeoCoordinates"}},
    "PostalAddress": dict.fromkeys(
        ("streetAddress", "postalCode", "addressLocality", "addressCountry"), WORDS
    ),
    "GeoCoordinates": {"latitude": r"[\d.]+", "longitude": r"[\d.]+"},
    "Offer": OFFER | {"price": r"\d+(\.\d+)?"},
    "AggregateOffer": OFFER | {"lowPrice": r"[\d.]+", "highPrice": r"[\d.]+"},
    "Schedule": {
        "repeatFrequency": r"P\d+[DWM]",
        "byDay": r"https://schema\.org/[A-Z][a-z]+day",
        "byMonthWeek": r"[1-4]",
        "startDate": DAY,
        "endDate": DAY,
        "startTime": CLOCK,
        "endTime": CLOCK,
        "exceptDate": DAY,
        "scheduleTimezone": r"\w+/\w+",
    },
}


def check(node) -> None:
    """Every property is one of its type, and its value has the shape of one."""
    shape = SHAPES[node.get("@type")]
    for name, value in node.items():
        if name in ("@type", "@context"):
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                assert each.get("@type") in shape[name], name
                check(each)
            else:
                assert re.fullmatch(shape[name], str(each)), (name, each)


def data(event):
    rows = list(event.occurrences.all())
    found = json.loads(jsonld.script(event, event.texts.get(), rows, url=URL))
    for node in found.get("@graph", [found]):
        check(node)
    return found


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


def test_unknown_costs_are_left_out(add):
    assert "isAccessibleForFree" not in data(add(is_free=None))


@pytest.mark.parametrize(
    ("said", "offer"),
    [
        ({"price": "5 €"}, {"@type": "Offer", "price": "5"}),
        ({"price": "3,50 Euro"}, {"@type": "Offer", "price": "3.5"}),
        *(
            ({"price": words}, {"@type": "AggregateOffer", "lowPrice": "3", "highPrice": "5"})
            for words in ("5 €, ermäßigt 3 €", "3–5 €", "5/3 Euro", "3 bis 5 €", "5 € / 3 €")
        ),
        ({"price": "5,- €"}, {"@type": "Offer", "price": "5"}),
        ({"price": "EUR 4,50"}, {"@type": "Offer", "price": "4.5"}),
        ({"price": "Kinder 6-12 Jahre 3 €"}, {"@type": "Offer", "price": "3"}),
    ],
)
def test_what_it_costs(add, said, offer):
    event = add(**said, registration=Registration(url="https://karten.example/x"))
    assert data(event)["offers"] == offer | {
        "priceCurrency": "EUR",
        "url": "https://karten.example/x",
        "availability": "https://schema.org/InStock",
    }


@pytest.mark.parametrize("price", ["", "Spende erbeten", "ab 18 Uhr 5 Karten", "1.200 €"])
def test_no_price_is_made_up(add, price):
    assert "offers" not in data(add(price=price))


@pytest.mark.parametrize(
    ("status", "availability"), [("full", "https://schema.org/SoldOut"), ("cancelled", None)]
)
def test_a_full_house_is_sold_out(add, status, availability):
    event = add(is_free=True, whens=(cast.when(status=status),))
    assert data(event).get("offers", {}).get("availability") == availability


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


RULE = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 15),
    until=date(2026, 9, 29),
    start_time=time(16),
    end_time=time(18),
    except_days=(date(2026, 9, 22),),
)


def test_a_series_and_its_dates_name_each_other(add):
    series, *dates = data(add(whens=(), rule=RULE))["@graph"]
    assert (series["@type"], series["startDate"], series["endDate"]) == (
        "EventSeries",
        "2026-09-15",
        "2026-09-29",
    )
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Tuesday"],
        "startDate": "2026-09-15",
        "endDate": "2026-09-29",
        "startTime": "16:00",
        "endTime": "18:00",
        "exceptDate": ["2026-09-22"],
        "scheduleTimezone": "Europe/Berlin",
    }
    assert [each["startDate"] for each in dates] == [
        "2026-09-15T16:00:00+02:00",
        "2026-09-29T16:00:00+02:00",
    ]
    assert [{"@id": each["@id"]} for each in dates] == series["subEvent"]
    assert {each["superEvent"]["@id"] for each in dates} == {series["@id"]}


def test_dates_picked_by_hand_are_parts_of_one_whole_without_a_rule(add):
    days = [date(2026, 9, 5), date(2026, 9, 12), date(2026, 9, 26), date(2026, 10, 10)]
    series, *dates = data(add(whens=tuple(cast.when(day) for day in days)))["@graph"]
    assert (series["@type"], series["@id"], series["name"], series["startDate"]) == (
        "EventSeries",
        f"{URL}#series",
        "Offener Stammtisch",
        "2026-09-05",
    )
    assert (series["endDate"], "eventSchedule" in series) == ("2026-10-10", False)
    assert [(each["@type"], each["startDate"]) for each in dates] == [
        ("Event", f"{day}T18:00:00+02:00") for day in days
    ]
    assert series["subEvent"] == [{"@id": each["@id"]} for each in dates]
    assert len({each["@id"] for each in dates}) == 4
    assert {each["superEvent"]["@id"] for each in dates} == {series["@id"]}


@pytest.mark.parametrize("last", [date(2026, 11, 8), None])
def test_an_exhibition_is_one_event_with_its_hours(add, last):
    period = Period(
        starts_on=date(2026, 9, 14),
        ends_on=last,
        hours=(Hours(weekdays=(0, 1), opens=time(9), closes=time(16)),),
        closed_on=(date(2026, 9, 21),),
    )
    found = data(add(whens=(), period=period))
    assert (found["@type"], found["startDate"]) == ("Event", "2026-09-14")
    assert found.get("endDate") == (last and last.isoformat())
    (hours,) = found["eventSchedule"]
    assert hours["byDay"] == ["https://schema.org/Monday", "https://schema.org/Tuesday"]
    assert (hours["startTime"], hours["endTime"]) == ("09:00", "16:00")
    assert hours["exceptDate"] == ["2026-09-21"]
    assert found["location"]["name"] == "Mehrgenerationenhaus"


def test_an_exhibition_is_not_open_on_a_cancelled_day_and_on_one_that_moved(add):
    period = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 9, 20),
        hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(16)),),
        closed_on=(date(2026, 9, 15),),
    )
    event = add(whens=(), period=period)
    reporting.report(event.submission, "cancelled", keys={"20260916T0900"}, by=PARTNER, at=cast.AT)
    change = {"starts_on": date(2026, 9, 19)}
    reporting.relocate(event.submission, "20260918T0900", change, by=PARTNER, at=cast.AT)
    change = {"start_time": time(18), "end_time": time(20)}
    reporting.relocate(event.submission, "20260917T0900", change, by=PARTNER, at=cast.AT)
    hours, *others = data(Event.objects.get(pk=event.pk))["eventSchedule"]
    assert hours["exceptDate"] == ["2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18"]
    names = ("startDate", "endDate", "startTime", "endTime")
    assert [tuple(each[name] for name in names) for each in others] == [
        ("2026-09-17", "2026-09-17", "18:00", "20:00"),
        ("2026-09-19", "2026-09-19", "09:00", "16:00"),
    ]
    reporting.report(event.submission, "cancelled", keys="all", by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["eventSchedule"][0]["exceptDate"] == ["2026-09-15"]


def test_of_two_openings_of_a_day_only_the_cancelled_one_is_left_out(add):
    twice = (
        Hours(weekdays=(0,), opens=time(9), closes=time(12)),
        Hours(weekdays=(0,), opens=time(14), closes=time(17)),
    )
    span = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 27), hours=twice)
    event = add(whens=(), period=span)
    reporting.report(event.submission, "cancelled", keys={"20260914T1400"}, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))["eventSchedule"]
    assert [each.get("exceptDate") for each in found] == [None, ["2026-09-14"]]


def test_an_exhibition_that_moved_as_a_whole_is_on_its_new_days(add):
    event = add(whens=(), period=Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 20)))
    change = {"starts_on": date(2026, 9, 21), "ends_on": date(2026, 9, 30)}
    reporting.relocate(event.submission, "20260914", change, by=PARTNER, at=cast.AT)
    found = data(Event.objects.get(pk=event.pk))
    said = (found["startDate"], found["endDate"], found["previousStartDate"])
    assert said == ("2026-09-21", "2026-09-30", "2026-09-14")


def test_the_rule_of_a_series_leaves_out_what_is_not_held_then(add):
    rule = replace(RULE, until=date(2026, 10, 20))
    event = add(whens=(), rule=rule)
    reporting.report(event.submission, "cancelled", keys={"20260929T1600"}, by=PARTNER, at=cast.AT)
    reporting.report(event.submission, "postponed", keys={"20261006T1600"}, by=PARTNER, at=cast.AT)
    for key, change in (
        ("20261013T1600", {"starts_on": date(2026, 10, 14)}),
        ("20261020T1600", {"start_time": time(17)}),
    ):
        reporting.relocate(event.submission, key, change, by=PARTNER, at=cast.AT)
    series, *dates = data(Event.objects.get(pk=event.pk))["@graph"]
    assert series["eventSchedule"]["exceptDate"] == [
        "2026-09-22",
        "2026-09-29",
        "2026-10-06",
        "2026-10-13",
        "2026-10-20",
    ]
    assert [each["startDate"][:16] for each in dates] == [
        "2026-09-15T16:00",
        "2026-09-29T16:00",
        "2026-10-06T16:00",
        "2026-10-14T16:00",
        "2026-10-20T17:00",
    ]


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
