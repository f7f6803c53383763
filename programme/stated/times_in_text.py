"""Times in running text: "14–18 Uhr", "20 c.t.", "18°°", "19h30", "Einlass 19, Beginn 19.30"."""

import re
from dataclasses import dataclass
from datetime import time

from programme.stated.days_in_text import blank

_WORDS = {
    "doors": r"einlass|turoffnung|saaloffnung|doors(?: open)?",
    "end": r"ende|schluss|bis",
    "from": r"ab|from",
    "start": r"beginn|start|anfang|los geht'?s|anpfiff|um|von|gegen|zwischen|at",
    "evening": r"abends|nachmittags",
}
_WORD = "|".join(rf"(?P<{role}>\b(?:{words})\b)" for role, words in _WORDS.items())
_FILL = r"(?:\s?(?:ist|ab|um|gegen|jeweils|immer|der veranstaltung|ca\.?|circa|:|=|spatestens))*"
_HOUR = r"(?<![\d.:,/-])(?<!\d )[012]?\d"
_CLOCK = rf"{_HOUR}(?:\s?[:.]\s?[0-5]\d(?!\d)|h[0-5]\d(?!\d)|[0-5]\d(?=\s?(?:uhr|h\b))|°°|oo\b)?"
_UNIT = r"\s?(?:uhr\b|h\b|[ap]\.?m\b\.?|c\.?\s?t\b\.?|s\.?\s?t\b\.?|o'clock\b)"
_LIKE_A_CLOCK = re.compile(rf"{_UNIT}|\d:\d\d|\dh\d\d|°°|\doo")
_ITEM = (
    rf"(?:{_CLOCK}(?:{_UNIT})?\s?(?:-|–|—|\bbis\b|\bto\b)\s?(?:ca\.?\s?|gegen\s|max\.?\s)?"
    rf"[012]?\d(?:\s?[:.]\s?[0-5]\d(?!\d)|h[0-5]\d(?!\d)|[0-5]\d(?=\s?(?:uhr|h\b))|°°|oo\b)?|"
    rf"{_CLOCK})"
)
_PART_OF_DAY = r"\s?\b(?:morgens|fruh|vormittags|mittags|nachmittags|abends|nachts)\b"
_LIST = (
    rf"{_ITEM}(?:{_UNIT})?(?:\s?(?:,(?=\s?\d{{1,2}}[.:]\d\d)|/|\+|&|\bund\b|\bu\.|\boder\b|"
    rf"\bsowie\b)\s?(?:von |um |ab )?{_ITEM}(?:{_UNIT})?)*"
)
_TIME = re.compile(
    rf"(?:(?:{_WORD}){_FILL}\s*)?(?P<list>{_LIST})(?P<part>{_PART_OF_DAY})?"
    r"(?!\s?(?:€|euro|eur\b|%|km\b|m\b|kg|jahr|person|platz|teilnehm|kinder|stuck|[.,]?\d))"
)
_ONE = re.compile(r"(\d{1,2})\s?(?:[:.h]\s?)?([0-5]\d)?(?:°°|oo)?(?!\d)")
_WORDED = re.compile(
    r"(?:\bum )?\b(?P<half>halb|viertel (?:nach|vor)|dreiviertel) (?P<hour>eins|zwei|drei|vier|"
    r"funf|sechs|"
    r"sieben|acht|neun|zehn|elf|zwolf|\d{1,2})(?: uhr)? (?P<part>morgens|fruh|vormittags|mittags|"
    r"nachmittags|abends)"
)
_HOURS = "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf".split()
_OPEN_END = re.compile(
    r"open[ -]end\w*|ende offen|offenes ende|bis (?:tief |spat )?in d(?:en|"
    r"ie) (?:spaten )?(?:abend|nacht)"
)


@dataclass(frozen=True)
class Slot:
    start: time
    end: time | None = None
    kind: str = "exact"  # or "from"
    next_day: bool = False  # it starts at 24:00


@dataclass(frozen=True)
class Times:
    """One mention of a time in a line: its role is "start", "doors" or "end"."""

    begin: int
    stop: int
    role: str
    slots: tuple[Slot, ...]


def times(text: str, *, bare: bool = False) -> list[Times]:
    """All times in folded text without its days. `bare`: a lone number is a time ("Zeit: 19")."""
    found, rest = [], text
    for match in _WORDED.finditer(text):
        if slot := _worded(match):
            found.append(Times(match.start(), match.end(), "start", (slot,)))
            rest = blank(rest, match.start(), match.end())
    for match in _TIME.finditer(rest):
        if _is_time(match, bare) and (slots := _slots(match)):
            found.append(Times(match.start(), match.end(), _role(match), slots))
    return sorted(found, key=lambda each: each.begin)


def open_end(text: str) -> str:
    """The words that say so, or nothing."""
    match = _OPEN_END.search(text)
    return match[0] if match else ""


def _role(match: re.Match[str]) -> str:
    if match["doors"]:
        return "doors"
    return "end" if match["end"] else "start"


def _is_time(match: re.Match[str], bare: bool) -> bool:
    """Whether numbers are times: by their form, or by the words around them."""
    said = match["list"]
    if bare or match["part"] or _LIKE_A_CLOCK.search(said) or _is_announced(match):
        return True
    minutes = re.findall(r"\d[.]\s?\d\d", said)
    worded = any(match[role] for role in ("start", "from", "end"))
    return bool(minutes) and (worded or len(minutes) > 1)


def _is_announced(match: re.Match[str]) -> bool:
    """Whether the word before is said of times alone: "Einlass", "Ende", "Beginn", not "bis"."""
    if match["doors"] or (match["end"] and match["end"] != "bis"):
        return True
    return (match["start"] or "").startswith(("beginn", "start", "anfang", "los"))


def _slots(match: re.Match[str]) -> tuple[Slot, ...]:
    """Each time of a list; none at all where one of them is no time of day."""
    evening, quarter = _is_evening(match), bool(re.search(r"c\.?\s?t\b", match["list"]))
    found = []
    for item in _items(match):
        slot = _slot(item, evening, quarter, onwards=bool(match["from"]))
        if slot is None:
            return ()
        found.append(slot)
    return tuple(found)


def _is_evening(match: re.Match[str]) -> bool:
    if re.search(r"abends|nachmittags", match["part"] or match["evening"] or ""):
        return True
    return bool(re.search(r"\dp\.?m|\sp\.?m", match["list"]))


def _items(match: re.Match[str]) -> list[str]:
    """Times and spans, one by one; "zwischen 10 und 12" is one span."""
    items = [each[0] for each in re.finditer(_ITEM, match["list"])]
    return ["-".join(items)] if match["start"] == "zwischen" and len(items) == 2 else items


def _slot(item: str, evening: bool, quarter: bool, *, onwards: bool) -> Slot | None:
    clocks = [_time(each, evening, quarter) for each in _ONE.finditer(item)][:2]
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


def _worded(match: re.Match[str]) -> Slot | None:
    """ "halb acht abends". Without the part of the day it stays open which half of it is meant."""
    name = match["hour"]
    hour = int(name) if name.isdigit() else _HOURS.index(name) + 1
    late = match["part"] in ("abends", "nachmittags") and hour < 12
    shift = {"halb": -30, "viertel nach": 15, "viertel vor": -15, "dreiviertel": -15}
    minutes = hour * 60 + (720 if late else 0) + shift[match["half"]]
    return Slot(time(minutes // 60, minutes % 60)) if 0 < minutes < 1440 else None
