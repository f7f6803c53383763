"""Dates that can be, and are hardly meant: twice the same, 8 to 7, months without opening hours, a
series without an end."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.date_contradictions import stated
from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.events.standing import standing
from programme.models.event import TIMELESS, Clock
from programme.models.programme import Programme

TWICE, NO_END = "date_twice", "none"  # a code, and an answer
_TWICE = _("The date {day} is there twice. Is that right?")
NO_DEADLINE = "none"
LONGEST_NIGHT = timedelta(hours=12)  # "20 to 8" is a long night, "18 to 17" is none
LONGEST_SPAN = timedelta(days=31)
HOURS = "period.hours"  # several on one path, so that none is changed by an answer


def same_date_twice(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Asked once; dates that differ in place or language, or each have a note, are several."""
    for one, other, n in _pairs(draft):
        if _begin_together(one, other) and _is_same(one, other, draft):
            words = format_lazy(_TWICE, day=stated(other.starts_on))
            offered = (Candidate("once", _("Only once")),)
            yield Finding(TWICE, f"whens.{n}.starts_on", QUESTION, words, offered)
            return
    for one, other, n in _pairs(draft):
        if _overlap(one, other) and _is_same(one, other, draft):
            message = _("On {day} two dates are at the same time in the same place. Is that right?")
            words = format_lazy(message, day=stated(max(one.starts_on, other.starts_on)))
            yield Finding("dates_overlap", f"whens.{n}.starts_on", QUESTION, words)
            return


def _pairs(draft: EventDraft) -> Iterator[tuple[When, When, int]]:
    """Two dates that stand and share a day, with the number of the second."""
    stand = [(n, when) for n, when in enumerate(draft.whens) if when.status != "cancelled"]
    stand.sort(key=lambda row: row[1].starts_on)
    for at, (_first, one) in enumerate(stand):
        for n, other in stand[at + 1 :]:
            if other.starts_on > dates.last_day(one):
                break
            yield one, other, n


def _begin_together(one: When, other: When) -> bool:
    return (one.starts_on, one.start_time) == (other.starts_on, other.start_time)


def _is_same(one: When, other: When, draft: EventDraft) -> bool:
    """In the same place and languages; "Gruppe 1" and "Gruppe 2" are two."""
    places = {when.place or draft.place for when in (one, other)}
    languages = {when.languages or draft.languages for when in (one, other)}
    notes = {one.note, other.note} - {""}
    return len(places) == len(languages) == 1 and len(notes) < 2


def _overlap(one: When, other: When) -> bool:
    """Of two with a start and an end of the same day, or of two spans of whole days."""
    if {one.clock, other.clock} <= set(TIMELESS):
        is_span = one.clock == other.clock == Clock.ALL_DAY
        first, last = max(one.starts_on, other.starts_on), min(map(dates.last_day, (one, other)))
        return is_span and first <= last
    if one.starts_on != other.starts_on or not (_is_one_day(one) and _is_one_day(other)):
        return False
    spans = [_minutes(when) for when in (one, other)]
    if None in spans:
        return False
    (begin, end), (begins, ends) = sorted(filter(None, spans))
    return begins < end


def _minutes(when: When) -> tuple[int, int] | None:
    """Start and end in minutes of its day."""
    if not when.start_time or not when.end_time:
        return None
    begin = when.start_time.hour * 60 + when.start_time.minute
    return begin, begin + int(_length(when.start_time, when.end_time).total_seconds()) // 60


