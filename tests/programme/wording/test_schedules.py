"""All dates in one line: an exception is named and takes nothing away from the others."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import translation

from programme.actors import PARTNER
from programme.drafts.event_draft import Place, Rule
from programme.models.event import Event
from programme.submissions import reporting
from programme.wording import schedules
from tests import cast

RULE = Rule(
    freq="weekly",
    weekdays=(1,),
    starts_on=date(2026, 9, 22),
    until=date(2026, 10, 13),
    start_time=time(16),
    end_time=time(18),
)
EVENING = {"start_time": time(17), "end_time": time(19)}
SECOND, THIRD = "20260929T1600", "20261006T1600"


def words(event, language="de") -> str:
    with translation.override(language):
        return schedules.dates(event, event.occurrences.all())


@pytest.fixture
def add(week, aylin):
    return lambda **changes: cast.accepted(week, aylin, **changes)


@pytest.fixture
def told(add):
    """The words of the series after some dates were cancelled and others moved."""

    def tell(*, cancelled=(), language="de", **moved):
        event = add(whens=(), rule=RULE)
        for key, change in moved.items():
            reporting.relocate(event.submission, key[1:], change, by=PARTNER, at=cast.AT)
        if cancelled:
            reporting.report(
                event.submission, "cancelled", keys=set(cancelled), by=PARTNER, at=cast.AT
            )
        return words(Event.objects.get(), language)

    return tell


def test_every_exception_of_a_series_is_named_and_its_time_stays(told):
    said = told(cancelled=[THIRD], k20260929T1600={"starts_on": date(2026, 9, 30), **EVENING})
    assert said == (
        "jeden Dienstag 16–18 Uhr, nicht am 6. Oktober, am 30. statt am 29. September 17–19 Uhr"
    )


def test_in_another_language(told):
    found = told(k20260929T1600={"starts_on": date(2026, 9, 30)}, language="en")
    assert found == "every Tuesday 16:00–18:00, on 30 September instead of 29 September"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (EVENING, "jeden Dienstag 16–18 Uhr, am 29. September 17–19 Uhr"),
        (
            {"starts_on": date(2026, 10, 1)},
            "jeden Dienstag 16–18 Uhr, am 1. Oktober statt am 29. September",
        ),
        # On a day on which there is one already: the old day is named all the same.
        (
            {"starts_on": date(2026, 10, 6), **EVENING},
            "jeden Dienstag 16–18 Uhr, am 6. Oktober statt am 29. September 17–19 Uhr",
        ),
    ],
)
def test_one_date_differs(told, change, said):
    assert told(k20260929T1600=change) == said


def test_of_a_cancelled_series_nothing_is_left_out(told):
    days = [date(2026, 9, 22) + timedelta(7 * n) for n in range(4)]
    keys = [f"{day:%Y%m%d}T1600" for day in days]
    assert told(cancelled=keys) == "jeden Dienstag 16–18 Uhr"


def test_a_date_besides_the_series_is_named(add):
    extra = cast.when(date(2026, 10, 1), time(16), end_time=time(18))
    series = [
        cast.when(date(2026, 9, 22) + timedelta(7 * n), time(16), end_time=time(18))
        for n in range(4)
    ]
    event = add(whens=(*series, extra), rule=RULE)
    assert words(event) == "jeden Dienstag 16–18 Uhr, auch am 1. Oktober"


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (
            {"start_time": None, "end_time": None, "clock": "to_follow"},
            "jeden Dienstag, Uhrzeit folgt",
        ),
        ({"end_time": time(0)}, "jeden Dienstag 16–24 Uhr"),
        ({"end_time": None, "clock": "from"}, "jeden Dienstag ab 16 Uhr"),
    ],
)
def test_every_kind_of_time_of_a_series(add, clock, said):
    assert words(add(whens=(), rule=replace(RULE, **clock))) == said


@pytest.mark.parametrize(
    ("whens", "said"),
    [
        ([cast.when(), cast.when(date(2026, 9, 29))], "Mo 28.9. · Di 29.9."),
        (
            [cast.when(), cast.when(date(2026, 9, 29), time(19), end_time=time(0))],
            "Mo 28.9., 18 Uhr · Di 29.9., 19–24 Uhr",
        ),
        (
            [cast.when(start=time(10)), cast.when(start=time(20))],
            "Montag, 28. September 2026, 10 Uhr, 20 Uhr",
        ),
        (
            [cast.when(status="cancelled"), cast.when(date(2026, 9, 29), time(19))],
            "Dienstag, 29. September 2026",
        ),
        (
            [cast.when(end_time=time(0), ends_on=date(2026, 9, 29))],
            "Montag, 28. September 2026",
        ),
        (
            [cast.when(end_time=time(2), ends_on=date(2026, 9, 29))],
            "28. September bis 29. September 2026",
        ),
    ],
    ids=["one time", "two times", "one day", "cancelled", "until midnight", "overnight"],
)
def test_dates_with_their_times(add, whens, said):
    assert words(add(whens=tuple(whens))) == said


HALL = Place(name="Rathaus", room="Saal", town="Altdorf")
ALL_DAY = {"start": None, "clock": "all_day"}


@pytest.mark.parametrize(
    ("whens", "said"),
    [
        (
            [cast.when(), cast.when(date(2026, 9, 29), place=HALL)],
            "Mo 28.9. · Di 29.9. (Rathaus, Altdorf)",
        ),
        (
            [cast.when(), cast.when(date(2026, 9, 29), time(19), place=Place(online=True))],
            "Mo 28.9., 18 Uhr · Di 29.9., 19 Uhr (online)",
        ),
        (
            [cast.when(), cast.when(start=time(20), place=HALL)],
            "Montag, 28. September 2026, 18 Uhr (Mehrgenerationenhaus, Neustadt),"
            " 20 Uhr (Rathaus, Altdorf)",
        ),
        (
            [cast.when(), cast.when(place=HALL), cast.when(date(2026, 9, 29))],
            "Mo 28.9. (Mehrgenerationenhaus, Neustadt; Rathaus, Altdorf) · Di 29.9.",
        ),
        # Where it is at one time in two houses, "where" says both.
        ([cast.when(), cast.when(place=HALL)], "Montag, 28. September 2026"),
        # Of all places the event is in none but this one.
        ([cast.when(place=HALL), cast.when(date(2026, 9, 29), place=HALL)], "Mo 28.9. · Di 29.9."),
        (
            [cast.when(**ALL_DAY, ends_on=date(2026, 9, 30)), cast.when(date(2026, 10, 3))],
            "Mo 28.9. bis Mi 30.9., ganztägig · Sa 3.10., 18 Uhr",
        ),
    ],
    ids=["house", "online", "one day", "two houses", "one time", "all elsewhere", "three days"],
)
def test_picked_dates_name_the_places_that_are_not_the_usual_one(add, whens, said):
    event = add(whens=tuple(whens))
    assert words(event) == said
    with translation.override("de"):
        plain = schedules.dates(event, event.occurrences.all(), with_places=False)
    assert "(" not in plain


def test_a_postponed_date_of_a_series_is_left_out(told, add):
    event = add(whens=(), rule=RULE)
    by = PARTNER
    reporting.report(event.submission, "postponed", keys={SECOND}, by=by, at=cast.AT)
    assert words(Event.objects.get()) == "jeden Dienstag 16–18 Uhr, nicht am 29. September"
    reporting.report(event.submission, "postponed", keys="all", by=by, at=cast.AT)
    assert words(Event.objects.get()) == "jeden Dienstag 16–18 Uhr"
