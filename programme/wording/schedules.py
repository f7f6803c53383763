"""All dates of an event in one line: days with their times, a period, a series with exceptions."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from programme.drafts.dates import expand
from programme.drafts.event_draft import Rule, When, from_data
from programme.events.standing import standing
from programme.models.event import Event, Frequency, Schedule, Status
from programme.wording import timing
from programme.wording.lists import joined, listed

MOST = 6  # days or exceptions named in one line
EVERY = (
    pgettext_lazy("after every", "Monday"),
    pgettext_lazy("after every", "Tuesday"),
    pgettext_lazy("after every", "Wednesday"),
    pgettext_lazy("after every", "Thursday"),
    pgettext_lazy("after every", "Friday"),
    pgettext_lazy("after every", "Saturday"),
    pgettext_lazy("after every", "Sunday"),
)


def dates(event: Event, occurrences) -> str:
    """When, in one line; times where dates differ in them, and those of a series.

    Only dates that stand are told. Of a series all dates are needed: one that is missing is named
    as left out.
    """
    rows = standing(occurrences)
    if event.schedule == Schedule.PERIOD:
        return timing.period(event)
    if event.schedule == Schedule.SERIES:
        return series(event, occurrences)
    return _days(rows, with_times=not shared_time(event, rows))


def shared_time(event: Event, occurrences) -> str:
    """The time that all dates that stand have; empty where `dates` says it, or opening hours do."""
    if event.schedule != Schedule.DATES:
        return ""
    times = {timing.times(row) for row in standing(occurrences)}
    return times.pop() if len(times) == 1 else ""


def _days(rows, *, with_times: bool) -> str:
    days: dict[date, dict[str, None]] = {}
    for row in rows:
        days.setdefault(row.starts_on, {})[timing.times(row)] = None
    if len(days) > MOST:
        return " · ".join(timing.short_day(day) for day in list(days)[:MOST]) + " …"
    named = {day: timing.short_day(day) for day in days}
    if len(days) == 1:
        first, last = next(iter(days)), max(map(timing.last_day, rows))
        named = {first: timing.day(first) if last == first else timing.span(first, last)}
    if with_times:
        named = {day: joined([words, *days[day]]) for day, words in named.items()}
    return " · ".join(named.values())


def series(event: Event, occurrences) -> str:
    """ "jeden Dienstag 16–18 Uhr, nicht am 5. Oktober, am 29. statt am 28. September"."""
    rule = from_data(event.rule, Rule)
    days = [when.starts_on for when in expand(rule)]
    by_day, extra = _sorted_in(days, occurrences)
    stands = standing([*by_day.values(), *extra])
    usual = _usual(stands, rule)
    gone = {day for day in days if stands and _is_gone(by_day.get(day), stands)}
    held = ((day, row) for day, row in by_day.items() if day not in gone)
    changed = [_changed(day, row, usual) for day, row in held if not _is_usual(day, row, usual)]
    # Without an end the rule knows its first day alone.
    also = _also(extra, stands, usual) if rule.until else []
    left_out = sorted({*rule.except_days, *gone})
    words = [_timed(_how_often(rule), usual), _not_on(left_out), *changed[:MOST], *also[:MOST]]
    is_cut = max(len(left_out), len(changed), len(also)) > MOST
    return joined(words) + (" …" if is_cut else "")


def _also(extra, stands, usual) -> list[str]:
    return [_extra(row, usual) for row in extra if not _is_gone(row, stands)]


def _not_on(days: list[date]) -> str:
    return _("not on {days}").format(days=timing.some_days(days[:MOST])) if days else ""


def _sorted_in(days: list[date], rows) -> tuple[dict[date, Any], list[Any]]:
    """Dates by the day of the rule on which they were announced or are now; and the others."""
    found: dict[date, Any] = dict.fromkeys(days)
    left = list(rows)
    for day_of in (_first_day, lambda row: row.starts_on):
        rest = []
        for row in left:
            day = day_of(row)
            if day in found and found[day] is None:
                found[day] = row
            else:
                rest.append(row)
        left = rest
    return {day: row for day, row in found.items() if row is not None}, left


def _first_day(row) -> date | None:
    """The day of its key, when it was first announced."""
    try:
        return datetime.strptime(row.key[:8], "%Y%m%d").date()
    except ValueError:
        return None


def _is_gone(row, stands) -> bool:
    """Whether there is no such date, or it is cancelled while others stand."""
    return row is None or (row.status == Status.CANCELLED and stands[0].status != Status.CANCELLED)


def _as_ruled(rule: Rule) -> When:
    """A date at the time of the rule, which may have no date left."""
    return When(
        starts_on=rule.starts_on,
        start_time=rule.start_time,
        end_time=rule.end_time,
        clock=rule.clock,
    )


def _usual(rows, rule: Rule):
    """A date with the most common time; where there is no date, one at the time of the rule."""
    times = list(map(_clock, rows))
    return rows[times.index(Counter(times).most_common(1)[0][0])] if rows else _as_ruled(rule)


def _is_usual(day: date, row, usual) -> bool:
    return bool(row.starts_on == day and _clock(row) == _clock(usual))


def _clock(row) -> tuple:
    return row.clock, row.start_time, row.end_time, row.open_end


def _changed(day: date, row, usual) -> str:
    if row.starts_on == day:
        words = _("on {day}").format(day=timing.plain_day(day, year=False))
    else:
        new, old = timing.two_days(row.starts_on, day)
        words = _("on {new} instead of {old}").format(new=new, old=old)
    return words if _clock(row) == _clock(usual) else _timed(words, row)


def _extra(row, usual) -> str:
    words = _("also on {day}").format(day=timing.plain_day(row.starts_on, year=False))
    return words if _clock(row) == _clock(usual) else _timed(words, row)


def _timed(words: str, row) -> str:
    times = timing.times(row)
    return f"{words} {times}" if row.start_time else joined([words, times])


def _how_often(rule: Rule) -> str:
    names = listed([str(WEEKDAYS[n]) for n in rule.weekdays])
    # Some languages say "Tuesday" in another way after "every": in Arabic without its article.
    each = listed([str(EVERY[n]) for n in rule.weekdays])
    if rule.freq == Frequency.MONTHLY:
        nth = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), -1: _("last")}
        return _("every {nth} {weekday} of the month").format(
            nth=nth.get(rule.nth or 1, ""), weekday=each
        )
    if rule.freq == Frequency.DAILY:
        return _("daily")
    if rule.interval == 2:
        return _("every second {weekday}").format(weekday=names)
    if rule.interval > 2:
        return _("every {n} weeks on {weekday}").format(n=rule.interval, weekday=names)
    return _("every {weekday}").format(weekday=each)
