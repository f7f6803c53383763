"""That a text is longer than fits, in numbers as the active language groups them."""

from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _


def _too_long(length: int, limit: int) -> str:
    return _("Please shorten this text: it has {length} characters, {limit} fit.").format(
        length=number_format(length, force_grouping=True),
        limit=number_format(limit, force_grouping=True),
    )


too_long = lazy(_too_long, str)  # of the characters it has and of those that fit
