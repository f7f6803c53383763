"""Days and weekdays that a text names and the dates do not know."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.date_contradictions import stated
from programme.checks.finding import QUESTION, Finding
from programme.checks.texts import asides
from programme.checks.texts.public_words import sayings
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft
from programme.models.event import Status
from programme.models.programme import Programme
from programme.regular_expressions import expression
from programme.stated import day_names
from programme.stated.days_in_text import Calendar, Day, blank, days, number
from programme.stated.written_dates import weekday_name

_YEAR = expression(r"\b(?:19|20)\d\d$")
_ALONE = expression(
    r"(?:\b(?:am|jede[nr]|immer|diesen|kommenden|on|every)\s(?P<one>monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)"
    r"(?:s|abend|nachmittag|vormittag|morgen|mittag|nacht)?"
    r"|\b(?:uns|kommt|wann|when)\b:?\s(?P<plain>montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonnabend|sonntag)(?:abend|nachmittag|vormittag|morgen|mittag)?"
    r"|(?:\bيوم|\bايام|\bمسا|\bصباح)\s(?:ال)?(?P<arabic>اثنين|ثلاثا|اربعا|خميس|جمعه|سبت|احد)"
    r"|\b(?P<each>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s)\b(?!-)"
)
_RELATIVE = expression(r",\s(?:der|die|das|den|dem|welche[rs]?)\s$")  # "Der Mann, der am …"
OFF = (Status.CANCELLED, Status.POSTPONED)  # another day may count now
_ENDS = expression(r"\b(?:ende|endet|bis|ends?|until)\b[^.;\d]{0,20}$")
LONG = 7  # days, in which every weekday lies
Span = tuple[date, date]


def days_in_text(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Of each text the first day, or the weekday, that contradicts the dates; each once."""
    spans = _spans(draft)
    if not spans:
        return
    calendar, asked = Calendar(programme.starts_on, programme.ends_on), set()
    for field, lines in sayings(draft):
        named = [(line, days(line, calendar)) for line in lines]
        found = next(_contradictions(field, named, spans, draft), None)
        if not found:
            found = _weekday_alone(field, named, spans)
        if found and (words := str(found.message)) not in asked:
            asked.add(words)
            yield found


def _spans(draft: EventDraft) -> list[Span]:
    spans = [(when.starts_on, dates.last_day(when)) for when in dates.whens(draft)]
    if draft.period and spans:
        spans.append((draft.period.starts_on, draft.period.ends_on or draft.period.starts_on))
    return [span for span in spans if dates.EARLIEST <= span[0] <= span[1] <= dates.LATEST]


def _contradictions(
    field: str, named: list[tuple[str, list[Day]]], spans: list[Span], draft: EventDraft
) -> Iterator[Finding]:
    for line, mentions in named:
        for day in mentions:
            words = line[day.start : day.end].strip(" ,")
            if _is_aside_of(line, day, draft) or _is_history(words, day, spans):
                continue
            meant = _meant(day, words, spans)
            if meant is None and day.day != draft.registration.deadline:
                message = _("The text names {day}, which is not among the dates. Is it right?")
                yield Finding("day_in_text", field, QUESTION, _about(message, day))
            elif meant and day.weekday not in (None, meant.weekday()):
                yield _wrong_weekday(field, day.weekday or 0, meant)


def _is_aside_of(line: str, day: Day, draft: EventDraft) -> bool:
    """Another day than that of the event; of one that does not take place also the new one."""
    if asides.is_other_day(line, day.start, day.end) or _is_end_of_night(line, day, draft):
        return True
    is_off = all(when.status in OFF for when in dates.whens(draft))
    return is_off and asides.is_new_day(line, day.start, day.end)


def _is_end_of_night(line: str, day: Day, draft: EventDraft) -> bool:
    """ "Ende: 29.9., 3 Uhr" of a night that begins on the day before."""
    nights = {
        when.starts_on + timedelta(1)
        for when in dates.whens(draft)
        if when.start_time and when.end_time and when.end_time < when.start_time
    }
    return day.day in nights and bool(_ENDS.search(line[: day.start]))


def _about(message: Any, day: Day) -> Any:
    return format_lazy(message, day=stated(day.day))


def _is_history(words: str, day: Day, spans: list[Span]) -> bool:
    """ "am 9. November 1938": only a year next to that of the event may be mistyped."""
    year = spans[0][0].year
    return bool(_YEAR.search(words)) and abs(day.day.year - year) > 1


def _meant(day: Day, words: str, spans: list[Span]) -> date | None:
    """The day among the dates; without a stated year any that falls on the same day."""
    first, last = day.day, day.last or day.day
    for begins, ends in spans:
        if begins <= last and first <= ends:
            return None if first > ends else max(first, begins)
        for known in {begins, ends}:
            if not _YEAR.search(words) and (known.day, known.month) == (first.day, first.month):
                return known
    return None


def _wrong_weekday(field: str, named: int, day: date) -> Finding:
    message = format_lazy(
        _("The text says {weekday}, the date is {day}. Which is right?"),
        weekday=weekday_name(named),
        day=stated(day),
    )
    return Finding("weekday_in_text", field, QUESTION, message)


def _weekday_alone(
    field: str, named: list[tuple[str, list[Day]]], spans: list[Span]
) -> Finding | None:
    """ "am Dienstag" where no date is a Tuesday, and no other weekday of the text fits."""
    lines = [_without(line, mentions) for line, mentions in named]
    said = [(line, match) for line in lines for match in _ALONE.finditer(line)]
    known = _weekdays(spans)
    if any(_number(match) in known for _line, match in said):
        return None
    meant = [_number(match) for line, match in said if not _is_aside(line, match)]
    return _wrong_weekday(field, meant[0], spans[0][0]) if meant else None


def _without(line: str, mentions: list[Day]) -> str:
    for day in mentions:
        line = blank(line, day.start, day.end)
    return line


def _weekdays(spans: list[Span]) -> set[int]:
    """The weekdays on which some date falls."""
    return {
        (first + timedelta(n)).weekday()
        for first, last in spans
        for n in range(min((last - first).days + 1, LONG))
    }


def _number(match: re.Match[str]) -> int:
    if match["arabic"]:
        return day_names.weekdays()[f"ال{match['arabic']}"]
    return number(match["one"] or match["plain"] or match["each"])


def _is_aside(line: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if _RELATIVE.search(line[:start]):
        return True
    return asides.is_other_day(line, start, end) or asides.is_other_time(
        line, start, end, exhibition=False
    )
