"""Days and times as people write them are read exactly or refused with what to do."""

from datetime import date, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programme.drafts import dates
from programme.stated.written_dates import (
    StatedDay,
    StatedTime,
    Unclear,
    read_agreeing_day,
    read_day,
    read_days,
    read_time,
)

DAY = date(2023, 12, 14)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("14.12.2023", None),
        ("14.12.23", None),
        (" 14. 12. 2023 ", None),
        ("2023-12-14", None),
        ("14. Dezember 2023", None),
        ("14 Dez 2023", None),
        ("14. Dez. 2023", None),
        ("December 14, 2023", None),
        ("14 ديسمبر 2023", None),
        ("١٤.١٢.٢٠٢٣", None),
        ("14/12/2023", None),
        ("12/14/2023", None),
        ("14-12-2023", None),
        ("Di 14.12.2023", 1),
        ("Di., 14.12.2023", 1),
        ("Dienstag, 14. Dezember 2023", 1),
        ("DONNERSTAG 14.12.2023", 3),
        ("Thu 14 December 2023", 3),
        ("Do.14.12.2023", 3),
        ("14.12.", None),
        ("Di 14. Dezember", 1),
    ],
)
def test_days_that_are_read(text, weekday):
    assert read_day(text, year=2023) == StatedDay(DAY, weekday)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "“” is not a day. Please write one day as 28.9.2026."),
        ("bald", "“bald” is not a day. Please write one day as 28.9.2026."),
        ("28.-30.9.2026", "“28.-30.9.2026” is not a day. Please write one day as 28.9.2026."),
        ("Di", "“Di” is not a day. Please write one day as 28.9.2026."),
        ("14. Foo 2023", "“14. Foo 2023” is not a day. Please write one day as 28.9.2026."),
        ("31.9.2026", "There is no such day as “31.9.2026”. Please look at the calendar."),
        ("1.13.2026", "There is no such day as “1.13.2026”. Please look at the calendar."),
        ("3/4/2026", "“3/4/2026” can be read in two ways. Please write it as 28.9.2026."),
        ("14.12.", "Please add the year: 28.9.2026."),
        ("14.12.20203", "The year 20203 cannot be right. Please check it."),
        ("14.12.203", "The year 203 cannot be right. Please check it."),
        ("14.12." + "9" * 5000, "The year 999999999 cannot be right. Please check it."),
        ("1" * 5000, f"“{'1' * 40}” is not a day. Please write one day as 28.9.2026."),
    ],
)
def test_what_is_no_day_is_refused_with_what_to_do(text, message):
    with translation.override("en"), pytest.raises(Unclear) as refused:
        read_day(text)
    assert str(refused.value) == message


@given(st.dates(dates.EARLIEST, dates.LATEST), st.none() | st.integers(0, 6))
def test_what_is_shown_is_read_again(day, weekday):
    stated = StatedDay(day, weekday)
    assert read_day(str(stated)) == stated


def test_several_days_stand_in_one_text():
    text = "Di 3.10., 10.10.2023\nSamstag, 14. Oktober und 21.10."
    assert read_days(text, year=2023) == (
        date(2023, 10, 3),
        date(2023, 10, 10),
        date(2023, 10, 14),
        date(2023, 10, 21),
    )


def test_a_wrong_weekday_is_told_where_nobody_can_be_asked():
    assert read_agreeing_day("Do 14.12.2023") == DAY
    with translation.override("en"), pytest.raises(Unclear) as refused:
        read_agreeing_day("Di 14.12.2023")
    assert str(refused.value) == (
        "“Di 14.12.2023” contradicts itself: that day is a Thursday. Please write the right day."
    )


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("18", StatedTime(time(18))),
        ("9", StatedTime(time(9))),
        ("14.30", StatedTime(time(14, 30))),
        ("14,30", StatedTime(time(14, 30))),
        ("1430", StatedTime(time(14, 30))),
        ("930", StatedTime(time(9, 30))),
        ("14:30 Uhr", StatedTime(time(14, 30))),
        ("14 Uhr", StatedTime(time(14))),
        ("14h30", StatedTime(time(14, 30))),
        ("um 14 Uhr", StatedTime(time(14))),
        ("ab 14 Uhr", StatedTime(time(14), onwards=True)),
        ("from 2 pm", StatedTime(time(14), onwards=True)),
        ("2:30 p.m.", StatedTime(time(14, 30))),
        ("12 am", StatedTime(time(0))),
        ("12pm", StatedTime(time(12))),
        ("00:00", StatedTime(time(0))),
        ("24:00", StatedTime(time(0), next_day=True)),
        ("24 Uhr", StatedTime(time(0), next_day=True)),
        ("١٨:٣٠", StatedTime(time(18, 30))),
    ],
)
def test_times_that_are_read(text, stated):
    assert read_time(text) == stated


@pytest.mark.parametrize(
    "text", ["ca. 22 Uhr", "ca 22", "bis ca. 22:00", "gegen 22 Uhr", "etwa 22"]
)
def test_only_an_end_may_be_approximate(text):
    assert read_time(text, about=True) == StatedTime(time(22), about=True)
    with pytest.raises(Unclear):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abends", "“abends” is not a time. Please write it as 18:30."),
        ("18-20 Uhr", "“18-20 Uhr” is not a time. Please write it as 18:30."),
        ("25:00", "There is no such time as “25:00”. Please write it as 18:30."),
        ("24:30", "There is no such time as “24:30”. Please write it as 18:30."),
        ("18:75", "There is no such time as “18:75”. Please write it as 18:30."),
        ("1" * 4000, f"“{'1' * 30}” is not a time. Please write it as 18:30."),
    ],
)
def test_what_is_no_time_is_refused_with_what_to_do(text, message):
    with translation.override("en"), pytest.raises(Unclear) as refused:
        read_time(text)
    assert str(refused.value) == message
