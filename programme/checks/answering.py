"""A question of the checks, answered with one of its candidates."""

from dataclasses import replace
from datetime import date

from programme.checks.finding import Finding
from programme.drafts.event_draft import EventDraft


def answered(draft: EventDraft, finding: Finding, value: str) -> EventDraft:
    """The draft with the candidate `value` of `finding` in place of what was asked about.

    Raises ValueError where the finding does not offer that value.
    """
    if value not in {candidate.value for candidate in finding.candidates}:
        raise ValueError(finding.key)
    index = int(finding.field.split(".")[1])
    day = date.fromisoformat(value)
    when = replace(draft.whens[index], starts_on=day, stated_weekday=day.weekday())
    return replace(draft, whens=(*draft.whens[:index], when, *draft.whens[index + 1 :]))
