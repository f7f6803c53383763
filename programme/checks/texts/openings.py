"""An opening that a text tells of an exhibition or of other weeks, and that no date is."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, When
from programme.regular_expressions import expression
from programme.stated.days_in_text import Calendar, blank, days
from programme.stated.times_in_text import times

_OPENING = expression(
    r"\b(?:\w*eroffnung(?!s?(?:zeit|rede|angebot))\w*|eroffnet|vernissage|finissage|"
    r"opening (?:event|ceremony|night|party))\b"
)
_PARTS = expression(r"(?<=[^\W\d]{3}[.!?])\s|;\s")
_FEWEST = 2  # days from the first to the last: shorter events have no opening of their own


def untold(lines: Iterable[str], draft: EventDraft, calendar: Calendar) -> str:
    """The first time of such an opening, as it is shown; nothing where a date begins then."""
    whens = dates.whens(draft)
    if not _lasts(draft, whens):
        return ""
    parts = (part for line in lines for part in _PARTS.split(line) if _OPENING.search(part))
    return next(filter(None, (_time(part, whens, calendar) for part in parts)), "")


def _lasts(draft: EventDraft, whens: Sequence[When]) -> bool:
    spans = [dates.last_day(when) - when.starts_on for when in whens]
    return bool(draft.period) or any(span.days >= _FEWEST for span in spans)


def _time(part: str, whens: Sequence[When], calendar: Calendar) -> str:
    named, rest = days(part, calendar), part
    for day in named:
        rest = blank(rest, day.start, day.end)
    clock, told = _clock(rest), {day.day for day in named if not day.last}
    is_date = any(clock == when.start_time and _is_on(when, told) for when in whens)
    return f"{clock:%H:%M}" if clock and not is_date else ""


def _clock(part: str) -> time | None:
    """The first time behind the word, else the first before it."""
    match = _OPENING.search(part)
    found = [each for each in times(part) if each.role in ("start", "from")]
    behind = (each for each in found if match and each.begin >= match.end())
    first = next(behind, found[0] if found else None)
    return first.slots[0].start if first else None


def _is_on(when: When, told: set[date]) -> bool:
    return not told or when.starts_on in told
