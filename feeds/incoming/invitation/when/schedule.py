"""Puts the days and times of all lines together: dates, a series, or an exhibition."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.when import (
    left_out,
    moved_days,
    other_days,
    over_days,
    past_days,
    slot_states,
    within_told_span,
)
from feeds.incoming.invitation.when.slot_states import StateWords
from programme.regular_expressions import expression
from programme.stated import approximate, days_in_text, durations, times_in_text
from programme.stated.days_in_text import Calendar, Day, blank
from programme.stated.times_in_text import Slot, Times

_ENDS = expression(r"\bbis(?: einschl\w*\.?)?(?: zum)?\s*$")
_ABOUT = expression(rf"\s*{approximate.ABOUT}")
_TELLING = ("title", "when", "doors", "until")
_SENT, _SUBJECT = ("datum", "date"), ("betreff", "subject")
_ASIDE = ("registration", "deadline", "price", "contact", "web", "organiser", "ignored")
_OFFICE = expression(r"burozeit|sprechzeit|telefonisch|erreichbar|\btel\b|geschaftsstelle")
_BAD_WEATHER = expression(r"\bregen|wetter")
_WITH_HOURS = expression(
    rf"\b{days_in_text.WEEKDAY}\.?[,:]?(?=\s\d{{1,2}}(?:[.:]\d\d)?\s?(?:-|–|bis)\s?\d)"
)
EACH = expression(r"\bjeweils\b|\btaglich\b|\bjeden tag\b|\ban allen tagen\b|\bimmer\b|\bje\b")
AROUND = 2_000  # characters of other lines that may tell the part of the day
SHORT = 40  # characters that may be left of a line besides its dates


@dataclass
class Said:
    """The days and times of one line, in their order."""

    line: Line
    days: list[Day]
    times: list[Times]
    text: str  # folded, without what is said about other things
    is_short: bool = False
    ends: list[Day] = field(default_factory=list)  # "noch bis 15. Oktober"
    old: list[Day] = field(default_factory=list)  # of `days`: another has replaced them
    states: StateWords = field(default_factory=dict)  # of single times
    tokens: list = field(default_factory=list)

    def __post_init__(self):
        self.tokens = sorted([*self.days, *self.times], key=where)
        self.is_short = bool(self.line.kind) or len(self.rest.strip()) < SHORT

    @property
    def rest(self) -> str:
        rest = self.text
        for token in self.tokens:
            rest = blank(rest, where(token), until(token))
        return re.sub(r"\s+", " ", rest)

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands here but the time at which something begins."""
        rest = re.sub(r"[\W_]|\bund\b", "", self.rest)
        return not rest and not self.days and [each.role for each in self.times] == ["start"]

    @property
    def is_sure(self) -> bool:
        """Whether a day here is announced: a sentence may also only mention one."""
        return self.is_short or bool(self.times) or any(d.weekday is not None for d in self.days)

    @property
    def lasts(self) -> int | None:
        """Minutes, where the line says how long it lasts; marks the words."""
        about_dates = self.line.kind == "when" or (self.is_short and bool(self.tokens))
        behind = [until(each) for each in self.times if each.role == "start"]
        found = durations.find(self.text, labelled=not about_dates, behind=behind)
        if found:
            self.line.use(found[1])
        return found and found[0]

    def let_go(self, gone: set[date]):
        """Without these days; where all are gone they stay as old ones, for their times."""
        kept = [day for day in self.days if day.day not in gone]
        if len(kept) < len(self.days):
            self.line.use(*moved_days.words(self.line.folded))
        if kept and not self.old:
            self.take(*(day for day in self.days if day.day in gone))
            self.tokens = sorted([*kept, *self.times], key=where)
            self.days = kept
        self.old = [day for day in self.days if day.day in gone]

    def take(self, *tokens):
        """A field holds these tokens."""
        for token in tokens:
            self.line.use(self.line.folded[where(token) : until(token)])


def where(token) -> int:
    return token.start if isinstance(token, Day) else token.begin


def until(token) -> int:
    return token.end if isinstance(token, Day) else token.stop


@dataclass(frozen=True)
class _Context:
    """What other lines tell: that something is moved or cancelled, and then no other day."""

    calendar: Calendar
    around: str  # lines that may tell the part of the day
    moves: bool = False
    cancelled: bool = False


def read_lines(lines, calendar: Calendar) -> list[Said]:
    """The days and times in each line that may be about the event."""
    about = [line for line in _without_mail_head(lines) if _may_tell(line)]
    moves = any(moved_days.moves(line.folded) for line in lines)
    around = [line.folded for line in about if line.kind in _TELLING or line is about[0]]
    context = _Context(calendar, " ".join(around)[:AROUND], moves=moves)
    said = [_read_line(line, context) for line in about]
    if moves and not _any_day(said):
        return [_read_line(line, replace(context, cancelled=True)) for line in about]
    spanned = within_told_span.read(_with_end_below(said))
    return _without_replaced(_without_long_ago(spanned, calendar))


def _with_end_below(said: list[Said]) -> list[Said]:
    """ "Beginn: 23.10., 21 Uhr" above "Ende: 24.10., 3 Uhr" is one span, or one night."""
    found = list(said)
    for n, (above, below) in enumerate(pairwise(said)):
        if below.line.kind == "until" and len(above.days) == len(below.days) == 1:
            first, last = above.days[0], below.days[0]
            if first.last or last.last or not first.day <= last.day:
                continue
            below.line.use(below.text[last.start : last.end])
            if first.day < last.day:
                span = over_days.until(first, last.day, above.times[:1], below.times[:1])
                found[n] = replace(found[n], days=[span])
            found[n + 1] = replace(below, days=[])
    return found


