"""Which programme is meant today."""

from datetime import date

import pytest

from calendar_site.show import current_programme
from programme.models.programme import Programme

LAST = Programme(pk=1, starts_on=date(2025, 9, 20), ends_on=date(2025, 10, 5))
THIS = Programme(pk=2, starts_on=date(2026, 9, 12), ends_on=date(2026, 11, 30))
ALONG = Programme(pk=3, starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 10))
NEXT = Programme(pk=4, starts_on=date(2027, 9, 26), ends_on=date(2027, 10, 3))
ALL = [NEXT, THIS, LAST, ALONG]


@pytest.mark.parametrize(
    ("today", "programme", "phase"),
    [
        (date(2024, 1, 1), LAST, "coming"),
        (date(2025, 9, 20), LAST, "running"),
        (date(2025, 10, 5), LAST, "running"),
        (date(2025, 10, 6), THIS, "coming"),
        (date(2026, 10, 1), THIS, "running"),
        (date(2026, 11, 5), ALONG, "running"),  # the one that began last
        (date(2026, 12, 1), NEXT, "coming"),
        (date(2027, 10, 4), NEXT, "past"),
    ],
)
def test_running_else_coming_else_last(today, programme, phase):
    assert current_programme.current(ALL, today) == current_programme.CurrentProgramme(
        programme, phase
    )
    assert current_programme.phase(programme, today) == phase


def test_no_programme():
    assert current_programme.current([], date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("first", "last", "friday"),
    [
        (date(2023, 9, 24), date(2023, 10, 1), date(2023, 9, 29)),
        (date(2019, 9, 22), date(2019, 9, 29), date(2019, 9, 27)),
        (date(2026, 9, 26), date(2026, 9, 30), None),  # a short week without a Friday
        (None, None, None),
    ],
)
def test_refugee_day_is_the_friday_of_the_national_week(first, last, friday):
    programme = Programme(national_starts_on=first, national_ends_on=last)
    assert current_programme.refugee_day(programme) == friday
