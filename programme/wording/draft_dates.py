"""The dates of a draft in words: a series, an exhibition, or line by line."""

from dataclasses import replace

from django.utils.translation import gettext as _

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When, to_data
from programme.models.event import Event, Occurrence
from programme.wording import badges, timing


def dates_of(draft: EventDraft, place_lines, language_lines) -> list[str]:
    """What was said about when, one line per date, series or group of opening hours.

    Of a series or an exhibition only those dates have a line that differ from the rest.
    `place_lines` and `language_lines` say in words where a date differs from the rest.
    """
    lines = []
    if draft.rule:
        lines += [_series(draft.rule)]
    if draft.period:
        lines += _exhibition(draft.period)
    plain = set(dates.expand(draft.rule) if draft.rule else ())
    plain |= set(dates.opening_days(draft.period) if draft.period else ())
    told = [when for when in draft.whens if replace(when, key="") not in plain]
    return lines + [_line(when, place_lines, language_lines) for when in told]


def occurrence(when: When) -> Occurrence:
    """The date as an occurrence that is not stored, for `programme.wording.timing`."""
    return Occurrence(
        key=when.key,
        starts_on=when.starts_on,
        ends_on=dates.last_day(when),
        start_time=when.start_time,
        end_time=when.end_time,
        clock=when.clock,
        open_end=when.open_end,
        doors=when.doors,
        status=when.status,
        note=when.note,
    )


def in_one_line(when: When) -> str:
    """ "Montag, 28. September 2026, 18 Uhr"."""
    row = occurrence(when)
    if row.ends_on == row.starts_on:
        days = timing.day(row.starts_on)
    else:
        days = timing.span(row.starts_on, row.ends_on)
    return _("{day}, {time}").format(day=days, time=timing.times(row))


def with_status(when: When) -> str:
    """The same, and whether it is cancelled, moved, full …"""
    return " · ".join(filter(None, [in_one_line(when), badges.status(when.status)]))


def _line(when, place_lines, language_lines):
    words = [in_one_line(when)]
    stated = when.stated_weekday
    if stated is not None and stated != when.starts_on.weekday():
        words.append(_("written as {weekday}").format(weekday=timing.weekdays([stated])))
    if when.doors:
        words.append(_("doors open {time}").format(time=f"{when.doors:%H:%M}"))
    words += [badges.status(when.status), when.note]
    if when.place:
        words += place_lines(when.place)
    if when.languages:
        words += language_lines(when.languages)
    return " · ".join(filter(None, words))


def _series(rule):
    event = Event(schedule="series", rule=to_data(rule))
    first = When(
        starts_on=rule.starts_on,
        start_time=rule.start_time,
        end_time=rule.end_time,
        clock=rule.clock,
    )
    until = rule.until and _("until {day}").format(day=timing.plain_day(rule.until))
    start = _("from {day} on").format(day=timing.plain_day(rule.starts_on))
    times = timing.times(occurrence(first))
    return ", ".join(filter(None, [timing.series(event), times, start, until]))


def _exhibition(period):
    last = period.ends_on
    days = timing.span(period.starts_on, last) if last else timing.plain_day(period.starts_on)
    event = Event(schedule="period", period=to_data(period))
    return [days, *timing.opening_hours(event)]
