"""What is open for weeks: an exhibition with its hours by weekday and the days it is closed."""

import re
from dataclasses import replace
from datetime import date

from feeds.incoming.invitation.when.schedule import Said
from feeds.incoming.invitation.when.weekday_hours import WEEKDAYS, weekdays
from programme.drafts import dates
from programme.drafts.event_draft import Hours, Period, When
from programme.regular_expressions import expression
from programme.stated import days_in_text, times_in_text
from programme.stated.days_in_text import Day

_EXHIBITION = expression(r"ausstellung|geoffnet|offnungszeit|zu sehen|schau\b")
_HOUSE = expression(r"(?:wahrend|zu) de[rn] (?:\w+ )?offnungszeiten[\w ]*")
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?(?:\s?uhr)?\s?(?:-|–|bis)\s?\d{1,2}(?:[.:]\d{2})?(?:\s?uhr\b)?"
_OPEN = expression(
    rf"\b(?P<days>{WEEKDAYS})(?:\s(?:von|jeweils(?: von)?))?[:,]?\s+"
    rf"(?P<hours>{_CLOCK}(?:\s?(?:und|,|/|sowie|u\.)\s?(?:von )?{_CLOCK})*)"
)


def opening(text: str):
    """Matches of weekdays with the hours at which a house is open."""
    return _OPEN.finditer(text)


def read(lines, said: list[Said], calendar) -> dict | None:
    """The `period` of the draft, where an exhibition is announced for at least three days."""
    text = " ".join(line.folded for line in lines)
    if not _EXHIBITION.search(text):
        return None
    spans = [(each, day) for each in said for day in each.days if _is_long(day)]
    hours = _hours(lines) or _every_day(said, spans)
    if not (hours or spans):
        return _without_hours(said)
    return _with_hours(
        lines, text, hours, [*spans, *(_from_opening(said) if hours else [])], calendar
    )


def _with_hours(lines, text: str, hours: tuple[Hours, ...], spans, calendar) -> dict | None:
    """The `period` of the first span, where it has an open day."""
    for each, day in spans[:1]:
        house = _HOUSE.search(text)
        period = Period(
            starts_on=day.day,
            ends_on=day.last,
            hours=hours,
            closed_on=(*_closed(lines, calendar), *_opens_later(each, day, hours)),
            hours_note="während der Öffnungszeiten des Hauses" if house else "",
            by_arrangement="nach vereinbarung" in text,
        )
        if dates.opening_days(period):
            each.take(day)
            return {"period": period}
    return None


def _without_hours(said: list[Said]) -> dict | None:
    """ "Eröffnung am 20. September, 18 Uhr, zu sehen bis 3. Oktober": all the days; the time of
    the opening stays in the text."""
    for _each, day in _from_opening(said):
        return {"whens": (When(starts_on=day.day, ends_on=day.last, clock="all_day"),)}
    return None


def _is_long(day: Day) -> bool:
    return day.last is not None and (day.last - day.day).days >= 2


def _every_day(said: list[Said], spans) -> tuple[Hours, ...]:
    """ "20.9.–15.10., 10–18 Uhr": the hours beside the span, or alone in a line."""
    of_spans = [each.line for each, _ in spans]
    for each in said if spans else ():
        is_beside = each.line in of_spans or (not each.days and each.is_short)
        hours = tuple(_all_week(each)) if is_beside else ()
        if hours:
            each.take(*each.times)
            return hours
    return ()


def _all_week(each: Said):
    for slot in (slot for token in each.times for slot in token.slots):
        if slot.end and slot.start < slot.end:
            yield Hours(weekdays=tuple(range(7)), opens=slot.start, closes=slot.end)


def _opens_later(each: Said, day: Day, hours: tuple[Hours, ...]) -> tuple[date, ...]:
    """The first day, where it is opened in the evening, when the house is closed already."""
    closes = [slot.closes for slot in hours if day.day.weekday() in slot.weekdays]
    opening = (
        token.slots[0].start
        for token in each.times
        if token.role == "start" and token.begin >= day.start and len(each.days) == 1
    )
    start = next(opening, None)
    is_later = start is not None and bool(closes) and start >= max(closes)
    return (day.day,) if is_later else ()


def _from_opening(said):
    """ "Eröffnung am 7. Oktober, 11 Uhr; bis 12. Oktober". Without a first day: none."""
    starts = [(each, day) for each in said for day in each.days if day not in each.old]
    for each in said:
        for end in each.ends:
            for first, day in starts[:1]:
                if not day.last and (end.day - day.day).days >= 2:
                    each.take(end)
                    yield first, replace(day, last=end.day)


def _hours(lines) -> tuple[Hours, ...]:
    found = []
    for line in lines:
        if line.kind in ("registration", "contact"):
            continue
        for match in _OPEN.finditer(line.folded):
            days = weekdays(match["days"], match["not"] or "")
            for span in re.finditer(_CLOCK, match["hours"]):
                slot = times_in_text.times(span[0], bare=True)[0].slots[0]
                if days and slot.end and slot.start < slot.end:
                    found.append(Hours(weekdays=days, opens=slot.start, closes=slot.end))
                    line.use(match[0])
    return tuple(found)


def _closed(lines, calendar) -> tuple[date, ...]:
    return tuple(
        day.day
        for line in lines
        if "geschlossen" in line.folded
        for day in days_in_text.days(line.folded, calendar)
        if day.last is None
    )
