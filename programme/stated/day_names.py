"""Weekdays and months by every name that people write: those listed here, and those that Django
knows in the languages of the pages.
"""

from datetime import date
from functools import cache

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from programme.plain_text import fold

WEEKDAYS = (
    ("mo", "montag", "mon", "monday", "الاثنين"),
    ("di", "dienstag", "tue", "tues", "tuesday", "الثلاثاء"),
    ("mi", "mittwoch", "wed", "wednesday", "الأربعاء"),
    ("do", "donnerstag", "thu", "thur", "thurs", "thursday", "الخميس"),
    ("fr", "freitag", "fri", "friday", "الجمعة"),
    ("sa", "sonnabend", "samstag", "sat", "saturday", "السبت"),
    ("so", "sonntag", "sun", "sunday", "الأحد"),
)
MONTHS = (
    ("januar", "jan", "january", "janner", "يناير", "كانون الثاني"),
    ("februar", "feb", "february", "فبراير", "شباط"),
    ("marz", "maerz", "mar", "mrz", "march", "مارس", "آذار"),
    ("april", "apr", "أبريل", "إبريل", "نيسان"),
    ("mai", "may", "مايو", "أيار"),
    ("juni", "jun", "june", "يونيو", "حزيران"),
    ("juli", "jul", "july", "يوليو", "تموز"),
    ("august", "aug", "أغسطس", "آب"),
    ("september", "sep", "sept", "سبتمبر", "أيلول"),
    ("oktober", "okt", "october", "oct", "أكتوبر", "تشرين الأول"),
    ("november", "nov", "نوفمبر", "تشرين الثاني"),
    ("dezember", "dez", "december", "dec", "ديسمبر", "كانون الأول"),
)
# In regular expressions for folded text, the longest name first.
MONTH = "|".join(sorted({fold(name) for names in MONTHS for name in names}, key=len)[::-1])
GERMAN_WEEKDAY = "montag|dienstag|mittwoch|donnerstag|freitag|sonnabend|samstag|sonntag"
_DAYS = tuple(date(2024, 1, 1 + n) for n in range(7))  # from Monday on
_FIRSTS = tuple(date(2024, 1 + n, 1) for n in range(12))


def weekdays() -> dict[str, int]:
    """0 for Monday, by folded name."""
    return _named(WEEKDAYS, _DAYS, ("l", "D"), _page_languages())


def months() -> dict[str, int]:
    """0 for January, by folded name."""
    return _named(MONTHS, _FIRSTS, ("F", "N", "M"), _page_languages())


def _page_languages() -> tuple[str, ...]:
    return tuple(dict(settings.LANGUAGES))


@cache
def _named(
    listed: tuple[tuple[str, ...], ...],
    days: tuple[date, ...],
    formats: tuple[str, ...],
    languages: tuple[str, ...],
) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in languages:
        with override(language):
            for n, day in enumerate(days):
                found |= {fold(date_format(day, form)).strip(" ."): n for form in formats}
    return found | {fold(name): n for n, names in enumerate(listed) for name in names}
