"""All dates of one event: what its rule says, what was added, left out, moved and cancelled."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from feeds.incoming.ical import recurrence
from feeds.incoming.ical.recurrence import Budget, instant
from feeds.incoming.ical.vevent import Entry, lasting
from programme.drafts.event_draft import When
from programme.models.event import Clock


@dataclass(frozen=True)
class Dated:
    """One date. `original` is when it was first announced; `entry` says what differs on it."""

    original: date | datetime
    start: date | datetime
    end: date | datetime | None
    entry: Entry


@dataclass(frozen=True)
class Dates:
    """`announced` are the starts which the rule gives, also those that are left out."""

    dates: tuple[Dated, ...]
    announced: tuple[date | datetime, ...] = ()
    left_out: tuple[date | datetime, ...] = ()


def of(master: Entry, overrides: list[Entry], last: date, budget: Budget) -> Dates:
    """All dates of an event up to the day `last`, in their order. Raises recurring.BadRule."""
    announced = _announced(master, last, budget)
    gone = recurrence.left_out(master.component, master.start, master.clocks)
    plain = [_plain(master, start) for start in announced if start not in gone]
    extra = [
        _plain(master, each.start, each.end)
        for each in recurrence.added(master.component, master.start, master.clocks)
        if each.start not in gone
    ]
    found = {instant(dated.original): dated for dated in [*plain, *extra]}
    for override in sorted(overrides, key=lambda entry: str(entry.original)):
        _override(found, master, override)
    return Dates(
        tuple(sorted(found.values(), key=_order)),
        tuple(announced),
        tuple(start for start in announced if start in gone),
    )


def _announced(master: Entry, last, budget) -> list:
    """The first date always counts, also where the rule does not give it."""
    rules = recurrence.listed(master.component, "RRULE")
    if "RRULE" in master.component and not rules:
        raise recurrence.BadRule("unreadable")
    found = {instant(master.start): master.start}
    for rule in rules:
        clocks, utc_day = master.clocks, master.utc_day
        for start in recurrence.starts(rule, master.start, last, clocks, budget, utc_day):
            found.setdefault(instant(start), start)
    return [found[key] for key in sorted(found)]


def _plain(master: Entry, start, end=None) -> Dated:
    if isinstance(end, timedelta):
        end = lasting(start, end)
    return Dated(start, start, end or _as_long(master, start), master)


def _as_long(master: Entry, start):
    """The end of a date of a series: as long as the first one, by the exact length if timed."""
    if master.end is None:
        return None
    return lasting(start, instant(master.end) - instant(master.start))


def _order(dated: Dated) -> tuple:
    """By the district's clock; whole days first."""
    start = dated.entry.clocks.at_home(dated.start)
    if isinstance(start, datetime):
        return start.date(), True, start.time()
    return start, False, None


def _override(found: dict, master: Entry, override: Entry):
    """Put one date in the place of another; with RANGE=THISANDFUTURE shift the later ones too.

    What a newer version of the series left out is not brought back by an older override.
    """
    original = _original(found, master, override)
    if instant(original) not in found and override.sequence < master.sequence:
        return
    following = str(override.component["RECURRENCE-ID"].params.get("RANGE", ""))
    if following.upper() == "THISANDFUTURE" and isinstance(original, datetime) == override.is_timed:
        _shift(found, original, override)
    found[instant(original)] = Dated(original, override.start, override.end, override)


def _original(found: dict, master: Entry, override: Entry):
    """The date that is meant. Some programs name only its day, Exchange midnight for whole days."""
    original = override.original
    if isinstance(original, datetime):
        return original if master.is_timed else recurrence.day_meant(original, master.clocks)
    if not master.is_timed:
        return original
    same = (dated.original for dated in found.values())
    return next((each for each in same if _day(each) == original), override.start)


def _day(moment):
    return moment.date() if isinstance(moment, datetime) else moment


def _shift(found: dict, original, override: Entry):
    """By the difference of the wall clocks; everything else stays as it was."""
    by = _wall(override.start) - _wall(original)
    length = override.end and instant(override.end) - instant(override.start)
    for key, dated in list(found.items()):
        if isinstance(key, datetime) == isinstance(original, datetime) and key > instant(original):
            start = dated.original + by
            end = lasting(start, length) if length else None
            found[key] = replace(dated, start=start, end=end)


def _wall(moment):
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment


def when(dated: Dated, *, key: str = "") -> When:
    """The date as a draft says it: on the district's clock, the last day included."""
    clocks, status = dated.entry.clocks, dated.entry.state
    start = clocks.at_home(dated.start)
    if not isinstance(start, datetime):
        last = dated.end and dated.end - timedelta(1)
        ends_on = last if last and last > start else None
        return When(
            starts_on=start, ends_on=ends_on, clock=Clock.ALL_DAY.value, status=status, key=key
        )
    end = clocks.at_home(dated.end) if isinstance(dated.end, datetime) else None
    return When(
        starts_on=start.date(),
        start_time=start.time(),
        ends_on=_last_day(start, end),
        end_time=end.time() if end else None,
        status=status,
        key=key,
    )


def _last_day(start: datetime, end: datetime | None) -> date | None:
    """None for the same day, and for a night: until 01:00 belongs to the day it starts on."""
    if end is None or end.date() == start.date():
        return None
    night = end.date() == start.date() + timedelta(1) and end.time() <= start.time()
    return None if night else end.date()


def key(dated: Dated) -> str:
    """Names the date by when it was first announced, as programme.drafts.dates.keyed does."""
    first = dated.entry.clocks.at_home(dated.original)
    return f"{first:%Y%m%dT%H%M}" if isinstance(first, datetime) else f"{first:%Y%m%d}"
