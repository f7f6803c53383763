"""Whether one has to register, how and until when, in the active language."""

from django.utils.translation import gettext as _

from programme.models.event import RegistrationNeed
from programme.wording.timing import plain_day


def registration(event) -> str:
    """All of it in one line: "Anmeldung erforderlich · 03695 1 · bis 20. September 2026"."""
    ways = [event.registration_text, event.registration_url]
    return " · ".join(filter(None, [need(event.registration), *ways, until(event)]))


def need(value: str) -> str:
    """ "keine Anmeldung nötig"; empty where nothing is stated."""
    if value == RegistrationNeed.UNKNOWN:
        return ""
    return str(RegistrationNeed(value).label) if value in RegistrationNeed.values else ""


def until(event) -> str:
    day = event.registration_deadline
    return _("by {day}").format(day=plain_day(day)) if day else ""
