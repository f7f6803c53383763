"""The preview of an import: what each row is, what is wrong with it, and what may be ticked."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from calendar_site.forms.event.questions import Question
from calendar_site.pages.shared import preview
from calendar_site.show import event_cards
from feeds.incoming import problems, told_state
from feeds.incoming.compare import GONE, UNKNOWN_KIND, WRONG, Comparison, Row
from programme import known
from programme.checks.finding import ERROR, QUESTION, Finding
from programme.drafts.event_draft import EventDraft
from programme.importing.entering import CHANGED, CLOSED, NEW, SAME
from programme.models.source import Source

MOST = 300  # rows with a box each; a form takes a thousand fields
KINDS = {
    NEW: ("accepted", _("new")),
    CHANGED: ("changed", _("changed")),
    SAME: ("", _("the same")),
    CLOSED: ("withdrawn", _("ended here")),
    GONE: ("cancelled", _("missing now")),
    WRONG: ("declined", _("cannot be taken")),
}


@dataclass(frozen=True)
class PreviewRow:
    """One row of the page. `needs_kind`: it can be taken as soon as its kind is chosen."""

    row: Row
    kind: str
    look: str
    label: str | Promise
    number: str | Promise
    title: str
    when: str
    facts: list[dict]
    summary: str
    spoken: dict
    errors: list
    notes: list
    questions: list[Question]
    needs_kind: bool
    asks_kind: bool
    category: str
    is_ticked: bool

    @property
    def may_tick(self) -> bool:
        return self.row.kind in (NEW, CHANGED, GONE) or self.needs_kind

    @property
    def changes(self) -> list[dict]:
        return [
            {"label": each.label, "before": each.old, "after": each.new}
            for each in self.row.changes
        ]


def rows(found: Comparison, source: Source, chosen: dict | None = None) -> list[PreviewRow]:
    """Every row, those that need a person first; `chosen` is what was ticked already.

    A hundred rows cost as many queries as one.
    """
    order = [WRONG, GONE, CHANGED, NEW, CLOSED, SAME]
    rows = sorted(found.rows, key=lambda row: order.index(row.kind))
    with known.once():
        return [_row(row, source, chosen) for row in rows]


def _row(row: Row, source: Source, chosen) -> PreviewRow:
    needs_kind = row.kind == WRONG and lacks_only_kind(row)
    kind = _kind_with_answer(row) if needs_kind else row.kind
    look, label = KINDS[kind]
    return PreviewRow(
        row=row,
        kind=kind,
        look=look,
        label=label,
        number=_number(row),
        title=row.label,
        **_event(row.draft, source.programme.district),
        errors=[] if needs_kind else _errors(row),
        notes=_notes(row, needs_kind=needs_kind),
        questions=_questions(row, (chosen or {}).get("answers", {})),
        needs_kind=needs_kind,
        asks_kind=needs_kind or _has_no_kind_of_its_own(row, source),
        is_ticked=_is_ticked(row, source, chosen, needs_kind),
    )


def _kind_with_answer(row: Row) -> str:
    """What a row becomes whose kind of event is chosen on the page."""
    return NEW if row.brought is None else CHANGED


def _event(draft: EventDraft | None, district) -> dict:
    if draft is None:
        return {"when": "", "facts": [], "summary": "", "spoken": {}, "category": ""}
    return {
        "when": preview.when_line(draft),
        "facts": preview.facts(draft, district),
        "summary": draft.summary,
        "spoken": event_cards.spoken_as(draft),
        "category": draft.category,
    }


def _errors(row: Row) -> list:
    """Why it cannot be taken. A field asks for its kind as soon as nothing else is wrong."""
    errors = [_in_column(problem) for problem in row.problems if problem.is_error]
    wrong = [each for each in row.findings if each.severity == ERROR and not _is_of_kind(each)]
    return errors + [each.message for each in wrong]


def counts(found: Comparison) -> dict:
    """How many rows of each kind, as the page shows them."""
    numbers = found.counts()
    for row in found.rows:
        if row.kind == WRONG and lacks_only_kind(row):
            numbers["refused"] -= 1
            numbers[_kind_with_answer(row)] += 1
    return numbers


def lacks_only_kind(row: Row) -> bool:
    """Whether the missing kind of event is the only error."""
    told = {problem.code for problem in row.problems if problem.is_error}
    if row.draft is None or told - {UNKNOWN_KIND}:
        return False
    wrong = [each for each in row.findings if each.severity == ERROR]
    return len(wrong) == 1 and _is_of_kind(wrong[0])


def lack_kinds(found: list[PreviewRow]) -> bool:
    """Whether there are too many for a field each, and one needs its kind to be taken."""
    return len(found) > MOST and any(row.needs_kind for row in found)


def _is_of_kind(finding) -> bool:
    return (finding.code, finding.field) == ("missing", "category")


def _has_no_kind_of_its_own(row: Row, source) -> bool:
    said = row.item.draft if row.item else None
    return row.kind == NEW and said is not None and not said.category


def _is_ticked(row: Row, source, chosen, needs_kind) -> bool:
    """As it was ticked; else every good row, and of missing events those of a calendar."""
    if chosen is not None:
        return row.key in (chosen["gone"] if row.kind == GONE else chosen["keys"])
    if row.kind == GONE:
        return source.kind == Source.Kind.CALENDAR and source.state != Source.State.FOLLOWED
    return row.enters or (needs_kind and not row.is_asked)


def _number(row: Row) -> str | Promise:
    if row.item is None:
        return ""
    words = _("Row {number}") if row.item.is_row else _("Entry {number}")
    if row.item.sheet:
        words = _("Sheet \u2068{sheet}\u2069, row {number}")
    return format_lazy(words, number=row.item.number, sheet=row.item.sheet)


def _notes(row: Row, *, needs_kind: bool) -> list:
    """What the office will ask, and what was not quite understood; with its column."""
    told = [each for each in row.problems if not each.is_error or needs_kind]
    found = [_in_column(each) for each in told if not _is_asked(row, each)]
    asked = {each.key for each in _askable(row)}
    said = [each for each in row.findings if each.severity == QUESTION and each.key not in asked]
    return found + [each.message for each in said]


def _is_asked(row: Row, problem) -> bool:
    """Whether the problem is a question with answers, so that it need not be said once more."""
    return row.may_answer and problem.code == told_state.CODE


def _questions(row: Row, answers: dict) -> list[Question]:
    """What can be answered beside the row, also what is answered; always in the same order."""
    given = answers.get(row.key, {})
    found = sorted(_askable(row), key=lambda each: each.key)
    return [Question(_name(row, each), each, given.get(each.key, "")) for each in found]


def _askable(row: Row) -> list[Finding]:
    open_ones = [each for each in row.findings if each.severity == QUESTION and each.candidates]
    return [*row.answered, *open_ones] if row.may_answer else []


def _name(row: Row, finding: Finding) -> str:
    return f"answer-{row.item.position if row.item else 0}-{finding.key}"


def _in_column(problem):
    said = problems.text(problem)
    if not problem.column:
        return said
    # Isolated (UAX 9): the direction of the whole is that of what is said.
    return format_lazy("\u2068{column}\u2069: {said}", column=problem.column, said=said)
