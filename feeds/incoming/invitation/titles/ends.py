"""Where a title ends in its line: at a date, a place, the rest of a sentence."""

import re

from programme.plain_text import tidy
from programme.regular_expressions import expression
from programme.stated.days_in_text import WEEKDAY

# What follows a title in its line: a date, a place, the rest of a sentence.
_BEHIND = expression(
    r"\s+(?:am|ab|vom|in der|im|statt|ein|–|-|\|)\s+"
    r"(?=\w*\d|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\b|Mittwoch|Sonnabend|(?:Mo"
    r"|Di|Mi|Do|Fr|Sa|So)\b\.?,?\s\d)"
    r"|,\s+(?=(?:am|den|um)\s|\w+tag\b|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b|"
    r"\d{1,2}\.)|(?<=[^\W\d]{3})[.!]\s|(?<=[“”\"])[.!]\s|\sein(?:[.:!,]|$)"
    r"|\sein\s(?=(?:am|an|um|ab|im|ins?|vom|auf|für|mit|den|–|-|nach|bei|beim|zu[mr]?)\s)"
    r"|,\s+(?=(?:der |freier |kein )?(?:Eintritt|Unkosten\w*|Teilnahmegebühr|Kosten\w*)\b|"
    r"(?:kostenlos|kostenfrei|gratis|barrierefrei)\b|Anmeldung (?:unter|bis|bei|per|erforder))"
    r"|\s(?:findet|finden)\s(?=.*\bstatt\b|am\s|vom\s)|\s(?:trifft sich|treffen sich)\s"
    r"|\s(?:beginnt|startet|öffnet|spielt|gastiert)\s(?=(?:am|um|ab|vom|wieder|de[rn]|die|ihre|seine|im|in|heute)\s)"
    rf"|:\s+(?={WEEKDAY}\b|\d)|\s(?=\[\w)"
    r"|\s(?:on|at|from)\s(?=(?:the\s)?\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|noon\b)"
    r"|\s(?:takes place|will take place|starts|begins)\s"
    r"|\s(?:يوم|بتاريخ|الساعة|من الساعة)(?:\s|$)|\s(?=jede[nrs]?\s\w*(?:tag|woch)\w*\b)"
)
_HAPPENS = r"(?:findet|finden|trifft|treffen|beginnt|startet|öffnet|spielt|gastiert)"
_MARKS = expression(r"^[^\w„“\"»(]+|[^\w“”\"«!?)*]+$")


def shortened(text: str, line=None) -> str:
    """Up to where a date, a place or the end of the sentence begins."""
    is_named = line is not None and line.kind == "title" and bool(line.label)
    ends = (
        match.start() for match in _BEHIND.finditer(text) if not (is_named and match[0][0] == "!")
    )
    first = text[: next(ends, len(text))]
    if line and first != text:
        line.whole = False
        line.use(first)
    found = _MARKS.sub("", tidy(first)).strip(".:")
    if re.search(rf"^{re.escape(first)}\s{_HAPPENS}\b", text):
        found = re.sub(r"^(?:Der|Die|Das|Unsere?) ", "", found)
    return found


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
