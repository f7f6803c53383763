"""What was sent already and waits: the same event twice, from two people or from one.

Whoever sends learns only that there is something alike, never whose it is; the office reads which.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.date_contradictions import stated
from programme.checks.finding import QUESTION, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, from_data
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
    rows = _undecided(programme, besides, insider)
    for row in _alike(rows, draft.title):
        said = from_data(row.latest_revision.data)
        here = days & {when.starts_on for when in dates.whens(said)}
        if here and not _is_elsewhere(draft, said):
            message = _named(row, said, min(here)) if insider else UNNAMED
            number = row.number if insider else ""
            yield Finding("sent_already", "title", QUESTION, message, number=number)
            return


def _undecided(
    programme: Programme, besides: Submission | None, insider: bool
) -> QuerySet[Submission]:
    rows = Submission.objects.filter(
        programme__district=programme.district, state__in=UNDECIDED, accepted=None
    )
    if besides:
        rows = rows.exclude(pk=besides.pk)
    return rows if insider else rows.filter(latest__data__openness=Openness.PUBLIC)


def _alike(rows: QuerySet[Submission], title: str) -> Iterable[Submission]:
    folded = fold(title)
    titles = rows.order_by("pk").values_list("pk", "latest__data__title")[:MOST]
    alike = [pk for pk, other in titles if is_alike(folded, fold(other or ""))][:NEAREST]
    return rows.filter(pk__in=alike).select_related("latest") if alike else ()


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


def is_alike(one: str, other: str) -> bool:
    """Of folded titles. "Führung 1" and "Führung 2" are two events."""
    if one == other:
        return True
    if 2 * min(len(one), len(other)) <= ALIKE * (len(one) + len(other)):
        return False  # as `real_quick_ratio` says it, without looking at their letters
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE
