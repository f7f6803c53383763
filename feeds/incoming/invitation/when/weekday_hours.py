"""Hours by weekday: "Di bis So 11–17 Uhr", "Freitag ab 18 Uhr, Samstag 10 bis 22 Uhr"."""

import re

from feeds.incoming.invitation.when.schedule import Said, until, where
from programme.regular_expressions import expression
from programme.stated import days_in_text
from programme.stated.days_in_text import blank
from programme.stated.times_in_text import Slot, Times

_WEEKDAY = (
    r"(?:mo|di|mi|do|fr|sa|so)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend|nntag)?s?\b\.?"
)
_NOT = rf"(?:\s(?:ausser|nicht)\s(?P<not>(?:{_WEEKDAY})(?:\s?(?:,|und|/|&)\s?{_WEEKDAY})*))?"
WEEKDAYS = rf"(?:taglich{_NOT}|{_WEEKDAY}(?:\s?(?:-|–|bis|,|/|\+|&|und|u\.)\s?{_WEEKDAY})*)"
_BEFORE = expression(
    rf"\b(?P<days>{WEEKDAYS})(?:\s(?:jeweils|je|immer|bereits|schon|erst|nur|dann|aber))*[:,]?\s*$"
)

ByWeekday = dict[int, tuple[Slot, ...]]


def of(said: list[Said]) -> ByWeekday:
    """The times of each weekday (0 is Monday) that has its own; empty where none has."""
    found: ByWeekday = {}
    for each in said:
        rest = each.text
        for day in each.days:
            rest = blank(rest, day.start, day.end)
        for token in each.times:
            match = _match(rest, token)
            for number in weekdays(match["days"], match["not"] or "") if match else ():
                found[number] = (*found.get(number, ()), *token.slots)
            if match:
                each.line.use(rest[match.start() : until(token)])
    return found


def _match(rest: str, token: Times) -> re.Match[str] | None:
    return _BEFORE.search(rest[: where(token)]) if token.role == "start" else None


def weekdays(words: str, closed: str) -> tuple[int, ...]:
    """Weekdays that folded words tell; `closed` are those left out of "täglich"."""
    if words.startswith("taglich"):
        left_out = weekdays(closed, "")
        return tuple(day for day in range(7) if day not in left_out)
    found: list[int] = []
    for sign, name in re.findall(rf"(-|–|bis)?\s?\b({_WEEKDAY})", words):
        day = days_in_text.number(name)
        first = found[-1] + 1 if found and sign else day
        found += range(first, day + 1)
    return tuple(dict.fromkeys(found))
