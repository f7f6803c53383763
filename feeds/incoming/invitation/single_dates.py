"""Dates one by one: which of the times in a text belong to which of its days."""

from dataclasses import dataclass, field, replace
from datetime import time, timedelta

from feeds.incoming.invitation.schedule import EACH, Said, where
from programme.drafts.event_draft import When
from programme.stated import times_in_text
from programme.stated.days_in_text import Day
from programme.stated.times_in_text import Slot, Times

MOST_DAYS = 60  # of a span that is opened every day


@dataclass
class _Group:
    """Days that share their times."""

    days: list[Day] = field(default_factory=list)
    slots: tuple[Slot, ...] = ()
    doors: time | None = None
    end: time | None = None
    each: bool = False  # "jeweils": each day of a span


def read(said: list[Said]) -> tuple[When, ...]:
    """All dates that the lines announce; marks what it took."""
    said = _announced(said)
    groups = _grouped(said)
    if not groups:
        return ()
    alone = _alone(said)
    for group in groups:
        group.slots = group.slots or alone.slots
        group.doors = group.doors or alone.doors
        group.end = group.end or alone.end
    ends_open = _open_end(said)
    whens = (each for group in groups for each in _whens(group, ends_open))
    return tuple(dict.fromkeys(whens))


def _announced(said) -> list[Said]:
    """Without days that are only mentioned in a sentence, where others are announced."""
    sure = any(each.days and each.is_sure for each in said)
    return [each for each in said if not each.days or each.is_sure or not sure]


def _grouped(said) -> list[_Group]:
    groups: list[_Group] = []
    for each in said:
        if each.days:
            groups += _in_line(each, groups)
            each.take(*each.days)
        elif groups and each.times:
            _follow(each, groups)
    return groups


def _in_line(each: Said, before) -> list[_Group]:
    """Groups of one line: times stand behind their days, or all before them."""
    found, current = [], _Group()
    starts = [token for token in each.times if token.role == "start"]
    first = bool(starts) and where(starts[0]) < where(each.days[0])
    after = any(where(token) > where(each.days[0]) for token in starts)
    tokens = each.tokens
    if first and not after:
        tokens = [*(token for token in tokens if isinstance(token, Day)), *each.times]
    for token in tokens:
        if isinstance(token, Day):
            if current.slots and current.days:
                found.append(current)
                current = _Group(doors=current.doors)
            current.days.append(token)
        elif _fill(current, token):
            each.take(token)
    found.append(current)
    shared = EACH.search(each.text)
    for group in found:
        group.each = bool(shared)
        if not group.slots and shared:
            group.slots = found[0].slots
    return [group for group in found if group.days]


def _fill(group: _Group, token: Times) -> bool:
    """Put times into a group; False for those that it has no room for."""
    if token.role == "doors":
        had, group.doors = group.doors, group.doors or token.slots[0].start
        return had is None
    if token.role == "end":
        had, group.end = group.end, group.end or token.slots[0].start
        return had is None
    if group.slots:
        return False
    group.slots = token.slots
    return True


def _follow(each: Said, groups):
    """Times in a line of their own belong to the days above that have none."""
    waiting = []
    for group in reversed(groups):
        if group.slots:
            break
        waiting.append(group)
    if not each.is_short and not waiting:
        return
    for token in each.times:
        aims = waiting if token.role == "start" else _without(groups, token.role)
        taken = [_fill(group, token) for group in aims]
        if any(taken) and (each.is_short or token.role != "start"):
            each.take(token)
    if waiting and EACH.search(each.text):
        for group in waiting:
            group.each = True


def _without(groups, role) -> list[_Group]:
    name = "doors" if role == "doors" else "end"
    return [group for group in groups if getattr(group, name) is None]


def _alone(said) -> _Group:
    """Times in lines above the first day: "Beginn: 19 Uhr" over "Termine: …"."""
    found = _Group()
    for each in said:
        if each.days:
            break
        for token in each.times:
            if _fill(found, token) and each.is_short:
                each.take(token)
    return found


def _open_end(said) -> bool:
    for each in said:
        words = times_in_text.open_end(each.text)
        if words and (each.days or each.times or each.is_short):
            if "bis" not in words:
                each.line.use(words)
            return True
    return False


def _whens(group: _Group, ends_open: bool):
    slots = group.slots
    if group.end and len(slots) == 1 and slots[0].end is None:
        slots = (replace(slots[0], end=group.end, kind="exact"),)
    for day in group.days:
        for single in _days(day, group, slots):
            yield from _on(single, slots, group.doors, ends_open)


def _days(day: Day, group, slots):
    """A span with a time that is said of each day is a date on each of them."""
    long = day.last and (day.last - day.day).days >= MOST_DAYS
    same_hours = slots and all(slot.end for slot in slots) and not long
    if not day.last or long or not (slots and group.each or day.weekdays and same_hours):
        return [day]
    every = [day.day + timedelta(n) for n in range((day.last - day.day).days + 1)]
    if day.weekdays:
        every = [each for each in every if each.weekday() in day.weekdays] or every
    single = replace(day, last=None)
    return [
        replace(single, day=each, weekday=None if n else day.weekday)
        for n, each in enumerate(every)
    ]


def _on(day: Day, slots, doors, ends_open):
    base = When(starts_on=day.day, ends_on=day.last, stated_weekday=day.weekday, doors=doors)
    if not slots:
        yield replace(base, clock="all_day" if day.last else "to_follow")
    for slot in slots:
        yield replace(
            base if not slot.next_day else _next(base),
            start_time=slot.start,
            end_time=slot.end,
            clock=slot.kind,
            open_end=ends_open and not slot.end,
        )


def _next(base: When) -> When:
    """24:00 is the next day at 0:00, as `programme.stated.written_dates` reads it."""
    weekday = base.stated_weekday
    return replace(
        base,
        starts_on=base.starts_on + timedelta(1),
        stated_weekday=None if weekday is None else (weekday + 1) % 7,
    )
