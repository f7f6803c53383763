"""The dates of a row: its days, each with every time of its cells."""

from dataclasses import replace
from datetime import time, timedelta

from feeds.incoming.items import error, hint
from feeds.incoming.table import cells, choice_cells
from programme.drafts.event_draft import When
from programme.models.event import Clock
from programme.plain_text import fold


def whens(row) -> tuple[When, ...]:
    """All of them; what cannot be read is among the problems of the `table_row.Row`."""
    days = row.read("day", cells.days, (), year=row.lookup.year)
    starts = row.read("start", cells.starts, ({},), around=_around(row, "end"))
    is_whole_day = fold(row.text("all_day")) in cells.YES
    if is_whole_day:
        starts, end = ({"clock": Clock.ALL_DAY.value},), {}
    else:
        end = row.read("end", cells.end, {}, year=row.lookup.year, around=_around(row, "start"))
    if len(days) != 1:
        end.pop("ends_on", None)
    days = _lasting(days, row, is_whole_day=is_whole_day)
    _ask(row, starts, end)
    common = end | choice_cells.status(row)
    every = (replace(day, **_merged(day, start | common)) for day in days for start in starts)
    return tuple(_timed(when, row) for when in every)


def _around(row, beside: str) -> str:
    """What may tell whether "halb acht" is in the evening."""
    return " ".join(map(row.text, ("title", "summary", beside)))


def _ask(row, starts, end):
    for start in starts:
        if start.get("note"):
            row.complain(
                hint, "about", "start", words=start["note"], time=str(start["start_time"])[:5]
            )
    others = {start["end_time"] for start in starts if start.get("end_time")}
    if len(starts) == 1 and others and end.get("end_time") not in (None, *others):
        row.complain(hint, "two_ends", "end", words=row.text("start"), end=row.text("end"))
    if len(starts) > 1 and end:
        row.complain(error, "one_end", "end")


def _lasting(days, row, *, is_whole_day: bool) -> tuple[When, ...]:
    """With the last day from its own column; Outlook names the midnight behind whole days."""
    last = row.read("last_day", cells.days, (), year=row.lookup.year)
    if not last or len(days) != 1:
        return days
    (day,), end = days, last[0].starts_on
    ends_at_midnight = is_whole_day and row.read("end", cells.end, {}).get("end_time") == time()
    if ends_at_midnight and end > day.starts_on:
        end -= timedelta(1)
    return (replace(day, ends_on=end),)


def _merged(day: When, clock: dict) -> dict:
    """The times of the other columns; those that stand with the day where there are none."""
    own = {name: getattr(day, name) for name in ("start_time", "end_time", "doors", "clock")}
    return clock if "start_time" in clock or day.start_time is None else own | clock


def _timed(when: When, row) -> When:
    """24:00 is the next day at 0:00, as `programme.stated.written_dates` reads it."""
    if when.ends_on == when.starts_on or _is_night(when):
        when = replace(when, ends_on=None)
    if when.ends_on and row.text("end").startswith("24"):
        when = replace(when, ends_on=when.ends_on + timedelta(1))
    if when.start_time is None or not row.text("start").startswith("24"):
        return when
    weekday = when.stated_weekday
    return replace(
        when,
        starts_on=when.starts_on + timedelta(1),
        stated_weekday=None if weekday is None else (weekday + 1) % 7,
    )


def _is_night(when: When) -> bool:
    """Until 02:00 of the next day: that belongs to the day on which it starts."""
    if not (when.ends_on and when.start_time and when.end_time):
        return False
    return when.ends_on == when.starts_on + timedelta(1) and when.end_time <= when.start_time
