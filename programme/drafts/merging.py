"""What a calendar says anew, laid over what people have added since it was taken over.

Only what differs between the calendar's last word and its new one is changed: an answer that the
partner or the office gave in between stays.
"""

from dataclasses import fields, replace
from typing import Any

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When

SCHEDULE = ("whens", "rule", "period")
ADDED = ("doors", "languages")  # of a date: no calendar says them


def merged(
    base: EventDraft, said: EventDraft, completed: EventDraft, latest: EventDraft
) -> EventDraft:
    """`latest` with all that is new in `said` since `base`.

    `completed` is `said` with its gaps filled: what changes takes its value from there.
    """
    names = [field.name for field in fields(EventDraft) if field.name not in SCHEDULE]
    changed = {
        name: getattr(completed, name)
        for name in names
        if getattr(said, name) != getattr(base, name)
    }
    if any(getattr(said, name) != getattr(base, name) for name in SCHEDULE):
        changed |= _schedule(base, completed, latest)
    return replace(latest, **changed)


def _schedule(base: EventDraft, completed: EventDraft, latest: EventDraft) -> dict[str, Any]:
    """The new dates, each with the key of the date it was: so it stays the same to calendars."""
    before = {when.key: when for when in dates.whens(base)}
    whens = dates.keyed(_carried(dates.whens(latest), dates.whens(completed), before))
    rule = completed.rule
    if rule and whens == dates.keyed(dates.expand(rule)):
        whens = ()
    return {"whens": whens, "rule": rule, "period": completed.period}


def _carried(
    old: tuple[When, ...], new: tuple[When, ...], before: dict[str, When]
) -> tuple[When, ...]:
    left, found = list(old), {}
    single = len(old) == len(new) == 1
    for same in (_same_key, _same_start, _same_day, lambda one, other: single):
        for n, when in enumerate(new):
            match = next((each for each in left if same(each, when)), None)
            if n not in found and match:
                found[n] = match
                left.remove(match)
    return tuple(_over(found.get(n), when, before) for n, when in enumerate(new))


def _same_key(one: When, other: When) -> bool:
    return bool(one.key) and one.key == other.key


def _same_start(one: When, other: When) -> bool:
    return (one.starts_on, one.start_time) == (other.starts_on, other.start_time)


def _same_day(one: When, other: When) -> bool:
    return one.starts_on == other.starts_on


def _over(old: When | None, when: When, before: dict[str, When]) -> When:
    """What was reported of a date stays, unless the calendar itself says something else now."""
    if old is None:
        return replace(when, key="")
    kept: dict[str, Any] = {name: getattr(when, name) or getattr(old, name) for name in ADDED}
    was = before.get(old.key)
    untold = was is not None and was.status == when.status
    if untold or old.status == when.status:
        kept |= {"status": old.status, "status_note": old.status_note}
    return replace(when, key=old.key, note=when.note or old.note, **kept)
