"""What a newer version says differently, field by field and in words."""

from dataclasses import dataclass

from programme.drafts.event_draft import EventDraft
from programme.models.district import District
from programme.wording.facts import Fact
from programme.wording.office_facts import office_facts


@dataclass(frozen=True)
class Difference:
    """One field that differs; an empty side means that nothing was said there."""

    field: str
    label: str
    old: str
    new: str


def differences(old: EventDraft, new: EventDraft, district: District) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the form, in the active language.

    Of the dates only those are named that are not on both sides.
    """
    before = {fact.code: fact for fact in office_facts(old, district)}
    after = {fact.code: fact for fact in office_facts(new, district)}
    found = []
    for field in dict.fromkeys([*before, *after]):
        first, second = before.get(field), after.get(field)
        if first and second and first.text == second.text:
            continue
        old_text, new_text = _sides(field, first, second)
        if old_text or new_text:
            label = (second or before[field]).label
            found.append(Difference(field, label, old_text, new_text))
    return tuple(found)


def _sides(field: str, first: Fact | None, second: Fact | None) -> tuple[str, str]:
    ours, theirs = (fact.text.splitlines() if fact else [] for fact in (first, second))
    if field == "whens":
        ours, theirs = (
            [line for line in ours if line not in theirs],
            [line for line in theirs if line not in ours],
        )
    return "\n".join(ours), "\n".join(theirs)
