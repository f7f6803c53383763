"""Feeds whose filters are alike are asked by one SQL, which Django works out once.

That took longer than all else of such a feed. Alike are those that choose by the same filters and
as many values of each: these, the district and the language only stand in the SQL.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from feeds import pieces
from feeds.ical import contents
from feeds.ical.contents import Asked, Contents
from feeds.ical.vevent import VEVENT
from programme.events.selection import BY_DATE, BY_EVENT, Selection
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District

LISTS = (*BY_DATE, *BY_EVENT)
KINDS_OF_FILTERS = 100  # whose SQL stays in the memory of a process; more than PostgreSQL prepares


def rows(told: Contents, language: str, most: int | None = None) -> Iterable[pieces.Row]:
    """Of the events that a feed tells of, or `most` of them, what is stored in this language."""
    selection = told.asked.whole_selection
    if told.once or selection.q or selection.asks_for_days:
        return pieces.rows_of(told.events[:most], language, VEVENT)
    ask = _question(_example(selection), told.today, most)
    return ask(told.asked.district.pk, language, *_values(selection))


def _example(selection: Selection) -> Selection:
    """The same with other values, all different."""
    lists: dict[str, Any] = {
        name: tuple(f"{name} {n}" for n, _value in enumerate(getattr(selection, name)))
        for name in LISTS
    }
    programme = "a programme" if selection.programme else ""
    return replace(selection, programme=programme, **lists)


def _values(selection: Selection) -> Iterator[str]:
    if selection.programme:
        yield selection.programme
    for name in LISTS:
        yield from getattr(selection, name)


@lru_cache(KINDS_OF_FILTERS)
def _question(example: Selection, today: date, most: int | None) -> KnownQuestion[pieces.Row]:
    def build(district, language, *_values):
        asked = Asked(District(pk=district), None, language, example)
        return pieces.rows_of(contents.answering(asked, today)[:most], language, VEVENT)

    return KnownQuestion(build, NUMBER, "a language", *_values(example))
