"""What an entry shows besides its times, as a list of properties in a fixed order."""

from django.conf import settings
from icalendar import vUri

from feeds.ical import clean_text, entry_texts
from programme.events.standing import spot
from programme.models.event import Status

# A full house takes place; a postponed date has no new day yet (RFC 5545 3.8.1.11).
_STATUS = {
    Status.CANCELLED: "CANCELLED",
    Status.TENTATIVE: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
}


def cancelled(words: str, language: str) -> tuple:
    """Of what was taken back: one sentence, and nothing of what it was."""
    return (
        ("STATUS", "CANCELLED", ()),
        ("CLASS", "PUBLIC", ()),
        ("SUMMARY", clean_text.line(words), (("LANGUAGE", language),)),
        ("TRANSP", "TRANSPARENT", ()),
    )


def face(event, row, *, text, language) -> tuple:
    """All of one date; equal for two dates that differ in nothing but their times."""
    return made(
        event,
        row,
        text,
        language,
        status=row.status,
        summary=entry_texts.summary(event, row, text),
        description=entry_texts.description(event, row, text, language),
    )


def made(event, row, text, language, *, status, summary, description) -> tuple:
    """Name, value and parameters of each property; `row` says where it is."""
    spoken = (("LANGUAGE", text.language),)
    at = spot(event, row)
    where = entry_texts.location(at)
    contact = clean_text.line(event.public_contact, 300)
    return (
        ("STATUS", _STATUS.get(status, "CONFIRMED"), ()),
        ("CLASS", "PUBLIC", ()),
        ("SUMMARY", summary, spoken),
        ("DESCRIPTION", description, spoken),
        ("TRANSP", "TRANSPARENT", ()),
        *([("LOCATION", where, ())] if where else []),
        *_on_the_map(at.venue, where),
        ("CATEGORIES", clean_text.line(event.category.label(), 80), ()),
        ("URL", entry_texts.page(event, language), ()),
        *([("CONTACT", contact, ())] if contact else []),
        *_image(event),
    )


def _on_the_map(venue, title):
    """GEO, and Apple's location, which must repeat LOCATION to the letter."""
    if venue is None or venue.latitude is None or venue.longitude is None:
        return
    latitude, longitude = float(venue.latitude), float(venue.longitude)
    yield ("GEO", (latitude, longitude), ())
    named = (
        ("VALUE", "URI"),
        ("X-ADDRESS", entry_texts.address(venue)),
        ("X-APPLE-RADIUS", "100"),
        ("X-TITLE", title),
    )
    if title:
        place = vUri(f"geo:{latitude},{longitude}")
        yield ("X-APPLE-STRUCTURED-LOCATION", place, tuple(pair for pair in named if pair[1]))


def _image(event):
    """RFC 7986 5.10: its picture, in the width that suits a phone; whose it is says the page."""
    picture = event.picture
    if picture is None:
        return
    width = max((each for each in picture.widths if each <= 960), default=picture.width)
    shown = (("VALUE", "URI"), ("DISPLAY", "BADGE"), ("FMTTYPE", "image/webp"))
    yield ("IMAGE", vUri(settings.SITE_URL + picture.address(width)), shown)
