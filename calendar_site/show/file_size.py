"""How long and how heavy a file is, in the words of the active language."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def pages(number: int) -> str:
    """ "24 Seiten"."""
    return ngettext("%(number)s page", "%(number)s pages", number) % {"number": number}


def size(octets: int) -> str:
    """ "226 kB", from a million bytes on "1,2 MB": decimal units as browsers show them (SI)."""
    if octets < 999_500:
        return _("{number} kB").format(number=max(1, round(octets / 1000)))
    return _("{number} MB").format(number=number_format(round(octets / 1_000_000, 1), 1))
