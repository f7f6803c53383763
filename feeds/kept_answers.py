"""Answers that are the same for everybody: made once, kept compressed, sent as those bytes.

Each process of the web server keeps its own, in memory, bounded by their number and their size
(CACHES["pages"]). An answer is kept under its ETag, which changes with all that it depends on, so
what is found is current; what is missing or broken is made. Each coding has an ETag of its own (RFC
9110 8.8.3): `"x"`, `"x-gz"` and `"x-br"`.

Conditions of a request count only where the answer would be 200 (RFC 9110 13.2.1). Before it is
made that is known of who names its ETag, which only a 200 ever had, and of what is kept.
"""

import logging
import math
import time
from datetime import datetime

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from feeds import caching, encodings
from feeds.encodings import BR, GZIP, IDENTITY

logger = logging.getLogger(__name__)

LEAST = 200  # bytes; less is sent as it is
MOST = 120_000  # packed bytes in one coding; more is made each time
SUFFIXES = {BR: "-br", GZIP: "-gz", IDENTITY: ""}
Bodies = dict[str, bytes]  # by coding


def unchanged(
    request: HttpRequest, tag: str, *, modified: datetime | None = None
) -> HttpResponse | None:
    """304 for a reader who has what `tag` names in a coding that suits, else None: for a question
    whose answer is 200.

    A stored copy of another reader, in a coding that this one does not take, counts as none (RFC
    9111 4.1). 412 where the reader asks for no other state (RFC 9110 13.1.1).
    """
    known, moment = _known(request, tag), _moment(modified)
    response = get_conditional_response(request, etag=known, last_modified=moment)
    if response is not None and response.status_code == 304:
        return _headed(response, known, moment)
    return response


def known(
    request: HttpRequest, tag: str, *, modified: datetime | None = None
) -> HttpResponse | None:
    """`unchanged` for a reader who names the tag; None for all others, and where it has to be sent.

    `*`, other tags and times say nothing of whether the question is a right one.
    """
    is_named = _known(request, tag) in _told(request)
    return unchanged(request, tag, modified=modified) if is_named else None


def found(
    request: HttpRequest, tag: str, *, modified: datetime | None = None
) -> HttpResponse | None:
    """304 or the kept answer; None where it has to be made."""
    if response := known(request, tag, modified=modified):
        return response
    try:
        kept = _kept(tag, _codings(request)[0], modified)
    except Exception:  # whatever the cache holds or says, the answer can be made
        logger.exception("A kept answer could not be used")
        return None
    return kept and (unchanged(request, tag, modified=modified) or kept)


def sent(
    request: HttpRequest,
    tag: str,
    response: HttpResponse,
    *,
    modified: datetime | None = None,
    keeps: bool = True,
) -> HttpResponse:
    """A 200 just made, in the coding that suits the reader best, and kept for others; 304 or 412
    where the reader's conditions say so.

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
    if conditional := unchanged(request, tag, modified=modified):
        return conditional
    if packing != coding:
        return encoded(response, tag, IDENTITY, modified=modified)
    response.content = packed
    return encoded(response, tag, coding, modified=modified)


def _kept(tag: str, coding: str, modified: datetime | None) -> HttpResponse | None:
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
    return encoded(HttpResponse(body, headers=headers), tag, coding, modified=modified)


def _keep(tag: str, headers: dict[str, str], bodies: Bodies) -> None:
    if max(map(len, bodies.values())) > MOST:
        return
    try:
        caches["pages"].set(tag, (headers, bodies))
    except Exception:  # the answer is there already
        logger.exception("An answer could not be kept")


def encoded(
    response: HttpResponse, tag: str, coding: str, *, modified: datetime | None = None
) -> HttpResponse:
    """The headers of a 200 whose bytes are in this coding already."""
    if coding != IDENTITY:
        response["Content-Encoding"] = coding
    response["Content-Length"] = str(len(response.content))
    return _headed(response, _named(tag, coding), _moment(modified))


def _headed(response: HttpResponse, tag: str, moment: int | None) -> HttpResponse:
    response["ETag"] = tag
    if moment is not None:
        # Never later than the answer itself (RFC 9110 8.8.2.1).
        response["Last-Modified"] = http_date(min(moment, time.time()))
    response["Cache-Control"] = caching.SHORTLY
    response["Vary"] = "Accept-Encoding"
    return response


def _codings(request: HttpRequest) -> tuple[str, ...]:
    return encodings.accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))


def _known(request: HttpRequest, tag: str) -> str:
    """The tag of the coding that the reader has, else that of the one which suits best."""
    tags = [_named(tag, coding) for coding in _codings(request)]
    return next((each for each in tags if each in _told(request)), tags[0])


def _told(request: HttpRequest) -> str:
    """The tags that the reader names."""
    headers = request.META
    return f"{headers.get('HTTP_IF_NONE_MATCH', '')} {headers.get('HTTP_IF_MATCH', '')}"


def _named(tag: str, coding: str) -> str:
    return f'{tag[:-1]}{SUFFIXES[coding]}"'


def _moment(modified: datetime | None) -> int | None:
    """The first whole second at which nothing was older: two states may begin in one second."""
    return None if modified is None else math.ceil(modified.timestamp())
