"""Days as HTML: a heading, a link of the strip, a cell of a month. A page has a hundred of them.

What depends on the day alone is made once by each process; templates would draw each anew.
"""

from datetime import date
from functools import lru_cache

from django.template.loader import get_template
from django.utils.formats import date_format, localize
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from programme.wording import timing

DAYS = 2000  # of all languages


def heading(day: date, note: str) -> str:
    """parts/day_heading.html in the active language, safe text."""
    return _heading(day, note, get_language())


@lru_cache(DAYS)
def _heading(day: date, note: str, _language: str | None) -> str:
    return get_template("parts/day_heading.html").render({"day": {"date": day, "note": note}})


def link(
    day: date, url: str, *, begins_month: bool, is_national: bool, is_past: bool
) -> SafeString:
    """A day of the strip, which leads to its heading."""
    weekday, words, month = _words(day, get_language())
    name = f'<span class="strip__name" aria-hidden="true">{month}</span>' if begins_month else ""
    classes = _classes((is_national, "strip__national"), (is_past, " strip__past"))
    return mark_safe(  # noqa: S308
        f"<li{_classes((begins_month, 'strip__month'))}>{name}"
        f'<a href="{escape(url)}"{classes}><span aria-hidden="true">'
        f'<span class="strip__weekday">{weekday}</span>'
        f'<span class="strip__number">{day.day}</span></span>'
        f'<span class="sr">{words}</span></a></li>'
    )


@lru_cache(DAYS)
def _words(day: date, _language: str | None) -> tuple[SafeString, SafeString, SafeString]:
    """The day of the week in short, the day, and its month."""
    found = timing.weekdays([day.weekday()]), timing.day(day, year=False), date_format(day, "F")
    return escape(found[0]), escape(found[1]), escape(found[2])


def cell(
    day: date, url: str, count: int, *, is_national: bool, is_today: bool, is_chosen: bool
) -> str:
    """A day of a month; with events it leads to all of them."""
    classes = _classes((is_national, "national"), (is_today, " today"))
    if not count:
        return f"<td{classes}>{day.day}</td>"
    chosen = ' aria-current="true"' if is_chosen else ""
    return (
        f'<td{classes}><a href="{escape(url)}" rel="nofollow"{chosen}>{day.day}'
        f'<span class="sr">: {_number(count, get_language())}</span></a></td>'
    )


@lru_cache(DAYS)
def _number(count: int, _language: str | None) -> SafeString:
    words = ngettext("%(number)s event", "%(number)s events", count)
    return escape(words % {"number": localize(count)})


def _classes(*named: tuple[bool, str]) -> str:
    found = "".join(name for holds, name in named if holds)
    return f' class="{found}"' if found else ""
