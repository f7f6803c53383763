"""The rule of a calendar in our own words, where they say exactly the same dates."""

from dataclasses import replace
from datetime import date, datetime

from feeds.incoming.ical import recurrence
from feeds.incoming.ical.occurrences import Dates, when
from feeds.incoming.ical.vevent import Entry
from programme.drafts import dates
from programme.drafts.event_draft import Rule, When
from programme.models.event import Frequency

FEWEST = 2  # dates that make a series


def rule(master: Entry, found: Dates, first: date, last: date) -> Rule | None:
    """How the dates from `first` to `last` repeat; None where our words would say other dates.

    The words are proved: expanded they must give what the calendar announces, day for day.
    """
    starts = [master.clocks.at_home(start) for start in found.announced]
    inside = [day for day in map(_day, starts) if first <= day <= last]
    told = _in_words(master, found, starts, inside)
    if told is None or [date_.starts_on for date_ in dates.expand(told)] != inside:
        return None
    gone = {_day(master.clocks.at_home(start)) for start in found.left_out}
    return replace(told, except_days=tuple(day for day in inside if day in gone))


def _in_words(master: Entry, found: Dates, starts, inside: list[date]) -> Rule | None:
    """A rule that the words of the calendar suggest, still to be proved."""
    rules = recurrence.listed(master.component, "RRULE")
    clocks = {start.time() for start in starts if isinstance(start, datetime)}
    if len(rules) != 1 or len(inside) < FEWEST or len(clocks) > 1:
        return None
    words = _words(rules[0], inside[0])
    model = _model(master, found)
    if words is None or model is None:
        return None
    return Rule(
        **words,
        starts_on=inside[0],
        until=inside[-1],
        start_time=model.start_time,
        end_time=model.end_time,
        clock=model.clock,
    )


def _model(master: Entry, found: Dates) -> When | None:
    """A date that is as the rule says."""
    plain = (dated for dated in found.dates if dated.entry is master)
    dated = next((each for each in plain if each.start == each.original), None)
    return when(dated) if dated else None


def _words(recur, first: date) -> dict | None:
    """Frequency, interval and weekdays; None for what we have no words for."""
    if set(recur) - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYSETPOS"}:
        return None
    every = int((recur.get("INTERVAL") or [1])[0])
    positions = [int(n) for n in recur.get("BYSETPOS", ())]
    named = [_weekday(str(code)) for code in recur.get("BYDAY", ())]
    weekdays = tuple(sorted({day for day, _ in named}))
    positions += [nth for _, nth in named if nth]
    freq = str(recur["FREQ"][0]).lower()
    if freq == Frequency.MONTHLY:
        return _monthly(every, weekdays, positions)
    return None if positions else _weekly_or_daily(freq, every, weekdays, first)


def _weekly_or_daily(freq, every, weekdays, first: date) -> dict | None:
    if freq == Frequency.WEEKLY:
        return _rule_fields(Frequency.WEEKLY.value, every, weekdays or (first.weekday(),))
    if freq == Frequency.DAILY and every == 1:
        again = Frequency.WEEKLY if weekdays else Frequency.DAILY
        return _rule_fields(again.value, 1, weekdays)
    return None


def _monthly(every, weekdays, positions) -> dict | None:
    """Only the first to fourth, or the last, of one weekday has a word."""
    if len(weekdays) != 1 or len(positions) != 1 or positions[0] not in (1, 2, 3, 4, -1):
        return None
    return _rule_fields(Frequency.MONTHLY.value, every, weekdays) | {"nth": positions[0]}


def _rule_fields(freq, every, weekdays) -> dict:
    return {"freq": freq, "interval": every, "weekdays": weekdays}


def _weekday(code: str) -> tuple[int, int]:
    """ "-1SU" is (6, -1)."""
    number = code[:-2].lstrip("+")
    return recurrence.WEEKDAYS.index(code[-2:].upper()), int(number) if number else 0


def _day(moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
