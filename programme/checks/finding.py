"""Checks that ask and never repair: one list, used by form, API, import and moderation alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from programme import known
from programme.drafts.event_draft import EventDraft
from programme.drafts.fitting import fitting
from programme.models.programme import Programme

ERROR, QUESTION, HINT = "error", "question", "hint"


@dataclass(frozen=True)
class Candidate:
    """One possible answer to a question: what to show, and the value it stands for."""

    value: Any
    label: Any  # lazy where it is a word of ours


@dataclass(frozen=True)
class Finding:
    """`field` is a path in the draft (`whens.0.starts_on`).

    An error refuses the submission; a question waits for an answer before anything is accepted;
    a hint is only shown. `message` says what to do, in the reader's language (lazy).
    """

    code: str
    field: str
    severity: str
    message: Any
    candidates: tuple[Candidate, ...] = ()
    number: str = ""  # of the submission that is meant; only the office sees such findings

    @property
    def key(self) -> str:
        """Names this finding in an answer: its code and its field."""
        return f"{self.code}:{self.field}"


Check = Callable[[EventDraft, Programme], Iterable[Finding]]


class Refused(Exception):
    """The draft has errors; nothing was changed."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(finding.key for finding in self.findings))


_of_whole_texts: set[Check] = set()


def of_whole_texts(check: Check) -> Check:
    """Marks a check that must see also what is too long: its work grows as the text does."""
    _of_whole_texts.add(check)
    return check


def run_checks(
    draft: EventDraft, programme: Programme, checks: Iterable[Check]
) -> tuple[Finding, ...]:
    """What each of `checks` (functions of draft and programme) has to ask, errors first.

    Of a text that is too long they see as much as fits, so that nobody can keep us busy with one.
    """
    short = fitting(draft)
    with known.once():
        return errors_first(
            finding
            for check in checks
            for finding in check(draft if check in _of_whole_texts else short, programme)
        )


def errors_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then questions, then hints."""
    order = {ERROR: 0, QUESTION: 1, HINT: 2}
    return tuple(sorted(found, key=lambda finding: order[finding.severity]))
