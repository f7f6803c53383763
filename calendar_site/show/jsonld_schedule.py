"""How a series repeats and when an exhibition is open, as https://schema.org/Schedule."""

from datetime import date, time

from programme.drafts.dates import expand, opening_days
from programme.drafts.event_draft import Period, Rule, from_data
from programme.events.standing import main_spot, period_span, spot
from programme.models.event import TIMELESS, Frequency, Status

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS: dict[str, str] = {Frequency.DAILY: "D", Frequency.WEEKLY: "W", Frequency.MONTHLY: "M"}


def of_series(event, occurrences) -> dict:
    """The rule, without the dates that are not held when it says."""
    rule, said = event.rule, from_data(event.rule, Rule)
    held = {_slot(row) for row in _held(occurrences)}
    is_timed = rule.get("clock") not in TIMELESS
    is_monthly = rule["freq"] == Frequency.MONTHLY
    return _schedule(
        event,
        repeatFrequency=f"P{rule.get('interval') or 1}{UNITS[rule['freq']]}",
        byDay=_days(rule.get("weekdays") or []),
        byMonthWeek=rule.get("nth") if is_monthly and (rule.get("nth") or 0) > 0 else None,
        startDate=rule["starts_on"],
        endDate=rule.get("until"),
        startTime=rule.get("start_time") if is_timed else None,
        endTime=rule.get("end_time") if is_timed else None,
        exceptDate=_left_out(expand(said) if said.until else (), held or None, said.except_days),
    )


def of_period(event, occurrences) -> list[dict]:
    """One schedule for each group of opening hours, without the days on which it is not open there.

    What is open there at another time has a schedule of its own. Where all days are cancelled or
    postponed the status of the event says so.
    """
    period, usual = from_data(event.period, Period), main_spot(event, occurrences)
    first, last = period_span(event, occurrences)
    stated = opening_days(period) if period.hours else ()
    held = _held(occurrences)
    there = {_slot(row) for row in held if spot(event, row) == usual}
    weekly = [
        _schedule(
            event,
            repeatFrequency="P1W",
            byDay=_days(hours.weekdays),
            startDate=first.isoformat(),
            endDate=last and last.isoformat(),
            startTime=f"{hours.opens:%H:%M}",
            endTime=f"{hours.closes:%H:%M}",
            exceptDate=_left_out(
                _within(stated, hours),
                there if held else None,
                period.closed_on,
            ),
        )
        for hours in period.hours
    ]
    others = there - {_slot(when) for when in stated} if stated else set()
    return weekly + [_once(event, *slot) for slot in sorted(others, key=str)]


def _within(stated, hours):
    """The stated dates at these hours."""
    return [when for when in stated if _slot(when)[1:] == (hours.opens, hours.closes)]


def _held(occurrences):
    return [row for row in occurrences if row.status not in (Status.CANCELLED, Status.POSTPONED)]


def _slot(row) -> tuple[date, time | None, time | None]:
    """Day and times of a date."""
    is_timed = row.clock not in TIMELESS
    return row.starts_on, *((row.start_time, row.end_time) if is_timed else (None, None))


def _left_out(stated, held, closed) -> list[str]:
    """Days of stated dates that are not held then, and closed days; `held` None: all are."""
    days = {when.starts_on for when in stated if held is not None and _slot(when) not in held}
    return [day.isoformat() for day in sorted({*days, *closed})]


def _once(event, day: date, opens: time | None, closes: time | None) -> dict:
    return _schedule(
        event,
        startDate=day.isoformat(),
        endDate=day.isoformat(),
        startTime=opens and f"{opens:%H:%M}",
        endTime=closes and f"{closes:%H:%M}",
    )


def _schedule(event, **said) -> dict:
    known = {name: value for name, value in said.items() if value not in (None, [])}
    zone = {"scheduleTimezone": event.district.time_zone}
    return {"@type": "Schedule"} | known | zone


def _days(numbers) -> list[str]:
    return [f"https://schema.org/{DAYS[n]}" for n in numbers]
