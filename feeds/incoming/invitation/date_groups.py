"""Which of the times in a text belong to which of its days."""

from dataclasses import dataclass, field
from datetime import time
from itertools import takewhile

from feeds.incoming.invitation.schedule import EACH, Said, where
from programme.stated.days_in_text import Day
from programme.stated.times_in_text import Slot, Times


@dataclass
class Group:
    """Days that share their times."""

    days: list[Day] = field(default_factory=list)
    slots: tuple[Slot, ...] = ()
    doors: time | None = None
    end: time | None = None
    each: bool = False  # "jeweils": each day of a span


def of(said: list[Said]) -> list[Group]:
    """The days of all lines with their times; marks what it took."""
    groups = _below_or_beside(said)
    above = _above(said) if groups else Group()
    for group in groups:
        group.slots = group.slots or above.slots
        group.doors = group.doors or above.doors
        group.end = group.end or above.end
    return groups


def _below_or_beside(said) -> list[Group]:
    """Times in the line of their days, or in lines below."""
    groups: list[Group] = []
    for each in said:
        if each.days:
            groups += _in_line(each)
            each.take(*each.days)
        elif groups and each.times:
            _follow(each, groups)
    return groups


def _in_line(each: Said) -> list[Group]:
    """Groups of one line."""
    found = _divided(each)
    shared = bool(EACH.search(each.text))
    for group in found:
        group.each = shared
        if shared and not group.slots:
            group.slots = found[0].slots
    return [group for group in found if group.days]


def _divided(each: Said) -> list[Group]:
    """A day behind a time begins a new group; takes the times that have a place."""
    found = [Group()]
    for token in _days_first(each):
        if isinstance(token, Day):
            if found[-1].slots and found[-1].days:
                found.append(Group(doors=found[-1].doors))
            found[-1].days.append(token)
        elif _fill(found[-1], token):
            each.take(token)
    return found


def _days_first(each: Said) -> list:
    """Times stand behind their days; where they all stand before them, the days come first."""
    starts = [where(token) for token in each.times if token.role == "start"]
    first = where(each.days[0])
    if starts and starts[0] < first and not any(start > first for start in starts):
        return [*(token for token in each.tokens if isinstance(token, Day)), *each.times]
    return each.tokens


def _fill(group: Group, token: Times) -> bool:
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
    waiting = list(takewhile(lambda group: not group.slots, reversed(groups)))
    if not each.is_short and not waiting:
        return
    for token in each.times:
        aims = waiting if token.role == "start" else _without(groups, token.role)
        taken = [_fill(group, token) for group in aims]
        if any(taken) and (each.is_short or token.role != "start"):
            each.take(token)
    if EACH.search(each.text):
        for group in waiting:
            group.each = True


def _without(groups, role) -> list[Group]:
    name = "doors" if role == "doors" else "end"
    return [group for group in groups if getattr(group, name) is None]


def _above(said) -> Group:
    """Times in lines above the first day: "Beginn: 19 Uhr" over "Termine: …"."""
    found = Group()
    for each in said:
        if each.days:
            break
        for token in each.times:
            if _fill(found, token) and each.is_short:
                each.take(token)
    return found
