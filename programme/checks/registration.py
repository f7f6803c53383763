"""What the fields of registration say beside one another."""

import re
from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Candidate, Finding
from programme.drafts.event_draft import EventDraft
from programme.models.event import RegistrationNeed
from programme.models.programme import Programme
from programme.plain_text import fold
from programme.regular_expressions import expression
from programme.stated.day_names import MONTH
from programme.stated.days_in_text import WEEKDAY

CODE_OF_PART = "registration_of_part"
_ASKED = (RegistrationNeed.REQUIRED, RegistrationNeed.REQUESTED)


# What says that one must register, and until when.
_NO_WAY = expression(
    rf"\b(?:\w*an?meldung\w*|\w*anmelde\w*|anzumelden|bis|zum|spatestens|am|den|dem|uhr|ist|wird|"
    r"erforderlich|notwendig|notig|verbindlich\w*|bitte|erbeten|gebeten|um|nur|mit|ja|vorherige\w*|"
    r"registration|register|booking|is|required|necessary|please|by|until|before|deadline|"
    rf"{MONTH}|{WEEKDAY})\b"
)


def without_way(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Required, and nobody says how."""
    need = draft.registration
    ways = (_says_more(need.text), need.url, need.phone, need.email)
    if need.need == RegistrationNeed.REQUIRED and not any(ways):
        yield Finding(
            "registration_without_way",
            "registration.text",
            QUESTION,
            _("Registration is required, but nobody says how to register. Please add how."),
        )


def _says_more(text: str) -> bool:
    """Whether words about registering say more than that it is needed, and until when."""
    return bool(re.search(r"[^\W\d]", _NO_WAY.sub("", fold(text))))


def of_part(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """The part that needs it is named, and that it is needed is not said."""
    need = draft.registration
    if need.only_for and need.need not in _ASKED:
        message = _("Registration for “{part}” only is written, but not that it is needed. Is it?")
        words = format_lazy(message, part=need.only_for[:60])
        choices = (*_ASKED, RegistrationNeed.NONE)
        offered = tuple(Candidate(each.value, each.label) for each in choices)
        yield Finding(CODE_OF_PART, "registration.need", QUESTION, words, offered)