def ends(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """An end that is the start, or so early that no night is as long."""
    for path, start, end in _spans(draft):
        if start == end:
            message = _("Start and end are the same. When does it end?")
            offered = (Candidate(NO_END, _("Leave out the end")),) if path != HOURS else ()
            yield Finding("no_duration", path, QUESTION, message, offered)
        elif _length(start, end) > LONGEST_NIGHT and end < start:
            message = format_lazy(
                _("From {start} to {end}: that is longer than a night. When does it end?"),
                start=f"{start:%H:%M}",
                end=f"{end:%H:%M}",
            )
            yield Finding("long_night", path, QUESTION, message, _in_the_evening(path, start, end))


def _spans(draft: EventDraft) -> Iterator[tuple[str, time, time]]:
    """Start and end of what lasts one day or night, with the path of the end."""
    listed = [
        (f"whens.{n}.end_time", when.start_time, when.end_time)
        for n, when in enumerate(draft.whens)
        if _is_one_day(when)
    ]
    if draft.rule and not draft.whens:
        listed.append(("rule.end_time", draft.rule.start_time, draft.rule.end_time))
    for path, start, end in listed:
        if start and end:
            yield path, start, end
    for hours in draft.period.hours if draft.period else ():
        if hours.opens >= hours.closes:
            yield HOURS, hours.opens, hours.closes


def _is_one_day(when: When) -> bool:
    is_short = dates.last_day(when) == when.starts_on and not when.open_end
    return is_short and when.clock not in TIMELESS


def _length(start: time, end: time) -> timedelta:
    day = date(2000, 1, 1)
    span = datetime.combine(day, end) - datetime.combine(day, start)
    return span if span > timedelta(0) else span + timedelta(1)


def _in_the_evening(path: str, start: time, end: time) -> tuple[Candidate, ...]:
    """ "8 to 7" is 8:00 to 19:00, where it can be."""
    if path == HOURS or end.hour >= 12:
        return ()
    later = end.replace(hour=end.hour + 12)
    return (Candidate(f"{later:%H:%M}", f"{start:%H:%M} – {later:%H:%M}"),) if later > start else ()


def long_spans(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A date that lasts for months is a mistyped day, or an exhibition whose hours are missing."""
    for n, when in enumerate(draft.whens):
        if _lasts(when.starts_on, dates.last_day(when)):
            words = format_lazy(
                _("From {first} to {last}: is it open all the time? Please check the last day."),
                first=stated(when.starts_on),
                last=stated(dates.last_day(when)),
            )
            yield Finding("long_span", f"whens.{n}.ends_on", QUESTION, words)
            return
    period = draft.period
    if period is None or period.hours or period.hours_note or period.by_arrangement:
        return
    if period.ends_on and _lasts(period.starts_on, period.ends_on):
        message = _("Open for months, but nobody says at which hours. Please add them.")
        yield Finding("hours_missing", HOURS, HINT, message)


def open_series(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A series without a last day has one date in the calendar, which is seldom meant."""
    if draft.rule and draft.rule.until is None and not draft.whens:
        message = _(
            "Nobody says until when it repeats, so only {day} is in the calendar. Please write the "
            "last day."
        )
        words = format_lazy(message, day=stated(draft.rule.starts_on))
        yield Finding("open_series", "rule.until", QUESTION, words)


def _lasts(first: date, last: date) -> bool:
    return last - first > LONGEST_SPAN


def deadline(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Registration ends after the event, which a mistyped year or month does easily."""
    day, whens = draft.registration.deadline, dates.whens(draft)
    if day is None or not whens:
        return
    last = max(map(dates.last_day, standing(whens) or whens))
    if day > last:
        words = format_lazy(
            _("Registration until {deadline}, but the event is on {day}. Which day is right?"),
            deadline=stated(day),
            day=stated(last),
        )
        earlier = (Candidate(other.isoformat(), stated(other)) for other in _earlier(day, last))
        offered = (*earlier, Candidate(NO_DEADLINE, _("Leave out the deadline")))
        yield Finding("deadline_after_event", "registration.deadline", QUESTION, words, offered)


def _earlier(day: date, last: date) -> Iterator[date]:
    """The same day of the year of the event, or of the year before."""
    for year in (last.year, last.year - 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if other <= last and other != day and last - other < timedelta(days=180):
            yield other
            return
