"""How long something is kept, in words: made from the very periods of programme.retention."""

from datetime import timedelta
from typing import Any

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HALF_A_YEAR = timedelta(days=183)
YEAR = 365


def words(length: timedelta) -> str:
    """Such as "48 hours", "30 days", "half a year", "2 years", in the active language."""
    if length == HALF_A_YEAR:
        return _("half a year")
    years, days = divmod(length.days, YEAR)
    if years and not days:
        return ngettext("{number} year", "{number} years", years).format(number=years)
    if length < timedelta(days=3):
        hours = length // timedelta(hours=1)
        return ngettext("{number} hour", "{number} hours", hours).format(number=hours)
    return ngettext("{number} day", "{number} days", length.days).format(number=length.days)


_words = lazy(words, str)


def told(text: Any, length: timedelta) -> Any:
    """`text` with its {period} in words, in the language in which it is shown."""
    return format_lazy(text, period=_words(length))
