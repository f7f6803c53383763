"""What the checks ask before something is sent: choose what is meant, or say that it is right."""

from dataclasses import dataclass
from hashlib import blake2b

from django.utils.translation import gettext_lazy as _

from feeds.incoming import told_state
from programme.checks import all_checks
from programme.checks.answering import answered, in_turn
from programme.checks.finding import ERROR, HINT, QUESTION, Finding
from programme.drafts.event_draft import EventDraft

KEEP = "keep"
STATE_READ = "state_read"  # a hidden field of the form
AS_IT_IS = _("It is right as it is")


@dataclass(frozen=True)
class Question:
    """One question; `chosen` is the answer that was given, or nothing; `name` is its field's."""

    name: str
    finding: Finding
    chosen: str

    @property
    def choices(self):
        candidates = [(str(each.value), each.label) for each in self.finding.candidates]
        return [*candidates, (KEEP, AS_IT_IS)]


@dataclass(frozen=True)
class CheckedDraft:
    """The draft with the answers that were given, and everything the checks have to say."""

    draft: EventDraft
    questions: tuple[Question, ...]
    errors: tuple[Finding, ...]
    hints: tuple[Finding, ...]

    @property
    def is_answered(self) -> bool:
        return all(question.chosen for question in self.questions)


def check(draft: EventDraft, programme, data, *, besides=None, insider=False) -> CheckedDraft:
    """Ask the checks; `data` may hold answers of an earlier round.

    An answer belongs to the wording of its question: where the draft changed since, it is asked
    again. A candidate that was chosen may lead to a question of its own. With STATE_READ the state
    of its dates was read from a pasted text.
    """
    questions = {}
    while True:
        found = all_checks.findings(draft, programme, besides=besides, insider=insider)
        found += tuple(told_state.asked_of_paste(draft)) if data.get(STATE_READ) else ()
        fresh = [each for each in _of(found, QUESTION) if _name(each) not in questions]
        for finding in fresh:
            name = _name(finding)
            questions[name] = Question(name, finding, _answer(finding, data))
        for finding in in_turn(fresh):
            question = questions[_name(finding)]
            if question.chosen not in ("", KEEP):
                draft = answered(draft, finding, question.chosen)
        if not any(questions[_name(each)].chosen not in ("", KEEP) for each in fresh):
            break
    errors, hints = _of(found, ERROR), _of(found, HINT)
    return CheckedDraft(draft, tuple(questions.values()), tuple(errors), tuple(hints))


def _of(found, severity):
    return [finding for finding in found if finding.severity == severity]


def _name(finding) -> str:
    said = f"{finding.key} {finding.message}".encode()
    return f"answer-{blake2b(said, digest_size=6).hexdigest()}"


def _answer(finding, data) -> str:
    given = data.get(_name(finding), "")
    offered = {KEEP, *(str(candidate.value) for candidate in finding.candidates)}
    return given if given in offered else ""
