"""A period (an exhibition) is one entry over all its days: 27 opening days are not 27 entries."""

from datetime import date

from django.utils.translation import gettext as _

from feeds.ical import clean_text, entry_texts, span, vevent_properties
from programme.events.standing import standing
from programme.models.event import Status
from programme.wording import badges, timing


def span_of(event) -> span.Span:
    """From the first to the last day; where no end is stated only the first day is known."""
    period = event.period
    first = date.fromisoformat(period["starts_on"]) if period else event.starts_on
    if period:
        last = date.fromisoformat(period["ends_on"]) if period.get("ends_on") else first
    else:
        last = event.ends_on
    return span.days(first, last)


def face(event, rows, text, language) -> tuple:
    """What holds for all days; a day that is not like the others is named in the description."""
    state = _state(rows)
    before = (*_news(rows, state), _since(event), *timing.opening_hours(event))
    return vevent_properties.made(
        event,
        standing(rows)[0],
        text,
        language,
        status=state,
        summary=entry_texts.marked(clean_text.line(text.title), state),
        description=entry_texts.full_description(event, before, text, rows, language),
    )


def _state(rows):
    states = {row.status for row in rows}
    return states.pop() if len(states) == 1 else Status.SCHEDULED


def _news(rows, state):
    if state != Status.SCHEDULED:
        yield entry_texts.news(rows[0])
        return
    for value in Status.values:
        days = [row.starts_on for row in rows if row.status == value]
        if days and badges.status(value):
            yield f"{badges.status(value)}: {timing.some_days(days[:6])}"


def _since(event):
    if event.period and not event.period.get("ends_on"):
        return _("{since} (no end is stated)").format(since=timing.period(event))
    return ""
