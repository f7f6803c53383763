"""A day that no calendar has, as a text has it: "31.9.". Asked with the real days beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.date_contradictions import stated
from programme.checks.finding import QUESTION, Candidate, Finding
from programme.checks.texts import asides
from programme.drafts.event_draft import EventDraft, Registration, Text, When
from programme.models.event import Status
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.stated import impossible_days
from programme.stated.impossible_days import NoDay

CODE = "no_such_day"
OWN = ("title", "summary", "description", "date_text")
LONGEST = 6000  # longer texts are refused by their length
MOST_YEARS = 10  # of a programme


def no_such_day(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Of each text the first; the same words once."""
    asked = set()
    for field, text in _texts(draft):
        found = next(iter(impossible_days.find(text[:LONGEST], _years(programme))), None)
        if found and found.words not in asked:
            asked.add(found.words)
            message = _("There is no such day as “{words}”. Which day is meant?")
            offered = tuple(Candidate(day.isoformat(), stated(day)) for day in found.near)
            yield Finding(CODE, field, QUESTION, format_lazy(message, words=found.words), offered)


def answered(draft: EventDraft, field: str, value: str) -> EventDraft:
    """`draft` with the day in place of what is written at `field`, and among its dates, if what is
    written there is one of them and no deadline."""
    text, day = dict(_texts(draft))[field], date.fromisoformat(value)
    found = next(
        each for each in impossible_days.find(text[:LONGEST], [day.year]) if day in each.near
    )
    is_aside = field not in OWN or _is_aside(text, found)
    said = _with_words(draft, found.words, _written(day, found))
    return said if is_aside else _with_date(said, day)


def _years(programme: Programme) -> range:
    first, last = programme.starts_on.year, programme.ends_on.year
    return range(first, min(last, first + MOST_YEARS) + 1)


def _texts(draft: EventDraft) -> Iterator[tuple[str, str]]:
    for name in OWN:
        yield name, getattr(draft, name)
    yield "registration.text", draft.registration.text
    for n, text in enumerate(draft.translations):
        for name in OWN[:3]:
            yield f"translations.{n}.{name}", getattr(text, name)


def _is_aside(text: str, found: NoDay) -> bool:
    """Another day than that of the event: "Anmeldung bis 31.9."."""
    begin = text.rfind("\n", 0, found.start) + 1
    line, words = fold(text[begin:].split("\n")[0]), fold(found.words)
    at = line.find(words)
    return at >= 0 and asides.is_other_day(line, at, at + len(words))


def _written(day: date, found: NoDay) -> str:
    words = f"{day.day}.{day.month}."
    return f"{words}{day.year}" if found.has_year else words


def _with_words(draft: EventDraft, words: str, right: str) -> EventDraft:
    def changed(said: EventDraft | Text | Registration, names: Iterable[str]) -> dict[str, Any]:
        return {name: getattr(said, name).replace(words, right) for name in names}

    texts = tuple(replace(text, **changed(text, OWN[:3])) for text in draft.translations)
    registration = replace(draft.registration, **changed(draft.registration, ("text",)))
    return replace(draft, **changed(draft, OWN), translations=texts, registration=registration)


def _with_date(draft: EventDraft, day: date) -> EventDraft:
    """With a date on that day, at the time of the first one."""
    if not draft.whens or any(when.starts_on == day for when in draft.whens):
        return draft
    first = draft.whens[0]
    more = replace(
        first,
        key="",
        starts_on=day,
        ends_on=None,
        stated_weekday=None,
        status=Status.SCHEDULED.value,
        note="",
    )
    return replace(draft, whens=tuple(sorted((*draft.whens, more), key=_day)))


def _day(when: When) -> date:
    return when.starts_on
