"""Times of day in words: "halb acht", "um acht Uhr abends", "viertel nach sieben bis neun".

Words know twelve hours. Which half of the day is meant is told by a part of the day, by another
time beside it, or by a word of the line ("Spieleabend"); nobody invites to half past four at night.
Where nothing tells it, nothing is read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from programme.regular_expressions import expression
from programme.stated import arabic_hours
from programme.stated.arabic_hours import ArabicHour

_HOURS = (
    "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig"
).split()
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve".split()
_ALONE = {"mitternacht": 24, "midnight": 24, "noon": 12, "midday": 12}
_NUMBER = {name: n for names in (_ENGLISH, _HOURS) for n, name in enumerate(names, 1)}
_NUMBER |= {"ein": 1, **_ALONE}
_HOUR = "|".join(sorted(_NUMBER, key=len)[::-1])
_SHIFT = {
    "halb": -30,
    "viertel nach": 15,
    "viertel vor": -15,
    "dreiviertel": -15,
    "half past": 30,
    "quarter past": 15,
    "quarter to": -15,
}
_QUARTER = "|".join(_SHIFT)
_PART = (
    r"morgens|fruh|vormittags|mittags|nachmittags|abends|nachts|"
    r"in the (?:morning|afternoon|evening)"
)
_WORDED = expression(
    r"(?:\b(?P<role>um|ab|von|bis|gegen|ca\.?|circa|etwa|ungefahr|at|from|until|"
    r"beginn(?: ist)?(?: um)?:?|"
    r"(?:ende|zuruck)(?: ist| um| gegen)*:?|"
    r"einlass(?: ab| um)?:?)"
    r" (?:(?:ca\.?|etwa|spatestens) )?)?"
    rf"\b(?:(?P<quarter>{_QUARTER}) (?P<of>{_HOUR}|1?\d)|(?<!12 )(?P<hour>{_HOUR}))\b"
    rf"(?P<unit> (?:uhr|o'clock)\b)?"
    rf"(?: (?P<part>{_PART})\b)?"
    rf"(?: bis (?:(?:ca\.?|etwa|gegen) )?(?:(?P<to_quarter>{_QUARTER}) )?(?P<to>{_HOUR}|[12]?\d)\b"
    rf"(?!\s?(?:jahr|[.:]\d|[-–]))(?P<to_unit> uhr\b)?)?"
)
_ROLES = {"bis": "end", "until": "end", "ab": "from"}
_EARLIEST = 6 * 60  # nobody invites before
_LEAD = 3 * 60  # minutes by which the morning is nearer to a time beside it
_LATE = expression(r"abend|nachmittag|nacht|evening|night|afternoon")
_EARLY = expression(r"fruhstuck|brunch|vormittag|am morgen|fruhmorgens|breakfast|morning")


@dataclass(frozen=True)
class WordedTime:
    """A time told in words, from `begin` to `stop` of the text; its role is that of `Times`."""

    begin: int
    stop: int
    role: str  # "start", "from", "doors" or "end"
    start: time | None  # None: nothing tells which half of the day is meant
    end: time | None = None
    words: str = ""  # "halb acht", without "Beginn ist" before it


def find(text: str, others: Sequence[time] = (), around: str = "") -> list[WordedTime]:
    """All of them in folded text.

    `others`: times in figures beside them; `around`: lines that may tell the part of the day.
    """
    found = []
    for match in _WORDED.finditer(text):
        if not _is_time(match):
            continue
        end = _end(match)
        beside = [_minutes(each) for each in others] or ([end] if end else [])
        start = _start(match, beside, f"{text} {around}")
        clock = None if start is None else _clock(start)
        after = None if start is None else _after(start, end)
        role, words = _role(match), _words(match)
        found.append(WordedTime(match.start(), match.end(), role, clock, after, words))
    return [*found, *(_of_arabic(hour, text) for hour in arabic_hours.find(text))]


def either(text: str) -> dict[str, str]:
    """The two times of day that folded text can mean which is one time in words; else nothing."""
    match = _WORDED.fullmatch(text)
    if not match or not _is_time(match) or match["to"]:
        return {}
    minutes = _told(match["quarter"], match["of"] or match["hour"])
    if minutes >= 12 * 60:
        return {}
    return {"morning": _shown(minutes), "evening": _shown(minutes + 12 * 60)}


def _shown(minutes: int) -> str:
    return f"{_clock(minutes):%H:%M}"


def _words(match: re.Match[str]) -> str:
    """As they are spelt: they were looked for in folded text."""
    begin = match.start("quarter" if match["quarter"] else "hour")
    said = match.string[begin : match.end()]
    return said.replace("funf", "fünf").replace("zwolf", "zwölf")


def _of_arabic(hour: ArabicHour, text: str) -> WordedTime:
    late = hour.minutes < _EARLIEST if hour.is_late is None else hour.is_late
    is_told = late or hour.is_late is not None
    minutes = hour.minutes + (12 * 60 if late and hour.minutes < 12 * 60 else 0)
    start, words = _clock(minutes) if is_told else None, text[hour.begin : hour.stop]
    return WordedTime(hour.begin, hour.stop, "start", start, words=words)


def _is_time(match: re.Match[str]) -> bool:
    """ "acht Uhr", "halb acht", "Mitternacht", "noon"; not the "acht" of "acht Abende"."""
    worded = match["quarter"] or match["unit"] or match["to_unit"]
    return bool(worded or match["hour"] in _ALONE)


def _role(match: re.Match[str]) -> str:
    said = match["role"] or ""
    if said.startswith(("ende", "zuruck")):
        return "end"
    return "doors" if said.startswith("einlass") else _ROLES.get(said, "start")


def _start(match: re.Match[str], beside: list[int], text: str) -> int | None:
    minutes = _told(match["quarter"], match["of"] or match["hour"])
    if minutes >= 12 * 60:
        return minutes if minutes <= 24 * 60 else None
    late = _is_late(match["part"] or text, minutes, beside)
    return None if late is None else minutes + (12 * 60 if late else 0)


def _is_late(words: str, minutes: int, beside: list[int]) -> bool | None:
    """Whether the afternoon or evening is meant; None where nothing tells it."""
    if minutes < _EARLIEST:
        return True
    if _LATE.search(words) or _EARLY.search(words):
        return bool(_LATE.search(words))
    known = [each for each in beside if each >= 12 * 60 or each > minutes >= 9 * 60]
    if not known:
        return None
    early, late = (abs(known[0] - each) for each in (minutes, minutes + 12 * 60))
    if early > late:
        return True
    return False if early + _LEAD <= late else None


def _end(match: re.Match[str]) -> int | None:
    return _told(match["to_quarter"], match["to"]) if match["to"] else None


def _after(start: int, end: int | None) -> time | None:
    """The end in the half of the day in which the start is, or the one that follows."""
    if end is None:
        return None
    later = end + 12 * 60 if end <= start and end < 12 * 60 else end
    return _clock(later) if start < later <= 24 * 60 else None


def _told(quarter: str | None, name: str) -> int:
    hour = int(name) if name.isdigit() else _NUMBER[name]
    return hour * 60 + (_SHIFT[quarter] if quarter else 0)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
