"""Times in running text: "14–18 Uhr", "20 c.t.", "18°°", "19h30", "Einlass 19, Beginn 19.30"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache

from programme.regular_expressions import expression
from programme.stated import approximate, worded_times
from programme.stated.days_in_text import blank
from programme.stated.worded_times import WordedTime

_WORDS = {
    "doors": r"einlass|turoffnung|saaloffnung|doors(?: open)?",
    "end": r"ende|endet|enden|schluss|abschluss|ruckkehr|ruckkunft|bis|zuruck|heimkehr|fertig|"
    r"schliessen|"
    "ends|until|till|حتي",
    "from": r"ab|from",
    "start": r"beginn|start|anfang|los geht'?s|anpfiff|um|von|gegen|zwischen|at|starts|begins|"
    "الساعه",
    "evening": r"abends|nachmittags",
    "daytime": r"morgens|vormittags|mittags",
}
_WORD = "|".join(rf"(?P<{role}>\b(?:{words})\b)" for role, words in _WORDS.items())
_ABOUT = r"(?:ca\.?|circa|etwa|ungefahr|gegen|max\.?|maximal|spatestens|voraussichtlich|rund)"
_SAID_BESIDE = rf"ist|sind wir|sind alle|sind|ab|um|jeweils|immer|der veranstaltung|{_ABOUT}|:|="
_FILL = rf"(?:\s?(?:{_SAID_BESIDE})){{0,6}}"
# "19 Uhr 30", but not "19 Uhr, 30 Plätze" nor "19 Uhr 30 Euro".
_GOES_ON = r"(?:bis|und|oder|im|in|statt|los|an|auf|am|uhr)\b"
_PAST = rf"\s[0-5]\d(?=\s*(?:$|[,;)|!?]|\.(?!\d)|{_GOES_ON}))"
_HOUR_WORD = rf"\s?uhr{_PAST}"
_MINUTES = (
    r"(?:\s?[:.]\s?[0-5]\d(?!\d)|h[0-5]\d(?!\d)|[0-5]\d(?=\s?(?:uhr|h\b))|\s(?:00|[345]\d)(?=\s?uhr\b)|°°|oo\b|"
    rf"{_HOUR_WORD})?"
)
_NUMBERED = "".join(
    rf"(?!(?<={word} )\d{{1,2}}:\s)" for word in ("gruppe", "kurs", "teil", "block", "tag", "runde")
)
_CLOCK = rf"{_NUMBERED}(?<![\d.:,/-])(?<!\d )[012]?\d{_MINUTES}"
_UNIT = r"\s?(?:uhr\b|h\b|[ap]\.?m\b\.?|[cs]\.?\s?t\b\.?|\([cs]\.?\s?t\.?\)|o'clock\b|noon\b)"
_LIKE_A_CLOCK = expression(rf"{_UNIT}|\s?uhr\s\d|\d:\d\d|\dh\d\d|°°|\doo")
_TO = r"(?:-|–|—|\b(?:bis|to|until|till|الي|حتي)\b)"  # Arabic as `fold` writes it
_ITEM = (
    rf"(?:{_CLOCK}(?:{_UNIT})?\s?{_TO}\s?(?:{_ABOUT}\s?|(?:um|zum|الساعه) )*"
    rf"[012]?\d{_MINUTES}|{_CLOCK})"
)
_PART_OF_DAY = (
    r"\s?\b(?:morgens|fruh|vormittags|mittags|nachmittags|abends|nachts|"
    r"مسا|صباحا|ظهرا|عصرا|بعد الظهر|ليلا)\b"
)
# A comma goes on with times where nothing but figures stands before the next "Uhr", or with "um"
# where a last one follows: "um 11 Uhr, um 13 Uhr sowie um 15 Uhr".
_AND_AT = r"\sum \d{1,2}(?:[.:]\d\d)?(?: uhr)?"
_COMMA = (
    rf",(?=(?:{_AND_AT},){{0,6}}{_AND_AT} (?:und|sowie|oder)\sum \d)|"
    r",(?=\s?\d{1,2}[.:]\d\d(?!\.)|[\s\d.:,/+&–-]{1,30}(?:(?:und|u\.|oder|sowie|bis|uhr)"
    r"[\s\d.:,/+&–-]{1,30}){0,6}(?:uhr|h)\b(?! (?:beginn|einlass|ende|start)\b))"
)
_AND = r"/|\+|&|\bund\b|\bu\.|\boder\b|\bsowie\b|\bbzw\b\.?"
_FURTHER = rf"\s?(?:von |um |ab )?{_ITEM}(?:{_UNIT})?"
_LIST = (
    # "Markt 3, 19 Uhr": a bare number behind a word is no time, unless that word says so.
    rf"(?:(?:(?<![a-z.] )|(?<=\bum )|(?<=\bab )|(?<=\bje )|(?<=jeweils )|(?<=taglich ))"
    rf"{_ITEM}(?:\s?(?:{_COMMA}){_FURTHER})+(?:\s?(?:{_AND}){_FURTHER})*"
    rf"|{_ITEM}{_UNIT}(?!{_PAST})(?!\s?(?:-|–|—|bis\b)\s?\d)(?:\s?(?:(?:{_COMMA})|{_AND}){_FURTHER})*|{_ITEM}(?:\s?(?:{_AND}){_FURTHER})*)"
)
_TIME = expression(
    rf"(?:(?:{_WORD}){_FILL}\s*)?(?P<list>{_LIST})(?:{_UNIT})?(?P<part>{_PART_OF_DAY})?"
    r"(?!(?<!uhr)\s?(?:€|euro|eur\b|%|km\b|m\b|kg|jahr|person|platz|teilnehm|kinder|stuck|minuten|min\b|"
    r"stunden|std\b|mal\b|x\b|termine|tage|wochen|-?tagig|-taglich|-?wochentlich|"
    r"[.,]?\d))"
)
_LOOSE = ("um", "gegen")  # they may also stand before an end: "gegen 14 Uhr wieder da"
_BEHIND = expression(
    r"[\s,(]{0,2}(?:ist )?(?:(?P<doors>einlass|turoffnung)|"
    r"(?P<end>ende|schluss|\w+ und (?:schluss|ende)|wieder (?:da|zuruck|zu hause)|zuruck|"
    r"klingt[^.;!?\d]{0,30}\baus))"
    r"\b(?!\s?(?::|um|ab|ca|offen|\d|ist))"
)
_NEAR = expression(r"[\s,;:.(|)–-]{0,5}(?:um|von|ab|jeweils|je|gegen|zwischen|\s|:)*")
_DIGIT = expression(r"\d")
_ORDINAL = expression(r"\d{1,2}\.\s(?!uhr)[a-z]")  # "3. Advent"
_SPAN = expression(rf"\d\s?{_TO}")
_ONWARDS = expression(r"\san\b(?! d| am| un)")
_ONE = expression(r"(\d{1,2})\s?(?:[:.h]\s?|uhr\s(?=\d))?([0-5]\d)?(?:°°|oo)?(?!\d)")
_HALF = expression(r"\s?([ap])\.?m\b")
_OPEN_END = expression(
    r"(?:bis )?open[ -]end\w*|(?:till?|'til|until) late\b|"
    r"bis spat(?! in)\b|(?:bis )?ende offen|(?:mit )?offenes ende|bis (?:tief |spat )?in d"
    r"(?:en|ie) (?:spaten )?(?:abend|nacht)\w*"
)
_WHOLE_DAY = expression(r"\bganztagig\w*|\bganztags\b|\bden ganzen tag\b|\ball day\b|طوال اليوم")


@dataclass(frozen=True)
class Slot:
    start: time
    end: time | None = None
    kind: str = "exact"  # or "from"
    next_day: bool = False  # it starts at 24:00
    about: bool = False  # its end is approximate, or it is an end and approximate itself
    starts_about: bool = False


@dataclass(frozen=True)
class Times:
    """One mention of a time in a line: its role is "start", "doors" or "end"."""

    begin: int
    stop: int
    role: str
    slots: tuple[Slot, ...]


def times(
    text: str, *, bare: bool = False, behind: Sequence[int] = (), around: str = ""
) -> list[Times]:
    """All times in folded text without its days. `bare`: a lone number is a time ("Zeit: 19").

    `behind`: where days end in the text; "20-22" right behind one is a time too. `around`: folded
    lines that tell whether "halb acht" is in the evening.
    """
    found, rest = [], text
    for worded in _in_words(text, bare, behind, around):
        rest = blank(rest, worded.begin, worded.stop)
        if worded.start:
            kind = "from" if worded.role == "from" and not worded.end else "exact"
            role = "start" if worded.role == "from" else worded.role
            slot = Slot(worded.start, worded.end, kind)
            found.append(Times(worded.begin, worded.stop, role, (slot,)))
    found += _in_figures(rest, bare, tuple(behind))
    return sorted(found, key=lambda each: each.begin)


def _in_words(text: str, bare: bool, behind: Sequence[int], around: str) -> list[WordedTime]:
    """Times told in words; those in figures beside them tell which half of the day is meant."""
    rest = text
    for worded in worded_times.find(text):
        rest = blank(rest, worded.begin, worded.stop)
    beside = _in_figures(rest, bare, tuple(behind)) + _in_figures(around, False, ())
    figures = [slot for each in beside for slot in each.slots]
    clocks = [clock for slot in figures for clock in (slot.end, slot.start) if clock]
    return worded_times.find(text, clocks, around)


def open_end(text: str) -> str:
    """The words that say so, or nothing."""
    match = _OPEN_END.search(text)
    return match[0] if match else ""


def whole_day(text: str) -> str:
    """The words that say so, or nothing."""
    match = _WHOLE_DAY.search(text)
    return match[0] if match else ""


@lru_cache(maxsize=64)
def _in_figures(text: str, bare: bool, behind: tuple[int, ...]) -> tuple[Times, ...]:
    """Once for all who look for times in a line, with words or without."""
    return tuple(_found(text, bare, behind)) if _DIGIT.search(text) else ()


def _found(text: str, bare: bool, behind: Sequence[int]) -> Iterator[Times]:
    at = 0
    while match := _TIME.search(text, at):
        at = max(match.end(), at + 1)
        is_bare = bare and not _ORDINAL.match(text, match.start("list"))
        is_time = _is_time(match, is_bare, _is_near(match, text, behind))
        slots = _slots(match, text, of_day=_is_of_day(match, behind)) if is_time else ()
        if not slots:
            continue
        role = _role(match, text)
        if role != "start" and len(slots) > 1:  # "Einlass 18 Uhr, 19 Uhr": the second begins anew
            first = next(re.finditer(_ITEM, match["list"]))
            at = match.start("list") + first.end()
            slots = slots[:1]
        if role == "start" and approximate.is_before(text[: match.start("list")]):
            slots = (replace(slots[0], starts_about=True), *slots[1:])
        yield Times(match.start(), at, role, slots)


def _is_near(match: re.Match[str], text: str, behind: Sequence[int]) -> bool:
    """Whether it stands right behind a day."""
    begin = match.start()
    return any(end <= begin and _NEAR.fullmatch(text[end:begin]) for end in behind)


def _is_of_day(match: re.Match[str], behind: Sequence[int]) -> bool:
    """Whether the word before is said of a day between it and the times ("ab 15.9. 15 Uhr")."""
    return any(match.start() < end <= match.start("list") for end in behind)


def _role(match: re.Match[str], text: str) -> str:
    """By the word before ("Einlass 18 Uhr"), else by the one behind ("18 Uhr Einlass")."""
    said, behind = match, _BEHIND.match(text, match.end())
    is_close = behind and "," not in behind[0] and _is_loose(match, behind)
    if behind and (is_close or not any(match[name] for name in _WORDS)):
        said = behind
    if said["doors"]:
        return "doors"
    return "end" if said["end"] else "start"


def _is_loose(match: re.Match[str], behind: re.Match[str]) -> bool:
    """Whether the word before says less than the one behind: "ab 18 Uhr Einlass"."""
    return match["start"] in _LOOSE or bool(match["from"] and behind["doors"])


def _is_time(match: re.Match[str], bare: bool, near: bool) -> bool:
    """Whether numbers are times: by their form, or by the words around them."""
    if bare or match["part"] or _LIKE_A_CLOCK.search(match[0]) or _is_announced(match):
        return True
    minutes = re.findall(r"\d[.]\s?\d\d", match["list"])
    worded = any(match[role] for role in ("start", "from", "end", "evening", "daytime"))
    if near:
        return bool(minutes or worded or _SPAN.search(match["list"]))
    return bool(minutes) and (worded or len(minutes) > 1)


def _is_announced(match: re.Match[str]) -> bool:
    """Whether the word before is said of times alone: "Einlass", "Ende", "Beginn", not "bis"."""
    if match["doors"] or (match["end"] and match["end"] != "bis"):
        return True
    return (match["start"] or "").startswith(("beg", "start", "anfang", "los", "الساعه"))


def _slots(match: re.Match[str], text: str, *, of_day: bool) -> tuple[Slot, ...]:
    """Each time of a list; none at all where one of them is no time of day."""
    evening, quarter = _is_evening(match), bool(re.search(r"c\.?\s?t\b", match[0]))
    found = []
    onwards = not of_day and (
        match["from"] or (match["start"] == "von" and _ONWARDS.match(text, match.end()))
    )
    for item in _items(match):
        slot = _slot(item, evening, quarter, onwards=bool(onwards))
        if slot is None:
            return ()
        is_about = approximate.ends_about(match[0] if match["end"] else item)
        found.append(replace(slot, about=True) if is_about else slot)
    return tuple(found)


def _is_evening(match: re.Match[str]) -> bool:
    if re.search(
        r"abends|nachmittags|مسا|عصرا|بعد الظهر|ليلا", match["part"] or match["evening"] or ""
    ):
        return True
    return bool(re.search(r"\dp\.?m|\sp\.?m", match[0]))


def _items(match: re.Match[str]) -> list[str]:
    """Times and spans, one by one; "zwischen 10 und 12" is one span."""
    items = [each[0] for each in re.finditer(_ITEM, match["list"])]
    return ["-".join(items)] if match["start"] == "zwischen" and len(items) == 2 else items


def _slot(item: str, evening: bool, quarter: bool, *, onwards: bool) -> Slot | None:
    every = [(each, _HALF.match(item, each.end())) for each in _ONE.finditer(item)][:2]
    clocks = [_time(each, half[1] == "p" if half else evening, quarter) for each, half in every]
    known = [clock for clock in clocks if clock]
    if not clocks or len(known) < len(clocks):
        return None
    start, next_day = known[0]
    end = known[1][0] if len(known) > 1 else None
    return Slot(start, end, "from" if onwards and end is None else "exact", next_day)


def _time(match: re.Match[str], evening: bool, quarter: bool) -> tuple[time, bool] | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    hour += 12 if evening and 1 <= hour < 12 else 0
    minute += 15 if quarter and not minute else 0
    return time(hour % 24, minute), hour == 24
