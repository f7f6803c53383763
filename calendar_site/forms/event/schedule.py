"""Dates, series or exhibition: from the form to the draft and back, and over an edit.

The first row of dates is also the first date of a series. An edit keeps what a form cannot show:
the key of each date, and what was reported about it since (cancelled, full).
"""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Period, Rule, When
from programme.models.event import Status

# What a series repeats on each of its dates.
SHARED = ("open_end", "doors", "status", "note", "place", "languages")
SCHEDULED = Status.SCHEDULED.value
STATED = ("starts_on", "start_time", "end_time", "end_about", "clock")
PARTS = ("whens", "rule", "period")


def rows(draft: EventDraft) -> list[When]:
    """The dates of the draft as they are typed one by one."""
    if draft.period:
        return []
    if not draft.rule:
        return list(draft.whens)
    series = {when.starts_on for when in dates.expand(draft.rule)}
    listed = [when for when in draft.whens if when.starts_on in series]
    extra = [when for when in draft.whens if when.starts_on not in series]
    return [_first(draft.rule, listed), *extra]


def scheduled(whens: tuple[When, ...], rule: Rule | None, period: Period | None) -> dict:
    """What was typed as the fields whens, rule and period of a draft."""
    if period:
        return {"whens": (), "rule": None, "period": period}
    if not rule or not whens:
        return {"whens": whens, "rule": None, "period": None}
    first, extra = replace(whens[0], key="", stated_weekday=None), whens[1:]
    if not extra and first == _plain(rule):
        return {"whens": (), "rule": rule, "period": None}
    series = [_like(first, when) for when in dates.expand(rule)]
    return {"whens": _in_order([*series, *extra]), "rule": rule, "period": None}


def next_schedule(base: EventDraft, said: dict, *, announced: bool) -> dict:
    """The dates `said` as a new version of those of `base`.

    Where the dates of `base` were `announced`, each keeps its key (and what was reported of it)
    even if the series or the exhibition they come from has other times now.
    """
    if _bare(scheduled(tuple(rows(base)), base.rule, base.period)) == _bare(said):
        return {name: getattr(base, name) for name in PARTS}
    if not (base.whens or announced):
        return said
    whens = said["whens"] or dates.whens(EventDraft(**said))
    unseen = _unseen(base) if said["whens"] else [*_unseen(base), "status"]
    return said | {"whens": _carried(base, whens, unseen)}


def _carried(base: EventDraft, whens, unseen) -> tuple[When, ...]:
    """Each of `whens` with the key and the status of the date it was: by key, else by day."""
    left = list(dates.whens(base))
    was = {}
    for by in ("key", "starts_on"):
        for n, when in enumerate(whens):
            same = next((old for old in left if getattr(old, by) == getattr(when, by)), None)
            if n not in was and same:
                was[n] = same
                left.remove(same)
    return tuple(_over(was.get(n), when, unseen) for n, when in enumerate(whens))


def _over(same: When | None, when: When, unseen) -> When:
    if same is None:
        return replace(when, key="")
    kept = {name: _said(when, same, name) for name in unseen}
    new = replace(when, key=same.key, **kept)
    return replace(new, status_note=same.status_note if new.status == same.status else "")


def _said(when: When, same: When, name: str) -> Any:
    """What is said anew; else what was."""
    value = getattr(when, name)
    return getattr(same, name) if value in (None, "", False, SCHEDULED) else value


def _unseen(base: EventDraft) -> list[str]:
    """What differs between the dates of a series or exhibition: the form does not show it."""
    if not (base.rule or base.period):
        return []
    return [name for name in SHARED if len({getattr(when, name) for when in base.whens}) > 1]


def _first(rule: Rule, listed: list[When]) -> When:
    """The first date of a series, with what all those that are listed say."""
    first = replace(_plain(rule), **_agreed(listed))
    lengths = {_length(when) for when in listed}
    return replace(first, ends_on=_end(first, lengths.pop() if len(lengths) == 1 else None))


def _agreed(whens: list[When]) -> dict:
    """What a series repeats, where all its dates say the same."""
    said = {name: {getattr(when, name) for when in whens} for name in SHARED}
    return {name: values.pop() for name, values in said.items() if len(values) == 1}


def _length(when: When) -> timedelta | None:
    return when.ends_on - when.starts_on if when.ends_on else None


def _end(when: When, length: timedelta | None) -> date | None:
    return None if length is None else when.starts_on + length


def _plain(rule: Rule) -> When:
    return When(**{name: getattr(rule, name) for name in STATED})


def _like(first: When, when: When) -> When:
    """The date `when` of a series with what was said about its first date."""
    shared = {name: getattr(first, name) for name in SHARED}
    ends_on = _end(when, _length(first))
    return replace(when, ends_on=ends_on, **shared)


def _in_order(whens) -> tuple[When, ...]:
    return tuple(sorted(whens, key=lambda when: (when.starts_on, when.start_time or time.min)))


def _bare(said: dict) -> dict:
    """Without what no form shows."""
    return said | {"whens": tuple(replace(when, key="", status_note="") for when in said["whens"])}
