"""Dates and times in the words of the active language; page, print, feed and press share it.

German readers get "18 Uhr", "ab 14 Uhr", "9–14.30 Uhr" and "Donnerstag, 28. September 2023".
`programme.formats` says how each language writes days and times.
"""

from datetime import date, time, timedelta
from typing import Protocol

from django.utils.formats import date_format, get_format, time_format
from django.utils.translation import get_language_bidi, gettext_noop, pgettext
from django.utils.translation import gettext as _

from programme.models.event import Clock, Event
from programme.wording.lists import joined, listed
from programme.wording.said_once import says

LEFT_ISOLATE, ISOLATE_END, NO_BREAK = "\u2066", "\u2069", "\u2060"


class Timed(Protocol):
    """A date, stored or of a draft."""

    @property
    def clock(self) -> str: ...
    @property
    def start_time(self) -> time | None: ...
    @property
    def end_time(self) -> time | None: ...
    @property
    def open_end(self) -> bool: ...
    @property
    def end_about(self) -> bool: ...


def clock(value: time) -> str:
    """ "18", "9.30" in German; "18:00" elsewhere."""
    written = _format("CLOCK_FORMAT", "H:i")
    return time_format(value, written if value.minute else _format("FULL_HOUR_FORMAT", written))


def end_clock(value: time) -> str:
    """The same of an end: midnight is the end of a day, "24", never "0"."""
    return clock(value) if value != time() else _format("MIDNIGHT_FORMAT", "24:00")


def _format(name: str, default: str) -> str:
    """What the active language says under a name of ours in `programme.formats`."""
    found = get_format(name)
    return default if found == name else found


def doors(value: time) -> str:
    """ "Einlass 17.30 Uhr"."""
    return _("doors open at {time}").format(time=clock(value))


def shared_doors(occurrences, note: str) -> str:
    """The same where all these dates say it, and their `note` does not."""
    found = {row.doors for row in occurrences}
    return _new_doors(found.pop(), note) if len(found) == 1 else ""


def own_doors(row, note: str) -> str:
    """The same of one date."""
    return _new_doors(row.doors, note)


def _new_doors(value: time | None, note: str) -> str:
    words = doors(value) if value else ""
    return "" if says(note, words) else words


def times(occurrence: Timed) -> str:
    """The time as it was stated; "time to be announced" where none is, until the date is over."""
    kind, start, end = occurrence.clock, occurrence.start_time, occurrence.end_time
    if kind == Clock.ALL_DAY:
        return _("all day")
    if start is None or kind == Clock.TO_FOLLOW:
        if kind == Clock.HOURS:
            return _("during opening hours")
        return "" if getattr(occurrence, "is_over", False) else _("time to be announced")
    if kind == Clock.FROM:
        words = _("from {start} until {end}") if end is not None else _("from {start}")
        return words.format(start=hour(start), end="" if end is None else _until(end, occurrence))
    words = _span_of(start, occurrence)
    return _("{time}, open end").format(time=words) if occurrence.open_end else words


def told_times(row: Timed) -> tuple[time | None, time | None, bool, bool]:
    """What is stated of the hours of a date: two dates that agree in it are told alike."""
    return row.start_time, row.end_time, row.open_end, row.end_about


def _span_of(start: time, row: Timed) -> str:
    if row.end_time is None:
        return hour(start)
    if not row.end_about:
        return _from_to(start, row.end_time)
    words = pgettext("time of day", "{start} to {end}")
    return words.format(start=clock(start), end=_until(row.end_time, row))


def _from_to(start: time, end: time) -> str:
    """ "9–14.30 Uhr". In text from right to left it is one piece that runs from left to right.

    Digits and a dash have no direction of their own: each neighbour would turn the two (UAX 9).
    """
    words = pgettext("time of day", "{start}–{end}").format(start=clock(start), end=end_clock(end))
    if not get_language_bidi():
        return words
    return f"{LEFT_ISOLATE}{words.replace('–', f'–{NO_BREAK}')}{ISOLATE_END}"


