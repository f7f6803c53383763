"""Contradictions in dates: asked with candidates, never repaired."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import ERROR, QUESTION, Candidate, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import TIMED
from programme.models.programme import Programme
from programme.stated.written_dates import weekday_name
from programme.wording import timing

stated = lazy(timing.day, str)


def possible(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Dates that no programme can have: the year 20203 or 203."""
    for path, day in _days(draft):
        if not dates.EARLIEST <= day <= dates.LATEST:
            message = format_lazy(
                _("The year {year} cannot be right. Please check it."), year=day.year
            )
            yield Finding("impossible_year", path, ERROR, message)


def _days(draft: EventDraft) -> Iterator[tuple[str, date]]:
    for n, when in enumerate(draft.whens):
        yield f"whens.{n}.starts_on", when.starts_on
        if when.ends_on:
            yield f"whens.{n}.ends_on", when.ends_on
    for name in ("rule", "period"):
        part = getattr(draft, name)
        if part:
            yield f"{name}.starts_on", part.starts_on
            last = part.until if name == "rule" else part.ends_on
            if last:
                yield f"{name}.{'until' if name == 'rule' else 'ends_on'}", last


def weekday(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    for n, when in enumerate(draft.whens):
        if when.stated_weekday is None or when.stated_weekday == when.starts_on.weekday():
            continue
        if not dates.EARLIEST <= when.starts_on <= dates.LATEST:
            continue  # the year is asked about
        days = _near(dates.weekday_candidates(when.starts_on, when.stated_weekday), programme)
        if not days:
            continue  # the year is asked about
        yield Finding(
            "weekday",
            f"whens.{n}.starts_on",
            QUESTION,
            format_lazy(
                _("{date} is a {actual}, but {stated} is written. Which day is meant?"),
                date=lazy(date_format, str)(when.starts_on, "DATE_FORMAT"),
                actual=weekday_name(when.starts_on.weekday()),
                stated=weekday_name(when.stated_weekday),
            ),
            tuple(Candidate(day.isoformat(), stated(day)) for day in days),
        )


def _near(days: Iterable[date], programme: Programme) -> list[date]:
    """Those that are at most a year outside of the programme."""
    year = timedelta(366)
    first, last = programme.starts_on - year, programme.ends_on + year
    return [day for day in days if first <= day <= last]


def order(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    for n, when in enumerate(draft.whens):
        if dates.last_day(when) < when.starts_on:
            message = _("The last day lies before the first. Please check both.")
            yield Finding("end_before_start", f"whens.{n}.ends_on", ERROR, message)
        elif _needs_time(when):
            message = _("Please give a time, or choose “time to be announced”.")
            yield Finding("missing", f"whens.{n}.start_time", ERROR, message)
    if draft.period and draft.period.ends_on and draft.period.ends_on < draft.period.starts_on:
        message = _("The last day lies before the first. Please check both.")
        yield Finding("end_before_start", "period.ends_on", ERROR, message)
    if draft.rule and draft.rule.until and draft.rule.until < draft.rule.starts_on:
        message = _("The series ends before it starts. Please check both days.")
        yield Finding("end_before_start", "rule.until", ERROR, message)


def _needs_time(when: When) -> bool:
    return when.clock in TIMED and when.start_time is None


def inside_programme(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """A date outside the programme is asked about once, at the first such date."""
    for n, when in enumerate(dates.whens(draft)):
        outside = dates.last_day(when) < programme.starts_on or when.starts_on > programme.ends_on
        if outside:
            listed = bool(draft.whens)
            yield Finding(
                "outside_programme",
                f"whens.{n}.starts_on",
                QUESTION,
                format_lazy(
                    _("{date} lies outside the programme ({first} to {last}). Is the day right?"),
                    date=stated(when.starts_on),
                    first=lazy(date_format, str)(programme.starts_on, "DATE_FORMAT"),
                    last=lazy(date_format, str)(programme.ends_on, "DATE_FORMAT"),
                ),
                _other_years(when.starts_on, programme) if listed else (),
            )
            return


def _other_years(day: date, programme: Programme) -> tuple[Candidate, ...]:
    """The day itself, and the same day of the programme's year: a year is easily mistyped.

    A day that is years away is no answer.
    """
    years = {programme.starts_on.year, programme.ends_on.year} - {day.year}
    days = [other for year in sorted(years) if (other := _in_year(day, year))]
    inside = [other for other in days if programme.starts_on <= other <= programme.ends_on]
    own = _near([day], programme)
    return tuple(Candidate(other.isoformat(), stated(other)) for other in (*own, *inside) if inside)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
