"""Calendars of other programs (RFC 5545, and what they make of it) as drafts.

Nothing in a file makes the reading fail: a broken entry becomes an item with a problem. Guests,
organisers' addresses and alarms are not read at all.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace

from feeds.incoming.ical import blocks, vevent_groups
from feeds.incoming.ical.blocks import Block
from feeds.incoming.ical.recurrence import Budget, instant
from feeds.incoming.ical.time_zones import Clocks
from feeds.incoming.ical.vevent import Broken, Entry, parsed, text
from feeds.incoming.items import Item, Problem, Reading, error, hint
from feeds.incoming.lookup import Lookup
from programme.regular_expressions import expression

logger = logging.getLogger(__name__)

LONGEST_KEY = 200
_WITH_TIMES = expression(r"^(\d+)-\d{9,11}-\d{9,11}@")


def read(data: bytes, lookup: Lookup) -> Reading:
    """All events of the file, in its order. Those outside the programme are marked as such.

    Entries that are marked as private are not even looked at. Raises Unreadable.
    """
    items: list[Item] = []
    groups: dict[str, list[Entry]] = {}
    private = 0
    for entry in _entries(data, lookup):
        if isinstance(entry, Item):
            items.append(entry)
        elif entry.is_private:
            private += 1
        else:
            groups.setdefault(named(entry.uid) or _made_up(entry, groups), []).append(entry)
    budget = Budget()
    outside: list[Item] = []
    for uid, entries in groups.items():
        for item in _items(uid, entries, lookup, budget):
            (outside if item.is_outside else items).append(item)
    return Reading(
        items=tuple(sorted([*items, *outside], key=lambda item: item.number)),
        problems=tuple(_left_out(private, outside)),
    )


def _entries(data, lookup) -> Iterator[Entry | Item]:
    number = 0
    for calendar in blocks.cut(data):
        clocks = Clocks(calendar, lookup.zone)
        for block in calendar.events:
            number += 1
            yield _entry(number, block, clocks)


def _entry(number: int, block: Block, clocks: Clocks) -> Entry | Item:
    if block.calendar.properties.get("METHOD", "").upper() == "CANCEL":
        block.lines.insert(0, "STATUS:CANCELLED")
    try:
        return parsed(number, block, clocks)
    except Broken as broken:
        return _broken(number, block, broken.code)
    except Exception as wrong:  # whatever the parser raises, the other entries are read
        logger.info("a calendar entry could not be read: %s", type(wrong).__name__)
        return _broken(number, block, "broken")


def _broken(number, block, code) -> Item:
    """What can be said of it; its UID tells that the event is still there."""
    uid = named(_raw(block, "UID"))
    label = _raw(block, "SUMMARY")[:80]
    return Item(number=number, key=uid or f"broken {number}", label=label, problems=(error(code),))


def _raw(block: Block, name: str) -> str:
    lines = (line.partition(":") for line in block.lines)
    found = (value for head, _, value in lines if head.upper().partition(";")[0] == name)
    return next(found, "").strip()


def _made_up(entry: Entry, taken) -> str:
    """A name for what has none: the same as long as title and start stay the same."""
    said = f"{text(entry.component, 'SUMMARY')}\n{entry.start.isoformat()}"
    name, n = f"no-uid {hashlib.sha256(said.encode()).hexdigest()[:32]}", 1
    while f"{name} {n}" in taken:
        n += 1
    return f"{name} {n}"


def named(uid: str) -> str:
    """The UID as a key: short, and without the times that WordPress writes into it.

    The Events Calendar makes "412-1790357400-1790366400@site" of event 412: with the times in it,
    an event that moves would be another one.
    """
    uid = _WITH_TIMES.sub(r"\1@", uid)
    return uid if len(uid) <= LONGEST_KEY else hashlib.sha256(uid.encode()).hexdigest()


def _items(uid: str, entries: list[Entry], lookup: Lookup, budget: Budget) -> Iterator[Item]:
    """One item for a UID; more where different events share it."""
    masters = _newest([entry for entry in entries if entry.original is None])
    overrides = _newest([entry for entry in entries if entry.original is not None])
    if len(masters) > 1 and not _are_one_event(masters):
        yield vevent_groups.item(uid, masters[0], [], overrides, lookup, budget)
        for n, master in enumerate(masters[1:], 2):
            item = vevent_groups.item(f"{uid} {n}", master, [], [], lookup, budget)
            yield replace(item, problems=(*item.problems, hint("shared_uid")))
        return
    first, *others = masters or overrides
    yield vevent_groups.item(uid, first, others, overrides if masters else [], lookup, budget)


def _newest(entries: list[Entry]) -> list[Entry]:
    """Of several versions of an entry, or of one of its dates, the newest (RFC 5545 3.8.7.4)."""
    found: dict = {}
    top = max((entry.sequence for entry in entries if entry.original is None), default=0)
    for entry in entries:
        name = instant(entry.original or entry.start)
        outdated = entry.original is None and entry.sequence < top
        if not outdated and (name not in found or entry.version >= found[name].version):
            found[name] = entry
    return sorted(found.values(), key=lambda entry: entry.number)


def _are_one_event(masters: list[Entry]) -> bool:
    titles = {text(entry.component, "SUMMARY") for entry in masters}
    return len(titles) == 1 and not any(entry.repeats for entry in masters)


def _left_out(private: int, outside: list[Item]) -> Iterator[Problem]:
    if private:
        yield hint("private", count=str(private))
    if outside:
        names = [f"“{item.label}”" for item in outside if item.label][:5]
        yield hint("outside", count=str(len(outside)), titles=", ".join(names))
