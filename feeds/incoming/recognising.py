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
    names = {item.key for item in items}
    new = [item for item in items if item.draft and item.key not in before]
    lost = [
        brought
        for brought in sorted(
            before.values(), key=lambda brought: (bool(brought.gone_at), brought.pk)
        )
        if new and brought.source_id == source.pk and brought.key not in names
    ]
    found: dict[str, Brought] = {}
    known = {brought.pk: moments(from_data(brought.data)) for brought in lost}
    for is_same in (set.__eq__, lambda one, other: not one.isdisjoint(other)):
        for item in new:
            own = moments(item.draft) if item.draft and item.key not in found else set()
            match = next((each for each in lost if own and is_same(own, known[each.pk])), None)
            if match:
                found[item.key] = match
                lost.remove(match)
    return found
