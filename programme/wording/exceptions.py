"""Which dates differ from how a series or a period goes: left out, moved, retimed, elsewhere."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from programme.drafts import dates
from programme.drafts.event_draft import When
from programme.events.standing import main_spot, spot, standing
from programme.models.event import Clock, Status
from programme.wording import places, timing
from programme.wording.lists import joined

MOST = 6  # exceptions of one kind that are named in one line


def exceptions(
    slots: Sequence[When],
    rows: Iterable[Any],
    *,
    usual: Callable[[When], timing.Timed],
    where: Callable[[Any], str],
    left_out: Iterable[date] = (),
    names_more=True,
) -> str:
    """ "nicht am 5. Oktober, am 29. statt am 28. September (Rathaus, Neustadt)"; or empty.

    `slots` are the dates as the rule or the opening hours say them, `rows` all dates there are: a
    slot without one is left out. `usual` is a date at the time of a slot, `where` the place of a
    date that is not where the others are. `names_more` names the dates that are none of the slots.
    """
    rows = list(rows)
    slots = dates.keyed(tuple(slots))
    held, more = _matched(slots, rows)
    stands = standing(rows)
    gone = _gone(slots, held, stands)
    closed, part = _closed(slots, gone)
    closed = sorted({*left_out, *closed})
    changed = _once(
        _changed(slot, held[slot.key], usual(slot), where(held[slot.key]))
        for slot in slots
        if slot.key in held and slot.key not in gone
    )
    also = _once(_also(row, slots, usual, where) for row in more if not _is_gone(row, stands))
    found = [part, changed, also if names_more else []]
    words = [_not_on(closed[:MOST]), *(each for kind in found for each in kind[:MOST])]
    is_cut = max(len(closed), *map(len, found)) > MOST
    return joined(words) + (" …" if is_cut else "")


def _gone(slots, held, stands) -> set[str]:
    """The keys of slots that are not held; none where no date is there at all."""
    if not stands:
        return set()
    return {slot.key for slot in slots if _is_gone(held.get(slot.key), stands)}


def elsewhere(event, rows) -> Callable[[Any], str]:
    """A function that names the place of a date which is not where the event is."""
    usual = main_spot(event, rows)
    return lambda row: places.other(spot(event, row), usual)


def nowhere(row) -> str:
    """For words that name no places."""
    return ""


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))


def _matched(slots, rows) -> tuple[dict[str, Any], list[Any]]:
    """Dates by the key of the slot in which they were announced or are now; and the others."""
    found: dict[str, Any] = {}
    left = rows
    for of_slot, of_row in ((_key, _key), (_day, _first_day), (_day, _day)):
        free: dict[Any, deque[str]] = defaultdict(deque)
        rest = []
        for slot in slots:
            if slot.key not in found:
                free[of_slot(slot)].append(slot.key)
        for row in left:
            keys = free.get(of_row(row))
            if keys:
                found[keys.popleft()] = row
            else:
                rest.append(row)
        left = rest
    return found, left


def _key(row) -> str:
    return str(row.key)


def _day(row) -> date:
    day: date = row.starts_on
    return day


def _first_day(row) -> date | None:
    """The day of its key, when it was first announced."""
    try:
        return datetime.strptime(row.key[:8], "%Y%m%d").date()
    except ValueError:
        return None


def _is_gone(row, stands) -> bool:
    """Whether there is no such date, or it is cancelled or postponed while others are held."""
    if row is None:
        return True
    if row.status == Status.CANCELLED:
        return bool(stands[0].status != Status.CANCELLED)
    others = {each.status for each in stands} - {Status.CANCELLED, Status.POSTPONED}
    return row.status == Status.POSTPONED and bool(others)


def _closed(slots, gone: Collection[str]) -> tuple[list[date], list[str]]:
    """Days on which nothing is left; and words for what is left out of others."""
    kept = {slot.starts_on for slot in slots if slot.key not in gone}
    out = [slot for slot in slots if slot.key in gone]
    part = [timed(_not_on([slot.starts_on]), slot) for slot in out if slot.starts_on in kept]
    return [slot.starts_on for slot in out if slot.starts_on not in kept], part


def _not_on(days: list[date]) -> str:
    return _("not on {days}").format(days=timing.some_days(days)) if days else ""


def _clock(row) -> tuple:
    is_open = row.clock == Clock.HOURS and row.start_time is not None
    return Clock.EXACT if is_open else row.clock, *timing.told_times(row)


def _changed(slot, row, usual, place: str) -> str:
    is_same_time = _clock(row) == _clock(usual)
    if row.starts_on != slot.starts_on:
        new, old = timing.two_days(row.starts_on, slot.starts_on)
        words = _("on {new} instead of {old}").format(new=new, old=old)
    elif is_same_time and not place:
        return ""
    else:
        words = _("on {day}").format(day=timing.plain_day(slot.starts_on, year=False))
    return at_place(words if is_same_time else timed(words, row), place)


def _also(row, slots, usual, where) -> str:
    words = _("also on {day}").format(day=timing.plain_day(row.starts_on, year=False))
    is_usual = any(_clock(row) == _clock(usual(slot)) for slot in slots)
    return at_place(words if is_usual else timed(words, row), where(row))


def at_place(words: str, place: str) -> str:
    """The words with a place."""
    # In brackets: which preposition a name takes is not known.
    return f"{words} ({place})" if place else words


def timed(words: str, row: timing.Timed) -> str:
    """The words with the time of a date."""
    times = timing.times(row)
    return f"{words} {times}" if row.start_time else joined([words, times])
