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
from programme.stated.times_in_text import times

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
    whens = [when for when in dates.whens(draft) if when.clock not in TIMELESS]
    starts = {when.start_time for when in whens} | {when.doors for when in whens} - {None}
    ends = {when.end_time for when in whens}
    if not starts - {None}:
        return
    calendar = Calendar(programme.starts_on, programme.ends_on)
    for field, lines in sayings(draft):
        said = [each for line in lines for each in _mentions(line, calendar, bool(draft.period))]
        begun = [each for each in said if each.begins]
        wrong = (begun and not _fits(begun, starts)) or (
            said and not _fits(said, starts | ends) and not _inside(said, whens)
        )
        if wrong:
            message = _("The text says {time}, the date says another time. Which is right?")
            shown = (begun or said)[0].shown
            yield Finding("time_in_text", field, QUESTION, format_lazy(message, time=shown))


def _fits(said: list[Mention], known: set[time | None]) -> bool:
    return any(each.clocks & known for each in said)


def _inside(said: list[Mention], whens: list[When]) -> bool:
    """Whether the text tells what happens while the event lasts: "um 20 Uhr spielt die Band"."""
    spans = [(each.start_time, each.end_time) for each in whens if each.end_time]
    return any(
        start and all(any(_between(start, clock, end) for clock in each.clocks) for each in said)
        for start, end in spans
        if end
    )


def _between(start: time, clock: time, end: time) -> bool:
    return start <= clock <= end if start <= end else clock >= start or clock <= end


def _mentions(line: str, calendar: Calendar, exhibition: bool) -> Iterator[Mention]:
    for day in days(line, calendar):
        line = blank(line, day.start, day.end)
    rest = line
    for found in times(line):
        rest = blank(rest, found.begin, found.stop)
        if found.role == "doors" or _is_duration(line[found.begin : found.stop], found.slots):
            continue
        if not asides.is_other_time(line, found.begin, found.stop, exhibition=exhibition):
            clocks = frozenset(slot.start for slot in found.slots)
            ends = frozenset(slot.end for slot in found.slots if slot.end)
            first = found.slots[0].start
            yield Mention(
                clocks if clocks else ends,
                found.role == "start" and _begins(line, found.begin, found.stop),
                f"{first:%H:%M}",
            )
    for match in _WORDED.finditer(rest):
        if not asides.is_other_time(line, *match.span(), exhibition=exhibition):
            yield Mention(_worded(match), _begins(line, *match.span()), match[0])


def _begins(line: str, start: int, end: int) -> bool:
    said = re.match(r"beginn|start|anfang|los", line[start:end])
    return bool(said or _BEGINS.search(line[max(0, start - 40) : start]))


def _is_duration(words: str, slots: tuple[object, ...]) -> bool:
    match = re.fullmatch(r"\D*(\d{1,2})\s?h\D*", words)
    return bool(match) and int(match[1]) <= _LASTS if match else False


def _worded(match: re.Match[str]) -> frozenset[time]:
    name = match["hour"] or match["full"]
    hour = 1 if name == "ein" else _HOURS.index(name) + 1
    minutes = hour * 60 + _SHIFT.get(match["part"] or "", 0)
    both = (minutes % 1440, (minutes + 720) % 1440)
    return frozenset(time(each // 60, each % 60) for each in both)
