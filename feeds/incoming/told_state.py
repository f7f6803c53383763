"""The question whether a title or a pasted text rightly says the state of an event."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from feeds.incoming import problems
from feeds.incoming.items import Problem
from programme.checks.finding import QUESTION, Candidate, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.event import Status

CODE = "state_in_title"  # the problem of a reader who took the status from the title


def asked(draft: EventDraft, read: Iterable[Problem]) -> Iterator[Finding]:
    """Without an answer the state counts; it is answered as `checks.texts.states` is."""
    for problem in read:
        if problem.code == CODE and _states(draft):
            yield _question(problems.text(problem))
            return


def asked_of_paste(draft: EventDraft) -> Iterator[Finding]:
    """The same where it was read from a pasted text."""
    states = _states(draft)
    if states:
        message = _("Your text says: {state}. This is public at once. Is it right?")
        yield _question(format_lazy(message, state=states[0].label))


def _states(draft: EventDraft) -> list[Status]:
    told = dict.fromkeys(when.status for when in dates.whens(draft))
    return [Status(status) for status in told if status != Status.SCHEDULED]


def _question(message: Any) -> Finding:
    planned = Candidate(Status.SCHEDULED.value, Status.SCHEDULED.label)
    return Finding("state_in_text", "whens", QUESTION, message, (planned,))
