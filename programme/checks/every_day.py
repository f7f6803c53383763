"""Several days with the hours of one: open each day at that time, or without a break?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.date_contradictions import stated
from programme.checks.finding import QUESTION, Candidate, Finding
from programme.checks.odd_dates import LONGEST_SPAN
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import TIMELESS, Clock
from programme.models.programme import Programme

CODE, EACH = "every_day", "each"  # a code, and an answer


def every_day(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """ "4. to 8. October, 14:00 to 17:00" is hardly one event of 99 hours; asked once.

    A time of the last day that is before that of the first says that it goes on all the time.
    """
    for n, when in enumerate(draft.whens):
        last = dates.last_day(when)
        if not _is_hours_of_a_day(when) or last - when.starts_on > LONGEST_SPAN:
            continue
        words = format_lazy(
            _("From {first} to {last}, {hours}: on each of these days, or all the time?"),
            first=stated(when.starts_on),
            last=stated(last),
            hours=_hours(when.start_time, when.end_time),
        )
        offered = (Candidate(EACH, _("On each day")),)
        yield Finding(CODE, f"whens.{n}.ends_on", QUESTION, words, offered)
        return


def answered(draft: EventDraft, number: int) -> EventDraft:
    """A date on each day in place of the one numbered `number`."""
    whens = draft.whens
    return replace(draft, whens=(*whens[:number], *_apart(whens[number]), *whens[number + 1 :]))


def _is_hours_of_a_day(when: When) -> bool:
    if (
        when.clock in (*TIMELESS, Clock.HOURS)
        or when.start_time is None
        or when.status == "cancelled"
    ):
        return False
    is_span = dates.last_day(when) > when.starts_on
    return is_span and (when.end_time is None or when.start_time < when.end_time)


def _apart(when: When) -> Iterator[When]:
    for n in range((dates.last_day(when) - when.starts_on).days + 1):
        day = when.starts_on + timedelta(n)
        alone = replace(when, starts_on=day, ends_on=None)
        yield alone if n == 0 else replace(alone, stated_weekday=None, key="")


def _hours(start: time | None, end: time | None) -> str:
    return " – ".join(f"{each:%H:%M}" for each in (start, end) if each)
