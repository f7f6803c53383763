"""Times that a text names and no date knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import chain

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Finding
from programme.checks.texts import asides, end_times, openings
from programme.checks.texts.public_words import sayings
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import TIMELESS
from programme.models.programme import Programme
from programme.regular_expressions import expression
from programme.stated import worded_times
from programme.stated.days_in_text import Calendar, blank, days
from programme.stated.times_in_text import Times, times

_BEGINS = expression(
    r"(?:\bbeginn\w*|\bbegin\w*|\bstart\w*|\banfang\b|\bfangt\b[^.]{0,20}|\blos\b|\blos geht\w*|"
    r"\bgeht('s| es)? los|\b(?:wann|uhrzeit|when|time) ?:)[^.,;\d]{0,24}$"
)
_MEETS = expression(
    r"\b(?:treff(?:punkt|en|zeit)?|wir treffen uns|sammeln|abmarsch)\b[^.;\d]{0,40}$"
)
_SOON = 60  # minutes: so long before the start people meet at the most
# Of a film; "12 Uhr mittags" is when nobody shows it.
_NAMED = expression(r"\b(?:high noon|(?:12|zwolf) uhr mittags)\b")
_DOORS = expression(r"\s?(?:ist )?(?:einlass|turoffnung|saaloffnung)")
EVENING = (time(20),)  # which half of the day words mean is left open all the same
ROLES = ("start", "from")  # of a mention that is compared
_LASTS = 5  # "3 h Musik" is how long it takes


@dataclass(frozen=True)
class Mention:
    """One time of a text; `clocks` are the times it can mean ("halb acht": two)."""

    clocks: frozenset[time]
    begins: bool  # the text says that it starts then
    meets: bool  # and not before that one meets
    shown: str


def times_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Of each text the first time, where none of it fits; each once."""
    whens = [when for when in dates.whens(draft) if when.clock not in TIMELESS and when.start_time]
    calendar, asked = Calendar(programme.starts_on, programme.ends_on), set()
    for field, lines in sayings(draft):
        named = list(map(_without_names, lines)) if field.endswith("title") else lines
        message = _("The text says {time}, the date says another time. Which is right?")
        shown = _contradicts(named, whens, calendar, exhibition=bool(draft.period))
        if not shown and (shown := openings.untold(named, draft, calendar)):
            message = _("The text tells an opening at {time}. Should it be a date of its own?")
        if shown and shown not in asked:
            asked.add(shown)
            yield Finding("time_in_text", field, QUESTION, format_lazy(message, time=shown))


def _contradicts(
    lines: list[str], whens: list[When], calendar: Calendar, *, exhibition: bool
) -> str:
    """The time that no date knows, as it is shown."""
    if not whens:
        return ""
    every = chain.from_iterable(_mentions(line, calendar, exhibition) for line in lines)
    wrong = _wrong(list(every), whens)
    return wrong.shown if wrong else end_times.wrong(lines, whens, calendar, exhibition=exhibition)


def _without_names(title: str) -> str:
    return _NAMED.sub("", title)


def _wrong(said: list[Mention], whens: list[When]) -> Mention | None:
    """What is said to be the beginning, else any time, that no date knows."""
    said = [each for each in said if not _is_meeting(each, whens)]
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
    for worded in worded_times.find(line, EVENING):
        rest = blank(rest, worded.begin, worded.stop)
        if worded.start and worded.role in ROLES and not is_aside(worded.begin, worded.stop):
            clocks = frozenset((worded.start, _half_a_day_later(worded.start)))
            begins = _begins(line, worded.begin, worded.stop)
            meets = bool(_MEETS.search(line[: worded.begin]))
            yield Mention(clocks, begins, meets, worded.words)
    for found in times(rest):
        if _is_of_the_event(line, found) and not is_aside(found.begin, found.stop):
            begins = found.role == "start" and _begins(line, found.begin, found.stop)
            clocks = frozenset(slot.start for slot in found.slots)
            meets = bool(_MEETS.search(line[: found.begin]))
            yield Mention(clocks, begins, meets, f"{found.slots[0].start:%H:%M}")


def _is_meeting(said: Mention, whens: list[When]) -> bool:
    """Whether one meets then, shortly before it begins."""
    starts = [_minutes(when.start_time) for when in whens if when.start_time]
    before = (start - _minutes(clock) for start in starts for clock in said.clocks)
    return said.meets and any(0 < each < _SOON for each in before)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _half_a_day_later(clock: time) -> time:
    """Words know twelve hours."""
    return clock.replace(hour=(clock.hour + 12) % 24)


def _is_of_the_event(line: str, found: Times) -> bool:
    """Not when doors open or when it ends, and not how long it takes."""
    duration = re.fullmatch(r"\D*(\d{1,2})\s?h\D*", line[found.begin : found.stop])
    if found.role not in ROLES or _DOORS.match(line, found.stop):
        return False
    return not (duration and int(duration[1]) <= _LASTS)


def _begins(line: str, start: int, end: int) -> bool:
    said = re.match(r"beginn|start|anfang|los", line[start:end])
    return bool(said or _BEGINS.search(line[max(0, start - 40) : start]))
