"""Fields that contradict one another, or hold what nothing is."""

from datetime import date, time, timedelta

from programme.drafts.event_draft import Hours, Languages, Place, Registration, Rule
from tests import cast
from tests.programme.checks.kinds.drafts import (
    EXHIBITION,
    MONDAY,
    NEXT,
    clock,
    period,
    place,
    until,
)

AFTER = date(2026, 10, 5)
NEUSTADT = Place(name="Bürgerhaus", town="Neustadt")


def whens(*dates):
    return {"whens": tuple(dates)}


def rule(start, end, **more):
    said = {"freq": "weekly", "starts_on": MONDAY, "until": date(2026, 10, 12)} | more
    return whens() | {"rule": Rule(start_time=time(start), end_time=time(end), **said)}


def slot(start, end, day=MONDAY, **more):
    return cast.when(day, time(start), end_time=time(end), **more)


def all_day_until(last, day):
    return cast.when(day, None, clock="all_day", ends_on=last)


def elsewhere(postcode):
    return whens(cast.when(place=Place(name="Hof", postcode=postcode)))


def open_from(opens, closes):
    hours = (Hours(weekdays=(0, 1), opens=time(opens), closes=time(closes)),)
    return period(date(2026, 10, 9), hours=hours)


KINDS = {
    "registration_without_way": (
        [
            {"registration": Registration(need="required", text=text)}
            for text in ("", "ja", "Anmeldung bis 20.9.", "Bitte bis zum 20. September anmelden")
        ],
        [
            {"registration": Registration(need="required", text=text)}
            for text in ("Anmeldung im Büro", "bis 20.9. bei Frau Weber", "at the desk")
        ]
        + [{"registration": Registration(need="required", text="bis 20.9.", phone="03691 1")}],
    ),
    "deadline_after_event": (
        [
            *(until(MONDAY + timedelta(n)) for n in (1, 2, 7, 22, 30, 92, 365)),
            until(date(2027, 9, 20)),
            until(date(2026, 12, 31)),
            until(date(2026, 10, 6), MONDAY, AFTER),
            until(date(2026, 10, 6), AFTER, MONDAY),
            until(date(2028, 2, 29)),
            until(date(2026, 10, 30)) | rule(9, 11),
            until(date(2026, 10, 10)) | EXHIBITION,
        ],
        [
            *(until(MONDAY - timedelta(n)) for n in (0, 1, 2, 8, 60)),
            until(date(2026, 9, 20)),
            until(date(2026, 10, 1), MONDAY, AFTER),
            until(AFTER, MONDAY, AFTER),
            {"registration": Registration(need="requested")},
            {"registration": Registration(need="none")},
            until(date(2026, 10, 10)) | rule(9, 11),
            until(date(2026, 10, 1)) | EXHIBITION,
            until(NEXT) | whens(cast.when(ends_on=NEXT)),
        ],
    ),
    "ages_reversed": (
        [
            {"age_min": least, "age_max": most}
            for least, most in (
                (12, 6), (1, 0), (99, 9), (60, 16), (18, 12), (7, 6), (120, 1), (16, 14),
                (65, 0), (3, 2), (10, 1), (27, 14), (6, 3), (99, 0), (14, 10), (55, 50),
            )
        ],
        [
            {"age_min": least, "age_max": most}
            for least, most in (
                (6, 12), (6, 6), (6, None), (None, 6), (None, None), (0, 3), (0, 0), (16, 99),
                (60, None), (18, 27), (0, None), (None, 99), (12, 13), (3, 6), (1, 100), (65, 120),
            )
        ],
    ),
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
            whens(cast.when(ends_on=date(2027, 9, 28))),
            rule(9, 11),
            EXHIBITION,
        ],
    ),
    "not_a_postcode": (
        [
            *(place(postcode=code) for code in (
                "3643", "364330", "ABCDE", "00000", "1", "3643O", "36 33", "36-433", "PLZ",
                "99999999", "0", "D-", "Neustadt", "36433a",
            )),
            elsewhere("9981"),
            elsewhere("998170"),
        ],
        [
            *(place(postcode=code) for code in (
                "36433", "01067", "99817", "10115", "A-1010", "CH-8001", "D-36433", "L-1234", "",
                "98617", "07743", "39104", "80331", "36404",
            )),
            elsewhere("99817"),
            elsewhere(""),
        ],
    ),
    "no_duration": (
        [
            *(clock(same, same) for same in (
                "18:00", "08:00", "00:00", "19:30", "10:15", "12:00", "23:59", "07:45", "20:00",
                "15:00",
            )),
            rule(9, 9),
            rule(18, 18, freq="monthly", nth=1, weekdays=(0,)),
            whens(cast.when(), cast.when(NEXT, time(19), end_time=time(19))),
            clock("18:00", "18:00", note="Einlass 17 Uhr"),
            clock("18:00", "18:00", ends_on=MONDAY),
            open_from(9, 9),
        ],
        [
            clock("18:00", "20:00"),
            clock("18:00"),
            clock("18:00", "18:00", ends_on=NEXT),
            clock("18:00", "18:00", open_end=True),
            clock("18:00", "18:15"),
            clock("00:00", "23:59"),
            clock("22:00", "02:00"),
            clock("18:00", clock="from"),
            whens(cast.when(start=None, clock="all_day")),
            whens(cast.when(start=None, clock="to_follow")),
            rule(9, 11),
            EXHIBITION,
            clock("17:59", "18:00"),
        ],
    ),
    "long_night": (
        [
            *(clock(*span) for span in (
                ("08:00", "07:00"), ("18:00", "17:00"), ("10:00", "01:00"), ("14:30", "14:00"),
                ("09:00", "05:00"), ("15:00", "04:30"), ("08:00", "06:00"), ("10:00", "08:00"),
                ("19:00", "18:00"), ("20:00", "19:30"), ("16:00", "15:00"), ("11:00", "01:30"),
            )),
            rule(8, 7),
            rule(10, 2),
            whens(cast.when(), cast.when(NEXT, time(8), end_time=time(7))),
            open_from(9, 5),
        ],
        [
            *(clock(*span) for span in (
                ("20:00", "01:00"), ("17:00", "00:00"), ("20:00", "08:00"), ("08:00", "19:00"),
                ("18:00", "06:00"), ("21:00", "05:00"), ("22:00", "04:00"), ("06:00", "22:00"),
                ("19:00", "02:00"), ("16:00", "00:30"), ("23:00", "10:00"), ("00:00", "12:00"),
            )),
            clock("08:00", "07:00", ends_on=date(2026, 9, 30)),
            clock("18:00", "17:00", ends_on=NEXT),
            rule(20, 1),
            EXHIBITION,
        ],
    ),
    "long_span": (
        [
            clock("18:00", ends_on=date(2026, 11, 28)),
            clock("10:00", "17:00", ends_on=date(2026, 11, 20)),
            *(
                whens(cast.when(start=None, clock=how, ends_on=last))
                for how in ("all_day", "to_follow")
                for last in (
                    date(2026, 11, 3), date(2026, 11, 30), date(2027, 9, 28), date(2027, 1, 1),
                    date(2026, 12, 24),
                )
            ),
            whens(cast.when(), cast.when(NEXT, ends_on=date(2027, 9, 29))),
            clock("09:00", ends_on=date(2027, 9, 28)),
            clock("09:00", "12:00", ends_on=date(2026, 11, 30)),
        ],
        [
            clock("18:00", ends_on=date(2026, 10, 28)),
            *(
                whens(cast.when(start=None, clock=how, ends_on=MONDAY + timedelta(days)))
                for how in ("all_day", "to_follow")
                for days in (1, 6, 14, 31)
            ),
            period(date(2026, 11, 30)),
            period(date(2027, 3, 1)),
            whens(cast.when(), cast.when(date(2026, 11, 30))),
            rule(9, 11, until=date(2026, 11, 30)),
            EXHIBITION,
        ],
    ),
    "open_series": (
        [
            rule(9, 11, until=None),
            rule(18, 20, until=None, interval=2),
            rule(18, 20, until=None, freq="monthly", nth=1),
            rule(9, 11, until=None, weekdays=(0, 2)),
            rule(9, 11, until=None, freq="daily"),
        ],
        [
            rule(9, 11),
            rule(9, 11, until=date(2026, 11, 30)),
            whens(cast.when(), cast.when(NEXT)),
            rule(9, 11, until=None) | whens(cast.when()),
            EXHIBITION,
        ],
    ),
    "hours_missing": (
        [
            *(
                period(last)
                for last in (
                    date(2026, 10, 30), date(2026, 11, 30), date(2026, 10, 16), date(2026, 12, 24),
                    date(2027, 1, 31), date(2026, 10, 20), date(2026, 11, 15), date(2027, 9, 14),
                    date(2026, 10, 25),
                )
            ),
            period(date(2026, 11, 1), closed_on=(date(2026, 10, 3),)),
            period(date(2026, 11, 1), closed_on=(date(2026, 10, 3), date(2026, 10, 31))),
            period(date(2026, 11, 30)) | {"description": "Eine Ausstellung mit Bildern."},
        ],
        [
            *(
                period(last)
                for last in (
                    date(2026, 9, 30), date(2026, 9, 15), date(2026, 9, 20), date(2026, 10, 4),
                    date(2026, 10, 15),
                )
            ),
            *(
                period(date(2026, 10, 30), hours_note=note)
                for note in ("zu den Zeiten des Hauses", "täglich", "wie das Rathaus")
            ),
            period(date(2026, 10, 30), by_arrangement=True),
            EXHIBITION,
            clock("18:00"),
            rule(9, 11),
        ],
    ),
}  # fmt: skip
