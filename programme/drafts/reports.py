"""What a report makes of a draft: the status of some dates, or one date at another day or place.

Pure functions. A report replaces the one before it: the word that came with that one goes.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final, Literal

from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, When
from programme.models.event import Status

ALL: Final = "all"
Keys = Collection[str] | Literal["all"]  # of dates, or "all" of them
LATER = Place(to_follow=True)  # where a date is, until its new place may be read


def concerns(when: When, keys: Keys) -> bool:
    return keys == ALL or when.key in keys


def with_status(draft: EventDraft, status: str, keys: Keys, note: str = "") -> EventDraft:
    """Cancelled, full …, or as announced after all; `note` is a word to visitors."""
    whens = tuple(
        replace(when, status=status, status_note=note) if concerns(when, keys) else when
        for when in dates.whens(draft)
    )
    return replace(draft, whens=whens)


def moved(
    draft: EventDraft,
    key: str,
    change: dict[str, Any],
    place: Place | None = None,
    note: str = "",
) -> EventDraft:
    """The date `key` with what is new of its day and times (fields of `When`), and elsewhere."""
    new = dict(change)
    if "starts_on" in new:
        new["stated_weekday"] = None
    if place:
        new["place"] = place
    whens = tuple(
        replace(when, status=Status.MOVED.value, status_note=note, **new)
        if when.key == key
        else when
        for when in dates.whens(draft)
    )
    return replace(draft, whens=whens)
