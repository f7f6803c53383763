"""Words for dates and times; German as newspapers print it."""

from datetime import date, time

import pytest
from django.utils import translation

from programme.drafts.event_draft import Hours, Period, Rule, to_data
from programme.models.event import Event, Occurrence, Schedule
from programme.wording import schedules, timing
from tests import cast


def row(clock="exact", start=None, end=None, **fields):
    return Occurrence(clock=clock, start_time=start, end_time=end, **fields)


@pytest.mark.parametrize(
    ("occurrence", "german", "english"),
    [
        (row(start=time(18)), "18 Uhr", "18:00"),
        (row(start=time(16, 30)), "16.30 Uhr", "16:30"),
        (row(start=time(9), end=time(14, 30)), "9–14.30 Uhr", "09:00–14:30"),
        (row("from", time(14)), "ab 14 Uhr", "from 14:00"),
        (row("from", time(14), time(18)), "ab 14 Uhr bis 18 Uhr", "from 14:00 until 18:00"),
        (row("all_day"), "ganztägig", "all day"),
        (row("to_follow"), "Uhrzeit folgt", "time to be announced"),
        (row("hours"), "zu den Öffnungszeiten", "during opening hours"),
        (
            row(start=time(19), end=time(22), end_about=True),
            "19 bis ca. 22 Uhr",
            "19:00 to about 22:00",
        ),
        (
            row("from", time(14), time(0), end_about=True),
            "ab 14 Uhr bis ca. 24 Uhr",
            "from 14:00 until about 24:00",
        ),
        (row(start=time(20), open_end=True), "20 Uhr, Ende offen", "20:00, open end"),
    ],
)
def test_times(occurrence, german, english):
    with translation.override("de"):
        assert timing.times(occurrence) == german
    with translation.override("en"):
        assert timing.times(occurrence) == english


def test_in_arabic_a_time_is_one_piece_that_runs_from_left_to_right(week, aylin):
    hours = (Hours(weekdays=(0, 1, 2), opens=time(9), closes=time(18)),)
    period = Period(starts_on=date(2026, 9, 14), ends_on=date(2026, 10, 4), hours=hours)
    event = cast.accepted(week, aylin, whens=(), period=period)
    with translation.override("ar"):
        assert timing.times(row(start=time(20), end=time(22))) == ("\u206620:00–\u206022:00\u2069")
        assert timing.opening_hours(event) == ["اثنين–أربعاء \u206609:00–\u206018:00\u2069"]


def test_days():
    day = date(2023, 9, 28)
    with translation.override("de"):
        assert timing.day(day) == "Donnerstag, 28. September 2023"
        assert timing.day(day, year=False) == "Donnerstag, 28. September"
        assert timing.short_day(day) == "Do 28.9."
        assert timing.span(date(2023, 9, 12), date(2023, 12, 14)) == (
            "12. September bis 14. Dezember 2023"
        )
    with translation.override("en"):
        assert timing.day(day) == "Thursday, 28 September 2023"


def test_a_series_in_words(week, aylin):
    rule = Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2026, 9, 15),
        until=date(2026, 11, 10),
        except_days=(date(2026, 10, 6), date(2026, 10, 13)),
        start_time=time(16),
    )
    event = cast.accepted(week, aylin, whens=(), rule=rule)
    with translation.override("de"):
        assert (
            schedules.series(event, event.occurrences.all())
            == "jeden Dienstag 16 Uhr, nicht am 6. und 13. Oktober"
        )
    with translation.override("en"):
        assert (
            schedules.series(event, event.occurrences.all())
            == "every Tuesday 16:00, not on 6 October and 13 October"
        )


def test_opening_hours(week, aylin):
    period = Period(
        starts_on=date(2026, 9, 14),
        ends_on=date(2026, 10, 4),
        hours=(
            Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(18)),
            Hours(weekdays=(5,), opens=time(10), closes=time(17)),
        ),
        closed_on=(date(2026, 9, 21),),
        by_arrangement=True,
    )
    event = cast.accepted(week, aylin, whens=(), period=period)
    with translation.override("de"):
        assert timing.opening_hours(event) == [
            "Mo–Fr 9–18 Uhr",
            "Sa 10–17 Uhr",
            "geschlossen am 21. September",
            "und nach Vereinbarung",
        ]
        assert schedules.dates(event, []) == "14. September bis 4. Oktober 2026"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"freq": "weekly", "weekdays": (1,)}, "كل ثلاثاء"),
        ({"freq": "weekly", "weekdays": (1, 3)}, "كل ثلاثاء وخميس"),
        ({"freq": "weekly", "weekdays": (1,), "interval": 2}, "كل أسبوعين يوم الثلاثاء"),
        ({"freq": "monthly", "weekdays": (2,), "nth": 1}, "أول أربعاء من كل شهر"),
    ],
)
def test_a_weekday_has_no_article_after_every_in_arabic(rule, words):
    said = Rule(starts_on=date(2026, 9, 1), until=date(2026, 12, 1), **rule)
    event = Event(schedule=Schedule.SERIES, rule=to_data(said))
    with translation.override("ar"):
        assert schedules.series(event, ()).partition("،")[0] == words
