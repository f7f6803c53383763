"""Answers that stand: while the district and the day are the same, so is what an address gives.

Who makes one notes on it what it stands on. A door that is asked for the same address again needs
no more than that to answer (calendar_site/serving/known_addresses.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from feeds import kept_answers
from programme.models.district import District

Answer = TypeVar("Answer", bound=HttpResponseBase)
STATUSES = (200, 304)


@dataclass(frozen=True)
class Standing:
    """An answer by its ETag (without a coding) and Last-Modified, which stands while `still()`.

    `own` are the names of the headers that are known from these; whoever sends it adds the rest.
    """

    tag: str
    modified: datetime | None
    still: Callable[[], bool]
    own: frozenset[str]

    def again(self, request: HttpRequest) -> HttpResponse | None:
        """304 or what is kept, if it still stands; None where that cannot be asked, too.

        What is not there any more needs no question.
        """
        answer = kept_answers.found(request, self.tag, modified=self.modified)
        if answer is None or answer.status_code not in STATUSES:
            return None
        try:
            return answer if self.still() else None
        except DatabaseError:  # whoever makes answers knows what to say then
            return None


def noted(
    answer: Answer, district: District, tag: str, *, modified: datetime | None = None
) -> Answer:
    """The same answer, which from now on is known to stand: one that `kept_answers` gave or sent.

    It must depend on nothing but its address, the state of the `district`, the day and the release.
    """
    if answer.status_code in STATUSES and answer.has_header("ETag") and district.found_by:
        own = frozenset(answer.headers)
        answer.standing = Standing(tag, modified, district.found_by(), own)  # type: ignore[attr-defined]
    return answer
