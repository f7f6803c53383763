"""Puts the days and times of all lines together: dates, a series, or an exhibition."""

import re
from dataclasses import replace
from datetime import date

from programme import dates
from programme.drafts import Hours, Period, Rule
from programme.invitation import when
from programme.models.programme import Programme

_EXHIBITION = re.compile(r"ausstellung|geoffnet|offnungszeit|zu sehen")
_HOUSE = re.compile(r"(?:wahrend|zu) de[rn] offnungszeiten[\w ]*")
_OPEN = re.compile(
    r"\b(mo|di|mi|do|fr|sa|so)[a-z]*\.?(?:\s?(?:-|–|bis)\s?(mo|di|mi|do|fr|sa|so)[a-z]*\.?)?:?\s+"
    r"(\d{1,2})(?:[.:](\d{2}))?(?:\s?uhr)?\s?(?:-|–|bis)\s?(\d{1,2})(?:[.:](\d{2}))?"
)
_EXCEPT = re.compile(r"\b(?:ausser|nicht|entfallt|kein[e]? treff)\b.*")
_DEADLINE = re.compile(r"(?:anmeld|\bmelde[nt]?\b (?:euch|sie sich|dich)).*")
_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")


def read(lines, programme: Programme) -> dict:
    """`whens`, `rule` or `period` of the draft; marks the lines it took."""
    text = " ".join(line.folded for line in lines)
    return _series(lines, programme) or _period(lines, text, programme) or _dates(lines, programme)


def _with_days(lines, programme):
    """Lines that name days of the event, not the deadline of its registration."""
    year = programme.starts_on.year
    for line in lines:
        if line.kind in ("registration", "price"):
            continue
        text = _DEADLINE.sub("", _EXCEPT.sub("", line.folded))
        found = when.days(text, year)
        if found and not _is_letter_head(line, found):
            yield line, found


def _is_letter_head(line, found) -> bool:
    """ "Bad Salzungen, 1. August 2026": where and when the letter was written."""
    return not line.kind and bool(
        re.fullmatch(r"[a-z. -]{3,40},\s(?:den\s)?\d{1,2}\.\s?[\w.]+\s?\d{4}", line.folded)
    )


def _is_bare(line) -> bool:
    """Whether little is left of a line without its days and times: prose stays in the text."""
    rest = when.TIME.sub("", when.DATE.sub("", when.RANGE.sub("", line.folded)))
    return bool(line.kind) or len(rest) < 40


def _dates(lines, programme) -> dict:
    found, everywhere = [], _clocks_alone(lines)
    for line, days in _with_days(lines, programme):
        clocks = when.clocks(line.folded)
        if not clocks.slots:
            clocks = replace(everywhere, doors=clocks.doors or everywhere.doors)
        for day, weekday, last in days:
            found += when.with_clocks(day, weekday, last, clocks)
        line.taken = line.taken or ("whens" if _is_bare(line) else "")
    return {"whens": tuple(dict.fromkeys(found))}


def _clocks_alone(lines) -> when.Clocks:
    """Times in lines without a day: "Beginn: 19 Uhr", "Einlass: 18.30 Uhr"."""
    slots, doors, end, open_end = (), None, None, False
    for line in lines:
        if line.kind in ("registration", "price") or when.DATE.search(line.folded):
            continue
        found = when.clocks(line.folded)
        open_end = open_end or found.open_end
        if line.kind == "doors" and found.slots:
            doors, line.taken = found.slots[0][0], "whens"
        elif line.kind == "until" and found.slots:
            end, line.taken = found.slots[0][0], "whens"
        elif found.slots or found.doors:
            doors = doors or found.doors
            if not slots and found.slots and (line.kind == "when" or "uhr" in line.folded):
                slots = found.slots
                line.taken = "whens" if line.kind == "when" else line.taken
    if end and len(slots) == 1:
        slots = ((slots[0][0], end, slots[0][2]),)
    return when.Clocks(slots, doors, open_end)


def _series(lines, programme) -> dict | None:
    for line in lines:
        rule = None if _OPEN.search(line.folded) else when.weekly(line.folded)
        if rule is None:
            continue
        days = [day for _, found in _with_days(lines, programme) for day, _, _ in found]
        spans = [last for _, found in _with_days(lines, programme) for _, _, last in found if last]
        clocks = when.clocks(line.folded)
        clocks = clocks if clocks.slots else _clocks_alone(lines)
        start, end, kind = clocks.slots[0] if clocks.slots else (None, None, "to_follow")
        for other in [line, *(other for other, _ in _with_days(lines, programme))]:
            other.taken = other.taken or ("rule" if _is_bare(other) else "")
        return {
            "rule": Rule(
                **rule,
                starts_on=min(days, default=programme.starts_on),
                until=max([*spans, *days[1:]], default=programme.ends_on),
                start_time=start,
                end_time=end,
                clock=kind,
                except_days=_exceptions(lines, programme.starts_on.year),
            )
        }
    return None


def _exceptions(lines, year) -> tuple[date, ...]:
    texts = [match[0] for line in lines if (match := _EXCEPT.search(line.folded))]
    return tuple(day for text in texts for day, _, _ in when.days(text, year))


def _period(lines, text, programme) -> dict | None:
    if not _EXHIBITION.search(text):
        return None
    spans = [
        (line, day, last)
        for line, found in _with_days(lines, programme)
        for day, _, last in found
        if last and (last - day).days >= 2
    ]
    if not spans:
        return None
    line, first, last = spans[0]
    line.taken = line.taken or ("period" if _is_bare(line) else "")
    house = _HOUSE.search(text)
    period = Period(
        starts_on=first,
        ends_on=last,
        hours=_hours(lines),
        closed_on=_closed(lines, programme.starts_on.year),
        hours_note="während der Öffnungszeiten des Hauses" if house else "",
        by_arrangement="nach vereinbarung" in text,
    )
    return {"period": period} if dates.opening_days(period) else None


def _hours(lines) -> tuple[Hours, ...]:
    found = []
    for line in lines:
        for match in _OPEN.finditer(line.folded):
            first = _WEEKDAYS.index(match[1])
            last = _WEEKDAYS.index(match[2]) if match[2] else first
            opens, closes = _clock(match[3], match[4]), _clock(match[5], match[6])
            if opens and closes and first <= last:
                line.taken = "period"
                days = tuple(range(first, last + 1))
                found.append(Hours(weekdays=days, opens=opens, closes=closes))
    return tuple(found)


def _clock(hour, minute):
    found = when.clocks(f"{hour}.{minute or '00'} uhr").slots
    return found[0][0] if found else None


def _closed(lines, year) -> tuple[date, ...]:
    return tuple(
        day
        for line in lines
        if "geschlossen" in line.folded
        for day, _, last in when.days(line.folded, year)
        if last is None
    )
