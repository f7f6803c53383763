"""Days that matter to some of those one wants to invite: feasts of several faiths, holidays.

Public holidays and the calendars of the faiths come from the `holidays` library; school holidays
from a file (the Länder set them by hand). Feasts of lunar calendars are computed: in some years and
places they begin a day earlier or later.
"""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import holidays
from django.utils.translation import gettext_lazy as _
from holidays.calendars.julian import JULIAN_CALENDAR
from holidays.groups.christian import ChristianHolidays
from holidays.groups.hebrew import HebrewCalendarHolidays
from holidays.groups.islamic import IslamicHolidays
from holidays.holiday_base import HolidayBase

SCHOOL = Path(__file__).with_name("data") / "school_holidays.json"

NAMES = {
    "Eid al-Fitr": _("Eid al-Fitr (end of Ramadan)"),
    "Eid al-Adha": _("Eid al-Adha (feast of sacrifice)"),
    "Ramadan": _("first day of Ramadan"),
    "Ashura": _("Ashura"),
    "Rosh Hashanah": _("Rosh Hashanah"),
    "Yom Kippur": _("Yom Kippur"),
    "Sukkot": _("Sukkot"),
    "Passover": _("Passover"),
    "Orthodox Easter": _("Orthodox Easter"),
    "Orthodox Christmas": _("Orthodox Christmas"),
    "Nowruz": _("Nowruz"),
}


class _Feasts(HolidayBase, IslamicHolidays, HebrewCalendarHolidays, ChristianHolidays):
    """Feasts that are no public holidays in Germany, by the keys of NAMES."""

    country = "KREISKALENDER"
    estimated_label = "%s (estimated)"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        ChristianHolidays.__init__(self, JULIAN_CALENDAR)
        HebrewCalendarHolidays.__init__(self)
        IslamicHolidays.__init__(self)
        super().__init__(*args, **kwargs)

    def _populate(self, year: int) -> None:
        super()._populate(year)
        self._add_eid_al_fitr_day("Eid al-Fitr")
        self._add_eid_al_adha_day("Eid al-Adha")
        self._add_ramadan_beginning_day("Ramadan")
        self._add_ashura_day("Ashura")
        self._add_rosh_hashanah("Rosh Hashanah")
        self._add_yom_kippur("Yom Kippur")
        self._add_sukkot("Sukkot")
        self._add_passover("Passover")
        self._add_easter_sunday("Orthodox Easter")
        self._add_holiday("Orthodox Christmas", date(year, 1, 7))
        self._add_holiday("Nowruz", date(year, 3, 20))


@cache
def _of_faiths(year: int) -> dict[date, str]:
    return dict(_Feasts(years=[year]).items())


@cache
def _public(land: str, year: int) -> dict[date, str]:
    # Under the names that the laws of the Länder give them.
    return dict(holidays.country_holidays("DE", subdiv=land, years=[year], language="de").items())


@cache
def _school(land: str) -> tuple[tuple[date, date], ...]:
    spans = json.loads(SCHOOL.read_text(encoding="utf-8")).get(land, [])
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)


def of_faiths(day: date) -> tuple[str, ...]:
    """The feasts of a day, by the keys of NAMES."""
    parts = _of_faiths(day.year).get(day, "").split("; ")
    return tuple(key for part in parts if (key := _key(part)))


def is_ramadan(day: date) -> bool:
    """From its first day until the day before Eid al-Fitr."""
    return any("Ramadan" in of_faiths(day - timedelta(n)) for n in range(30)) and not any(
        "Eid al-Fitr" in of_faiths(day - timedelta(n)) for n in range(15)
    )


def is_public_holiday(day: date, land: str) -> bool:
    return day in _public(land, day.year)


def autumn_holidays(year: int, land: str) -> tuple[date, date] | None:
    """First and last day of the longest school holidays of October; None where none are known."""
    found = [span for span in _school(land) if span[0].year == year and span[1].month == 10]
    return max(found, key=lambda span: span[1] - span[0], default=None)


def is_school_holiday(day: date, land: str) -> bool:
    return any(first <= day <= last for first, last in _school(land))


def _key(name: str) -> str:
    """The library marks computed days: "Eid al-Fitr (estimated)"."""
    return next((key for key in NAMES if name.startswith(key)), "")
