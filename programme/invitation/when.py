"""Days and times in running text: "Di, 28.9., 14–18 Uhr", "vom 4. bis 30.9.", "dienstags"."""

import re
from dataclasses import dataclass, replace
from datetime import date, time

from programme.drafts import When
from programme.stated_dates import MONTHS, WEEKDAYS, Unclear, read_day
from programme.texts import fold

_DAYS = {fold(name): n for n, names in enumerate(WEEKDAYS) for name in names[:3]}
_WEEKDAY = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|sonnabend|samstag|sonntag"
    r"|mo|di|mi|do|fr|sa|so)"
)
_MONTH = "|".join(sorted({fold(name) for names in MONTHS for name in names[:4]}, key=len)[::-1])
_DATE = rf"(?:(?:{_WEEKDAY})\b[.,]?\s*(?:den\s|dem\s)?\s*)?(?<!\d)\d{{1,2}}\.\s?"
_DATE += rf"(?:\d{{1,2}}\.(?:\s?\d{{4,5}}|\d{{2}}(?!\d))?|(?:{_MONTH})\b\.?(?:\s\d{{4,5}})?)"
DATE = re.compile(_DATE)
RANGE = re.compile(
    rf"(?:vom\s+)?(?P<first>{_DATE}|\d{{1,2}}\.)\s?(?:bis(?:\szum)?|–|-)\s?(?P<last>{_DATE})"
)
SEVERAL = re.compile(rf"(?<![\d.])(?P<first>\d{{1,2}}\.)\s?(?:und|\+|/|,)\s?(?P<last>{_DATE})")
_CLOCK = r"(?P<{0}>\d{{1,2}})(?:[.:](?P<{0}m>\d{{2}}))?"
TIME = re.compile(
    r"(?P<word>ab|von|um|einlass(?: ab)?:?|beginn:?)?\s*(?<![\d.:])"
    + _CLOCK.format("a")
    + r"(?:\s?uhr)?(?:\s?(?:bis|–|-)\s?(?:ca\.? ?)?"
    + _CLOCK.format("b")
    + r")?\s?(?:uhr|h\b)"
)
WEEKLY = re.compile(
    r"(?:(?:jede[nrs]?|immer)\s+(?:(?P<nth>ersten|zweiten|dritten|vierten|letzten|1\.|2\.|3\.|4\.)\s+)?"
    rf"(?P<day>{_WEEKDAY})\b(?P<month>\s+(?:im|des)\s+monat)?)|(?P<days>{_WEEKDAY})s\b"
)
_NTH = {"ersten": 1, "1.": 1, "zweiten": 2, "2.": 2, "dritten": 3, "3.": 3, "vierten": 4, "4.": 4}


@dataclass(frozen=True)
class Clocks:
    """Times of one line: slots of (start, end, kind of clock), doors, whether the end is open."""

    slots: tuple = ()
    doors: time | None = None
    open_end: bool = False


def clocks(text: str) -> Clocks:
    """All times in a line of folded text."""
    slots, doors = [], None
    for match in TIME.finditer(text):
        start, end = _time(match, "a"), _time(match, "b")
        word = (match["word"] or "").rstrip(":")
        if start is None:
            continue
        if word.startswith("einlass"):
            doors = start
        else:
            kind = "from" if word == "ab" and end is None else "exact"
            slots.append((start, end, kind))
    open_end = bool(re.search(r"open end|ende offen|offenes ende", text))
    return Clocks(tuple(slots), doors, open_end)


def _time(match, name):
    hour, minute = match[name], match[f"{name}m"]
    if hour is None or int(hour) > 24 or int(minute or 0) > 59:
        return None
    return time(int(hour) % 24, int(minute or 0))


def days(text: str, year: int) -> list[tuple[date, int | None, date | None]]:
    """Each day in a line with the weekday written at it, and the last day where a span is meant."""
    found, rest = [], text
    for match in RANGE.finditer(text):
        last = _day(match["last"], year)
        first = _day(match["first"], year, like=last)
        if first and last:
            found.append((first[0], first[1], last[0]))
            rest = rest.replace(match[0], " " * len(match[0]))
    for match in SEVERAL.finditer(rest):
        last = _day(match["last"], year)
        first = _day(match["first"], year, like=last)
        if first and last:
            found.append((*first, None))
    found += [(*day, None) for match in DATE.finditer(rest) if (day := _day(match[0], year))]
    return found


def _day(text: str, year: int, like=None) -> tuple[date, int | None] | None:
    text = text.strip(" ,")
    if like and re.fullmatch(r"\d{1,2}\.", text):
        text = f"{text}{like[0].month}.{like[0].year}"
    try:
        stated = read_day(text.replace(" den ", " ").replace(" dem ", " "), year=year)
    except Unclear:
        return None
    return stated.day, stated.weekday


def weekly(text: str) -> dict | None:
    """The fields of a Rule for "jeden Dienstag", "jeden ersten Montag im Monat", "donnerstags"."""
    match = WEEKLY.search(text)
    if not match:
        return None
    number = _DAYS.get((match["day"] or match["days"])[:2])
    nth = match["nth"]
    if nth and (match["month"] or nth not in ("zweiten", "2.")):
        return {"freq": "monthly", "nth": _NTH.get(nth, -1), "weekdays": (number,)}
    return {"freq": "weekly", "interval": 2 if nth else 1, "weekdays": (number,)}


def with_clocks(day, weekday, last, found: Clocks) -> list[When]:
    """One date for each slot; without any, the time is to follow (or the whole day for a span)."""
    base = When(starts_on=day, ends_on=last, stated_weekday=weekday, doors=found.doors)
    if not found.slots:
        return [replace(base, clock="all_day" if last else "to_follow")]
    return [
        replace(
            base, start_time=start, end_time=end, clock=kind, open_end=found.open_end and not end
        )
        for start, end, kind in found.slots
    ]
