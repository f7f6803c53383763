"""What has changed since a programme was printed."""

from calendar_site.show import event_cards
from programme.models.edition import Edition
from programme.models.event import Event, Status

CANCELLED, GONE, CHANGED, NEW = "cancelled", "gone", "changed", "new"


def since(edition: Edition, base: str) -> list[dict]:
    """Cards of the public events that differ from their printed version, cancelled ones first.

    Each card has `change`: cancelled, gone (taken back), changed or new. Events that are closed
    today are not named.
    """
    kinds = {}
    rows = Event.everything.remembered().filter(programme=edition.programme_id)
    for pk, uid, version, gone in rows.values_list("pk", "uid", "version", "withdrawn_at"):
        kind = _kind(edition.versions.get(str(uid)), version, gone)
        if kind:
            kinds[pk] = kind
    changed = event_cards.with_relations(Event.everything.remembered().filter(pk__in=kinds))
    cards = [_card(event, kinds[event.pk], base) for event in changed]
    return sorted(cards, key=lambda card: (CANCELLED, GONE, CHANGED, NEW).index(card["change"]))


def _kind(printed, version, gone):
    if printed is None:
        return None if gone else NEW
    if gone:
        return GONE
    return CHANGED if version != printed else None


def _card(event, kind, base):
    card = event_cards.card(event, list(event.occurrences.all()), base, dated=True)
    if kind != GONE and card["status"] == Status.CANCELLED:
        kind = CANCELLED
    return card | {"change": kind}
