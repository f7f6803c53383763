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
    usual = main_spot(event, rows) if with_places and (with_times or len(days) > 1) else None
    named = _in_full if len(days) == 1 else _short
    told = (
        _day(named(day, held), held, _places(event, held, usual), with_times)
        for day, held in days.items()
    )
    return " · ".join(told)


def _in_full(day: date, held) -> str:
    last = max(map(timing.last_day, held))
    return timing.day(day) if last == day else timing.span(day, last)


def _short(day: date, held) -> str:
    last = max(map(timing.last_day, held))
    return timing.short_day(day) if last == day else timing.short_span(day, last)


def _places(event, held, usual) -> list[str]:
    """The place of each of these dates; none where all are at the usual one (None: untold)."""
    own = [spot(event, row) for row in held] if usual else []
    if set(own) <= {usual}:
        return [""] * len(held)
    return [places.other(each, usual) or places.at(usual) for each in own]


def _day(name: str, held, told: list[str], with_times: bool) -> str:
    if not with_times:
        return at_place(name, groups(dict.fromkeys(told)))
    times = [timing.times(row) for row in held]
    if len(set(told)) == 1:
        return at_place(joined([name, *dict.fromkeys(times)]), told[0])
    pairs = dict.fromkeys(zip(times, told, strict=True))
    return joined([name, *(at_place(time, place) for time, place in pairs)])
