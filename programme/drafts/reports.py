"""What a report makes of a draft: the status of some dates, or one date at another day or place.

Pure functions. A report replaces the one before it: the word that came with that one goes.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, Literal

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, When
from programme.models.event import Status

ALL: Final = "all"
Keys = Collection[str] | Literal["all"]  # of dates, or "all" of them
# What a move changes of a date, and what is as it was when it is back.
MOVING = (
    *("starts_on", "ends_on", "start_time", "end_time", "clock", "open_end", "end_about"),
    *("doors", "stated_weekday", "place"),
)
NOTHING: Final[Mapping[str, When]] = MappingProxyType({})
LATER = Place(to_follow=True)  # where a date is, until its new place may be read


def concerns(when: When, keys: Keys) -> bool:
    return keys == ALL or when.key in keys


def with_status(
    draft: EventDraft,
    status: str,
    keys: Keys,
    note: str = "",
    first: Mapping[str, When] = NOTHING,
) -> EventDraft:
    """Cancelled, full …, or as announced after all; `note` is a word to visitors.

    `first` are the dates that have moved, as they were announced: there they are again.
    """

    def told(when: When) -> When:
        if status == Status.SCHEDULED and when.key in first:
            when = _back(when, first[when.key])
        return replace(when, status=status, status_note=note)

    whens = tuple(told(when) if concerns(when, keys) else when for when in dates.whens(draft))
    return replace(draft, whens=whens)


def moved(
    draft: EventDraft,
    key: str,
    change: dict[str, Any],
    place: Place | None = None,
    note: str = "",
    first: Mapping[str, When] = NOTHING,
) -> EventDraft:
    """The date `key` with what is new of its day and times (fields of `When`), and elsewhere.

    Where it was announced `first`, it is as announced and not moved.
    """
    new = dict(change)
    if "starts_on" in new:
        new["stated_weekday"] = None
    if place:
        new["place"] = place

    def told(when: When) -> When:
        there, was = replace(when, **new), first.get(key)
        if was and is_back(there, was, draft.place):
            return replace(_back(when, was), status=Status.SCHEDULED.value, status_note=note)
        return replace(there, status=Status.MOVED.value, status_note=note)

    whens = tuple(told(when) if when.key == key else when for when in dates.whens(draft))
    return replace(draft, whens=whens)


def is_back(when: When, first: When, place: Place) -> bool:
    """Whether it is when and where it was announced; `place` is that of the event."""
    back = replace(_back(when, first), stated_weekday=when.stated_weekday)
    return replace(back, place=back.place or place) == replace(when, place=when.place or place)


def _back(when: When, first: When) -> When:
    return replace(when, **{name: getattr(first, name) for name in MOVING})
