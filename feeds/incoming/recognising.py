"""Events under a new name: some servers make each UID anew whenever a calendar is loaded.

Published calendars of Microsoft 365 and some TYPO3 do. Title and moment then tell which is which.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from feeds.incoming.items import Item
from feeds.incoming.likeness import moments
from programme.checks.waiting import is_alike
from programme.drafts import dates
from programme.drafts.event_draft import EventDraft, Place, from_data
from programme.importing import entering
from programme.models.source import Brought, Source
from programme.plain_text import fold


def recognised(
    source: Source, items: Iterable[Item], before: dict[str, Brought], today: date
) -> dict[str, Brought]:
    """What `source` brought under another key, which it names no more: by the key of now.

    `before` is what it brought, by key. All moments must be the same, else one of them; of several
    alike each is taken once, those at the same place first, else in their order. Else the title on
    its days tells, or the title alone, or under an edited title times and place, where only one of
    the new has it and one of the lost that is not over.
    """
    items = list(items)
    new = [item for item in items if item.draft and item.key not in before]
    lost = _lost(source, {item.key for item in items}, before) if new else {}
    if not lost:
        return {}
    found = _by_moments(new, lost)
    for what in (_title_there, _title_on_days, _title, _times):
        _pair([item for item in new if item.key not in found], lost, found, today, what)
    return found


def _by_moments(new: list[Item], lost: dict[Brought, set]) -> dict[str, Brought]:
    found: dict[str, Brought] = {}
    places = {each: from_data(each.data).place for each in lost}
    for is_there in (True, False):
        for is_same in (set.__eq__, lambda one, other: not one.isdisjoint(other)):
            for item in new:
                alike = _alike(item, lost, is_same) if item.key not in found else iter(())
                here = (each for each in alike if not is_there or _is_at(item, places[each]))
                if match := next(here, None):
                    found[item.key] = match
                    del lost[match]
    return found


def _alike(item: Item, lost: dict[Brought, set], is_same) -> Iterator[Brought]:
    own = moments(item.draft) if item.draft else set()
    return (each for each, known in lost.items() if own and is_same(own, known))


def _is_at(item: Item, place: Place) -> bool:
    return bool(item.draft and item.draft.place == place)


def _pair(new: list[Item], lost: dict[Brought, set], found: dict[str, Brought], today, what):
    """Recognise what is alone on both sides with `what` it says (empty for what says nothing)."""
    ours: dict[Any, list[Brought]] = defaultdict(list)
    theirs: dict[Any, list[Item]] = defaultdict(list)
    for brought in lost:
        said = from_data(brought.data)
        if not brought.gone_at and any(dates.last_day(each) >= today for each in dates.whens(said)):
            ours[what(said)].append(brought)
    for item in new:
        if item.draft:
            theirs[what(item.draft)].append(item)
    for said, items in theirs.items():
        if said and len(items) == len(ours[said]) == 1 and _fits(items[0].draft, ours[said][0]):
            found[items[0].key] = ours[said][0]
            del lost[ours[said][0]]


def _title(draft: EventDraft) -> str:
    return fold(draft.title)


def _title_on_days(draft: EventDraft) -> tuple:
    """An hour that was edited is a change of the event."""
    days = frozenset(when.starts_on for when in dates.whens(draft))
    return (_title(draft), days) if _title(draft) and days else ()


def _title_there(draft: EventDraft) -> tuple:
    return (*_title_on_days(draft), draft.place) if _title_on_days(draft) else ()


def _times(draft: EventDraft) -> frozenset:
    return frozenset((when.starts_on, when.start_time) for when in dates.whens(draft))


def _fits(draft: EventDraft | None, brought: Brought) -> bool:
    """Whether the title is nearly the same, or another one at the same place."""
    if draft is None:
        return False
    before = entering.said_before(brought, draft)
    if is_alike(_title(before), _title(draft)):
        return True
    return draft.place != Place() and before.place == draft.place


def _lost(source: Source, names: set[str], before: dict[str, Brought]) -> dict[Brought, set]:
    """What is named no more, with its moments; what is gone for longer comes last."""
    own = [each for each in before.values() if each.source_id == source.pk]
    rows = sorted(own, key=lambda each: (bool(each.gone_at), each.pk))
    return {each: moments(from_data(each.data)) for each in rows if each.key not in names}
