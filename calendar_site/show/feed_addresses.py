"""Addresses of calendar feeds, and links that subscribe to them in common calendars."""

from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings
from django.urls import reverse

# Names in feeds/ical/urls.py, by how many slugs there are.
NAMES = ("district-feed", "programme-feed", "event-calendar")


def feed_path(*slugs: str, lang: str, query: str = "") -> str:
    """The calendar of a district, of its programme, or of one event of that."""
    names = dict(zip(("district", "programme", "event"), slugs, strict=False))
    if lang != settings.LANGUAGE_CODE:
        names["lang"] = lang
    path = reverse(NAMES[len(slugs) - 1], kwargs=names)
    return f"{path}?{query}" if query else path


def absolute(path: str) -> str:
    """The whole address, from SITE_URL and never from the Host header."""
    return urljoin(f"{settings.SITE_URL}/", path)


def subscribe_links(path: str, *, name: str, download_path: str = "") -> dict:
    """The context of templates/parts/subscribe.html for one feed.

    Google and Outlook are plain links: nothing is sent to them before a link is followed.
    """
    https = absolute(path)
    webcal = urlsplit(https)._replace(scheme="webcal").geturl()
    google = urlencode({"cid": webcal})
    outlook = urlencode({"url": https, "name": name})
    return {
        "name": name,
        "scope": name,
        "webcal_url": webcal,
        "https_url": https,
        "google_url": f"https://calendar.google.com/calendar/r?{google}",
        "outlook_url": f"https://outlook.live.com/calendar/0/addfromweb?{outlook}",
        "download_url": download_path or path,
    }
