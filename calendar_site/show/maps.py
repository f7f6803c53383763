"""Plain links to a map; the page loads nothing from it."""

from urllib.parse import urlencode

MAP = "https://www.openstreetmap.org/"


def map_url(venue) -> str:
    """The venue on OpenStreetMap, by coordinates or by address; "" where neither is known."""
    if venue is None:
        return ""
    if _has_spot(venue):
        spot = urlencode({"mlat": venue.latitude, "mlon": venue.longitude})
        return f"{MAP}?{spot}#map=17/{venue.latitude}/{venue.longitude}"
    if venue.street and venue.town:
        words = f"{venue.street}, {venue.postcode} {venue.town.name}"
        return f"{MAP}search?{urlencode({'query': words})}"
    return ""


def geo_url(venue) -> str:
    """The venue for a map program of one's own (RFC 5870), where coordinates are known."""
    return f"geo:{venue.latitude},{venue.longitude}" if venue and _has_spot(venue) else ""


def _has_spot(venue) -> bool:
    return venue.latitude is not None and venue.longitude is not None
