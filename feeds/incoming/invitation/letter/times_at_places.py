"""A day or a time in the line of a place: "Treff: Mo., 20.9., 9 Uhr, Bahnhof Wutha" in two lines.

Also "Ort: Bahnhof Wutha, 20.9., 9 Uhr". A house or street whose name has a number or a day in it
("Straße des 17. Juni 135") stays whole.
"""

import re
from dataclasses import replace

from feeds.incoming.invitation.letter.line import Line
from feeds.incoming.invitation.when import time_runs
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

_CLOCK = expression(r"\d\s?(?:uhr|h)\b|\d:\d\d\b")
_DAY = expression(rf"\d\.\s?\d{{1,2}}\.|\d{{4}}-\d\d-\d\d|\d\.?\s{time_runs.MONTH}\b|\b{WEEKDAY}\b")
_BEGINS = expression(
    r"[\s,;:|·–-]*(?=[A-ZÄÖÜ„\"\u0600-\u06ff]|(?:am|an|auf|ab|im|in|ins|beim?|vor|hinter|neben|"
    r"gegenüber)\s)"
)
_ENDS = expression(r"[,;|·–(-]\s*$")
_LOOSE = expression(r"(?i)(?<=uhr)\sam$")
_EDGES = " ,;:|·–-()"


def split(lines) -> list[Line]:
    """The lines, with such days and times as lines of their own.

    Where another line says when it begins, the time at which one meets stays a remark.
    """
    has_start = any(_has_clock(line.text) for line in lines if line.kind in ("", "when"))
    return [part for line in lines for part in _parts(line, has_start)]


def _has_clock(text: str) -> bool:
    return bool(_CLOCK.search(fold(text)))


def _parts(line: Line, has_start: bool) -> list[Line]:
    span = _span(line.text) if line.kind == "where" else None
    if span is None or not _is_moment(line.text[slice(*span)]):
        return [line]
    place = _place(line.text, *span)
    if place is None:
        return [line]
    told = line.text[slice(*span)].strip(_EDGES)
    rest = [replace(line, text=place, raw=place)] if place else []
    if has_start and not _DAY.search(fold(told)):
        return [Line("text", f"{line.label.capitalize()} {told}"), *rest]
    return [Line("when", told, line.label), *rest]


def _place(text: str, begin: int, end: int) -> str | None:
    """What stands behind the moment or before it; None where it is part of a name."""
    before, behind = text[:begin], text[end:]
    if not before.strip(_EDGES) and _begins_place(text[:end], behind):
        return behind.strip(" ,;:|·–-")
    if (_ENDS.search(before) or text[begin] == "(") and not behind.strip(" ,;.)"):
        return before.strip(_EDGES)
    return None


def _span(text: str) -> tuple[int, int] | None:
    """Where the moment stands; "am" behind "Uhr" leads to the place."""
    span = time_runs.longest(text)
    loose = _LOOSE.search(text[slice(*span)]) if span else None
    return (span[0], span[0] + loose.start()) if span and loose else span


def _is_moment(told: str) -> bool:
    return _has_clock(told) or bool(_DAY.search(fold(told)))


def _begins_place(told: str, behind: str) -> bool:
    """Whether a place begins behind: a comma, "am", or "Uhr" right before it; or nothing at all."""
    if not behind.strip(_EDGES):
        return True
    is_marked = told[-1:] in ",;:" or re.match(r"\s*[,;:|·–-]", behind)
    is_led = re.match(r"\s[a-z]", behind)
    is_clock = re.search(r"(?:uhr|h)\W*$", fold(told))
    return bool(_BEGINS.match(behind) and (is_marked or is_led or is_clock))
