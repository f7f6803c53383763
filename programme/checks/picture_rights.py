"""What a picture needs before it is public."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme.checks.finding import HINT, QUESTION, Finding
from programme.drafts.event_draft import EventDraft
from programme.models.picture import MISSING, Picture
from programme.models.programme import Programme


def picture_rights(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    if not draft.picture:
        return
    uid = draft.picture.replace("\x00", "")  # PostgreSQL knows no text with it
    found = Picture.objects.filter(uid=uid, submission__programme=programme).first()
    if found is None:
        message = _(
            "The picture is no longer there. The event appears without one, "
            "unless you add it again."
        )
        yield Finding("picture_gone", "picture", HINT, message)
    elif missing := found.missing():
        message = _("Of the picture is missing: {facts}. Without these the picture stays hidden.")
        facts = _Listed(MISSING[name] for name in missing)
        yield Finding("picture_rights", "picture", QUESTION, format_lazy(message, facts=facts))


class _Listed(tuple[Any, ...]):
    """Lazy words, joined when they are read."""

    def __str__(self) -> str:
        return ", ".join(map(str, self))
