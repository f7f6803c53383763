"""One date put into Google's or Outlook's calendar by a link: it opens a filled-in new entry there.

Unlike a subscription this works in their programs for phones. Nothing is sent before the link is
followed. Addresses: support.google.com/calendar has no page about them; both are long-standing.
"""

from datetime import UTC, date, datetime
from urllib.parse import urlencode

from feeds.ical import exhibition, span, vevent_properties
from programme.models.event import Schedule

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"


def of_date(event, row, text, language: str) -> dict[str, str]:
    """`google_url` and `outlook_url` of the entry that a feed has of this date, in its words."""
    shown, face = _entry(event, row, text, language)
    said = {name: str(value) for name, value, _parameters in face}
    title, details, place = said["SUMMARY"], said["DESCRIPTION"], said.get("LOCATION", "")
    google = {
        "action": "TEMPLATE",
        "text": title,
        "dates": f"{_compact(shown.start)}/{_compact(shown.end)}",
        "details": details,
        "location": place,
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title,
        "startdt": _extended(shown.start),
        "enddt": _extended(shown.end),
        "allday": "" if shown.is_timed else "true",
        "body": details,
        "location": place,
    }
    return {
        "google_url": f"{GOOGLE}?{_query(google)}",
        "outlook_url": f"{OUTLOOK}?{_query(outlook)}",
    }


def _entry(event, row, text, language: str) -> tuple[span.Span, tuple]:
    """When the entry is, and its properties; an exhibition is one entry over all its days."""
    if event.schedule == Schedule.PERIOD:
        rows = list(event.occurrences.all())
        return exhibition.span_of(event, rows), exhibition.face(event, rows, text, language)
    return span.of(row), vevent_properties.face(event, row, text=text, language=language)


def _query(said: dict[str, str]) -> str:
    return urlencode({name: value for name, value in said.items() if value})


def _compact(value: date | datetime) -> str:
    """ISO 8601, basic format: "20270928T160000Z", or "20270928" with the end excluded."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{value:%Y%m%d}"


def _extended(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return value.isoformat()