def hour(value: time) -> str:
    """ "18 Uhr"."""
    return pgettext("time of day", "{time}").format(time=clock(value))


def _until(value: time, row: Timed) -> str:
    about = pgettext("time of day", "about {time}")
    words = about if row.end_about else pgettext("time of day", "{time}")
    return words.format(time=end_clock(value))


def last_day(row) -> date:
    """The last day of a date; one that ends at midnight does not last into the day that begins."""
    is_midnight = row.end_time == time() and row.ends_on > row.starts_on
    last: date = row.ends_on - timedelta(1) if is_midnight else row.ends_on
    return last


def until_day(first: date, last: date) -> str:
    """ "bis 30. September" of a date that lasts into another day; else empty."""
    if last <= first:
        return ""
    return _("until {day}").format(day=plain_day(last, year=False))


def day(value: date, *, year=True) -> str:
    """ "Donnerstag, 28. September 2023"."""
    weekday = date_format(value, "l")
    return _("{weekday}, {day}").format(weekday=weekday, day=plain_day(value, year=year))


def plain_day(value: date, *, year=True) -> str:
    return date_format(value, "DATE_FORMAT" if year else "MONTH_DAY_FORMAT")


def short_day(value: date) -> str:
    """ "Do 28.9." for tight places."""
    default = f"D {get_format('MONTH_DAY_FORMAT')}"
    return date_format(value, _format("SHORT_DAY_FORMAT", default))


def span(first: date, last: date) -> str:
    """ "12. September bis 14. Dezember 2023"; one day alone where both are the same."""
    if first == last:
        return plain_day(first)
    start = plain_day(first, year=first.year != last.year)
    return _("{first} to {last}").format(first=start, last=plain_day(last))


def short_span(first: date, last: date) -> str:
    """ "Mo 28.9. bis Mi 30.9." for tight places."""
    return _("{first} to {last}").format(first=short_day(first), last=short_day(last))


def period(first: date, last: date | None) -> str:
    """The span of an exhibition, whose end need not be stated."""
    return span(first, last) if last else _("from {day} on").format(day=plain_day(first))


def two_days(one: date, other: date) -> tuple[str, str]:
    """ "29.", "28. September" where they share a month."""
    number = _format("SHARED_MONTH_DAY_FORMAT", "")
    is_shared = number and (one.year, one.month) == (other.year, other.month)
    first = date_format(one, number) if is_shared else plain_day(one, year=False)
    return first, plain_day(other, year=False)


def some_days(days: list[date]) -> str:
    """ "3. und 10. Oktober" where they share a month, else "3. Oktober und 7. November"."""
    number = _format("SHARED_MONTH_DAY_FORMAT", "")
    if number and len({(value.year, value.month) for value in days}) == 1:
        numbers = [date_format(value, number) for value in days]
        return f"{listed(numbers)} {date_format(days[0], 'F')}"
    return listed([plain_day(value, year=False) for value in days])


def opening_hours(event: Event) -> list[str]:
    """One line per group of weekdays: "Mo–Fr 9–18 Uhr"; then closed days and arrangements."""
    period = event.period
    lines = [
        f"{weekdays(row['weekdays'])} "
        + _from_to(time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"]))
        for row in period.get("hours", [])
    ]
    if period.get("hours_note"):
        lines.append(period["hours_note"])
    if period.get("closed_on"):
        days = some_days([date.fromisoformat(text) for text in period["closed_on"]])
        lines.append(_("closed on {days}").format(days=days))
    if period.get("by_arrangement"):
        lines.append(_("and by arrangement"))
    return lines


gettext_noop("Mon")  # Django's Arabic spells its short Monday otherwise than its long one


def weekdays(numbers) -> str:
    """ "Mo–Fr", "Sa", "Mo, Mi"."""
    numbers = sorted(numbers)
    names = [date_format(date(2024, 1, 1 + n), "D") for n in numbers]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{names[0]}–{names[-1]}"
    return joined(names)
