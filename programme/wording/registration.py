"""Whether one has to register, how, until when and for how many places, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from programme.models.event import RegistrationNeed
from programme.wording.lists import joined
from programme.wording.said_once import says
from programme.wording.timing import plain_day
from programme.wording.web_addresses import shown_address

IN_OTHER_WORDS = {
    RegistrationNeed.NONE.value: pgettext_lazy(
        "phrases that mean the same, parted by |", "without registration|no need to register"
    ),
    RegistrationNeed.REQUESTED.value: pgettext_lazy(
        "phrases that mean the same, parted by |", "please register|kindly register"
    ),
    RegistrationNeed.REQUIRED.value: pgettext_lazy(
        "phrases that mean the same, parted by |", "registration needed|registration necessary"
    ),
}


def registration(event) -> str:
    """All of it in one line: "Anmeldung erforderlich · 03695 1 · bis 20. September 2026"."""
    needed, text, *by = parts(event)
    url = event.registration_url
    way = "" if url and shown_address(url) in text else url
    return " · ".join(filter(None, [needed, text, way, *by]))


def parts(event) -> tuple[str, str, str, str]:
    """Whether one has to and for what, how, until when, for how many places.

    Each is empty where the partner's words say it.
    """
    needed, text, by = need(event.registration), event.registration_text, until(event)
    if by and says(text, _by(event, year=False)):
        by = ""
    needed = "" if _says_need(text, event.registration) else needed
    return joined(filter(None, [needed, _only_for(event)])), text, by, room(event)


def room(event) -> str:
    """ "30 Plätze"; a number of the partner's words may be any, so both words must stand there."""
    n = event.registration_places
    words = ngettext("{n} place", "{n} places", n).format(n=n) if n else ""
    return "" if says(event.registration_text, words) else words


def _only_for(event) -> str:
    """ "nur für: Workshop", where the partner's words do not say it."""
    part = event.registration_only_for
    return (
        ""
        if not part or says(event.registration_text, part)
        else _("only for: {part}").format(part=part)
    )


def _says_need(text: str, value: str) -> bool:
    ways = [need(value), *str(IN_OTHER_WORDS.get(value, "")).split("|")]
    return any(says(text, way) for way in ways)


def need(value: str) -> str:
    """ "keine Anmeldung nötig"; empty where nothing is stated."""
    if value == RegistrationNeed.UNKNOWN:
        return ""
    return str(RegistrationNeed(value).label) if value in RegistrationNeed.values else ""


def until(event) -> str:
    return _by(event) if event.registration_deadline else ""


def _by(event, *, year=True) -> str:
    return _("by {day}").format(day=plain_day(event.registration_deadline, year=year))
