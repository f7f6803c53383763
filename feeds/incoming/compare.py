"""What a source says now against what it said before: new, changed, the same, gone."""

from dataclasses import dataclass, replace
from functools import partial

from feeds.incoming import told_state
from feeds.incoming.completing import completed
from feeds.incoming.items import Item, Problem, hint
from feeds.incoming.likeness import Others, moments
from feeds.incoming.recognising import recognised
from programme import known
from programme.checks.all_checks import CHECKS
from programme.checks.answering import all_answered
from programme.checks.finding import ERROR, HINT, run_checks
from programme.drafts import dates, merging
from programme.drafts.event_draft import EventDraft, from_data
from programme.importing import entering
from programme.importing.entering import CHANGED, CLOSED, NEW, SAME
from programme.models.source import Brought, Source
from programme.states import State
from programme.submissions.differences import differences

GONE, WRONG = "gone", "wrong"
UNKNOWN_KIND = "unknown_kind"  # an error which an answer on the page mends
# A run that would withdraw more than so many events, and more than this share, asks first.
FEW, SHARE = 5, 1 / 5


@dataclass(frozen=True, kw_only=True)
class Row:
    """One event of the source, or one that it has no more (then `item` is None)."""

    kind: str
    key: str
    label: str
    item: Item | None = None
    draft: EventDraft | None = None  # completed
    brought: Brought | None = None
    findings: tuple = ()  # of the checks
    answered: tuple = ()  # findings that are answered in `draft`
    problems: tuple[Problem, ...] = ()
    is_double: bool = False

    @property
    def enters(self) -> bool:
        """Whether it enters unless it is left out by hand."""
        return self.kind in (NEW, CHANGED) and not self.is_asked

    @property
    def is_asked(self) -> bool:
        """Whether only a person can say that it is to enter."""
        return self.is_double or bool(self.item and self.item.is_hidden)

    @property
    def may_answer(self) -> bool:
        """Whether an answer counts: what is here already keeps what was answered here."""
        return self.brought is None and self.draft is not None

    @property
    def is_public(self) -> bool:
        """Whether an accepted version of it is there for everybody."""
        return bool(self.brought and self.brought.submission.accepted and _is_open(self.brought))

    @property
    def changes(self) -> tuple:
        """What differs from what is here, in words; costs queries."""
        said = self.item.draft if self.item else None
        if self.kind != CHANGED or not (said and self.draft and self.brought):
            return ()
        submission, base = self.brought.submission, entering.said_before(self.brought, said)
        latest = from_data(submission.latest_revision.data)
        new = merging.merged(base, said, self.draft, latest)
        return differences(latest, new, submission.programme.district)


@dataclass(frozen=True)
class Comparison:
    rows: tuple[Row, ...]

    def of(self, *kinds) -> list[Row]:
        return [row for row in self.rows if row.kind in kinds]

    def counts(self) -> dict:
        return {
            "new": len(self.of(NEW)),
            "changed": len(self.of(CHANGED)),
            "same": len(self.of(SAME, CLOSED)),
            "gone": len(self.of(GONE)),
            "refused": len(self.of(WRONG)),
        }

    @property
    def misses_much(self) -> bool:
        """Whether so much is gone that it looks like a mistake: of the public several, or all."""
        brought = [row for row in self.rows if row.brought]
        gone = self.of(GONE)
        public = [row for row in brought if row.is_public]
        gone_public = [row for row in gone if row.is_public]
        if len(gone_public) > 1 or (gone_public and len(gone_public) == len(public)):
            return True
        return len(gone) > FEW and len(gone) > SHARE * len(brought)


def compare(source: Source, items, *, at, kinds=None, answers=None) -> Comparison:
    """Each item of the source, and what it brought before and has no more.

    `kinds` answers for single events (by key) of which kind they are, `answers` what the checks
    ask of new ones: {key: {key of the finding: value}}. Costs a few queries, and some per event
    that is new or changed.
    """
    before = _brought_before(source)
    before |= recognised(source, items, before, at.date())
    fresh = [_row(source, item, before, kinds or {}) for item in items if _matters(item, before)]
    with known.once():
        checked = [_checked(source, row, (answers or {}).get(row.key, {})) for row in fresh]
    checked = _doubles(source, checked, before)
    return Comparison((*checked, *_gone(source, items, before, at)))


