"""Public addresses that were asked for before: answered before anything else looks at the request.

A calendar program asks every hour, a page has a hundred readers, and nearly always nothing has
changed. Whether that is so is one small question to the database. So who is first to ask goes
through all the rest, which notes what the answer stands on (feeds/standing_answers.py), and those
who come after are spared it. The headers that the rest added are given with the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from feeds.standing_answers import Standing

Address = tuple[str | None, ...]
MOST = 1000  # addresses; then all of them are learnt anew
LONGEST = 500  # characters of one


@dataclass(frozen=True)
class _Known:
    """What is known of an address on one day; `headers` are those that come to an answer's own."""

    day: date
    standing: Standing
    headers: tuple[tuple[str, str], ...]


class KnownAddresses:
    """The outermost middleware. It answers who has no cookie, whose host was allowed before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._known: dict[Address, _Known] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = _address(request)
        if address is None:
            return self._get_response(request)
        today, known = timezone.localdate(), self._known.get(address)
        if known and known.day == today and (answer := known.standing.again(request)):
            for name, value in known.headers:
                answer.headers[name] = value
            return answer
        answer = self._get_response(request)
        if standing := getattr(answer, "standing", None):
            self._learn(address, today, standing, answer)
        return answer

    def _learn(self, address: Address, day: date, standing: Standing, answer: HttpResponse) -> None:
        if sum(len(part or "") for part in address) > LONGEST:
            return
        if len(self._known) >= MOST and address not in self._known:
            self._known.clear()
        added = (pair for pair in answer.items() if pair[0] not in standing.own)
        self._known[address] = _Known(day, standing, tuple(added))


def _address(request: HttpRequest) -> Address | None:
    """All that an answer may depend on besides conditions and codings; None where it is personal.

    The host as it was told: it stands here after it was found to be one of ours.
    """
    said = request.META
    if request.method not in ("GET", "HEAD") or said.get("HTTP_COOKIE"):
        return None
    host = said.get("HTTP_HOST"), said.get("SERVER_NAME")
    return settings.SITE_URL, request.scheme, *host, request.path, said.get("QUERY_STRING")
