"""The days of a programme at a glance: a strip of days, and a table for each month."""

from calendar import Calendar
from dataclasses import replace
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from calendar_site.pages.public.programme import day_html
from calendar_site.pages.public.programme.filter import address
from calendar_site.show import current_programme
from programme.events.selection import Selection
from programme.models.programme import Programme
from programme.wording import timing

MOST_MONTHS = 14
MONDAY = date(2024, 1, 1)
SOME_DAY = date(9999, 12, 31)  # in addresses, in place of each day


def note(programme: Programme, day: date) -> str:
    """What a day is besides: the national week begins or ends, Tag des Flüchtlings."""
    words = {
        programme.national_starts_on: _("The national week begins."),
        current_programme.refugee_day(programme): _("Refugee Day"),
        programme.national_ends_on: _("The national week ends."),
    }
    return words.get(day, "")


def is_national(programme: Programme, day: date) -> bool:
    first, last = programme.national_starts_on, programme.national_ends_on
    return bool(first and last and first <= day <= last)


def strip(paginator, programme: Programme, selection: Selection, base, today) -> list[SafeString]:
    """Every day that has events, as a link to its heading, on whichever page that is."""
    here = address(selection, base)
    joint = "&" if "?" in here else "?"
    found, month = [], None
    for number in paginator.page_range:
        page = here if number == 1 else f"{here}{joint}page={number}"
        for day in paginator.page(number).object_list[0]:
            drawn = day_html.link(
                day,
                f"{page}#day-{day.isoformat()}",
                begins_month=day.month != month,
                is_national=is_national(programme, day),
                is_past=day < today,
            )
            found.append(drawn)
            month = day.month
    return found


def months(counts, programme: Programme, selection: Selection, base, today) -> list[dict]:
    """A table per month from the first to the last day with events.

    Each day that has some leads to everything which takes place on it, exhibitions too.
    """
    if not counts:
        return []
    alone = address(replace(selection, day=SOME_DAY, since=None, until=None), base)
    before, _, after = alone.partition(f"day={SOME_DAY.isoformat()}")

    def cell(day, month):
        if day.month != month.month:
            return "<td></td>"
        return day_html.cell(
            day,
            f"{before}day={day.isoformat()}{after}",
            counts.get(day, 0),
            is_national=is_national(programme, day),
            is_today=day == today,
            is_chosen=day == selection.day,
        )

    open_month = _open_month(min(counts), max(counts), programme, today)
    return [
        {
            "name": date_format(month, "F Y"),
            "open": month == open_month,
            "weeks": [
                mark_safe("".join(cell(day, month) for day in week))  # noqa: S308
                for week in Calendar().monthdatescalendar(month.year, month.month)
            ],
        }
        for month in _months(min(counts), max(counts))
    ]


def _open_month(first: date, last: date, programme, today) -> date:
    """The month one sees at once: this one, else that of the national week, else the first."""
    wanted = [today, programme.national_starts_on, first]
    return next(day for day in wanted if day and first <= day <= last).replace(day=1)


def _months(first: date, last: date) -> list[date]:
    found: list[date] = []
    month = first.replace(day=1)
    while month <= last and len(found) < MOST_MONTHS:
        found.append(month)
        month = (month + timedelta(32)).replace(day=1)
    return found


def weekdays() -> list[dict]:
    """The heads of the columns: short to see, long to hear."""
    days = [MONDAY + timedelta(n) for n in range(7)]
    return [
        {"short": timing.weekdays([n]), "long": date_format(day, "l")} for n, day in enumerate(days)
    ]