def _brought_before(source: Source) -> dict[str, Brought]:
    """What this source brought, and other sources of the same owner, by key."""
    owners = Source.objects.of_same_owner(source)
    rows = Brought.objects.filter(source__in=owners).select_related(
        "submission__latest", "submission__accepted", "submission__programme__district"
    )
    found = {row.key: row for row in rows}
    return found | {row.key: row for row in rows if row.source_id == source.pk}


def _matters(item: Item, before) -> bool:
    """Inside the programme, or moved out of it since the source brought it."""
    return not item.is_outside or (item.key in before and _is_there(item))


def _is_there(item: Item) -> bool:
    """False for a series that has no more dates in the programme: for us it is gone."""
    return not item.is_outside or item.draft is not None


def _row(source, item: Item, before, kinds) -> Row:
    brought = before.get(item.key)
    wrong = Row(
        kind=WRONG,
        key=item.key,
        label=item.label,
        item=item,
        brought=brought,
        problems=item.problems,
    )
    if item.draft is None:
        return wrong
    chosen = kinds.get(item.key, "")
    draft = completed(item.draft, source.defaults, category=chosen)
    errors = {problem.code for problem in item.problems if problem.is_error}
    if UNKNOWN_KIND in errors:
        # Neither the usual kind: the file says another one. The checks ask for it.
        draft = replace(draft, category=chosen)
    if errors - {UNKNOWN_KIND}:
        return replace(wrong, draft=draft)  # what was understood is shown beside what was not
    kind = entering.kind_of(brought, item.draft)
    problems = [each for each in item.problems if not (chosen and each.code == UNKNOWN_KIND)]
    return replace(wrong, kind=kind, label=draft.title, draft=draft, problems=tuple(problems))


def _checked(source, row: Row, answers) -> Row:
    """With what the checks ask; an error keeps it out."""
    if row.draft is None or row.kind not in (NEW, CHANGED):
        return row
    given = answers if row.may_answer else {}
    find = partial(_found, source, row)
    draft, done = all_answered(row.draft, find, given)
    found = find(draft)
    wrong = any(finding.severity == ERROR for finding in found)
    kind = WRONG if wrong else row.kind
    return replace(row, label=draft.title, draft=draft, findings=found, answered=done, kind=kind)


def _found(source, row: Row, draft: EventDraft) -> tuple:
    found = run_checks(draft, source.programme, CHECKS)
    of_title = told_state.asked(draft, row.problems) if row.may_answer else ()
    return (*(finding for finding in found if finding.severity != HINT), *of_title)


def _doubles(source, rows: list[Row], before) -> list[Row]:
    """Say which new events look like others, of the programme or of the same file."""
    new = [row.draft for row in rows if row.draft and row.kind == NEW]
    ours = [brought.submission_id for brought in before.values()]
    others = Others(source.programme, new, besides=ours)
    here = _there_already(rows)
    return [_double(row, others, here) if row.kind == NEW else row for row in rows]


def _there_already(rows: list[Row]) -> set:
    """The moments of what the source says of its events that are here."""
    drafts = [row.draft or (row.item and row.item.draft) for row in rows if row.brought]
    return {moment for draft in drafts if draft for moment in moments(draft)}


def _double(row: Row, others: Others, here: set) -> Row:
    if row.draft is None:
        return row
    own = moments(row.draft)
    code = "twice" if own & here else "duplicate" if others.has(row.draft) else ""
    here |= own
    if not code:
        return row
    return replace(row, is_double=True, problems=(*row.problems, hint(code)))


def _gone(source, items, before, at) -> list[Row]:
    """What the source brought and has no more, as long as a date of it is to come."""
    there = {before[key].pk for item in items if _is_there(item) and (key := item.key) in before}
    today = at.date()
    return [
        Row(kind=GONE, key=brought.key, label=said.title, brought=brought, draft=said)
        for brought in before.values()
        if brought.source_id == source.pk and brought.pk not in there and _is_open(brought)
        for said in [from_data(brought.submission.latest_revision.data)]
        if any(dates.last_day(when) >= today for when in dates.whens(said))
    ]


def _is_open(brought: Brought) -> bool:
    return brought.submission.state not in (State.WITHDRAWN, State.DECLINED, State.DRAFT)
