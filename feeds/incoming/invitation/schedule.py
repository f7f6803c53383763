"""Puts the days and times of all lines together: dates, a series, or an exhibition."""

import re
from dataclasses import dataclass, field, replace

from feeds.incoming.invitation.letter.line import Line
from programme.stated import days_in_text, times_in_text
from programme.stated.days_in_text import Calendar, Day, blank
from programme.stated.times_in_text import Times

_BREAK = r"(?=(?<=[a-z]{3})[.;!?](?:\s|$)|\s[–—-]\s|[|]|$)"
REGISTERS = (
    r"(?:\w*anmeld|\w*ruckmeld|\bmelde[nt]?\b (?:\w+ )?(?:euch|sie sich|dich|sich)|reservier|"
    r"\brsvp\b|"
    r"\bu\.? ?a\.? ?w\.? ?g|\bmeldeschluss|vorverkauf (?:ab|bis)|bewerbung)"
)
_UNTIL = (
    r"(?:bis|spatestens|schluss|frist)\W(?:\s?(?:zum|zu|am|spatestens|einschliesslich|ist|der|den|"
    r"dem|:|bis))*\s*"
)
_DEADLINE = re.compile(rf"{REGISTERS}.*?{_BREAK}")
# "Bis zum 20.9. anmelden": the day comes first.
_DEADLINE_FIRST = re.compile(rf"(?<![\d.] ){_UNTIL}(?=[^.;!?]*\d\.[^;!?]*?{REGISTERS})")
# Days that are no days of the event: left out, for bad weather, in the past.
_LEFT_OUT = (
    r"(?:\b(?:ausser|nicht (?:am|vom|in|an|zwischen)|entfallt|entfallen|fallt aus|geschlossen|"
    r"kein[e]? (?:treff|termin|kurs|veranstaltung|probe|unterricht|angebot)\w*|pause (?:am|vom|in|"
    r"ist))\b)"
)
_INSTEAD = (
    r"(?:\b(?:(?:an)?statt (?:am |vom |"
    r"wie geplant (?:am )?)?(?=(?:\w+[.,]{0,2} )?(?:den )?\d{1,2}\.)|ausweichtermin|ersatztermin|"
    r"schlechtwetter\w*|bei (?:starkem )?regen\b|bei schlechtem wetter|stand:? (?=\d|\w+ \d{4})|"
    r"vom stand|erschienen|gegrundet|"
    r"geboren|redaktionsschluss|ruckblick))"
)
_NO_DAYS = re.compile(rf"(?:{_LEFT_OUT}|{_INSTEAD}).*?{_BREAK}")
_NO_TIMES = re.compile(rf"{_LEFT_OUT}.*?(?:,|{_BREAK})|{_INSTEAD}.*?(?:\)|{_BREAK})")
_LETTER_HEAD = re.compile(
    rf"(?!{days_in_text.WEEKDAY})[a-z. -]{{3,40}},\s(?:den\s|am\s)?\d{{1,2}}\.\s?[\w.]+\s?\d{{4}}"
)
_DATELINE = re.compile(
    rf"(?!{days_in_text.WEEKDAY})[a-z. -]{{3,40}},\s(?:den\s)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|"
    rf"[a-z]+\.?)\s?\d{{2,4}}(?:[.:]|\s[–-])\s"
)
_ENDS = re.compile(r"\bbis(?: einschl\w*\.?)?(?: zum)?\s*$")
_ASIDE = ("registration", "deadline", "price", "contact", "web", "organiser", "ignored")
_OFFICE = re.compile(r"burozeit|sprechzeit|telefonisch|erreichbar|\btel\b|geschaftsstelle")
EACH = re.compile(r"\bjeweils\b|\btaglich\b|\bjeden tag\b|\ban allen tagen\b|\bimmer\b")
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
    tokens: list = field(default_factory=list)

    def __post_init__(self):
        self.tokens = sorted([*self.days, *self.times], key=where)
        self.is_short = bool(self.line.kind) or len(self.rest.strip()) < SHORT

    @property
    def rest(self) -> str:
        rest = self.text
        for token in self.tokens:
            rest = blank(rest, where(token), token.end if isinstance(token, Day) else token.stop)
        return re.sub(r"\s+", " ", rest)

    @property
    def is_sure(self) -> bool:
        """Whether a day here is announced: a sentence may also only mention one."""
        return self.is_short or bool(self.times) or any(d.weekday is not None for d in self.days)

    def take(self, *tokens):
        """A field holds these tokens; all of the line, where none is given."""
        folded = self.line.folded
        for token in tokens or self.tokens:
            end = token.end if isinstance(token, Day) else token.stop
            self.line.use(folded[where(token) : end])


def where(token) -> int:
    return token.start if isinstance(token, Day) else token.begin


def read_lines(lines, calendar: Calendar) -> list[Said]:
    """The days and times in each line that may be about the event."""
    return [
        _read_line(line, calendar)
        for line in lines
        if line.kind not in _ASIDE and (line.kind or not _LETTER_HEAD.fullmatch(line.folded))
    ]


def _read_line(line, calendar) -> Said:
    text = about_the_event(line.folded)
    every = days_in_text.days(_without(text, _NO_DAYS), calendar)
    ends = [day for day in every if not day.last and _ENDS.search(text[: day.start])]
    found = [day for day in every if day not in ends]
    text = rest = _without(text, _NO_TIMES)
    for day in every:
        rest = blank(rest, day.start, day.end)
    office = _OFFICE.search(rest) and not found
    return Said(line, found, [] if office else _times(line.kind, rest), text, ends=ends)


def _times(kind: str, text: str) -> list[Times]:
    """The times in a text without its days; a label says what all of them are."""
    found = times_in_text.times(text, bare=kind in ("when", "doors", "until"))
    role = {"doors": "doors", "until": "end"}.get(kind)
    return [replace(each, role=role) for each in found] if role else found


def about_the_event(text: str) -> str:
    """The text with blanks for what it says of registering: deadlines are no dates."""
    for match in _DEADLINE_FIRST.finditer(text):
        day = re.compile(r"(?:\w+,?\s)?[\d.\s]+(?:[a-z]+\.?\s?)?(?:\d{4})?").match(
            text, match.end()
        )
        if day:
            text = blank(text, match.start(), day.end())
    if head := _DATELINE.match(text):
        text = blank(text, 0, head.end())
    return _without(text, _DEADLINE)


def _without(text: str, pattern) -> str:
    for match in pattern.finditer(text):
        text = blank(text, match.start(), match.end())
    return text


def mentions_day(text: str, calendar: Calendar) -> bool:
    return bool(days_in_text.days(_without(about_the_event(text), _NO_DAYS), calendar))
