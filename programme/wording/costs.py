"""What it costs, in the active language."""

from django.utils.translation import gettext as _

from programme.models.event import Event


def price(event: Event) -> str:
    """What was said, else "free of charge" or "with costs"; empty where nothing is stated."""
    if event.price:
        return event.price
    if event.is_free is None:
        return ""
    return _("free of charge") if event.is_free else _("with costs")
