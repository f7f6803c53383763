"""A hint where a date falls on a feast or into holidays: people who are invited may be away."""

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import feasts
from programme.checks.date_contradictions import stated
from programme.checks.finding import HINT, Finding
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme

FIRST_DATES = 5


def feast_days(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """One hint for the first date that falls on such a day; exhibitions are open on many."""
    if draft.period:
        return
    for n, when in enumerate(dates.whens(draft)[:FIRST_DATES]):
        if not dates.EARLIEST <= when.starts_on <= dates.LATEST:
            continue
        for name in feasts.on(when.starts_on, programme.district.land):
            message = format_lazy(
                _("{day}: {feast}. Is the date good for everybody?"),
                day=stated(when.starts_on),
                feast=name,
            )
            yield Finding("feast", f"whens.{n}.starts_on", HINT, message)
            return
