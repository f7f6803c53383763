"""One event of a calendar from its entries: the main one, and those that change single dates."""

import logging
from dataclasses import replace

from feeds.incoming.ical import occurrences, series_rule, vevent_texts
from feeds.incoming.ical.recurrence import BadRule, Budget, day_meant, listed
from feeds.incoming.ical.vevent import Entry
from feeds.incoming.items import Item, error, hint
from feeds.incoming.lookup import Lookup
from programme.drafts.dates import LONGEST_SERIES
from programme.drafts.event_draft import When

logger = logging.getLogger(__name__)


def item(uid: str, master: Entry, others, overrides, lookup: Lookup, budget: Budget) -> Item:
    """The event as an item; one that cannot be understood becomes an item with an error.

    `others` are further dates of the same event, `overrides` replace dates of its series.
    """
    empty = Item(number=master.number, key=uid, label=vevent_texts.title(master))
    try:
        return _understood(empty, master, others, overrides, lookup, budget)
    except BadRule:
        return replace(empty, problems=(error("bad_rule"),))
    except Exception as wrong:  # whatever dates raise: the other events are read
        logger.info("a calendar entry could not be understood: %s", type(wrong).__name__)
        return replace(empty, problems=(error("broken"),))


def _understood(empty: Item, master, others, overrides, lookup, budget) -> Item:
    found = occurrences.of(master, overrides, lookup.last, budget)
    every = [*found.dates, *(_alone(other) for other in others)]
    repeats = len(every) > 1 or master.repeats
    inside = [each for each in every if _is_inside(occurrences.when(each), lookup)]
    if repeats and not 0 < len(inside) <= LONGEST_SERIES:
        return _none(empty, len(inside))
    schedule = _schedule(master, found, inside or every, lookup, named=repeats)
    draft, problems = vevent_texts.draft(master, lookup)
    is_cut = len(every) > len(inside) or _goes_on(master, found, lookup)
    if repeats and is_cut:
        problems.append(hint("series_cut"))
    return replace(
        empty,
        draft=replace(draft, **schedule),
        problems=tuple(problems),
        is_outside=not inside,
    )


def _none(empty: Item, count: int) -> Item:
    """No event: it has no date within the programme, or more than an event can have."""
    if not count:
        return replace(empty, is_outside=True)
    many = error("too_many_dates", count=str(count), limit=str(LONGEST_SERIES))
    return replace(empty, problems=(many,))


def _schedule(master, found, every, lookup: Lookup, *, named: bool) -> dict:
    """`whens` and `rule` of the draft: the rule alone where it says all of the dates."""
    whens = tuple(_when(each, master, lookup, named=named) for each in every)
    rule = series_rule.rule(master, found, lookup.first, lookup.last)
    plain = rule and vevent_texts.is_plain(rule, whens)
    return {"whens": () if plain else whens, "rule": rule}


def _alone(entry: Entry) -> occurrences.Dated:
    return occurrences.Dated(entry.start, entry.start, entry.end, entry)


def _is_inside(when: When, lookup: Lookup) -> bool:
    return (when.ends_on or when.starts_on) >= lookup.first and when.starts_on <= lookup.last


def _goes_on(master: Entry, found: occurrences.Dates, lookup: Lookup) -> bool:
    """Whether the series has dates after the programme, up to which we have looked."""
    for rule in listed(master.component, "RRULE"):
        if "UNTIL" in rule:
            if day_meant(rule["UNTIL"][0], master.clocks) > lookup.last:
                return True
        elif "COUNT" not in rule or len(found.announced) < int(rule["COUNT"][0]):
            return True
    return False


def _when(each: occurrences.Dated, master: Entry, lookup: Lookup, *, named: bool) -> When:
    """The date; one of several keeps the name of the moment for which it was announced."""
    when = occurrences.when(each, key=occurrences.key(each) if named else "")
    return (
        vevent_texts.differing(when, each.entry, master, lookup)
        if each.entry is not master
        else when
    )
