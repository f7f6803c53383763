"""Calendar arithmetic, against dateutil where there is another opinion to be had."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from programme.drafts import dates
from programme.drafts.event_draft import Hours, Period, Rule, When

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2018, "2018-09-23", "2018-09-30"),
        (2019, "2019-09-22", "2019-09-29"),
        (2020, "2020-09-27", "2020-10-04"),
        (2021, "2021-09-26", "2021-10-03"),
        (2022, "2022-09-25", "2022-10-02"),
        (2023, "2023-09-24", "2023-10-01"),
        (2024, "2024-09-22", "2024-09-29"),
        (2025, "2025-09-21", "2025-09-28"),
        (2026, "2026-09-27", "2026-10-04"),
    ],
)
def test_the_national_week_of_past_years(year, first, last):
    week = dates.national_week(year)
    assert [day.isoformat() for day in week] == [first, last]


def test_the_announced_tuesday_has_three_candidates():
    found = dates.weekday_candidates(date(2023, 12, 14), 1)
    assert found == (date(2023, 12, 14), date(2023, 12, 12), date(2023, 11, 14))


@given(st.dates(date(1995, 1, 1), date(2095, 1, 1)), st.integers(0, 6))
def test_candidates_are_the_date_itself_and_days_of_the_stated_weekday(day, stated):
    first, *others = dates.weekday_candidates(day, stated)
    assert first == day
    assert all(other.weekday() == stated for other in others)
    if day.weekday() != stated:
        assert abs((others[0] - day).days) <= 3
    assert len(set(others)) == len(others)


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 300),
    st.integers(1, 4),
    st.sets(st.integers(0, 6), min_size=1),
)
def test_a_series_is_what_dateutil_says(start, length, interval, weekdays):
    until = start + timedelta(length)
    rule = Rule(
        freq="weekly",
        interval=interval,
        weekdays=tuple(sorted(weekdays)),
        starts_on=start,
        until=until,
        start_time=time(18),
    )
    expected = rrule(
        WEEKLY,
        interval=interval,
        byweekday=sorted(weekdays),
        dtstart=datetime.combine(start, time()),
        until=datetime.combine(until, time()),
    )
    assert [when.starts_on for when in dates.expand(rule)] == [
        moment.date() for moment in expected
    ][: dates.LONGEST_SERIES + 1]


def test_a_series_leaves_out_its_exceptions():
    rule = Rule(
        freq="weekly",
        weekdays=(1,),
        starts_on=date(2023, 9, 12),
        until=date(2023, 10, 17),
        except_days=(date(2023, 10, 3), date(2023, 10, 10)),
    )
    days = [when.starts_on.day for when in dates.expand(rule)]
    assert days == [12, 19, 26, 17]


def test_the_last_monday_of_the_month():
    rule = Rule(
        freq="monthly", nth=-1, weekdays=(0,), starts_on=date(2026, 9, 1), until=date(2026, 12, 31)
    )
    expected = rrule(
        MONTHLY, byweekday=MO(-1), dtstart=datetime(2026, 9, 1), until=datetime(2026, 12, 31)
    )
    assert [when.starts_on for when in dates.expand(rule)] == [day.date() for day in expected]


def test_an_exhibition_is_open_on_its_open_days_only():
    period = Period(
        starts_on=date(2023, 9, 20),
        ends_on=date(2023, 9, 26),
        hours=(Hours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(16)),),
        closed_on=(date(2023, 9, 25),),
    )
    days = [when.starts_on for when in dates.opening_days(period)]
    assert days == [date(2023, 9, day) for day in (20, 21, 22, 26)]


def test_without_hours_it_is_one_span():
    period = Period(
        starts_on=date(2015, 9, 7), ends_on=date(2015, 12, 31), hours_note="wie das Haus"
    )
    (span,) = dates.opening_days(period)
    assert (span.starts_on, span.ends_on, span.start_time) == (
        date(2015, 9, 7),
        date(2015, 12, 31),
        None,
    )


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (  # summer time
            When(starts_on=date(2026, 9, 28), start_time=time(19), end_time=time(21)),
            datetime(2026, 9, 28, 17, tzinfo=UTC),
            datetime(2026, 9, 28, 19, tzinfo=UTC),
        ),
        (  # winter time, the day after the change
            When(starts_on=date(2026, 10, 26), start_time=time(19)),
            datetime(2026, 10, 26, 18, tzinfo=UTC),
            None,
        ),
        (  # after midnight, over the change: 22:00 CEST to 04:00 CET are seven hours
            When(starts_on=date(2026, 10, 24), start_time=time(22), end_time=time(4)),
            datetime(2026, 10, 24, 20, tzinfo=UTC),
            datetime(2026, 10, 25, 3, tzinfo=UTC),
        ),
        (  # "24 Uhr" is midnight at the end of the day
            When(starts_on=date(2026, 9, 28), start_time=time(20), end_time=time(0)),
            datetime(2026, 9, 28, 18, tzinfo=UTC),
            datetime(2026, 9, 28, 22, tzinfo=UTC),
        ),
        (  # 02:30 does not exist in that night: it is read as 03:30, after the stated end
            When(starts_on=date(2026, 3, 29), start_time=time(2, 30), end_time=time(3, 15)),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
            None,
        ),
        (When(starts_on=date(2026, 9, 28), clock="to_follow"), None, None),
        (When(starts_on=date(2026, 9, 28), clock="all_day"), None, None),
    ],
)
def test_instants(when, start, end):
    assert dates.instants(when, BERLIN) == (start, end)


@given(st.lists(st.dates(date(2026, 9, 1), date(2026, 9, 5)), min_size=1, max_size=12))
def test_keys_are_unique_and_survive_a_second_time(days):
    once = dates.keyed(tuple(When(starts_on=day, start_time=time(9)) for day in days))
    assert len({when.key for when in once}) == len(days)
    assert dates.keyed(once) == once


def test_moving_to_another_year_keeps_weekday_and_distance():
    old, new = dates.national_week(2023)[0], dates.national_week(2026)[0]
    moved = dates.shifted(date(2023, 9, 28), old, new)
    assert (moved, moved.weekday()) == (date(2026, 10, 1), date(2023, 9, 28).weekday())
