"""One date put into Google's or Outlook's calendar by a link: it opens a filled-in new entry there.

Unlike a subscription this works in their programs for phones. Nothing is sent before the link is
followed. Addresses: support.google.com/calendar has no page about them; both are long-standing.
"""

from datetime import UTC, date, datetime
from urllib.parse import urlencode

from feeds.ical import entry_texts, exhibition, span
from programme.events.standing import spot
from programme.models.event import Schedule

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"


def of_date(event, row, text, language: str) -> dict[str, str]:
    """`google_url` and `outlook_url` of one date, with the words of its entry in the feed."""
    is_period, rows = event.schedule == Schedule.PERIOD, list(event.occurrences.all())
    shown = exhibition.span_of(event, rows) if is_period else span.of(row)
    title = entry_texts.summary(event, row, text)
    details = entry_texts.description(event, row, text, language)
    place = entry_texts.location(spot(event, row))
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
