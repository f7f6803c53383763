"""What was taken back leaves no words behind: only times, codes and rows of the registers stay."""

from typing import Any

from django.db import models

from programme.models.event import Event, Occurrence


def _typed(model: type[models.Model], *kept: str) -> tuple[str, ...]:
    """Every column for text that is not chosen from a list; a new one is among them by itself."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in kept
    )


# The slug is the old address, which answers that the event is gone; keys of dates are times.
WORDS = _typed(Event, "slug")
WORDS_OF_A_DATE = _typed(Occurrence, "key")


def without_words(event: Event) -> dict[str, Any]:
    """The columns of the event in which words were typed, without them."""
    period = event.period and event.period | {"hours_note": ""}
    return dict.fromkeys(WORDS, "") | {"period": period}
