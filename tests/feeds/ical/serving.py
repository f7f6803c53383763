"""Where a feed is, its headers, and how it comes to lie on disk."""

from feeds import feed_files
from feeds.ical import storing

HEADERS = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Cache-Control": "public, max-age=30, stale-while-revalidate=30, stale-if-error=30",
    "Vary": "Accept-Encoding",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
    "Last-Modified": "Sat, 01 Aug 2026 09:00:00 GMT",
}
FEED = "/feeds/nord/ikw-2026.ics"


def publish(district):
    storing.publish(feed_files.scopes(district))
