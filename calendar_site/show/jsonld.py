"""An event as schema.org data for search engines, in a script block that no browser runs.

https://schema.org/Event; what was not stated is left out.
"""

import json

from django.utils.safestring import mark_safe

from calendar_site.show.feed_addresses import absolute
from programme.events.standing import spot
from programme.languages import lang_attribute
from programme.models.event import Clock, Status
from programme.wording.web_addresses import web_address

STATUS = {
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.MOVED: "EventRescheduled",
}
# Nothing in a text can end the script element or be read as markup (HTML, 4.12.1.3).
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
MOST_DATES = 60


def script(event, text, occurrences, *, url: str):
    """The content of a `<script type="application/ld+json">`, safe to stand there."""
    data = _event(event, text, occurrences, url)
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308


def _event(event, text, occurrences, url):
    shared = _without_nothing(
        {
            "name": text.title,
            "description": text.summary or text.description,
            "inLanguage": lang_attribute(text.language),
            "url": url,
            "eventAttendanceMode": _mode(event),
            "isAccessibleForFree": event.is_free,
            "image": _image(event, text),
            "organizer": [_partner(partner) for partner in event.organisers.all()],
        }
    )
    dates = [shared | _date(event, row, url) for row in occurrences[:MOST_DATES]]
    context = {"@context": "https://schema.org"}
    if len(dates) == 1:
        return context | dates[0]
    # One event per date: that is what search engines ask for.
    return context | {"@graph": dates}


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


def _date(event, row, url):
    start, end = _moments(row)
    return _without_nothing(
        {
            "@type": "Event",
            "startDate": start,
            "endDate": end,
            "doorTime": row.doors and f"{row.doors:%H:%M}",
            "eventStatus": f"https://schema.org/{STATUS.get(row.status, 'EventScheduled')}",
            "location": _location(spot(event, row), url),
        }
    )


def _moments(row):
    """Start and end: instants where a time is stated, else plain days."""
    if row.starts_at is None:
        last = row.ends_on.isoformat() if row.ends_on > row.starts_on else ""
        return row.starts_on.isoformat(), last
    end = row.ends_at.isoformat() if row.ends_at and row.clock != Clock.FROM else ""
    return row.starts_at.isoformat(), end


def _mode(event):
    if not event.is_online:
        return "https://schema.org/OfflineEventAttendanceMode"
    mode = "Mixed" if event.venue_id else "Online"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _location(at, url):
    venue = at.venue
    if venue is None:
        return {"@type": "VirtualLocation", "url": url} if at.is_online else None
    address = _without_nothing(
        {
            "@type": "PostalAddress",
            "streetAddress": venue.street,
            "postalCode": venue.postcode,
            "addressLocality": venue.town.name if venue.town else "",
            "addressCountry": "DE",
        }
    )
    return {"@type": "Place", "name": str(venue), "address": address}


def _partner(partner):
    return _without_nothing(
        {"@type": "Organization", "name": partner.name, "url": web_address(partner.website)}
    )


def _without_nothing(data):
    return {name: value for name, value in data.items() if value not in (None, "", [])}
