"""Dates that are there twice, or overlap."""

from datetime import date, time

from programme.drafts.event_draft import Languages, Place
from tests import cast
from tests.programme.checks.kinds.drafts import EXHIBITION, MONDAY, NEXT, rule, whens

AFTER = date(2026, 10, 5)
NEUSTADT = Place(name="Bürgerhaus", town="Neustadt")


def slot(start, end, day=MONDAY, **more):
    return cast.when(day, time(start), end_time=time(end), **more)


def all_day_until(last, day):
    return cast.when(day, None, clock="all_day", ends_on=last)


KINDS = {
    "date_twice": (
        [
            whens(cast.when(), cast.when()),
            whens(cast.when(), cast.when(NEXT), cast.when()),
            whens(*(cast.when(start=None, clock="to_follow"),) * 2),
            whens(*(cast.when(place=Place(name="Hof")),) * 2),
            whens(*(cast.when(),) * 3),
            whens(cast.when(NEXT), cast.when(AFTER), cast.when(AFTER)),
            whens(cast.when(), cast.when(end_time=time(20))),
            whens(cast.when(key="a"), cast.when(key="b")),
            whens(cast.when(stated_weekday=0), cast.when()),
            whens(*(cast.when(note="mit Musik"),) * 2),
            whens(*(cast.when(start=None, clock="all_day"),) * 2),
            whens(cast.when(doors=time(17)), cast.when()),
            whens(*(cast.when(start=time(9)),) * 2, cast.when(start=time(14))),
            whens(cast.when(status="cancelled"), cast.when(NEXT), cast.when(NEXT)),
            whens(cast.when(status="full"), cast.when()),
            whens(cast.when(), cast.when(note="mit Musik")),
            whens(cast.when(), cast.when(place=NEUSTADT)) | {"place": NEUSTADT},
        ],
        [
            whens(cast.when(), cast.when(NEXT)),
            whens(cast.when(), cast.when(start=time(20))),
            whens(cast.when(), cast.when(place=Place(name="Hof"))),
            whens(cast.when(note="auf Deutsch"), cast.when(note="auf Arabisch")),
            whens(cast.when(status="cancelled"), cast.when()),
            whens(cast.when()),
            whens(cast.when(), cast.when(AFTER), cast.when(NEXT)),
            whens(cast.when(start=time(9)), cast.when(start=time(9, 30))),
            whens(cast.when(), cast.when(status="cancelled")),
            whens(cast.when(), cast.when(start=None, clock="to_follow")),
            whens(cast.when(date(2026, 10, 28)), cast.when(date(2026, 9, 28))),
            rule(9, 11),
            EXHIBITION,
            whens(cast.when(note="Gruppe 1"), cast.when(note="Gruppe 2")),
        ],
    ),
    "dates_overlap": (
        [
            whens(slot(10, 12), slot(11, 13)),
            whens(slot(11, 13), slot(10, 12)),
            whens(slot(10, 12), slot(10, 12, NEXT), slot(11, 13, NEXT)),
            whens(slot(10, 16), slot(12, 13)),
            whens(slot(10, 12, place=NEUSTADT), slot(11, 13)) | {"place": NEUSTADT},
            whens(slot(10, 12, note="mit Musik"), slot(11, 13)),
            whens(slot(20, 1), slot(23, 2)),
            whens(*(all_day_until(AFTER, day) for day in (MONDAY, NEXT))),
        ],
        [
            whens(slot(10, 12), slot(12, 14)),
            whens(slot(10, 12), slot(13, 14)),
            whens(slot(10, 12), slot(11, 13, NEXT)),
            whens(slot(10, 12), slot(11, 13, place=Place(name="Hof"))),
            whens(slot(10, 12, note="Gruppe 1"), slot(11, 13, note="Gruppe 2")),
            whens(slot(10, 12), slot(11, 13, status="cancelled")),
            whens(slot(10, 12, languages=Languages(spoken=("de",))), slot(11, 13)),
            whens(slot(10, 12), cast.when(start=time(11))),
            whens(all_day_until(AFTER, MONDAY), slot(10, 12, NEXT)),
        ],
    ),
    "every_day": (
        [
            whens(cast.when(ends_on=AFTER)),
            whens(cast.when(ends_on=NEXT)),
            whens(cast.when(start=time(14), ends_on=AFTER, end_time=time(17))),
            whens(cast.when(start=time(7, 30), ends_on=AFTER, end_time=time(22))),
            whens(cast.when(clock="from", ends_on=AFTER)),
            whens(cast.when(), cast.when(NEXT, ends_on=AFTER)),
        ],
        [
            whens(cast.when()),
            whens(cast.when(end_time=time(20))),
            whens(cast.when(start=time(17), ends_on=AFTER, end_time=time(14))),
            whens(cast.when(start=time(22), ends_on=NEXT, end_time=time(2))),
            whens(cast.when(start=None, clock="all_day", ends_on=AFTER)),
            whens(cast.when(status="cancelled", ends_on=AFTER)),
            whens(cast.when(clock="hours", ends_on=AFTER, end_time=time(20))),
            whens(cast.when(ends_on=date(2027, 9, 28))),
            rule(9, 11),
            EXHIBITION,
        ],
    ),
}  # fmt: skip
