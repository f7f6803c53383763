"""A whole calendar: its head, the time zone, stored pieces, its end."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar

from feeds import feed_files, feed_parts, pieces
from feeds.feed_parts import Parts
from feeds.ical import bearable, clean_text, colour_names, contents, vevent, zone
from feeds.ical.candidates import Candidates
from feeds.ical.contents import Asked
from feeds.ical.sources import Changed, File, Store
from feeds.ical.vevent import VEVENT
from programme.wording import event_text, selection_words

FORMAT = 2  # raise it when the head changes
PRODID = "-//Kreiskalender//Kreiskalender 1//DE"
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True)
class Feed:
    body: bytes
    newest: datetime  # when the last of its pieces changed
    parts: Parts = feed_files.WHOLE  # of one that is stored as a file

    def read(self, *, zipped: bool) -> bytes:
        return feed_files.zipped(self.body, self.parts) if zipped else self.body


def key(asked: Asked, today) -> str:
    """From what a feed is made besides its pieces; equal keys mean equal feeds."""
    return f"{asked.district.public_state} {today} {FORMAT}.{pieces.cache_version(VEVENT)}"


def make(asked: Asked, today: date) -> Feed:
    """The feed from its pieces; those that are missing or outdated are made first."""
    told = contents.contents(asked, today)
    among = Candidates(told)
    if asked.is_plain:
        before = feed_files.lying(_path(asked))
        return of_file(asked, among, File(asked.language, before, Changed([asked.language])))
    source = Store(asked.language, hides_cancelled=asked.hides_cancelled)
    found = bearable.told(asked, among, address(asked), source)
    newest = max((piece.modified for piece in found), default=asked.district.stamped_at)
    bodies = [piece.body for piece in found]
    if told.moved is not None and not asked.hides_cancelled:
        bodies += _moved(told.moved, asked.language)
    return Feed(_joined(head(asked), bodies), newest.replace(microsecond=0))


def of_file(asked: Asked, among: Candidates, source: File) -> Feed:
    """The same of a feed without a filter, which may be stored as a file."""
    found = bearable.told(asked, among, address(asked), source)
    told, bodies = feed_parts.columns_of(found), [run.body for run in found]
    newest = asked.district.stamped_at.replace(microsecond=0)
    if told:
        newest = datetime.fromtimestamp(max(told.modified), UTC)
    start = _start(head(asked), bodies)
    parts = Parts(source.made_by, len(start), told)
    return Feed(b"".join((start, *bodies, END)), newest, parts)


def _moved(events, language) -> list[bytes]:
    """That events have left the filter, with the stamps of their pieces: newer than was told."""
    with translation.override(language):
        words = _("This event no longer belongs to your selection.")
    stamps = {piece.event_id: piece for piece in pieces.pieces(events, language, VEVENT)}
    rows = events.filter(pk__in=stamps).prefetch_related("occurrences")
    return [
        vevent.stamp(tombstone, stamps[event.pk].sequence, stamps[event.pk].modified)
        for event in rows
        for tombstone in (vevent.tombstone(event, language, words),)
    ]


def single(event, language: str, *, is_kept: bool) -> Feed:
    """One event: a calendar to follow, or a file to keep (`is_kept`).

    The file has no name of a calendar, with which Outlook would open a new one.
    """
    found = pieces.pieces(type(event).everything.filter(pk=event.pk), language, VEVENT)
    start = _lines(_who_made_it()) if is_kept else _head_of_one(event, language)
    body = _joined(start, [piece.body for piece in found])
    return Feed(body, max(piece.modified for piece in found))


def _joined(start: bytes, bodies: list[bytes]) -> bytes:
    return b"".join((_start(start, bodies), *bodies, END))


def _start(head: bytes, bodies: list[bytes]) -> bytes:
    # A calendar must hold something (RFC 5545 3.6); an empty one holds the zone.
    timed = not bodies or any(b";TZID=" in body for body in bodies)
    return head + zone.VTIMEZONE if timed else head


def address(asked: Asked) -> str:
    """Where this feed can be had."""
    query = asked.selection.to_query() + ("&cancelled=hide" if asked.hides_cancelled else "")
    return f"{settings.SITE_URL}/feeds/{_path(asked)}" + (f"?{query.strip('&')}" if query else "")


def _path(asked: Asked) -> str:
    return feed_files.Scope(asked.district, asked.programme, asked.language).path


def head(asked: Asked) -> bytes:
    """All before the time zone, in the feed's language."""
    with translation.override(asked.language):
        name, about = _name(asked), _about(asked)
    return _head(asked.language, asked.district.colour, name, about, _page(asked), address(asked))


def _head_of_one(event, language) -> bytes:
    asked = Asked(event.district, event.programme, language)
    if event.left_at:
        return head(asked)  # nothing tells what the event was
    with translation.override(language):
        name = clean_text.line(event_text.text_of(event, language).title) or _name(asked)
        about = _about(asked)
    path = f"{event.district.slug}/{event.programme.slug}/{event.slug}{feed_files.suffix(language)}"
    page = f"{_page(asked)}{event.slug}/"
    source = f"{settings.SITE_URL}/feeds/{path}.ics"
    return _head(language, event.district.colour, name, about, page, source)


@lru_cache(256)  # an edit that moves a feed seldom moves its head
def _head(language: str, colour: str, name: str, about: str, page: str, source: str) -> bytes:
    spoken = {"LANGUAGE": language}
    return _lines(
        [
            *_who_made_it(),
            ("NAME", name, spoken),
            ("X-WR-CALNAME", name, {}),
            ("DESCRIPTION", about, spoken),
            ("X-WR-CALDESC", about, {}),
            ("X-WR-TIMEZONE", zone.TZID, {}),
            ("COLOR", colour_names.name(colour), {}),
            ("X-APPLE-CALENDAR-COLOR", clean_text.line(colour, 7).upper(), {}),
            ("URL", page, {}),
            ("SOURCE", source, {"VALUE": "URI"}),
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
    """With what was asked for, so that two calendars of one district can be told apart."""
    selection, district = asked.selection, asked.district
    title = asked.programme.title if asked.programme else _programme_title(selection, district)
    if title:
        name = f"{district.name}: {title}"
    else:
        name = _("Events in {district}").format(district=district.name)
    words = selection_words.in_words(selection, selection_words.labels(selection, district))
    return clean_text.line(f"{name} – {words}" if words else name)


def _programme_title(selection, district) -> str:
    chosen = district.programmes.filter(slug=selection.programme) if selection.programme else ()
    return next((programme.title for programme in chosen), "")


def _about(asked):
    if asked.programme and asked.programme.motto:
        return clean_text.line(asked.programme.motto)
    office = asked.district.office or asked.district.name
    return clean_text.line(_("Public events, looked after by {office}.").format(office=office))


def _page(asked):
    """The page that asks the same; that of a district has no filter."""
    path = f"{asked.language}/{asked.district.slug}/"
    if asked.programme is None:
        return f"{settings.SITE_URL}/{path}"
    query = replace(asked.selection, programme="").to_query()
    return f"{settings.SITE_URL}/{path}{asked.programme.slug}/" + (f"?{query}" if query else "")
