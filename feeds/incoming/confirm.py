"""What was confirmed enters, event by event: a bad one takes no other with it."""

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.db import IntegrityError
from django.utils import translation

from feeds.incoming import compare, items, problems
from feeds.incoming.compare import GONE, WRONG, Comparison, Row
from feeds.incoming.items import error
from programme import database_clock
from programme.checks.finding import ERROR, Refused
from programme.importing import entering, sources
from programme.importing.entering import CHANGED, NEW, SAME
from programme.models.source import Intake
from programme.states import NotAllowed, Overtaken

logger = logging.getLogger(__name__)

AT_ONCE = 60  # events that enter within a request; more is left to a worker
LEASE = timedelta(minutes=2)  # for which one process holds an attempt; another goes on after it
HELD = 20  # events after which it is taken anew


def confirm(intake: Intake, chosen: dict, *, at):
    """The owner's yes to what was shown: a few events enter at once, many are left to a worker.

    `chosen` is as `sources.confirm` takes it. Raises states.Overtaken for the second answer.
    """
    sources.confirm(intake, chosen, at=at)
    if len(chosen.get("keys", ())) + len(chosen.get("gone", ())) <= AT_ONCE:
        run(intake, at=at)


def run(intake: Intake, *, at) -> bool:
    """Let everything in that was chosen; to run it again changes nothing.

    False where another process is at it. Each event is a transaction of its own.
    """
    if not _claimed(intake):
        return False
    source, chosen = intake.source, intake.chosen
    found = compare.compare(
        source,
        items.loaded(intake.items),
        at=at,
        kinds=chosen.get("kinds", {}),
        answers=chosen.get("answers", {}),
    )
    _rename(source, found)
    entered = _entered_before(intake, at)
    counts = Counter(new=0, changed=0, gone=0, refused=0)
    counts.update(outcome for outcome, _label in entered)
    counts["same"] = found.counts()["same"] - counts[NEW] - counts[CHANGED]
    for n, row in enumerate(_wanted(found, chosen)):
        if n % HELD == 0:
            _hold(intake)
        outcome = _entered(source, row, at)
        counts[outcome] += 1
        if outcome != "refused":
            entered.append(_outcome_and_label(row, outcome))
    counts["refused"] += len(found.of(WRONG))
    said = [*intake.problems, *items.stored(_reasons(source, found))]
    sources.finish(intake, {**counts, "problems": said}, entered, at=at)
    return True


def _entered_before(intake: Intake, at) -> list[list[str]]:
    """What a process let in that was killed over it; notes when the first of them began."""
    begun = intake.chosen.get("begun")
    if not begun:
        intake.chosen |= {"begun": at.isoformat()}
        intake.save(update_fields=["chosen"])
        return []
    brought = intake.source.brought.select_related("submission")
    since = datetime.fromisoformat(begun)
    found = [
        [NEW if each.submission.created_at >= since else CHANGED, each.data.get("title", "")]
        for each in brought.filter(at__gte=since)
    ]
    return found + [
        [GONE, each.data.get("title", "")] for each in brought.filter(gone_at__gte=since)
    ]


def _rename(source, found: Comparison):
    """What is the same under another name is known by that, and not looked for again."""
    for row in found.of(SAME):
        if row.brought and row.brought.source_id == source.pk:
            entering.rename(row.brought, row.key)


def _reasons(source, found: Comparison):
    """Why events could not be taken, in the language of their source."""
    with translation.override(source.language):
        for row in found.of(WRONG):
            errors = [problem for problem in row.problems if problem.is_error]
            reasons = [str(problems.text(problem)) for problem in errors]
            reasons += [str(finding.message) for finding in row.findings if _is_error(finding)]
            yield error("not_taken", label=row.label, reason=" ".join(reasons))


def _is_error(finding) -> bool:
    return finding.severity == ERROR


def _claimed(intake: Intake) -> bool:
    rows = Intake.objects.to_enter().filter(pk=intake.pk)
    return bool(rows.update(expires_at=database_clock.until(LEASE)))


def _hold(intake: Intake) -> None:
    """Keep others from it for as long as it takes, and no longer where this process is killed."""
    rows = Intake.objects.filter(pk=intake.pk, state=Intake.State.CONFIRMED)
    rows.update(expires_at=database_clock.until(LEASE))


def _wanted(found: Comparison, chosen: dict) -> list[Row]:
    rows = [row for row in found.rows if row.kind in (NEW, CHANGED, GONE)]
    if chosen.get("all"):
        leaves = not chosen.get("without_gone")
        return [row for row in rows if (leaves if row.kind == GONE else row.enters)]
    keys, gone = set(chosen.get("keys", ())), set(chosen.get("gone", ()))
    return [row for row in rows if row.key in (gone if row.kind == GONE else keys)]


def _entered(source, row: Row, at) -> str:
    """What became of it: the kind of its row, or "refused"."""
    try:
        if row.kind == GONE and row.brought:
            entering.drop(row.brought, at=at)
            return GONE
        if row.item and row.item.draft and row.draft:
            said, brought = row.item.draft, row.brought
            return entering.bring(source, row.key, said, row.draft, brought=brought, at=at).kind
    except (Refused, NotAllowed, Overtaken, IntegrityError) as problem:
        logger.info("an event of source %s was not taken: %s", source.pk, type(problem).__name__)
    return "refused"


def _outcome_and_label(row: Row, outcome: str) -> list[str]:
    """For the page and the letter: what happened, and to which event."""
    return [outcome, row.label]
