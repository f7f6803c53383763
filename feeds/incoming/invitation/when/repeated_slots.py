"""Several times of one day, told apart: "um 10 Uhr und noch einmal um 15 Uhr", "drei Konzerte".

Without such words further times are points of a programme, and the event is one; but what begins
when the first part ends ("14–14.30 Uhr Andacht, 14.30 Uhr Picknick") is a second date, for else the
event would end there.
"""

from datetime import time
from itertools import pairwise

from feeds.incoming.invitation.when.schedule import Said
from programme.regular_expressions import expression
from programme.stated.times_in_text import Slot, Times

_WHAT = (
    r"(?:konzert|vorstellung|auffuhrung|fuhrung|durchgang|durchgange|film|tour|rundgang|rundgange|"
    r"workshop|kurs|lesung|gruppe|termin|runde)"
)
_AGAIN = expression(
    r"\b(?:(?:zwei|drei|vier|funf)mal|noch ?(?:ein)?mals?|erneut|ein (?:weiteres|zweites) mal|"
    rf"(?:jede[rsmn]?|je|pro) \w*{_WHAT}|(?:zwei|drei|vier|funf|[2-5]) \w*{_WHAT}(?:e|en|n|s)?)\b"
)


def more(said: list[Said], first: Slot) -> tuple[Slot, ...]:
    """All times of the one day on which it takes place; marks those it took."""
    told = [(each, token) for each in said for token in each.times if token.role == "start"]
    slots = tuple(dict.fromkeys(slot for _, token in told for slot in token.slots))
    if slots[:1] and slots[0].start == first.start and _are_apart(slots, said):
        _take(told)
        return (first, *slots[1:])
    return (first,)


def _are_apart(slots: tuple[Slot, ...], said: list[Said]) -> bool:
    is_told = _goes_on(slots) or any(_AGAIN.search(each.line.folded) for each in said)
    return is_told and _follow_each_other(slots)


def _goes_on(slots: tuple[Slot, ...]) -> bool:
    return len(slots) > 1 and slots[1].start == slots[0].end


def _follow_each_other(slots: tuple[Slot, ...]) -> bool:
    return all(
        _ends(slot) <= after.start and slot.start < after.start for slot, after in pairwise(slots)
    )


def _ends(slot: Slot) -> time:
    return slot.end or slot.start


def _take(told: list[tuple[Said, Times]]):
    for each, token in told:
        each.take(token)
