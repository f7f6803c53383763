"""What has changed since a programme was printed."""

from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendar_site.show import event_cards
from calendar_site.show.own_words import isolated
from programme.models.edition import Edition
from programme.models.event import Event, Status
from programme.wording import timing

MOST_DAYS = 6

CANCELLED, GONE, CHANGED, NEW = "cancelled", "gone", "changed", "new"


def since(edition: Edition, base: str) -> list[dict]:
    """Cards of the public events that differ from their printed version, cancelled ones first.

    Each card has `change`: cancelled, gone, changed or new. Of one that is gone, which was printed
    and is not public any more, it says only for when it was printed.
    """
    kinds, gone = {}, []
    rows = Event.everything.remembered().filter(programme=edition.programme_id)
    for pk, uid, version, left_at in rows.values_list("pk", "uid", "version", "left_at"):
        kind = _kind(edition.versions.get(str(uid)), version, left_at)
        if kind == GONE:
            gone.append(str(uid))
        elif kind:
            kinds[pk] = kind
    changed = event_cards.with_relations(Event.objects.filter(pk__in=kinds))
    cards = [_card(event, kinds[event.pk], base) for event in changed]
    cards += [{"change": GONE, "when": when} for when in _printed_days(edition, gone)]
    return sorted(cards, key=lambda card: (CANCELLED, GONE, CHANGED, NEW).index(card["change"]))


def _kind(printed, version, gone):
    if gone:
        return None if printed is None else GONE
    if printed in (None, Edition.REMOVED):
        return NEW
    return CHANGED if version != printed else None


def _card(event, kind, base):
    card = event_cards.card(event, list(event.occurrences.all()), base, dated=True)
    if card["status"] == Status.CANCELLED:
        kind = CANCELLED
    return card | {"change": kind}


def _printed_days(edition, uids):
    """When those events were to be, as the booklet says it; at best in the page's language."""
    spoken = get_language()
    code = next(
        (each for each in (spoken, settings.LANGUAGE_CODE) if each in edition.snapshots), None
    )
    snapshot = edition.snapshots[code or min(edition.snapshots)]
    for event in snapshot["events"]:
        if event["uid"] in uids:
            words = isolated(event["wording"] or event["period"], snapshot["language"])
            yield words or _days(event["days"], code == spoken)


def _days(days, is_spoken) -> str:
    told = []
    for each in days[:MOST_DAYS]:
        day = timing.day(date.fromisoformat(each["date"]), year=False)
        hour = each["time"] if is_spoken else each["starts"]
        told.append(_("{day}, {time}").format(day=day, time=hour) if hour else day)
    return " · ".join(told) + (" …" if len(days) > MOST_DAYS else "")
