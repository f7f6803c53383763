"""What it costs, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programme.models.event import Event
from programme.wording.said_once import says


def price(event: Event) -> str:
    """What was said, else "free of charge" or "with costs"; empty where nothing is stated."""
    if event.price:
        return event.price
    if event.is_free is None:
        return ""
    return _("free of charge") if event.is_free else _("with costs")


def says_free(text: str) -> bool:
    """Whether the partner's words say that it is free of charge, in the active language."""
    words = pgettext("words that mean free of charge", "free gratis").split()
    return says(text, _("free of charge")) or any(says(text, word) for word in words)
