"""The time zone of all German districts: its rules as a constant, and times on its clocks.

The block is written by hand, because Outlook and ical.js want yearly rules with the onset in the
time before it (RFC 5545 3.6.5). A test compares it with zoneinfo.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TZID = "Europe/Berlin"
ZONE = ZoneInfo(TZID)

VTIMEZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        f"TZID:{TZID}",
        f"X-LIC-LOCATION:{TZID}",
        "BEGIN:DAYLIGHT",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
).encode()


def wall(day: date, clock: time) -> datetime:
    """The moment at which clocks show this; a skipped hour is read with the offset before it.

    So says RFC 5545 3.3.5; of an hour that comes twice it means the first.
    """
    return datetime.combine(day, clock, tzinfo=ZONE).astimezone(UTC).astimezone(ZONE)


def is_plain(moment: datetime) -> bool:
    """Whether clocks show this time exactly once on that day."""
    naive = moment.replace(tzinfo=None)
    early, late = (naive.replace(tzinfo=ZONE, fold=fold).utcoffset() for fold in (0, 1))
    return early == late


def lasts(start, end) -> timedelta:
    """The exact duration, also over a clock change; of dates the number of days."""
    if isinstance(start, datetime):
        return end.astimezone(UTC) - start.astimezone(UTC)
    return end - start


def after(start, duration: timedelta):
    """What `lasts` measured, counted from `start`."""
    if isinstance(start, datetime):
        return (start.astimezone(UTC) + duration).astimezone(ZONE)
    return start + duration
