"""Fields that contradict one another, or hold what nothing is."""

from datetime import date, time, timedelta

from programme.drafts.event_draft import Hours, Place, Registration
from tests import cast
from tests.programme.checks.kinds.drafts import (
    EXHIBITION,
    MONDAY,
    NEXT,
    clock,
    period,
    place,
    rule,
    until,
    whens,
)

AFTER = date(2026, 10, 5)


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
