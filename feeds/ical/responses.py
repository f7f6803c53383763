"""HTTP for calendars: programs ask every hour, so nearly every answer is 304."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from feeds import caching, encodings, feed_files, kept_answers, standing_answers
from programme.models.district import District

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class State:
    """Which calendar it is: the ETag (without a coding), when it changed last, how it is called.

    With a `district` it depends on its state, the address and the day alone.
    """

    tag: str
    modified: datetime
    filename: str
    is_download: bool = False
    district: District | None = None


class Readable(Protocol):
    def read(self, *, zipped: bool) -> bytes: ...


def of_bytes(sha256: str, modified: datetime, filename: str, *, is_download=False) -> State:
    """The state of a calendar whose bytes are known: those alone make its ETag."""
    return State(f'"{sha256[:32]}"', modified, filename, is_download)


def unchanged(request: HttpRequest, state: State) -> HttpResponse | None:
    """304 (RFC 9110 13.2.2) for a reader who has it."""
    answer = kept_answers.unchanged(request, state.tag, modified=state.modified)
    return answer and _readable(answer, state)


def found(request: HttpRequest, state: State) -> HttpResponse | None:
    """304 or what is kept of it; None where it has to be made."""
    answer = kept_answers.found(request, state.tag, modified=state.modified)
    return answer and _readable(answer, state)


def made(request: HttpRequest, state: State, body: bytes, *, keeps: bool) -> HttpResponse:
    """200 with what was just made."""
    answer = kept_answers.sent(
        request, state.tag, _calendar(state, body), modified=state.modified, keeps=keeps
    )
    return _readable(answer, state)


def _readable(answer: HttpResponse, state: State) -> HttpResponse:
    if state.district:
        standing_answers.noted(answer, state.district, state.tag, modified=state.modified)
    return caching.readable_anywhere(answer)


def plain(request: HttpRequest, state: State, feed: Readable) -> HttpResponse:
    """A feed without a filter, compressed or not, in the same bytes whether it lies in a file or
    was just made; 304 for a reader who has it."""
    if answer := unchanged(request, state):
        return answer
    takes = encodings.accepted(request.headers.get("Accept-Encoding", ""))
    coding = encodings.GZIP if encodings.GZIP in takes else encodings.IDENTITY
    body = feed.read(zipped=coding == encodings.GZIP)
    answer = kept_answers.encoded(
        _calendar(state, body), state.tag, coding, modified=state.modified
    )
    return caching.readable_anywhere(answer)


def of_file(request: HttpRequest, stored: feed_files.Stored, filename: str) -> HttpResponse:
    """A published file as it lies there."""
    return plain(request, of_bytes(stored.sha256, stored.modified, filename), stored)


def _calendar(state: State, body: bytes) -> HttpResponse:
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    kind = "attachment" if state.is_download else "inline"
    response["Content-Disposition"] = f'{kind}; filename="{state.filename}"'
    return response


def refused(parameter: str, message) -> HttpResponse:
    """400 in plain words that name the parameter."""
    return _plainly(f"{parameter}: {message}", 400)


def missing() -> HttpResponse:
    """404 in plain words."""
    return _plainly(_("There is no calendar at this address."), 404)


def _plainly(words: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    return caching.readable_anywhere(response)
