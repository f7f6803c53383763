"""The rule of a series (`event_draft.Rule` as JSON) as days, and as a rule for all calendars."""

from datetime import UTC, date, datetime, time
from itertools import islice

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from feeds.ical import zone
from programme.drafts.dates import LATEST
from programme.models.event import TIMELESS, Frequency

_FREQ = {Frequency.DAILY: DAILY, Frequency.WEEKLY: WEEKLY, Frequency.MONTHLY: MONTHLY}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST = 1000  # a rule that goes on for longer is told up to here


def clock(rule: dict) -> time | None:
    """The time at which each date starts; None for whole days."""
    if not rule.get("start_time") or rule.get("clock") in TIMELESS:
        return None
    return time.fromisoformat(rule["start_time"])


def start(rule: dict, day: date):
    """A date of the rule as a calendar shows it."""
    at = clock(rule)
    return zone.wall(day, at) if at else day


def key(rule: dict, day: date) -> str:
    """As programme.drafts.dates.keyed writes it."""
    at = rule.get("start_time")
    return f"{day:%Y%m%d}" + (f"T{time.fromisoformat(at):%H%M}" if at else "")


def days(rule: dict) -> list[date]:
    """All days of the rule, also those that it leaves out."""
    nth = rule.get("nth") if rule["freq"] == Frequency.MONTHLY else None
    return _expanded(
        rule["freq"],
        rule.get("interval") or 1,
        [(n, nth) for n in rule["weekdays"]],
        date.fromisoformat(rule["starts_on"]),
        min(date.fromisoformat(rule["until"]), LATEST),
    )


def days_of_recurrence(repeat: dict, first: date, last: date) -> list[date]:
    """The days from `first` to `last` that calendars read from a `recurrence(rule)`."""
    weekdays = [
        (_DAYS.index(code[-2:]), int(code[:-2]) if code[:-2] else None)
        for code in repeat.get("BYDAY", ())
    ]
    return _expanded(repeat["FREQ"].lower(), repeat.get("INTERVAL", 1), weekdays, first, last)


def _expanded(freq, interval, weekdays, first, last):
    found = rrule(
        _FREQ[freq],
        interval=max(1, interval),
        byweekday=[weekday(n, nth) for n, nth in weekdays] or None,
        dtstart=datetime.combine(first, time()),
        until=datetime.combine(last, time()),
    )
    return [moment.date() for moment in islice(found, MOST)]


def recurrence(rule: dict) -> dict | None:
    """The rule as icalendar's vRecur takes it, without an end; None where readers would differ.

    Readers agree on one position of a weekday in a month; "daily from Monday to Friday" is weekly.
    """
    if not rule.get("until") or rule.get("freq") not in _FREQ:
        return None
    every = max(1, rule.get("interval") or 1)
    freq, weekdays = _weekdays(rule, every)
    if freq is None:
        return None
    repeat = {"FREQ": freq.upper()}
    return repeat | ({"INTERVAL": every} if every > 1 else {}) | (
        {"BYDAY": weekdays} if weekdays else {}
    )  # fmt: skip


def _weekdays(rule: dict, every: int) -> tuple[str | None, list[str]]:
    """FREQ and BYDAY on which readers agree; no FREQ where they do not."""
    freq, weekdays = rule["freq"], [_DAYS[n] for n in sorted(rule.get("weekdays") or ())]
    if not weekdays or freq == Frequency.WEEKLY:
        return freq, weekdays
    if freq == Frequency.MONTHLY and rule.get("nth"):
        one = len(weekdays) == 1
        return freq if one else None, [f"{rule['nth']}{weekdays[0]}"]
    return Frequency.WEEKLY.value if every == 1 else None, weekdays


def until(rule: dict, last: date):
    """The end of the rule: in UTC where its dates have a time (RFC 5545 3.3.10)."""
    moment = start(rule, last)
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
