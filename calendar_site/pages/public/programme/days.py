"""A programme as days: which events stand under which day, and which are offers over weeks.

Works on thin rows of all dates first, so that a page of a long programme fetches only what it
shows.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.core.paginator import Paginator

from calendar_site.show.event_cards import is_long
from programme.drafts.dates import LONGEST_SERIES
from programme.events.selection import Selection
from programme.models.event import Clock, Schedule

CARDS_PER_PAGE = 150
LONG_OFFERS = 40  # more than fit above the days; filters find the others
COLUMNS = (
    "pk",
    "event_id",
    "starts_on",
    "ends_on",
    "start_time",
    "clock",
    "previous_on",
    "event__schedule",
)


@dataclass
class Plan:
    """`days` maps a day to {event: [dates]}, `long` an event to its dates (all as numbers).

    `along` maps a day to what is open besides on that day: offers over weeks, and events that
    began earlier; `left` to what was announced for that day and has moved to another. `counts` has
    the number of events of every day, also of days not asked for.
    """

    days: dict = field(default_factory=dict)
    long: dict = field(default_factory=dict)
    along: dict = field(default_factory=dict)
    left: dict = field(default_factory=dict)
    counts: dict = field(default_factory=dict)
    events: frozenset = frozenset()


def plan(selection: Selection, district) -> Plan:
    """The dates of the events that answer `selection`, sorted into days; one query."""
    all_rows = list(_rows(selection, district))
    rows = [row for row in all_rows if _asked_for(row, selection)]
    days, long = defaultdict(list), defaultdict(list)
    for row in rows:
        if selection.day:
            days[selection.day].append(row)
        elif is_long(row["event__schedule"], row["starts_on"], row["ends_on"]):
            long[row["event_id"]].append(row["pk"])
        else:
            days[max(row["starts_on"], selection.since or row["starts_on"])].append(row)
    left = _left(all_rows, selection)
    ordered = {day: _by_event(days.get(day, [])) for day in sorted({*days, *left})}
    return Plan(
        days=ordered,
        long=dict(long),
        along=_along(ordered, rows),
        left=left,
        counts=_counts(all_rows),
        events=frozenset(row["event_id"] for row in rows),
    )


def _left(rows, selection) -> dict[date, dict[int, list[int]]]:
    """The days, of those that are asked for, on which something was to be that has moved."""
    found = defaultdict(list)
    for row in rows:
        day = row["previous_on"]
        if day and day != row["starts_on"] and _is_asked_for(day, selection):
            found[day].append(row)
    return {day: _by_event(found[day]) for day in found}


def _is_asked_for(day: date, selection) -> bool:
    first, last = selection.day or selection.since, selection.day or selection.until
    return (not first or day >= first) and (not last or day <= last)


def _rows(selection, district):
    """Of an event that travels or changes its language only the dates there and in that one."""
    any_day = replace(selection, day=None, since=None, until=None)
    return any_day.dates().filter(event__in=any_day.events(district)).values(*COLUMNS)


def _asked_for(row, selection) -> bool:
    first, last = selection.day or selection.since, selection.day or selection.until
    return (not first or row["ends_on"] >= first) and (not last or row["starts_on"] <= last)


def _counts(rows) -> dict[date, int]:
    found = defaultdict(set)
    for row in rows:
        for n in range(min((row["ends_on"] - row["starts_on"]).days, LONGEST_SERIES) + 1):
            found[row["starts_on"] + timedelta(n)].add(row["event_id"])
    return {day: len(events) for day, events in found.items()}


def _by_event(rows) -> dict[int, list[int]]:
    """{event: [dates]} in the order of a day: all day first, "time to be announced" last."""
    found = defaultdict(list)
    for row in sorted(rows, key=_by_time):
        found[row["event_id"]].append(row["pk"])
    return dict(found)


def _by_time(row):
    return (row["clock"] == Clock.TO_FOLLOW, str(row["start_time"] or ""), row["pk"])


def _along(days, rows) -> dict[date, dict[int, list[int]]]:
    """What takes place on a day besides: dates of series, open doors, the days after the first."""
    found = defaultdict(list)
    for row in filter(_may_stand_beside, rows):
        for day in days:
            if row["starts_on"] <= day <= row["ends_on"] and row["event_id"] not in days[day]:
                found[day].append(row)
    return {day: _by_event(found[day]) for day in found}


def _may_stand_beside(row) -> bool:
    """A series or exhibition with a stated time, and single dates of several days."""
    if row["event__schedule"] == Schedule.DATES:
        return row["ends_on"] > row["starts_on"]
    return row["start_time"] is not None


def paginated(days: dict) -> Paginator:
    """The days in pages of whole days, each as {day: …}; always at least one page."""
    pages: list[dict] = [{}]
    size = 0
    for day, events in days.items():
        if size and size + len(events) > CARDS_PER_PAGE:
            pages.append({})
            size = 0
        pages[-1][day] = events
        size += len(events)
    return Paginator(pages, 1)
