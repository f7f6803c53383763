"""The days of a programme by looking at every row: what the index must equal."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from programme.drafts.dates import LONGEST_SERIES
from programme.events.selection import Selection
from programme.models.event import Clock, Schedule

LONG_DAYS = 7
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


def plan(selection: Selection, district) -> dict:
    any_day = replace(selection, day=None, since=None, until=None)
    every = any_day.dates().filter(event__in=any_day.events(district)).values(*COLUMNS)
    rows = [row for row in every if _overlaps(row["starts_on"], row["ends_on"], selection)]
    days, long, left = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in rows:
        if selection.day:
            days[selection.day].append(row)
        elif is_long(row):
            long[row["event_id"]].append(row["pk"])
        else:
            days[max(row["starts_on"], selection.since or row["starts_on"])].append(row)
    for row in every:
        day = row["previous_on"]
        if day and day != row["starts_on"] and _overlaps(day, day, selection):
            left[day].append(row)
    cards = {day: by_event(days.get(day, [])) for day in sorted({*days, *left})}
    return {
        "days": cards,
        "long": dict(long),
        "along": {day: by_event(_beside(rows, day, cards[day])) for day in cards},
        "left": {day: by_event(left.get(day, [])) for day in cards},
        "counts": _counts(every),
        "events": len({row["event_id"] for row in rows}),
    }


def _overlaps(first: date, last: date, selection: Selection) -> bool:
    begins, ends = selection.day or selection.since, selection.day or selection.until
    return (not begins or last >= begins) and (not ends or first <= ends)


def is_long(row) -> bool:
    is_single = row["event__schedule"] == Schedule.DATES
    return not is_single or (row["ends_on"] - row["starts_on"]).days >= LONG_DAYS


def _beside(rows, day, cards):
    for row in rows:
        is_single = row["event__schedule"] == Schedule.DATES
        goes_on = row["ends_on"] > row["starts_on"]
        may_stand = goes_on if is_single else row["start_time"] is not None
        takes_place = row["starts_on"] <= day <= row["ends_on"]
        if may_stand and takes_place and row["event_id"] not in cards:
            yield row


def _counts(rows) -> dict[date, int]:
    found = defaultdict(set)
    for row in rows:
        for n in range(min((row["ends_on"] - row["starts_on"]).days, LONGEST_SERIES) + 1):
            found[row["starts_on"] + timedelta(n)].add(row["event_id"])
    return {day: len(events) for day, events in found.items()}


def by_event(rows) -> dict[int, list[int]]:
    def by_time(row):
        return (row["clock"] == Clock.TO_FOLLOW, str(row["start_time"] or ""), row["pk"])

    found = defaultdict(list)
    for row in sorted(rows, key=by_time):
        found[row["event_id"]].append(row["pk"])
    return dict(found)
