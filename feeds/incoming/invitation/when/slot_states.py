"""What is said of one of several times of a day: "19 Uhr (ausgebucht), 20 Uhr und 21 Uhr"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from feeds.incoming.invitation.when.state_words import STATE
from programme.regular_expressions import expression
from programme.stated.times_in_text import Times

_OPEN = (
    r"(?:noch |es gibt )?(?:wenige |einige |freie )*(?:rest)?(?:platze|karten)(?: frei)?|"
    r"(?:noch )?frei"
)
_SAID = rf"[\s:,–-]*[(\[]?\s*(?:ist |sind |leider |bereits |schon )*(?:{STATE}|{_OPEN})\s?[)\]]?"
_BEHIND = expression(_SAID)
_BETWEEN = expression(rf"{_SAID}\s?[,;/&+]?\s?(?:(?:und|sowie|oder)\s)?(?:noch |um |ab )*")

StateWords = dict[time, re.Match[str]]


def read(text: str, times: Sequence[Times]) -> tuple[list[Times], StateWords]:
    """The times of a line, those as one between which only a state stands; and by the start of
    a time what says its state. Nothing is said of single times where a line has one list of them.
    """
    found: list[Times] = []
    words: StateWords = {}
    for each in times:
        if found and _goes_on(text, found[-1], each):
            words |= _words(text, found[-1]) | _words(text, each)
            slots = found[-1].slots + each.slots
            found[-1] = replace(found[-1], stop=each.stop, slots=slots)
        else:
            found.append(each)
    return found, words


def _goes_on(text: str, first: Times, then: Times) -> bool:
    between = text[first.stop : then.begin]
    return first.role == then.role == "start" and bool(_BETWEEN.fullmatch(between))


def _words(text: str, said: Times) -> StateWords:
    match = _BEHIND.match(text, said.stop)
    return {said.slots[-1].start: match} if match and match.lastgroup else {}
