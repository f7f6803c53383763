"""The words of the desk's search: each of them is looked for, and none is left out silently."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from programme.events.selection import LONGEST_WORDS
from programme.wording.too_long import too_long


def asked_words(request) -> list[str]:
    """The words that were typed; of a text that is too long none, which `refusal` tells."""
    text = _typed(request)
    return [] if len(text) > LONGEST_WORDS else text.split()


def refusal(request) -> str:
    """Why nothing was looked for; empty where something was."""
    text = _typed(request)
    return str(too_long(len(text), LONGEST_WORDS)) if len(text) > LONGEST_WORDS else ""


def looked_for(request, rows: QuerySet) -> QuerySet:
    """`rows` for the list: none where nothing was looked for, while the tabs count all."""
    return rows.none() if refusal(request) else rows


def found_nothing(request) -> str:
    """The heading of an empty list."""
    return _("Nothing was looked for yet") if refusal(request) else _("Nothing found")


def _typed(request) -> str:
    return request.GET.get("q", "").strip()
