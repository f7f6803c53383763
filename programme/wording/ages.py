"""For which ages an event is meant, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def ages(youngest: int | None, oldest: int | None) -> str:
    """ "von 6 bis 12 Jahren", "ab 6 Jahren", "bis 12 Jahre"; empty where no age is said."""
    if youngest and oldest:
        words = _("from {youngest} to {oldest} years")
        return words.format(youngest=youngest, oldest=oldest)
    if youngest:
        return ngettext("from {n} year on", "from {n} years on", youngest).format(n=youngest)
    if oldest:
        return ngettext("up to {n} year", "up to {n} years", oldest).format(n=oldest)
    return ""
