"""Dates one by one: each day with its times, and a span day by day where its times say so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import chain

from feeds.incoming.invitation.when import date_groups, repeated_slots, weekday_hours
from feeds.incoming.invitation.when.date_groups import Group
from feeds.incoming.invitation.when.schedule import Said
from feeds.incoming.invitation.when.weekday_hours import ByWeekday
from programme.drafts.dates import LONGEST_SERIES
from programme.drafts.event_draft import When
from programme.stated import approximate, durations, times_in_text
from programme.stated.days_in_text import Day
from programme.stated.times_in_text import Slot

MOST_DAYS = 60  # of a span that is opened every day


def read(said: list[Said]) -> tuple[When, ...]:
    """All dates that the lines announce; marks what it took."""
    said = _announced(said)
    groups = date_groups.of(said)
    if not groups:
        return ()
    if _is_one_time(groups):
        groups[0].slots = repeated_slots.more(said, groups[0].slots[0])
    hours = weekday_hours.of(said)
    groups = [part for group in groups for part in _by_weekday(group, hours)]
    ends_open, whole_day = _open_end(said), _whole_day(said)
    whens = (each for group in groups for each in _whens(group, ends_open, whole_day))
    return tuple(sorted(_once(whens), key=_moment))


def _once(whens: Iterable[When]) -> Iterable[When]:
    """One that is told twice ("9. November", and with its weekday further down) is one."""
    found: dict[When, When] = {}
    for when in whens:
        same = replace(when, stated_weekday=None)
        if same not in found or found[same].stated_weekday is None:
            found[same] = when
    return found.values()


def _is_one_time(groups: list[Group]) -> bool:
    days = [day for group in groups for day in group.days]
    return len(days) == 1 and days[0].last is None and len(groups[0].slots) == 1


def _by_weekday(group: Group, hours: ByWeekday) -> list[Group]:
    """The group apart, where its days have times by their weekday; other days are closed."""
    every = list(chain.from_iterable(map(_each_day, group.days)))
    timed = [day for day in every if day.day.weekday() in hours]
    if not timed or not 1 < len(every) <= LONGEST_SERIES:
        return [group]
    others = every if _is_usual(group, hours) else group.days
    apart = [replace(group, days=[day]) for day in others if not day.last and day not in timed]
    for day in timed:
        if day.day not in group.told_apart:
            apart.append(replace(group, days=[day], slots=hours[day.day.weekday()]))
    return apart


def _is_usual(group: Group, hours: ByWeekday) -> bool:
    """ "jeweils 17 Uhr, am Samstag bereits um 15 Uhr": the other days keep the time of all."""
    told = {slot for slots in hours.values() for slot in slots}
    return group.each and bool(group.slots) and not told.intersection(group.slots)


def _each_day(day: Day) -> list[Day]:
    last = day.last or day.day
    every = [_alone(day, day.day + timedelta(n)) for n in range((last - day.day).days + 1)]
    return [each for each in every if each.day.weekday() in (day.weekdays or range(7))]


def _moment(when: When) -> tuple[date, time]:
    return when.starts_on, when.start_time or time.min


def _announced(said) -> list[Said]:
    """Without days that are only mentioned in a sentence, where others are announced."""
    sure = any(each.days and each.is_sure for each in said)
    return [each for each in said if not each.days or each.is_sure or not sure]


def _open_end(said) -> bool:
    for each in said:
        words = times_in_text.open_end(each.text)
        if words and (each.days or each.times or each.is_short):
            if "bis" not in words:
                each.line.use(words)
            return True
    return False


def _whole_day(said) -> bool:
    for each in said:
        words = times_in_text.whole_day(each.text)
        if words and (each.days or each.is_short):
            each.line.use(words)
            return True
    return False


def _whens(group: Group, ends_open: bool, whole_day: bool):
    slots = tuple(_ending(slot, group) for slot in group.slots)
    for day in group.days:
        for single in _days(day, group, slots):
            yield from _on(single, slots, group.doors, ends_open, whole_day)


def _ending(slot: Slot, group: Group) -> Slot:
    """The slot with the end that is told apart from it, or that follows from how long it lasts."""
    end, about = slot.end, slot.about
    if len(group.slots) == 1 and group.end and (end is None or slot.start < end < group.end):
        end, about = group.end, group.ends_about
    if end is None and group.lasts:
        end = durations.after(slot.start, group.lasts)
    return slot if end == slot.end else replace(slot, end=end, about=about, kind="exact")


def _days(day: Day, group: Group, slots) -> list[Day]:
    """A span with a time that is said of each day is a date on each of them."""
    if day.last is None or not _is_day_by_day(day, group, slots):
        return [day]
    return [each for each in _each_day(day) if each.day not in group.told_apart]


def _alone(day: Day, at: date) -> Day:
    """One day of a span; the weekday that is told is that of its first."""
    return replace(day, last=None, day=at, weekday=day.weekday if at == day.day else None)


def _is_day_by_day(day: Day, group, slots) -> bool:
    """ "jeweils 15 bis 17 Uhr", "Mo–Fr" with hours, or hours of one day, as "15 bis 17 Uhr"."""
    if not day.last or (day.last - day.day).days >= MOST_DAYS or not slots:
        return False
    is_hours = all(slot.end and slot.start < slot.end for slot in group.slots)
    has_hours = bool(day.weekdays) and all(slot.end for slot in slots)
    return group.each or is_hours or has_hours


def _on(day: Day, slots, doors, ends_open, whole_day):
    base = When(starts_on=day.day, ends_on=day.last, stated_weekday=day.weekday, doors=doors)
    if not slots:
        yield replace(base, clock="all_day" if day.last or whole_day else "to_follow")
    for slot in slots:
        yield replace(
            base if not slot.next_day else _next(base),
            start_time=slot.start,
            end_time=slot.end,
            end_about=bool(slot.end) and slot.about,
            clock=slot.kind,
            open_end=ends_open and not slot.end,
            note=approximate.note(slot.start) if slot.starts_about else "",
        )


def _next(base: When) -> When:
    """24:00 is the next day at 0:00, as `programme.stated.written_dates` reads it."""
    weekday = base.stated_weekday
    return replace(
        base,
        starts_on=base.starts_on + timedelta(1),
        stated_weekday=None if weekday is None else (weekday + 1) % 7,
    )
