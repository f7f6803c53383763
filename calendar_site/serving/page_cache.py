"""Public pages are made once for all readers, not once for each.

Each process of the web server keeps its own: no other service is asked, and memory is bounded by
the number of pages (CACHES["pages"]). The name of a page, its ETag, changes with all it depends on,
so that a kept page is never outdated and nothing has to be thrown away.
"""

import zlib

from django.core.cache import caches
from django.http import HttpResponse

PLAIN = {"content-type": "text/html; charset=utf-8"}


def cached(request, tag: str, make):
    """The page named `tag`: as it was made for somebody else, else what `make()` answers.

    Somebody who brings a cookie (an organiser's login) is not given a copy and leaves none.
    """
    if request.method != "GET" or request.COOKIES:
        return make()
    if page := caches["pages"].get(tag):
        return HttpResponse(zlib.decompress(page))
    response = make()
    if _same_for_all(request, response):
        caches["pages"].set(tag, zlib.compress(response.content))
    return response


def _same_for_all(request, response) -> bool:
    """Not a page that looked at who asks, or brings a token or anything but itself."""
    headers = {name.lower(): value for name, value in response.items()}
    return (
        response.status_code == 200
        and headers == PLAIN
        and not response.cookies
        and not request.session.accessed
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
