"""How long others may keep public answers, and that scripts of other sites may read them."""

from typing import TypeVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase

# A minute in all for each who keeps it, also while it is asked for again and while we cannot be
# reached (RFC 9111 5.2, RFC 5861): what is taken back is gone from a proxy after one, from a
# browser behind it after two at the latest. deploy/nginx.conf says it of files.
SHORTLY = "public, max-age=30, stale-while-revalidate=30, stale-if-error=30"

Answer = TypeVar("Answer", bound=HttpResponseBase)
METHODS = "GET, HEAD, OPTIONS"
# Of CORS: what a script may send, and what it may read besides the body (fetch.spec.whatwg.org).
ASKED = "If-None-Match, If-Modified-Since, Cache-Control, Accept-Language"
TOLD = "ETag, Last-Modified, Content-Disposition"


def readable_anywhere(response: Answer) -> Answer:
    """Let scripts of every site read this answer."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = TOLD
    return response


def preflight() -> HttpResponse:
    """Tell a browser that a script may ask, also with a condition."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = ASKED
    response["Access-Control-Max-Age"] = "86400"
    return readable_anywhere(response)
