"""The badge of a date that is not as planned, in the active language."""

from django.utils.translation import gettext as _

from programme.models.event import Status


def status(value: str) -> str:
    """The badge of a date that is not as planned; empty where all is well."""
    badges: dict[str, str] = {
        Status.CANCELLED: _("Cancelled"),
        Status.POSTPONED: _("Postponed"),
        Status.MOVED: _("Moved"),
        Status.FULL: _("Fully booked"),
        Status.TENTATIVE: _("Not yet confirmed"),
    }
    return badges.get(value, "")
