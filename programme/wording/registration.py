"""Whether one has to register, how and until when, in the active language."""

from django.utils.translation import gettext as _

from programme.models.event import Event
from programme.wording.timing import plain_day


def registration(event: Event) -> str:
    need = {
        "none": _("no registration needed"),
        "requested": _("registration requested"),
        "required": _("registration required"),
    }.get(event.registration, "")
    words = [need, event.registration_text, event.registration_url]
    if event.registration_deadline:
        until = plain_day(event.registration_deadline)
        words.append(_("by {day}").format(day=until))
    return " · ".join(filter(None, words))
