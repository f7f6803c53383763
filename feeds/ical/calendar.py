"""A whole calendar: its head, the time zone, stored pieces, its end."""

import logging
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar

from feeds import feed_files, pieces
from feeds.ical import clean_text, colour_names, contents, without_cancelled, zone
from feeds.ical.contents import Asked
from feeds.ical.vevent import VEVENT

logger = logging.getLogger(__name__)

FORMAT = 1  # raise it when the head changes
PRODID = "-//Kreiskalender//Kreiskalender 1//DE"
# Google stops reading at about 1 MB; several programs become slow long before.
MOST_BYTES, MOST_ENTRIES = 700_000, 500
END = b"END:VCALENDAR\r\n"
_ENTRY = re.compile(rb"^BEGIN:VEVENT\r$", re.MULTILINE)


@dataclass(frozen=True)
class Feed:
    body: bytes
    newest: datetime  # when the last of its pieces changed


def key(asked: Asked, today) -> str:
    """From what a feed is made besides its pieces; equal keys mean equal feeds."""
    return f"{asked.district.stamp} {today} {FORMAT}.{pieces.cache_version(VEVENT)}"


def make(asked: Asked, today) -> Feed:
    """The feed from its pieces; those that are missing or outdated are made first."""
    events = contents.events(asked, today)
    found = pieces.pieces(events, asked.language, VEVENT)
    newest = max((piece.modified for piece in found), default=asked.district.stamped_at)
    bodies = [bytes(piece.body) for piece in found]
    if asked.hides_cancelled:
        bodies = [without_cancelled.without_cancelled(body) for body in bodies]
    bodies = _bearable(asked, events, bodies, today)
    return Feed(_joined(head(asked), bodies), newest.replace(microsecond=0))


def single(event, language: str) -> Feed:
    """A file with one event, for a person who wants only this; without the name of a calendar."""
    found = pieces.pieces(type(event).everything.filter(pk=event.pk), language, VEVENT)
    body = _joined(_lines(_who_made_it()), [bytes(piece.body) for piece in found])
    return Feed(body, max(piece.modified for piece in found))


def _joined(start: bytes, bodies) -> bytes:
    # A calendar must hold something (RFC 5545 3.6); an empty one holds the zone.
    timed = not bodies or any(b";TZID=" in body for body in bodies)
    return b"".join((start, zone.VTIMEZONE if timed else b"", *bodies, END))


def _bearable(asked, events, bodies, today):
    """What calendars can take: of too many events those nearest to today; a programme is whole."""
    sizes = [(len(body), len(_ENTRY.findall(body))) for body in bodies]
    if sum(size for size, _n in sizes) <= MOST_BYTES and sum(n for _s, n in sizes) <= MOST_ENTRIES:
        return bodies
    logger.warning("%s holds more than calendars can take", address(asked))
    if asked.is_whole:
        return bodies
    days = list(events.values_list("starts_on", "ends_on"))
    if len(days) != len(bodies):  # one could not be rendered
        return bodies
    kept = _nearest(days, sizes, today)
    return [body for n, body in enumerate(bodies) if n in kept]


def _nearest(days, sizes, today) -> set[int]:
    """Which events fit, those first that are the fewest days away."""
    far = [max((first - today).days, (today - last).days, 0) for first, last in days]
    kept: set[int] = set()
    size, entries = 0, 0
    for n in sorted(range(len(days)), key=lambda n: (far[n], n)):
        size, entries = size + sizes[n][0], entries + sizes[n][1]
        if size > MOST_BYTES or entries > MOST_ENTRIES:
            break
        kept.add(n)
    return kept


def address(asked: Asked) -> str:
    """Where this feed can be had."""
    scope = feed_files.Scope(asked.district, asked.programme, asked.language)
    query = asked.selection.to_query() + ("&cancelled=hide" if asked.hides_cancelled else "")
    return f"{settings.SITE_URL}/feeds/{scope.path}" + (f"?{query.strip('&')}" if query else "")


def head(asked: Asked) -> bytes:
    """All before the time zone, in the feed's language."""
    language, district = asked.language, asked.district
    with translation.override(language):
        name, about = _name(asked), _about(asked)
    spoken = {"LANGUAGE": language}
    return _lines(
        [
            *_who_made_it(),
            ("NAME", name, spoken),
            ("X-WR-CALNAME", name, {}),
            ("DESCRIPTION", about, spoken),
            ("X-WR-CALDESC", about, {}),
            ("X-WR-TIMEZONE", zone.TZID, {}),
            ("COLOR", colour_names.name(district.colour), {}),
            ("X-APPLE-CALENDAR-COLOR", clean_text.line(district.colour, 7).upper(), {}),
            ("URL", _page(asked), {}),
            ("SOURCE", address(asked), {"VALUE": "URI"}),
            ("REFRESH-INTERVAL", timedelta(hours=1), {"VALUE": "DURATION"}),
            ("X-PUBLISHED-TTL", "PT1H", {}),
        ]
    )


def _who_made_it():
    return [("VERSION", "2.0", {}), ("PRODID", PRODID, {}), ("CALSCALE", "GREGORIAN", {})]


def _lines(properties) -> bytes:
    calendar = Calendar()
    for name, value, parameters in properties:
        calendar.add(name, value, parameters)
    return calendar.to_ical(sorted=False).removesuffix(END)


def _name(asked):
    if asked.programme:
        name = f"{asked.programme.title} – {asked.district.name}"
    else:
        name = _("Events in {district}").format(district=asked.district.name)
    chosen = _chosen(asked.selection)
    return clean_text.line(f"{name} ({chosen})" if chosen else name)


def _chosen(selection):
    """What was asked for, so that two calendars of one district can be told apart."""
    pairs = parse_qsl(selection.to_query())
    return ", ".join(name if value == "1" else value for name, value in pairs)


def _about(asked):
    if asked.programme and asked.programme.motto:
        return clean_text.line(asked.programme.motto)
    office = asked.district.office or asked.district.name
    return clean_text.line(_("Public events, looked after by {office}.").format(office=office))


def _page(asked):
    path = f"{asked.language}/{asked.district.slug}/"
    return f"{settings.SITE_URL}/{path}" + (f"{asked.programme.slug}/" if asked.programme else "")
