"""All dates of an event in one line: days with their times, a period, a series with exceptions."""

from collections import Counter

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from programme.drafts.dates import expand, opening_days
from programme.drafts.event_draft import Period, Rule, When, from_data
from programme.events.standing import period_span, standing
from programme.models.event import Event, Frequency, Schedule
from programme.wording import timing
from programme.wording.exceptions import elsewhere, exceptions, nowhere, timed
from programme.wording.lists import joined, listed
from programme.wording.picked_dates import picked

EVERY = (
    pgettext_lazy("after every", "Monday"),
    pgettext_lazy("after every", "Tuesday"),
    pgettext_lazy("after every", "Wednesday"),
    pgettext_lazy("after every", "Thursday"),
    pgettext_lazy("after every", "Friday"),
    pgettext_lazy("after every", "Saturday"),
    pgettext_lazy("after every", "Sunday"),
)


def dates(event: Event, occurrences, *, with_places=True) -> str:
    """When, in one line; times where dates differ in them, and those of a series.

    Only dates that stand are told. Of a series and a period all dates are needed: one that is
    missing is named as left out. `with_places` says where one is that is not where the others are.
    """
    rows = standing(occurrences)
    if event.schedule == Schedule.PERIOD:
        unlike = period_exceptions(event, occurrences, with_places=with_places)
        return joined([timing.period(*period_span(event, rows)), unlike])
    if event.schedule == Schedule.SERIES:
        return series(event, occurrences, with_places=with_places)
    with_times = not shared_time(event, rows)
    return picked(event, rows, with_times=with_times, with_places=with_places)


def shared_time(event: Event, occurrences) -> str:
    """The time that all dates that stand have; empty where `dates` says it, or opening hours do."""
    if event.schedule != Schedule.DATES:
        return ""
    times = {timing.times(row) for row in standing(occurrences)}
    return times.pop() if len(times) == 1 else ""


def series(event: Event, occurrences, *, with_places=True) -> str:
    """ "jeden Dienstag 16–18 Uhr, nicht am 5. Oktober, am 29. statt am 28. September"."""
    rule, rows = from_data(event.rule, Rule), list(occurrences)
    usual = _usual(standing(rows), rule)
    unlike = exceptions(
        expand(rule),
        rows,
        usual=lambda slot: usual,
        where=_where(event, rows, with_places),
        left_out=rule.except_days,
        names_more=bool(rule.until),  # without an end the rule knows its first day alone
    )
    return joined([timed(_how_often(rule), usual), unlike])


def period_exceptions(event: Event, occurrences, *, with_places=True) -> str:
    """ "nicht am 16. September, am 19. statt am 18. September"; empty where all is as stated."""
    period, rows = from_data(event.period, Period), list(occurrences)
    if len(rows) < 2:  # of the whole span: what is said of it holds for all of it
        return ""
    where = _where(event, rows, with_places)
    return exceptions(opening_days(period), rows, usual=lambda slot: slot, where=where)


def _where(event, rows, with_places):
    return elsewhere(event, rows) if with_places else nowhere


def _as_ruled(rule: Rule) -> When:
    """A date at the time of the rule, which may have no date left."""
    return When(
        starts_on=rule.starts_on,
        start_time=rule.start_time,
        end_time=rule.end_time,
        end_about=rule.end_about,
        clock=rule.clock,
    )


def _usual(rows, rule: Rule):
    """A date with the most common time; where there is no date, one at the time of the rule."""
    times = [(row.clock, *timing.told_times(row)) for row in rows]
    return rows[times.index(Counter(times).most_common(1)[0][0])] if rows else _as_ruled(rule)


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
