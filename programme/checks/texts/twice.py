"""Texts that a program encoded twice ("FrÃ¼hstÃ¼ck"): asked, with what was meant."""

from collections.abc import Iterator
from operator import attrgetter

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import QUESTION, Candidate, Finding, of_whole_texts
from programme.drafts.event_draft import EventDraft
from programme.models.programme import Programme
from programme.stated.double_encoding import repaired

FIELDS = (
    "title",
    "summary",
    "description",
    "place.name",
    "place.street",
    "place.town",
    "place.note",
    "price",
    "registration.text",
    "public_contact",
)
SHOWN = 80  # characters of a long text


@of_whole_texts
def encoded_twice(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Each text in which something was."""
    for field in FIELDS:
        written = attrgetter(field)(draft)
        meant = repaired(written)
        if meant != written:
            start = next(
                n
                for n, (one, other) in enumerate(zip(written, meant, strict=False))
                if one != other
            )
            start = max(0, start - SHOWN // 4)
            told = {"written": written[start:][:SHOWN], "meant": meant[start:][:SHOWN]}
            message = _("“{written}” looks garbled. Is “{meant}” meant?")
            offered = (Candidate(meant, told["meant"]),)
            yield Finding("encoded_twice", field, QUESTION, format_lazy(message, **told), offered)
