"""How long something lasts: "Dauer: 90 Minuten", "ca. zwei Stunden", "1,5 Std.", "2h"."""

import re
from collections.abc import Sequence
from datetime import time

from programme.regular_expressions import expression

_WORDS = {
    "eine": 1,
    "einer": 1,
    "eineinhalb": 1.5,
    "anderthalb": 1.5,
    "zwei": 2,
    "zweieinhalb": 2.5,
    "drei": 3,
    "vier": 4,
    "funf": 5,
    "sechs": 6,
    "zwanzig": 20,
    "dreissig": 30,
    "funfundvierzig": 45,
    "vierzig": 40,
    "funfzig": 50,
    "sechzig": 60,
    "neunzig": 90,
    "hundertzwanzig": 120,
}
_DURATION = expression(
    r"(?P<label>\b(?:dauer|dauert|gesamtdauer)\b[:\s]*(?:ca\.?|circa|etwa|rund|insgesamt|jeweils)?\s?)?"
    rf"(?<![\d.,:–-])(?P<number>\d{{1,3}}(?:,\d)?|\b(?:{'|'.join(_WORDS)}))\s?"
    r"(?:(?P<hours>stunden?\b|std\b\.?|h\b)|(?P<minutes>minuten\b|min\b\.?))"
    r"(?:\s?lang\b)?(?!\s(?:vor|nach|spater|fruher|fahrt|zu fuss)\w*)"
)
_BEFORE = expression(r"[\W_]*(?:(?:ca|circa|etwa|rund|insgesamt|jeweils|je)\b\W*)*")
LONGEST = 12 * 60  # minutes


def find(text: str, *, labelled: bool, behind: Sequence[int] = ()) -> tuple[int, str] | None:
    """Minutes, and the words that say them, of folded text.

    `labelled`: only behind "Dauer", alone in the text, or right behind a time; `behind` is where
    times end in it.
    """
    for match in _DURATION.finditer(text):
        minutes = _minutes(match)
        is_plain = not labelled or _stands_apart(text, match, behind)
        is_told = match["label"] or (is_plain and match["hours"] != "h")
        if is_told and 0 < minutes <= LONGEST:
            return minutes, match[0]
    return None


def _stands_apart(text: str, match: re.Match[str], behind: Sequence[int]) -> bool:
    begin = match.start()
    alone = _BEFORE.fullmatch(text, 0, begin) and not re.search(r"\w", text[match.end() :])
    near = (_BEFORE.fullmatch(text, end, begin) for end in behind if begin - 30 < end <= begin)
    return bool(alone or any(near))


def after(start: time, minutes: int) -> time:
    """When something ends that lasts so long; at night on the next day."""
    end = start.hour * 60 + start.minute + minutes
    return time(end // 60 % 24, end % 60)


def _minutes(match: re.Match[str]) -> int:
    name = match["number"]
    number = _WORDS[name] if name in _WORDS else float(name.replace(",", "."))
    return int(number * 60 if match["hours"] else number)
