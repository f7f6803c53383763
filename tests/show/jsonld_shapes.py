"""What search engines are told of an event, held against the shapes of https://schema.org."""

import json
import re

from calendar_site.show import jsonld

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
