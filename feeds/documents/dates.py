"""When: dates, series and opening hours of an event as plain data, with the words beside them."""

from datetime import date
from zoneinfo import ZoneInfo

from feeds.documents.place import location, name_and_town
from programme.drafts import dates
from programme.events.standing import Spot, period_span, spot
from programme.models.event import Event, Frequency, Occurrence, Schedule, Status
from programme.wording import schedules, timing

OCCURRENCES_NEED = (
    "occurrences__venue__town",
    "occurrences__previous_venue__town",
    "occurrences__languages",
)

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545 3.3.10

# What is said of a whole event is the best that is said of one of its dates.
BEST_FIRST = (
    Status.SCHEDULED,
    Status.MOVED,
    Status.FULL,
    Status.TENTATIVE,
    Status.POSTPONED,
    Status.CANCELLED,
)


def overall(occurrences) -> str:
    """Cancelled only if every date is; a series with one cancelled date is still scheduled."""
    said = {row.status for row in occurrences}
    return next((status.value for status in BEST_FIRST if status in said), Status.SCHEDULED.value)


def last_day(event: Event, day: date) -> str | None:
    """`day`, or null for an exhibition without a stated end."""
    endless = event.schedule == Schedule.PERIOD and not event.period.get("ends_on")
    return None if endless else day.isoformat()


def occurrence(event: Event, row: Occurrence, usual: Spot) -> dict:
    """One date. `start` and `end` are instants, null where no time is stated.

    `usual` is the place of the event, which is not told again.
    """
    own = spot(event, row)
    zone = event.district.time_zone
    return {
        "key": row.key,
        "start_date": row.starts_on.isoformat(),
        "end_date": last_day(event, row.ends_on),
        "start_time": _clock(row.start_time),
        "end_time": _clock(row.end_time),
        "start": _instant(row.starts_at, zone),
        "end": _instant(row.ends_at, zone),
        "clock": row.clock,
        "time_text": timing.times(row),
        "open_end": row.open_end,
        "end_about": row.end_about,
        "doors": _clock(row.doors),
        "status": row.status,
        "previous": _previous(row, zone),
        "note": row.note or None,
        "location": None if own == usual else location(own),
        "languages": languages([row]),
    }


def _previous(row: Occurrence, zone: str) -> dict | None:
    """When and where a moved date was announced before; null where that is not new."""
    if not (row.previous_on or row.previous_venue):
        return None
    start = dates.start(row.previous_on, row.previous_time, zone) if row.previous_on else None
    return {
        "start_date": row.previous_on and row.previous_on.isoformat(),
        "start_time": _clock(row.previous_time),
        "start": _instant(start, zone),
        "location": name_and_town(row.previous_venue) if row.previous_venue else None,
    }


def _clock(value) -> str | None:
    return value and f"{value:%H:%M}"


def _instant(moment, zone) -> str | None:
    """ISO 8601 with the offset that the district's clocks have then."""
    return moment and moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def languages(occurrences) -> dict:
    """What is spoken, interpreted and signed on these dates."""
    said: dict[str, dict[str, bool]] = {"spoken": {}, "interpreted": {}, "signed": {}}
    for row in occurrences:
        for item in row.languages.all():
            said[item.mode][item.language] = True
    return {mode: list(codes) for mode, codes in said.items()}


def rule(event: Event) -> dict | None:
    """How a series repeats, in the terms of RFC 5545 3.3.10; its dates are listed all the same."""
    said = event.rule
    if event.schedule != Schedule.SERIES or not said:
        return None
    nth = str(said.get("nth") or "") if said["freq"] == Frequency.MONTHLY else ""
    return {
        "freq": said["freq"].upper(),
        "interval": said.get("interval") or 1,
        "byday": [f"{nth}{WEEKDAYS[n]}" for n in said.get("weekdays") or []],
        "until": said.get("until"),
        "except_dates": said.get("except_days") or [],
    }


def opening_hours(event: Event, occurrences) -> dict | None:
    """When an exhibition is open: as stated, and in words, which name the days that differ."""
    said = event.period
    if event.schedule != Schedule.PERIOD or not said:
        return None
    unlike = schedules.period_exceptions(event, occurrences)
    first, last = period_span(event, occurrences)
    return {
        "start_date": first.isoformat(),
        "end_date": last and last.isoformat(),
        "hours": [
            {
                "weekdays": [WEEKDAYS[n] for n in row["weekdays"]],
                "opens": row["opens"],
                "closes": row["closes"],
            }
            for row in said.get("hours") or []
        ],
        "closed_on": said.get("closed_on") or [],
        "note": said.get("hours_note") or None,
        "by_arrangement": bool(said.get("by_arrangement")),
        "text": [*timing.opening_hours(event), *([unlike] if unlike else [])],
    }
