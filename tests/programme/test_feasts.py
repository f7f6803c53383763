"""Feasts of several faiths, public and school holidays, on days everybody can look up."""

from datetime import date

import pytest

from programme import feasts
from programme.models.district import Land

KNOWN = [
    (date(2026, 3, 20), ["Eid al-Fitr", "Nowruz"]),
    (date(2026, 5, 27), ["Eid al-Adha"]),
    (date(2026, 9, 12), ["Rosh Hashanah"]),
    (date(2026, 9, 21), ["Yom Kippur"]),
    (date(2026, 4, 12), ["Orthodox Easter"]),
    (date(2026, 9, 28), []),
    (date(2026, 10, 3), []),
]
HOLIDAYS = [
    (date(2026, 9, 20), "TH", (True, False)),
    (date(2026, 9, 20), "ST", (False, False)),
    (date(2026, 10, 31), "ST", (True, False)),
    (date(2026, 10, 13), "TH", (False, True)),
    (date(2026, 10, 13), "ST", (False, False)),
    (date(2026, 10, 20), "ST", (False, True)),
    (date(2026, 4, 12), "TH", (False, True)),
    (date(2026, 10, 5), "HE", (False, True)),
    (date(2026, 10, 16), "MV", (False, True)),
    (date(2026, 11, 5), "BY", (False, True)),
    (date(2026, 11, 5), "NW", (False, False)),
    (date(2027, 10, 18), "NI", (False, True)),
    (date(2027, 5, 18), "BE", (False, True)),
]


@pytest.mark.parametrize(("day", "names"), KNOWN)
def test_which_feasts_are_on_a_day(day, names):
    assert sorted(feasts.of_faiths(day)) == sorted(names)


@pytest.mark.parametrize(("day", "land", "kinds"), HOLIDAYS)
def test_public_and_school_holidays(day, land, kinds):
    assert (feasts.is_public_holiday(day, land), feasts.is_school_holiday(day, land)) == kinds


@pytest.mark.parametrize(
    ("day", "is_fast"),
    [
        (date(2026, 2, 17), False),
        (date(2026, 2, 18), True),
        (date(2026, 3, 19), True),
        (date(2026, 3, 20), False),
        (date(2026, 9, 28), False),
    ],
)
def test_ramadan_is_a_month(day, is_fast):
    assert feasts.is_ramadan(day) is is_fast


def test_school_holidays_are_spans_in_order():
    assert len(Land) == 16
    for land in Land:
        spans = feasts._school(land)
        assert len(spans) >= 12
        assert all(first <= last for first, last in spans)
        assert list(spans) == sorted(spans)
