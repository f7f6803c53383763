"""The dates of a draft in words: a series, an exhibition, or line by line."""

from dataclasses import replace

from django.utils.translation import gettext as _

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When, to_data
from programme.events.rows import OccurrenceRow, occurrence_row
from programme.models.event import Event, Schedule
from programme.wording import badges, places, schedules, timing
from programme.wording.lists import joined
from programme.wording.spoken_languages import spoken

UTC = "UTC"  # words need no instants


def dates_of(draft: EventDraft, rows) -> list[str]:
    """What was said about when, one line per date, series or group of opening hours.

    Of a series or an exhibition only those dates have a line that differ from the rest. `rows` are
    the occurrence rows of the draft: they say where a date differs in place and languages.
    """
    lines = []
    if draft.rule:
        lines += [_series(draft.rule)]
    if draft.period:
        lines += _exhibition(draft.period)
    plain = set(dates.expand(draft.rule) if draft.rule else ())
    plain |= set(dates.opening_days(draft.period) if draft.period else ())
    pairs = zip(dates.whens(draft), rows, strict=True) if draft.whens else ()
    told = [(when, row) for when, row in pairs if replace(when, key="") not in plain]
    return lines + [_line(when, row) for when, row in told]


def in_one_line(when: When | OccurrenceRow) -> str:
    """ "Montag, 28. September 2026, 18 Uhr"."""
    row = occurrence_row(when, UTC) if isinstance(when, When) else when
    last = timing.last_day(row)
    first = row.starts_on
    days = timing.day(first) if last == first else timing.span(first, last)
    return _("{day}, {time}").format(day=days, time=timing.times(row))


def with_status(when: When) -> str:
    """The same, and whether it is cancelled, moved, full …"""
    return " · ".join(filter(None, [in_one_line(when), badges.status(when.status)]))


def _line(when: When, row: OccurrenceRow) -> str:
    words = [in_one_line(row)]
    stated = when.stated_weekday
    if stated is not None and stated != when.starts_on.weekday():
        words.append(_("written as {weekday}").format(weekday=timing.weekdays([stated])))
    if when.doors:
        words.append(timing.doors(when.doors))
    words += [badges.status(when.status), row.note]
    if when.place:
        words += [places.name_and_town(row.venue) if row.venue else "", row.room, row.place_note]
        words += [_("online")] if row.is_online else []
        words += [_("place to be announced")] if when.place.to_follow else []
    if when.languages:
        words.append(spoken([row]))
    return " · ".join(filter(None, words))


def _series(rule):
    event = Event(schedule=Schedule.SERIES, rule=to_data(rule))
    until = rule.until and _("until {day}").format(day=timing.plain_day(rule.until))
    start = _("from {day} on").format(day=timing.plain_day(rule.starts_on))
    return joined([schedules.series(event, ()), start, until])


def _exhibition(period):
    last = period.ends_on
    days = timing.span(period.starts_on, last) if last else timing.plain_day(period.starts_on)
    event = Event(schedule=Schedule.PERIOD, period=to_data(period))
    return [days, *timing.opening_hours(event)]