def _without_long_ago(said: list[Said], calendar: Calendar) -> list[Said]:
    gone = past_days.long_ago([day for each in said for day in each.days], calendar)
    return [
        replace(each, days=[day for day in each.days if day not in gone]) if gone else each
        for each in said
    ]


def _any_day(said: list[Said]) -> bool:
    return any(each.days or each.ends for each in said)


def _without_mail_head(lines) -> list[Line]:
    """Without the "Datum:" of a mail, that stands above its subject."""
    heads = [
        above
        for above, below in pairwise(lines)
        if above.label in _SENT and below.label in _SUBJECT
    ]
    return [line for line in lines if line not in heads]


def _may_tell(line) -> bool:
    is_head = not line.kind and other_days.LETTER_HEAD.fullmatch(line.folded)
    is_remembered = line.kind == "title" and not line.label  # "Gedenken an den 9. November"
    return line.kind not in _ASIDE and not is_head and not is_remembered


def _read_line(line, context: _Context) -> Said:
    text = other_days.about_the_event(line.folded)
    spare = context.moves and not _BAD_WEATHER.search(line.folded)
    every, old, told = _days(text, context, spare=spare)
    text = other_days.with_its_times(text, spare=spare, cancelled=context.cancelled)
    ends = [day for day in every if _is_end(text, day)]
    found = [day for day in every if day not in ends]
    rest = text
    for day in told:
        rest = blank(rest, day.start, day.end)
    office = _is_office(rest, found)
    every_time = [] if office else _times(line.kind, rest, found, context.around)
    times, states = slot_states.read(rest, every_time)
    found, ends, times = over_days.read(text, found, ends, times)
    _use_last(line, text, every, [*found, *ends])
    kept = [day for day in old if day in found]
    return Said(line, found, times, text, ends=ends, old=kept, states=states)


def _use_last(line: Line, text: str, every: list[Day], kept: list[Day]):
    """A day that became the last of a span is in no line of its own any more."""
    starts = {day.start for day in kept}
    line.use(*(text[day.start : day.end] for day in every if day.start not in starts))


def _is_end(text: str, day: Day) -> bool:
    return not day.last and bool(_ENDS.search(text[: day.start]))


def _is_office(text: str, found: list[Day]) -> bool:
    return not found and bool(_OFFICE.search(text))


def _days(text: str, context: _Context, *, spare: bool) -> tuple[list[Day], list[Day], list[Day]]:
    """The event's days, those of them which another has replaced, and all that are told.

    Where no other day is told, "Entfällt: 26.9." is about the event's own.
    """
    told = days_in_text.days(other_days.with_its_days(text, spare=spare), context.calendar)
    every = _of_event(text, told, cancelled=context.cancelled)
    old = moved_days.of_line(text, every, moved=context.moves)
    remarked = other_days.remarked(text, every)
    return [day for day in every if day in old or day not in remarked], old, told


def _of_event(text: str, every: list[Day], *, cancelled: bool) -> list[Day]:
    gone = [] if cancelled else left_out.untold(text, every)
    gone += past_days.among(text, every)
    return [day for day in every if day not in gone]


def _times(kind: str, text: str, days: list[Day], around: str) -> list[Times]:
    """The times in a text without its days; a label says what all of them are."""
    behind = [0, *(day.end for day in days), *_weekdays_with_hours(text)] if days else ()
    bare = kind in ("when", "doors", "until")
    found = times_in_text.times(text, bare=bare, behind=behind, around=around)
    role = {"doors": "doors", "until": "end"}.get(kind)
    if role == "end" and _ABOUT.match(text):
        found = [replace(each, slots=tuple(map(_vague, each.slots))) for each in found]
    return [replace(each, role=role) for each in found] if role else found


def _weekdays_with_hours(text: str) -> list[int]:
    """Where weekdays end that have hours behind them: "Fr. 18–22, Sa. 14–22"."""
    found = [match.end() for match in _WITH_HOURS.finditer(text)]
    return found if len(found) > 1 else []


def _vague(slot: Slot) -> Slot:
    return replace(slot, about=True)


def _without_replaced(said: list[Said]) -> list[Said]:
    """Days that a line below replaces ("Neuer Termin: 30.9.") are old where they are told."""
    gone = {day.day for each in said for day in each.old}
    for n, each in enumerate(said):
        above = {day.day for other in said[:n] for day in other.days} - gone
        if len(above) == 1 and _tells_a_new_day(each):
            gone |= above - {each.days[0].day}
    _let_go(said, gone)
    return said


def _let_go(said: list[Said], gone: set[date]):
    """All days of a text cannot be replaced: then it is another day that nobody told."""
    every = {day.day for each in said for day in each.days}
    for each in said:
        each.let_go(gone if every != gone else set())


def _tells_a_new_day(each: Said) -> bool:
    if not each.days or each.old:
        return False
    text = each.line.folded
    spare = moved_days.is_new(text[: each.days[0].start], spare=True)
    return spare or each.days[0] in moved_days.new_ones(text, each.days)


def mentions_day(text: str, calendar: Calendar) -> bool:
    told = other_days.about_the_event(text)
    every = days_in_text.days(other_days.with_its_days(told, spare=False), calendar)
    return bool(_of_event(told, every, cancelled=False))
