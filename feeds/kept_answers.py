"""Answers that are the same for everybody: made once, kept compressed, sent as those bytes.

Each process of the web server keeps its own, in memory, bounded by their number and their size
(CACHES["pages"]). An answer is kept under its ETag, which changes with all that it depends on, so
what is found is current; what is missing or broken is made. Each coding has an ETag of its own (RFC
9110 8.8.3): `"x"`, `"x-gz"` and `"x-br"`.
"""

import logging
from datetime import datetime

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from feeds import caching, encodings
from feeds.encodings import BR, GZIP, IDENTITY

logger = logging.getLogger(__name__)

LEAST = 200  # bytes; less is sent as it is
MOST = 300_000  # packed bytes; more is made each time
SUFFIXES = {BR: "-br", GZIP: "-gz", IDENTITY: ""}
Bodies = dict[str, bytes]  # by coding


def unchanged(
    request: HttpRequest, tag: str, *, modified: datetime | None = None
) -> HttpResponse | None:
    """304 for a reader who has what `tag` names in a coding that suits, else None.

    A stored copy of another reader, in a coding that this one does not take, counts as none (RFC
    9111 4.1). 412 where the reader asks for no other state (RFC 9110 13.1.1).
    """
    moment = _moment(modified)
    known = _known(request, tag)
    response = get_conditional_response(request, etag=known, last_modified=moment)
    if response is not None and response.status_code == 304:
        return _headed(response, known, moment)
    return response


def found(
    request: HttpRequest, tag: str, *, modified: datetime | None = None
) -> HttpResponse | None:
    """304 or the kept answer; None where it has to be made."""
    if response := unchanged(request, tag, modified=modified):
        return response
    try:
        return _kept(tag, _codings(request)[0], _moment(modified))
    except Exception:  # whatever the cache holds or says, the answer can be made
        logger.exception("A kept answer could not be used")
        return None


def sent(
    request: HttpRequest,
    tag: str,
    response: HttpResponse,
    *,
    modified: datetime | None = None,
    keeps: bool = True,
) -> HttpResponse:
    """A 200 just made, in the coding that suits the reader best, and kept for others.

    Other answers have no tag and are left as they are.
    """
    if response.status_code != 200:
        return response
    headers, body, coding = dict(response.items()), response.content, _codings(request)[0]
    is_packed = len(body) >= LEAST and (keeps or coding != IDENTITY)
    packing = (coding or BR) if is_packed else IDENTITY
    packed = encodings.packed(body, packing)
    if keeps:
        _keep(tag, headers, {packing: packed})
    if packing != coding:
        return _encoded(response, tag, IDENTITY, _moment(modified))
    response.content = packed
    return _encoded(response, tag, coding, _moment(modified))


def _kept(tag: str, coding: str, moment: int | None) -> HttpResponse | None:
    entry = caches["pages"].get(tag)
    if entry is None:
        return None
    headers, bodies = entry
    if coding not in bodies and IDENTITY in bodies:
        coding = IDENTITY
    body = bodies.get(coding)
    if body is None:
        other, there = next(iter(bodies.items()))
        body = encodings.packed(encodings.unpacked(there, other), coding)
        if coding != IDENTITY:
            _keep(tag, headers, bodies | {coding: body})
    return _encoded(HttpResponse(body, headers=headers), tag, coding, moment)


def _keep(tag: str, headers: dict[str, str], bodies: Bodies) -> None:
    if sum(map(len, bodies.values())) > MOST:
        return
    try:
        caches["pages"].set(tag, (headers, bodies))
    except Exception:  # the answer is there already
        logger.exception("An answer could not be kept")


def _encoded(response: HttpResponse, tag: str, coding: str, moment: int | None) -> HttpResponse:
    if coding != IDENTITY:
        response["Content-Encoding"] = coding
    response["Content-Length"] = str(len(response.content))
    return _headed(response, _named(tag, coding), moment)


def _headed(response: HttpResponse, tag: str, moment: int | None) -> HttpResponse:
    response["ETag"] = tag
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    response["Cache-Control"] = caching.SHORTLY
    response["Vary"] = "Accept-Encoding"
    return response


def _codings(request: HttpRequest) -> tuple[str, ...]:
    return encodings.accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))


def _known(request: HttpRequest, tag: str) -> str:
    """The tag of the coding that the reader has, else that of the one which suits best."""
    tags = [_named(tag, coding) for coding in _codings(request)]
    told = request.META.get("HTTP_IF_NONE_MATCH") or request.META.get("HTTP_IF_MATCH") or ""
    return next((each for each in tags if each in told), tags[0])


def _named(tag: str, coding: str) -> str:
    return f'{tag[:-1]}{SUFFIXES[coding]}"'


def _moment(modified: datetime | None) -> int | None:
    """Seconds; never later than the answer itself (RFC 9110 8.8.2.1)."""
    return None if modified is None else int(min(modified, timezone.now()).timestamp())
