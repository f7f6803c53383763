"""A series as one rule with exceptions (RFC 5545 3.8.5.3), or not at all if it cannot be exact.

Pure: dates in, a plan out. What the rule does not say exactly as the dates do becomes single
entries: a calendar shows only dates that were announced.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from feeds.ical import rrule, span, zone


@dataclass(frozen=True)
class Plan:
    """`model` is a date that is as the rule says; the others either equal it or are listed."""

    model: object
    span: span.Span  # of the first date
    rule: dict  # as icalendar's vRecur takes it
    left_out: tuple  # EXDATE: starts of dates that do not take place
    changed: tuple  # (original start, occurrence): RECURRENCE-ID
    extra: tuple  # dates that the rule does not know


def plan(rule: dict, rows, face, is_cancelled) -> Plan | None:
    """The plan of a series, or None.

    `face(row)` gives everything an entry shows of a date besides its start and end: dates whose
    faces are equal share one entry.
    """
    recurrence = rrule.recurrence(rule)
    if recurrence is None:
        return None
    announced = rrule.days(rule)
    known, extra = _sorted_out(rule, announced, rows)
    if len(known) < 2:
        return None
    first, last = min(known), max(known)
    covered = [day for day in announced if first <= day <= last]
    days = rrule.days_of_recurrence(recurrence, first, last)
    if days != covered or not _are_plain(rule, covered):
        return None
    model = _model(rule, known, face, is_cancelled)
    if model is None or not _has_usual_length(rule, first, model):
        return None
    return Plan(
        model=model,
        span=_span_by_rule(rule, first, model),
        rule=recurrence | {"UNTIL": rrule.until(rule, last)},
        left_out=tuple(rrule.start(rule, day) for day in covered if day not in known),
        changed=_changed(rule, known, model, face),
        extra=tuple(extra),
    )


def _changed(rule, known, model, face) -> tuple:
    return tuple(
        (rrule.start(rule, day), row)
        for day, row in sorted(known.items())
        if not _alike(rule, day, row, model, face)
    )


def _sorted_out(rule, announced, rows) -> tuple[dict[date, object], list]:
    """Dates by the day for which the rule announced them; and those it never announced."""
    days = {rrule.key(rule, day): day for day in announced}
    timed = rrule.clock(rule) is not None
    known, extra = {}, []
    for row in rows:
        if row.key in days and span.of(row).is_timed == timed:
            known[days[row.key]] = row
        else:
            extra.append(row)
    return known, extra


def _are_plain(rule, days) -> bool:
    """No date starts in an hour that the clock change skips or repeats: readers differ there."""
    at = rrule.clock(rule)
    return at is None or all(zone.is_plain(datetime.combine(day, at)) for day in days)


def _model(rule, known, face, is_cancelled):
    """A date of the most common kind among those that start when the rule says so.

    It takes place if any does: calendars take a cancelled model for the end of the whole series.
    """
    on_time = [
        row for day, row in sorted(known.items()) if span.of(row).start == rrule.start(rule, day)
    ]
    if not all(map(is_cancelled, known.values())):
        on_time = [row for row in on_time if not is_cancelled(row)]
    kinds = [(_length(row), face(row)) for row in on_time]
    return on_time[kinds.index(Counter(kinds).most_common(1)[0][0])] if kinds else None


def _length(row) -> timedelta:
    found = span.of(row)
    return zone.lasts(found.start, found.end)


def _span_by_rule(rule, day, model) -> span.Span:
    """How the rule shows this day: as long as the model, to the minute (RFC 5545 3.8.5.3)."""
    start = rrule.start(rule, day)
    return span.Span(start, zone.after(start, _length(model)))


def _has_usual_length(rule, first, model) -> bool:
    """Whether clocks run evenly during the first date, from which readers take the length."""
    by_rule = _span_by_rule(rule, first, model)
    if not (isinstance(by_rule.start, datetime) and isinstance(by_rule.end, datetime)):
        return True
    by_the_clock = by_rule.end.replace(tzinfo=None) - by_rule.start.replace(tzinfo=None)
    return by_the_clock == _length(model)


def _alike(rule, day, row, model, face) -> bool:
    found, by_rule = span.of(row), _span_by_rule(rule, day, model)
    return (found.start, found.end) == (by_rule.start, by_rule.end) and face(row) == face(model)
