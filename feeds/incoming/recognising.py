"""Events under a new name: some servers make each UID anew whenever a calendar is loaded.

Published calendars of Microsoft 365 and some TYPO3 do. Title and moment then tell which is which.
"""

from collections.abc import Iterable

from feeds.incoming.items import Item
from feeds.incoming.likeness import moments
from programme.drafts.event_draft import from_data
from programme.models.source import Brought, Source


def recognised(source: Source, items: Iterable[Item], before: dict[str, Brought]) -> dict:
    """What `source` brought under another key, which it names no more: by the key of now.

    `before` is what it brought, by key. All moments must be the same, else one of them; of several
    alike each is taken once, in their order.
    """
    items = list(items)
    new = [item for item in items if item.draft and item.key not in before]
    lost = _lost(source, {item.key for item in items}, before) if new else {}
    found: dict[str, Brought] = {}
    for is_same in (set.__eq__, lambda one, other: not one.isdisjoint(other)):
        for item in new:
            match = None if item.key in found else _first(item, lost, is_same)
            if match:
                found[item.key] = match
                del lost[match]
    return found


def _lost(source: Source, names: set[str], before: dict[str, Brought]) -> dict[Brought, set]:
    """What is named no more, with its moments; what is gone for longer comes last."""
    own = [each for each in before.values() if each.source_id == source.pk]
    rows = sorted(own, key=lambda each: (bool(each.gone_at), each.pk))
    return {each: moments(from_data(each.data)) for each in rows if each.key not in names}


def _first(item: Item, lost: dict[Brought, set], is_same) -> Brought | None:
    own = moments(item.draft) if item.draft else set()
    return next((each for each, known in lost.items() if own and is_same(own, known)), None)
