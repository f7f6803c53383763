"""Times that a text names and no date knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Finding
from programme.checks.texts import asides
from programme.checks.texts.public_words import sayings
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import TIMELESS
from programme.models.programme import Programme
from programme.stated.days_in_text import Calendar, blank, days
from programme.stated.times_in_text import Times, times

_HOURS = "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf".split()
_NAMED = "|".join(_HOURS)
_WORDED = re.compile(
    rf"\b(?:(?P<part>halb|viertel vor|viertel nach|dreiviertel|viertel)\s(?P<hour>{_NAMED})\b"
    rf"|(?P<full>ein|{_NAMED})\suhr\b)"
)
_SHIFT = {"halb": -30, "viertel vor": -15, "viertel nach": 15, "dreiviertel": -15, "viertel": -45}
_BEGINS = re.compile(
    r"(?:\bbeginn\w*|\bbegin\w*|\bstart\w*|\banfang\b|\bfangt\b[^.]{0,20}|\blos\b|\blos geht\w*|"
    r"\bgeht('s| es)? los)[^.,;\d]{0,24}$"
)
_LASTS = 5  # "3 h Musik" is how long it takes


@dataclass(frozen=True)
class Mention:
    """One time of a text; `clocks` are the times it can mean ("halb acht": two)."""

    clocks: frozenset[time]
    begins: bool  # the text says that it starts then
    shown: str


def times_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Of each text the first time, where none of it fits."""
    whens = [when for when in dates.whens(draft) if when.clock not in TIMELESS and when.start_time]
    if not whens:
        return
    calendar = Calendar(programme.starts_on, programme.ends_on)
    for field, lines in sayings(draft):
        said = [each for line in lines for each in _mentions(line, calendar, bool(draft.period))]
        if wrong := _wrong(said, whens):
            message = _("The text says {time}, the date says another time. Which is right?")
            yield Finding("time_in_text", field, QUESTION, format_lazy(message, time=wrong.shown))


def _wrong(said: list[Mention], whens: list[When]) -> Mention | None:
    """What is said to be the beginning, else any time, that no date knows."""
    begun = [each for each in said if each.begins]
    if begun and not _fits(begun, _clocks(whens, "start_time", "doors")):
        return begun[0]
    known = _clocks(whens, "start_time", "doors", "end_time")
    is_right = not said or _fits(said, known) or _inside(said, whens)
    return None if is_right else said[0]


def _clocks(whens: list[When], *names: str) -> set[time]:
    return {getattr(when, name) for when in whens for name in names} - {None}


def _fits(said: list[Mention], known: set[time]) -> bool:
    return any(each.clocks & known for each in said)


def _inside(said: list[Mention], whens: list[When]) -> bool:
    """Whether the text tells what happens while the event lasts: "um 20 Uhr spielt die Band"."""
    return any(all(_is_during(each, when) for each in said) for when in whens)


def _is_during(said: Mention, when: When) -> bool:
    start, end = when.start_time, when.end_time
    return bool(start and end and any(_between(start, clock, end) for clock in said.clocks))


def _between(start: time, clock: time, end: time) -> bool:
    return start <= clock <= end if start <= end else clock >= start or clock <= end


def _mentions(line: str, calendar: Calendar, exhibition: bool) -> Iterator[Mention]:
    for day in days(line, calendar):
        line = blank(line, day.start, day.end)

    def is_aside(start: int, end: int) -> bool:
        return asides.is_other_time(line, start, end, exhibition=exhibition)

    rest = line
    for found in times(line):
        rest = blank(rest, found.begin, found.stop)
        if _is_of_the_event(line, found) and not is_aside(found.begin, found.stop):
            begins = found.role == "start" and _begins(line, found.begin, found.stop)
            clocks = frozenset(slot.start for slot in found.slots)
            yield Mention(clocks, begins, f"{found.slots[0].start:%H:%M}")
    for match in _WORDED.finditer(rest):
        if not is_aside(*match.span()):
            yield Mention(_worded(match), _begins(line, *match.span()), match[0])


def _is_of_the_event(line: str, found: Times) -> bool:
    """Not when doors open, and not how long it takes."""
    duration = re.fullmatch(r"\D*(\d{1,2})\s?h\D*", line[found.begin : found.stop])
    return found.role != "doors" and not (duration and int(duration[1]) <= _LASTS)


def _begins(line: str, start: int, end: int) -> bool:
    said = re.match(r"beginn|start|anfang|los", line[start:end])
    return bool(said or _BEGINS.search(line[max(0, start - 40) : start]))


def _worded(match: re.Match[str]) -> frozenset[time]:
    name = match["hour"] or match["full"]
    hour = 1 if name == "ein" else _HOURS.index(name) + 1
    minutes = hour * 60 + _SHIFT.get(match["part"] or "", 0)
    both = (minutes % 1440, (minutes + 720) % 1440)
    return frozenset(time(each // 60, each % 60) for each in both)
