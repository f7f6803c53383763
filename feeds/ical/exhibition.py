"""A period (an exhibition) is one entry over all its days: 27 opening days are not 27 entries."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from feeds.ical import clean_text, entry_texts, span, vevent_properties
from programme.events.standing import main_spot, period_span, spot, standing
from programme.models.event import Status
from programme.wording import badges, schedules, timing
from programme.wording.exceptions import MOST

# States in which a day stays where it is; the exceptions name the others.
OF_ONE_DAY = (Status.POSTPONED, Status.FULL, Status.TENTATIVE)
LONGEST_EXCEPTIONS = 300


def span_of(event, rows) -> span.Span:
    """From the first to the last day; where no end is stated only the first day is known."""
    first, last = period_span(event, rows)
    return span.days(first, last or first)


def face(event, rows, text, language) -> tuple:
    """What holds for all days; a day that is not like the others is named in the description."""
    state = _state(rows)
    before = (*_news(event, rows, state), _since(event, rows), *timing.opening_hours(event))
    return vevent_properties.made(
        event,
        _at_the_place(event, rows),
        text,
        language,
        status=state,
        summary=entry_texts.marked(clean_text.line(text.title), state),
        description=entry_texts.full_description(event, before, text, rows, language),
    )


def _state(rows):
    states = {row.status for row in rows}
    return states.pop() if len(states) == 1 else Status.SCHEDULED


def _at_the_place(event, rows):
    """A date that is where the event is; another place is named in the description."""
    usual, stands = main_spot(event, rows), standing(rows)
    return next((row for row in stands if spot(event, row) == usual), stands[0])


def _news(event, rows, state):
    if state != Status.SCHEDULED:
        yield entry_texts.news(rows[0])
    unlike = capfirst(schedules.period_exceptions(event, rows))
    yield clean_text.line(unlike, LONGEST_EXCEPTIONS)
    for value in OF_ONE_DAY if state == Status.SCHEDULED else ():
        days = [row.starts_on for row in rows if row.status == value]
        if days:
            yield f"{badges.status(value)}: {timing.some_days(days[:MOST])}"


def _since(event, rows):
    if event.period and not event.period.get("ends_on"):
        first, _last = period_span(event, rows)
        return _("{since} (no end is stated)").format(since=timing.period(first, None))
    return ""
