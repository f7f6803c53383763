"""HTTP for calendars: programs ask every hour, so nearly every answer is 304."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from feeds import caching

CONTENT_TYPE = "text/calendar; charset=utf-8"
_GZIP = re.compile(r"^\s*(?:x-)?gzip\s*(?:;\s*q\s*=\s*(?P<q>[\d.]+)\s*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What to send. `read(zipped=…)` is called only when a body is wanted."""

    sha256: str
    modified: datetime
    read: Callable[..., bytes]
    filename: str
    is_download: bool = False


def send(request: HttpRequest, answer: Answer) -> HttpResponse:
    """200 or 304 (RFC 9110 13.2.2), with a strong ETag for each encoding."""
    zipped = wants_gzip(request.headers.get("Accept-Encoding", ""))
    etag = f'"{answer.sha256[:32]}{"-gz" if zipped else ""}"'
    # Never later than the answer itself (RFC 9110 8.8.2.1).
    moment = int(min(answer.modified, timezone.now()).timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=moment)
    if response is None:
        response = HttpResponse(answer.read(zipped=zipped), content_type=CONTENT_TYPE)
        response["Content-Length"] = str(len(response.content))
        kind = "attachment" if answer.is_download else "inline"
        response["Content-Disposition"] = f'{kind}; filename="{answer.filename}"'
        if zipped:
            response["Content-Encoding"] = "gzip"
    return _headed(response, etag, moment)


def _headed(response, etag, moment):
    response["ETag"] = etag
    response["Last-Modified"] = http_date(moment)
    response["Cache-Control"] = caching.SHORTLY
    response["Vary"] = "Accept-Encoding"
    return caching.readable_anywhere(response)


def wants_gzip(header: str) -> bool:
    """Whether the reader names gzip and does not refuse it."""
    named = next(filter(None, map(_GZIP.match, header.split(","))), None)
    return named is not None and float(named["q"] or 1) > 0


def refused(parameter: str, message) -> HttpResponse:
    """400 in plain words that name the parameter."""
    return _plainly(f"{parameter}: {message}", 400)


def missing() -> HttpResponse:
    """404 in plain words."""
    return _plainly(_("There is no calendar at this address."), 404)


def _plainly(words: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    return caching.readable_anywhere(response)
