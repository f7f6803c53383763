"""A cache of public pages, which are made once for all readers.

Each process of the web server has its own, in memory, bounded by the number of pages
(CACHES["pages"]). The key of a page is its ETag, which changes with all the page depends on, so
that a cached page is always current.
"""

import zlib

from django.core.cache import caches
from django.http import HttpResponse

PLAIN = {"content-type": "text/html; charset=utf-8"}


def cached(request, tag: str, make):
    """The page named `tag` from the cache, else what `make()` answers.

    A request with a cookie (an organiser's login) is given no copy and leaves none.
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
    """Whether the page is plain HTML that used neither session nor CSRF token nor cookie."""
    headers = {name.lower(): value for name, value in response.items()}
    return (
        response.status_code == 200
        and headers == PLAIN
        and not response.cookies
        and not request.session.accessed
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
