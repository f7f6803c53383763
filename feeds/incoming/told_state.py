"""The question whether a title rightly says the state of an event: "ABGESAGT: Lesung"."""

from collections.abc import Iterable, Iterator

from feeds.incoming import problems
from feeds.incoming.items import Problem
from programme.checks.finding import QUESTION, Candidate, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.event import Status

CODE = "state_in_title"  # the problem of a reader who took the status from the title


def asked(draft: EventDraft, read: Iterable[Problem]) -> Iterator[Finding]:
    """Without an answer the state counts; it is answered as `checks.texts.states` is."""
    is_told = any(when.status != Status.SCHEDULED for when in dates.whens(draft))
    for problem in read:
        if problem.code == CODE and is_told:
            planned = Candidate(Status.SCHEDULED.value, Status.SCHEDULED.label)
            yield Finding("state_in_text", "whens", QUESTION, problems.text(problem), (planned,))
            return
