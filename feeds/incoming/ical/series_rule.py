"""The rule of a calendar in our own words, where they say exactly the same dates."""

from datetime import date, datetime

from feeds.incoming.ical import recurrence
from feeds.incoming.ical.occurrences import Dates, when
from feeds.incoming.ical.vevent import Entry
from programme.drafts import dates
from programme.drafts.event_draft import Rule, When
from programme.models.event import Frequency

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FEWEST = 2  # dates that make a series


def rule(master: Entry, found: Dates, first: date, last: date) -> Rule | None:
    """How the dates from `first` to `last` repeat; None where our words would say other dates.

    The words are proved: expanded they must give what the calendar announces, day for day.
    """
    rules = recurrence.listed(master.component, "RRULE")
    starts = [master.clocks.at_home(start) for start in found.announced]
    days = [_day(start) for start in starts]
    inside = [day for day in days if first <= day <= last]
    clocks = {start.time() for start in starts if isinstance(start, datetime)}
    if len(rules) != 1 or len(inside) < FEWEST or len(clocks) > 1:
        return None
    words = _words(rules[0], inside[0])
    model = _model(master, found)
    if words is None or model is None:
        return None
    told = Rule(
        **words,
        starts_on=inside[0],
        until=inside[-1],
        start_time=model.start_time,
        end_time=model.end_time,
        clock=model.clock,
    )
    if [date_.starts_on for date_ in dates.expand(told)] != inside:
        return None
    gone = {_day(master.clocks.at_home(start)) for start in found.left_out}
    return _with_exceptions(told, [day for day in inside if day in gone])


def _with_exceptions(told: Rule, days) -> Rule:
    return Rule(**{**vars(told), "except_days": tuple(days)})


def _model(master: Entry, found: Dates) -> When | None:
    """A date that is as the rule says."""
    plain = (dated for dated in found.dates if dated.entry is master)
    dated = next((each for each in plain if each.start == each.original), None)
    return dated and when(dated)


def _words(recur, first: date) -> dict | None:
    """Frequency, interval and weekdays; None for what we have no words for."""
    if set(recur) - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYSETPOS"}:
        return None
    freq = str(recur["FREQ"][0]).lower()
    every = int((recur.get("INTERVAL") or [1])[0])
    positions = [int(n) for n in recur.get("BYSETPOS", ())]
    named = [_weekday(str(code)) for code in recur.get("BYDAY", ())]
    weekdays = tuple(sorted({day for day, _ in named}))
    if freq == Frequency.MONTHLY:
        return _monthly(every, weekdays, [nth for _, nth in named if nth] + positions)
    if positions or any(nth for _, nth in named):
        return None
    if freq == Frequency.WEEKLY:
        return _said(Frequency.WEEKLY.value, every, weekdays or (first.weekday(),))
    if freq == Frequency.DAILY and every == 1:
        return (
            _said(Frequency.WEEKLY.value, 1, weekdays)
            if weekdays
            else _said(Frequency.DAILY.value, 1, ())
        )
    return None


def _monthly(every, weekdays, positions) -> dict | None:
    """Only the first to fourth, or the last, of one weekday has a word."""
    if len(weekdays) != 1 or len(positions) != 1 or positions[0] not in (1, 2, 3, 4, -1):
        return None
    return _said(Frequency.MONTHLY.value, every, weekdays) | {"nth": positions[0]}


def _said(freq, every, weekdays) -> dict:
    return {"freq": freq, "interval": every, "weekdays": weekdays}


def _weekday(code: str) -> tuple[int, int]:
    """ "-1SU" is (6, -1)."""
    number = code[:-2].lstrip("+")
    return _DAYS.index(code[-2:].upper()), int(number) if number else 0


def _day(moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
