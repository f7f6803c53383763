"""An event as schema.org data for search engines, in a script block that no browser runs.

https://schema.org/Event; what was not stated is left out. Several dates are several events: that is
what search engines ask for. They are parts of one EventSeries, by a rule or picked by hand; an
exhibition is one event with its opening hours.
"""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.safestring import mark_safe

from calendar_site.show import jsonld_offers, jsonld_place, jsonld_schedule
from calendar_site.show.feed_addresses import absolute
from programme.drafts import dates
from programme.events.standing import main_spot, period_span, spot
from programme.languages import lang_attribute
from programme.models.event import Clock, Schedule, Status
from programme.wording.web_addresses import web_address

SCHEMA = "https://schema.org"
# Nothing in a text can end the script element or be read as markup (HTML, 4.12.1.3).
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
MOST_DATES = 60


def script(event, text, occurrences, *, url: str):
    """The content of a `<script type="application/ld+json">`, safe to stand there."""
    data = {"@context": SCHEMA} | _data(event, text, occurrences, url)
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308


def _data(event, text, occurrences, url) -> dict:
    shared = _shared(event, text, url)
    if event.schedule == Schedule.PERIOD and event.period:
        return shared | _exhibition(event, occurrences, text, url)
    parts = [shared | _date(event, row, text, url) for row in occurrences[:MOST_DATES]]
    if len(parts) == 1 and not _has_rule(event):
        return parts[0]
    return {"@graph": _series(event, shared, parts, occurrences, url)}


def _has_rule(event) -> bool:
    return bool(event.schedule == Schedule.SERIES and event.rule)


def _shared(event, text, url) -> dict:
    return _without_nothing(
        {
            "@type": "Event",
            "name": text.title,
            "description": text.summary or text.description,
            "url": url,
            "isAccessibleForFree": event.is_free,
            "maximumAttendeeCapacity": None
            if event.registration_only_for
            else event.registration_places,
            "image": _image(event, text),
            "organizer": [_partner(partner) for partner in event.organisers.all()],
        }
    )


def _series(event, shared, parts, occurrences, url) -> list[dict]:
    """The series, and its dates, which name it."""
    whole, names = f"{url}#series", [f"{url}#{row.key}" for row in occurrences[:MOST_DATES]]
    series = shared | {
        "@type": "EventSeries",
        "@id": whole,
        "startDate": event.starts_on.isoformat(),
        "endDate": event.ends_on.isoformat(),
        "subEvent": [{"@id": name} for name in names],
    }
    if _has_rule(event):
        series["eventSchedule"] = jsonld_schedule.of_series(event, occurrences)
    dated = zip(names, parts, strict=True)
    return [series, *({"@id": name, "superEvent": {"@id": whole}} | part for name, part in dated)]


def _exhibition(event, occurrences, text, url) -> dict:
    (first, last), statuses = period_span(event, occurrences), {row.status for row in occurrences}
    said = {
        "startDate": first.isoformat(),
        "endDate": last and last.isoformat(),
        "previousStartDate": _previous(event, occurrences[0]) if len(occurrences) == 1 else "",
        "eventStatus": _status(occurrences[0]) if len(statuses) == 1 else _term("EventScheduled"),
        "eventSchedule": jsonld_schedule.of_period(event, occurrences),
        "offers": jsonld_offers.offers(event, occurrences[0], url) if len(statuses) == 1 else None,
    }
    return _without_nothing(said | jsonld_place.where(main_spot(event, occurrences), url)) | {
        "inLanguage": _languages(occurrences, text)
    }


def _date(event, row, text, url) -> dict:
    start, end = _moments(event, row)
    said = {
        "startDate": start,
        "endDate": end,
        "doorTime": _local(event, dates.start(row.starts_on, row.doors, event.district.time_zone)),
        "previousStartDate": _previous(event, row),
        "eventStatus": _status(row),
        "inLanguage": _languages([row], text),
        "offers": jsonld_offers.offers(event, row, url),
    }
    return _without_nothing(said | jsonld_place.where(spot(event, row), url))


def _moments(event, row) -> tuple[str, str]:
    """Start and end: instants where a time is stated, else plain days."""
    if row.starts_at is None:
        last = row.ends_on.isoformat() if row.ends_on > row.starts_on else ""
        return row.starts_on.isoformat(), last
    end = _local(event, row.ends_at) if row.clock != Clock.FROM else ""
    return _local(event, row.starts_at), end


def _previous(event, row) -> str:
    """When a moved date was to start: as a day where no time was stated."""
    if row.previous_on is None:
        return ""
    zone = event.district.time_zone
    moment = dates.start(row.previous_on, row.previous_time, zone)
    return _local(event, moment) or row.previous_on.isoformat()


def _local(event, moment: datetime | None) -> str:
    """ISO 8601 with the offset that the district's clocks have then."""
    zone = ZoneInfo(event.district.time_zone)
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else ""


def _status(row) -> str:
    """https://schema.org/EventStatusType: rescheduled is what has another day or time."""
    if row.status == Status.MOVED:
        moved_online = row.previous_venue_id and row.is_elsewhere and row.is_online
        name = "EventMovedOnline" if moved_online and not row.venue_id else "EventScheduled"
        return _term("EventRescheduled" if row.previous_on else name)
    known = {Status.CANCELLED: "EventCancelled", Status.POSTPONED: "EventPostponed"}
    return _term(known.get(row.status, "EventScheduled"))


def _languages(occurrences, text):
    """What is spoken there; where that is not stated, the language of the announcement."""
    items = [item for row in occurrences for item in row.languages.all()]
    spoken = dict.fromkeys(item.language for item in items if item.mode == "spoken")
    codes = [lang_attribute(code) for code in spoken] or [lang_attribute(text.language)]
    return codes[0] if len(codes) == 1 else codes


def _image(event, text):
    picture = event.picture
    if picture is None:
        return None
    return _without_nothing(
        {
            "@type": "ImageObject",
            "contentUrl": absolute(picture.address(picture.width)),
            "width": picture.width,
            "height": picture.height,
            "caption": picture.alt_text(text.language)[0],
            "creditText": picture.author,
            "license": picture.credit()[1],
        }
    )


def _partner(partner) -> dict:
    return _without_nothing(
        {"@type": "Organization", "name": partner.name, "url": web_address(partner.website)}
    )


def _term(name: str) -> str:
    return f"{SCHEMA}/{name}"


def _without_nothing(data: dict) -> dict:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
