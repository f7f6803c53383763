"""What was sent already and waits: the same event twice, from two people or from one.

Whoever sends learns only that there is something alike, never whose it is; the office reads which.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.date_contradictions import stated
from programme.checks.finding import QUESTION, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, from_data
from programme.known_question import NUMBER, KnownQuestion
from programme.models.event import Openness
from programme.models.programme import Programme
from programme.models.submission import Submission
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.states import State

ALIKE = 0.85
MOST = 2000  # submissions whose titles are compared
NEAREST = 20  # of those with such a title
UNDECIDED = (State.SUBMITTED, State.RETURNED)
UNNAMED = _("Something like this was sent already and is with the office. Send this one too?")
_WORDS = expression(r"\w{4,}")
_NUMBERS = expression(r"\d+")


def findings(
    draft: EventDraft,
    programme: Programme,
    *,
    besides: Submission | None = None,
    insider: bool = False,
) -> Iterator[Finding]:
    """One question where a submission without a decision has such a title on one of the days.

    Where another town is said it is another event: mosques open their doors in many on one day.
    One query, and one more where a title is alike. Of closed events only the office (`insider`)
    learns.
    """
    days = {when.starts_on for when in dates.whens(draft)}
    if not days or not draft.title:
        return
    for row in _such(draft.title, programme, besides, insider):
        said = from_data(row.latest_revision.data)
        here = days & {when.starts_on for when in dates.whens(said)}
        if here and not _is_elsewhere(draft, said):
            message = _named(row, said, min(here)) if insider else UNNAMED
            number = row.number if insider else ""
            yield Finding("sent_already", "title", QUESTION, message, number=number)
            return


@cache
def _undecided(insider: bool) -> KnownQuestion[tuple[int, str | None]]:
    """Key and title of those of a district, without one of them."""

    def build(district: int, besides: int) -> QuerySet[Submission, tuple[int, str | None]]:
        rows = Submission.objects.filter(
            programme__district=district, state__in=UNDECIDED, accepted=None
        ).exclude(pk=besides)
        if not insider:
            rows = rows.filter(latest__data__openness=Openness.PUBLIC)
        return rows.order_by("pk").values_list("pk", "latest__data__title")[:MOST]

    return KnownQuestion(build, NUMBER, NUMBER + 1)


def _such(
    title: str, programme: Programme, besides: Submission | None, insider: bool
) -> Iterable[Submission]:
    """The first of those with such a title."""
    without = besides.pk if besides and besides.pk else 0
    rows = _undecided(insider)(programme.district_id, without)
    keys = alike(title, ((pk, other or "") for pk, other in rows))[:NEAREST]
    submissions = Submission.objects.filter(pk__in=keys).select_related("latest")
    return submissions if keys else ()


def _named(row: Submission, said: EventDraft, day: date) -> Any:
    return format_lazy(
        _("“{title}” on {day} waits too ({number}). Is it the same event?"),
        title=said.title,
        day=stated(day),
        number=row.number,
    )


def _is_elsewhere(one: EventDraft, other: EventDraft) -> bool:
    """Whether both say a town, and no word of it is the same."""
    towns = [set(_WORDS.findall(fold(draft.place.town))) for draft in (one, other)]
    return all(towns) and towns[0].isdisjoint(towns[1])


def alike(title: str, titles: Iterable[tuple[int, str]]) -> list[int]:
    """The keys of those (key, title) whose titles are like this one."""
    folded, known = fold(title), dict[str, bool]()
    found = []
    for key, other in titles:
        if other not in known:
            known[other] = is_alike(folded, fold(other))
        if known[other]:
            found.append(key)
    return found


def is_alike(one: str, other: str) -> bool:
    """Of folded titles. "Führung 1" and "Führung 2" are two events."""
    if one == other:
        return True
    least = ALIKE * (len(one) + len(other)) / 2  # letters that both must have in common
    if min(len(one), len(other)) <= least or _misses(one, other, len(one) - least):
        return False  # as the quick ratios of `SequenceMatcher` say it, in a twentieth of the time
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > ALIKE


def _misses(one: str, other: str, many: float) -> bool:
    """Whether so many letters of `one`, in any order, are not in `other`."""
    for letter, count in _letters(one):
        there = other.count(letter)
        if there < count:
            many -= count - there
            if many <= 0:
                return True
    return False


@lru_cache(4)
def _letters(text: str) -> list[tuple[str, int]]:
    return Counter(text).most_common()
