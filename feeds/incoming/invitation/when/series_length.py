"""How long a series goes on, where a text tells it by a number: "8 Termine", "acht Wochen lang"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from feeds.incoming.invitation.when.rhythms import NUMBERS, number
from programme.drafts import dates
from programme.drafts.event_draft import Rule, When
from programme.regular_expressions import expression
from programme.stated import days_in_text

LONGEST = timedelta(3 * 366)  # of a series of which only the number of dates is told
_ONE = r"(?:eine[nrm]?|one)"
_N = rf"(?P<n>\d{{1,2}}|{_ONE}|{'|'.join(NUMBERS)})"
_UNIT = r"(?P<unit>woche|week|monat|month)(?:e?n|e|s)?"
_PATTERNS = tuple(
    expression(pattern)
    for pattern in (
        rf"\b(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})\s?(?P<unit>x|mal|\w*terminen?|\w*abenden?|"
        r"\w*treffen|\w*vormittagen?|\w*nachmittagen?|\w*einheiten|\w+stunden|"
        rf"(?:{days_in_text.LONG})\w*|\w*sitzungen|\w*kurstage|veranstaltungen|sessions)\b",
        rf"\b{_N} {_UNIT} lang\b",
        rf"\b(?:fur|uber|insgesamt|for|lauft|dauert|geht|dauer:?)(?: ca\.?| etwa| insgesamt)?"
        rf" {_N} {_UNIT}\b",
        rf"(?:^|[,(|:]\s?){_N} {_UNIT}(?=\s?(?:[,)|:]|$))",
        rf"\b{_N}-?\s?(?P<unit>woch|monat)ig\w*",
    )
)


@dataclass(frozen=True)
class Bounds:
    """`until` is None where the end is open."""

    starts_on: date
    until: date | None


@dataclass(frozen=True)
class Length:
    number: int
    of: str  # "dates", "weeks" or "months"
    words: str  # that say it


def told(text: str) -> Length | None:
    """In folded text."""
    match = next(filter(None, (pattern.search(text) for pattern in _PATTERNS)), None)
    if match is None:
        return None
    count = 1 if re.fullmatch(_ONE, match["n"]) else number(match["n"])
    units = {"wo": "weeks", "we": "weeks"} | dict.fromkeys(("monat", "month"), "months")
    unit = units.get(match["unit"]) or units.get(match["unit"][:2], "dates")
    return Length(count, unit, match[0].strip(" ,(|:"))


def until(length: Length, rule: dict, first: date) -> date | None:
    """The last day of a series from the first one on; None where it would be years away."""
    if length.of == "months":
        return _months_later(first, length.number) - timedelta(1)
    is_weekly = rule["freq"] == "weekly" and rule.get("interval", 1) == 1
    if length.of == "dates" or (is_weekly and len(rule.get("weekdays", (0,))) == 1):
        every = expanded(rule, first)
        return every[length.number - 1].starts_on if 0 < length.number <= len(every) else None
    return first + timedelta(7 * length.number - 1)


def expanded(rule: dict, first: date) -> tuple[When, ...]:
    """All dates of a rule for three years, or as many as a series may have."""
    usual = () if rule["freq"] == "daily" else (first.weekday(),)
    said = {"weekdays": usual, **rule, "starts_on": first, "until": first + LONGEST}
    return dates.expand(Rule(**said))


def _months_later(day: date, months: int) -> date:
    """The same day of that month, or the first behind a month that has none."""
    year, month = divmod(day.month - 1 + months, 12)
    start = date(day.year + year, month + 1, 1)
    following = (start + timedelta(31)).replace(day=1)
    return min(start + timedelta(day.day - 1), following)
