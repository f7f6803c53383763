"""How a series repeats and when an exhibition is open, as https://schema.org/Schedule."""

from programme.drafts.dates import opening_days
from programme.drafts.event_draft import Period, from_data
from programme.events.standing import main_spot, spot
from programme.models.event import TIMELESS, Frequency, Status

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS: dict[str, str] = {Frequency.DAILY: "D", Frequency.WEEKLY: "W", Frequency.MONTHLY: "M"}


def of_series(event) -> dict:
    rule = event.rule
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
        exceptDate=rule.get("except_days") or [],
    )


def of_period(event, occurrences) -> list[dict]:
    """One schedule for each group of opening hours, without the days on which it is not open there.

    Where all its days are cancelled or postponed the status of the event says so.
    """
    period, closed = event.period, _closed_days(event, occurrences)
    return [
        _schedule(
            event,
            repeatFrequency="P1W",
            byDay=_days(hours["weekdays"]),
            startDate=period["starts_on"],
            endDate=period.get("ends_on"),
            startTime=hours["opens"],
            endTime=hours["closes"],
            exceptDate=closed,
        )
        for hours in period.get("hours") or []
    ]


def _closed_days(event, occurrences) -> list[str]:
    usual = main_spot(event, occurrences)
    held = [row for row in occurrences if row.status not in (Status.CANCELLED, Status.POSTPONED)]
    open_on = {row.starts_on for row in held if spot(event, row) == usual}
    stated = opening_days(from_data(event.period, Period)) if held else ()
    left_out = {when.starts_on.isoformat() for when in stated if when.starts_on not in open_on}
    return sorted(left_out | set(event.period.get("closed_on") or []))


def _schedule(event, **said) -> dict:
    known = {name: value for name, value in said.items() if value not in (None, [])}
    zone = {"scheduleTimezone": event.district.time_zone}
    return {"@type": "Schedule"} | known | zone


def _days(numbers) -> list[str]:
    return [f"https://schema.org/{DAYS[n]}" for n in numbers]
