"""Dates picked one by one, in one line: days, times where they differ, and places."""

from datetime import date

from programme.events.standing import main_spot, spot
from programme.wording import places, timing
from programme.wording.exceptions import at_place
from programme.wording.lists import groups, joined

MOST = 6  # days named in one line


def picked(event, rows, *, with_times: bool, with_places: bool) -> str:
    """ "Mo 28.9., 18 Uhr · Di 29.9., 19 Uhr (Rathaus, Neustadt)"; one day alone in full.

    A place is named on the days on which not all is where the event is.
    """
    days: dict[date, list] = {}
    for row in rows:
        days.setdefault(row.starts_on, []).append(row)
    if len(days) > MOST:
        return " · ".join(timing.short_day(day) for day in list(days)[:MOST]) + " …"
    if len(days) == 1:
        last = max(map(timing.last_day, rows))
        named = {day: timing.day(day) if last == day else timing.span(day, last) for day in days}
    else:
        named = {day: _short(day, held) for day, held in days.items()}
    if with_places and (with_times or len(days) > 1):
        usual = main_spot(event, rows)
        told = {day: _places(event, held, usual) for day, held in days.items()}
    else:
        told = {day: [""] * len(held) for day, held in days.items()}
    return " · ".join(_day(named[day], days[day], told[day], with_times) for day in days)


def _short(day: date, held) -> str:
    last = max(map(timing.last_day, held))
    return timing.short_day(day) if last == day else timing.short_span(day, last)


def _places(event, held, usual) -> list[str]:
    """The place of each of these dates; none where all are at the usual one."""
    own = [spot(event, row) for row in held]
    if set(own) == {usual}:
        return [""] * len(own)
    return [places.other(each, usual) or places.at(usual) for each in own]


def _day(name: str, held, told: list[str], with_times: bool) -> str:
    if not with_times:
        return at_place(name, groups(dict.fromkeys(told)))
    times = [timing.times(row) for row in held]
    if len(set(told)) == 1:
        return at_place(joined([name, *dict.fromkeys(times)]), told[0])
    pairs = dict.fromkeys(zip(times, told, strict=True))
    return joined([name, *(at_place(time, place) for time, place in pairs)])
