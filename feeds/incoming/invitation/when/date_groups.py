"""Which of the times in a text belong to which of its days."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import takewhile

from feeds.incoming.invitation.when.schedule import EACH, Said, where
from programme.regular_expressions import expression
from programme.stated.days_in_text import Day
from programme.stated.times_in_text import Slot, Times

_ENDS = expression(r"ende|schluss|abschluss|ruckk|zuruck")


@dataclass
class Group:
    """Days that share their times."""

    days: list[Day] = field(default_factory=list)
    slots: tuple[Slot, ...] = ()
    doors: time | None = None
    end: time | None = None
    ends_about: bool = False  # the end is approximate
    lasts: int | None = None  # minutes
    each: bool = False  # "jeweils": each day of a span
    old: bool = False  # replaced by another day
    replaces: bool = False  # another day in its line
    is_listed: bool = False  # its times stand alone in their lines, one below the other
    told_apart: frozenset[date] = frozenset()  # days of its spans that have times of their own

    def fill_up(self, other: "Group"):
        """What this group does not say is as the other says."""
        self.slots = self.slots or other.slots
        self.doors = self.doors or other.doors
        if self.end is None:
            self.end, self.ends_about = other.end, other.ends_about

    def leave_out(self, days: Set[date]):
        self.days = [day for day in self.days if day.last or day.day not in days]


def of(said: list[Said]) -> list[Group]:
    """The days of all lines with their times; marks what it took."""
    groups = _below_or_beside(said)
    above = _above(said) if groups else Group()
    was = _first_timed(group for group in groups if group.old)
    groups = _each_day_once([group for group in groups if not group.old])
    first = _first_timed(groups)
    lasts = next(filter(None, (each.lasts for each in said)), None)
    for group in groups:
        group.fill_up(above)
        group.fill_up(was)
        if group.replaces:
            group.slots = group.slots or first.slots
        group.lasts = lasts
    return groups


def _first_timed(groups: Iterable[Group]) -> Group:
    return next((group for group in groups if group.slots), Group())


def _below_or_beside(said) -> list[Group]:
    """Times in the line of their days, or in lines below."""
    groups: list[Group] = []
    for each in said:
        if each.days:
            first, *found = _in_line(each)
            if first.slots and not first.days:
                _fill_waiting(groups, first)
            groups += [group for group in (first, *found) if group.days]
            each.take(*each.days)
        elif groups and each.times:
            _follow(each, groups)
    return groups


def _in_line(each: Said) -> list[Group]:
    """Groups of one line; the first may have times alone, for days above."""
    found = _divided(each)
    shared = bool(EACH.search(each.text))
    for n, group in enumerate(found):
        group.each = shared
        if not group.slots:
            group.slots = _shared_slots(found[:n], each, len(group.days), shared)
    return found


def _shared_slots(before: list[Group], each: Said, days: int, shared: bool) -> tuple[Slot, ...]:
    """ "jeweils", or a day without a time behind others: "24.9., 15 Uhr (auch am 26.9.)"."""
    if not before or before[-1].old:
        return ()
    if shared:
        return before[0].slots
    return before[-1].slots if each.is_short or days > 1 else ()


def _divided(each: Said) -> list[Group]:
    """A day behind a time begins a new group; takes the times that have a place."""
    found = [Group()]
    for token in _days_first(each):
        if isinstance(token, Day):
            is_old = token in each.old
            if _begins(found[-1], token, is_old):
                found.append(Group(doors=found[-1].doors, replaces=found[-1].old))
            found[-1].days.append(token)
            found[-1].old = is_old
        elif _fill(found[-1], token):
            each.take(token)
    return found


def _begins(last: Group, day: Day, is_old: bool) -> bool:
    """Whether a day belongs to a new group: behind times, replaced or told a second time."""
    if not last.days:
        return bool(last.slots)
    again = any(other.day <= day.day <= (other.last or other.day) for other in last.days)
    return bool(last.slots) or is_old != last.old or again


def _days_first(each: Said) -> list:
    """Times stand behind their days; where they stand before them, the days come first."""
    starts = [where(token) for token in each.times if token.role == "start"]
    if not starts or starts[0] > where(each.days[0]):
        return each.tokens
    if starts[-1] != starts[0] and starts[-1] > where(each.days[-1]):
        return each.tokens  # "17 Uhr, am 9. Oktober 18 Uhr"
    found: list[list] = [[]]
    for token in each.tokens:
        if where(token) in starts:
            found.append([])
        found[-1].append(token)
    return [token for part in found for token in sorted(part, key=_is_time)]


def _is_time(token) -> bool:
    return isinstance(token, Times)


def _fill(group: Group, token: Times) -> bool:
    """Put times into a group; False for those that it has no room for."""
    if token.role == "doors":
        had, group.doors = group.doors, group.doors or token.slots[0].start
        return had is None
    if token.role == "end":
        had, slot = group.end, token.slots[0]
        if had is None:
            group.end, group.ends_about = slot.start, slot.about
        return had is None
    if group.slots:
        return False
    group.slots = token.slots
    return True


def _fill_waiting(groups: list[Group], times: Group):
    """Times at the begin of a line that names one of the days above again."""
    for group in takewhile(lambda group: not group.slots, reversed(groups)):
        group.slots, group.doors = times.slots, group.doors or times.doors


def _follow(each: Said, groups):
    """Times in a line of their own belong to the days above that have none."""
    waiting = list(takewhile(lambda group: not group.slots, reversed(groups)))
    if not waiting and each.is_bare and groups[-1].is_listed:
        groups[-1].slots += each.times[0].slots
        each.take(*each.times)
    tokens = each.times
    if not each.is_short and not waiting:
        tokens = [token for token in tokens if _ENDS.match(each.text, token.begin)]
    for token in tokens:
        _follow_with(each, token, groups, waiting)
    shared = bool(EACH.search(each.text))
    for group in waiting:
        group.each = group.each or shared
        group.is_listed = each.is_bare


def _follow_with(each: Said, token: Times, groups, waiting):
    aims = waiting if token.role == "start" else _without(groups, token.role)
    taken = [_fill(group, token) for group in aims]
    if any(taken) and (each.is_short or token.role != "start"):
        each.take(token)


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


def _each_day_once(groups: list[Group]) -> list[Group]:
    """A day that is told again with times of its own has those alone ("nur am 9. erst 18 Uhr")."""
    above: set[date] = set()
    for group, below in zip(groups, _timed_below(groups), strict=True):
        if not group.slots:
            group.leave_out(above)
        if len(group.days) > 1 or not group.slots:
            group.leave_out(below)
        group.told_apart = below
        if not group.slots:
            group.days = [day for day in group.days if not _is_told_day_by_day(day, below)]
        above |= _days_of([group])
    return [group for group in groups if group.days]


def _is_told_day_by_day(span: Day, below: Set[date]) -> bool:
    """ "15.–17.10." above "15.10., 20 Uhr", "16.10., 14 Uhr" and "17.10., 10 Uhr"."""
    if span.last is None:
        return False
    return below >= {span.day + timedelta(n) for n in range((span.last - span.day).days + 1)}


def _timed_below(groups: list[Group]) -> list[frozenset[date]]:
    """For each group the days below it that have times; groups without new ones share a set."""
    found = [frozenset[date]()]
    for group in reversed(groups[1:]):
        days = _days_of([group]) if group.slots else set()
        found.append(found[-1] if days <= found[-1] else found[-1] | days)
    return found[: len(groups)][::-1]


def _days_of(groups: Iterable[Group]) -> set[date]:
    return {day.day for group in groups for day in group.days}
