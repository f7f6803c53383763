"""What is open for weeks: an exhibition with its hours by weekday and the days it is closed."""

import re
from dataclasses import replace
from datetime import date

from feeds.incoming.invitation.schedule import Said
from programme.drafts import dates
from programme.drafts.event_draft import Hours, Period
from programme.stated import days_in_text, times_in_text

_EXHIBITION = re.compile(r"ausstellung|geoffnet|offnungszeit|zu sehen|schau\b")
_HOUSE = re.compile(r"(?:wahrend|zu) de[rn] (?:\w+ )?offnungszeiten[\w ]*")
_SHORT = (
    r"(?:mo|di|mi|do|fr|sa|so)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend|nntag)?s?\b\.?"
)
_DAYS = rf"(?:taglich|{_SHORT}(?:\s?(?:-|–|bis|,|/|\+|&|und|u\.)\s?{_SHORT})*)"
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?(?:\s?uhr)?\s?(?:-|–|bis)\s?\d{1,2}(?:[.:]\d{2})?(?:\s?uhr\b)?"
_OPEN = re.compile(
    rf"\b(?P<days>{_DAYS})(?:\s(?:von|jeweils(?: von)?))?[:,]?\s+"
    rf"(?P<hours>{_CLOCK}(?:\s?(?:und|,|/|sowie|u\.)\s?(?:von )?{_CLOCK})*)"
)


def opening(text: str):
    """Matches of weekdays with the hours at which a house is open."""
    return _OPEN.finditer(text)


def read(lines, said: list[Said], calendar) -> dict | None:
    """The `period` of the draft, where an exhibition is announced for at least three days."""
    text = " ".join(line.folded for line in lines)
    spans = [
        (each, day)
        for each in said
        for day in each.days
        if day.last and (day.last - day.day).days >= 2
    ]
    spans += _still_open(said, calendar)
    if not spans or not _EXHIBITION.search(text):
        return None
    each, day = spans[0]
    house = _HOUSE.search(text)
    period = Period(
        starts_on=day.day,
        ends_on=day.last,
        hours=_hours(lines),
        closed_on=_closed(lines, calendar),
        hours_note="während der Öffnungszeiten des Hauses" if house else "",
        by_arrangement="nach vereinbarung" in text,
    )
    if not dates.opening_days(period):
        return None
    each.take(day)
    return {"period": period}


def _still_open(said, calendar):
    """ "Noch bis 15. Oktober": open since before the programme."""
    if any(each.days for each in said):
        return
    for each in said:
        for day in each.ends:
            if day.day > calendar.first:
                yield each, replace(day, day=calendar.first, last=day.day)


def _hours(lines) -> tuple[Hours, ...]:
    found = []
    for line in lines:
        if line.kind in ("registration", "contact"):
            continue
        for match in _OPEN.finditer(line.folded):
            days = _weekdays(match["days"])
            for span in re.finditer(_CLOCK, match["hours"]):
                slot = times_in_text.times(span[0], bare=True)[0].slots[0]
                if days and slot.end and slot.start < slot.end:
                    found.append(Hours(weekdays=days, opens=slot.start, closes=slot.end))
                    line.use(match[0])
    return tuple(found)


def _weekdays(words: str) -> tuple[int, ...]:
    if words.startswith("taglich"):
        return tuple(range(7))
    found: list[int] = []
    for sign, name in re.findall(rf"(-|–|bis)?\s?\b({_SHORT})", words):
        day = days_in_text.number(name)
        first = found[-1] + 1 if found and sign else day
        found += range(first, day + 1)
    return tuple(dict.fromkeys(found))


def _closed(lines, calendar) -> tuple[date, ...]:
    return tuple(
        day.day
        for line in lines
        if "geschlossen" in line.folded
        for day in days_in_text.days(line.folded, calendar)
        if day.last is None
    )
