"""A draft with clean texts: NFC, no control or direction characters, no stray blanks."""

from dataclasses import replace
from typing import Any

from programme.drafts import fields
from programme.drafts.event_draft import EventDraft
from programme.texts import tidy, tidy_lines


def tidied(draft: EventDraft) -> EventDraft:
    """The same draft, each of its texts clean: one line or several, as its field says."""
    return replace(
        draft,
        **_clean(draft, ""),
        translations=tuple(
            replace(text, **_clean(text, "translations")) for text in draft.translations
        ),
        organisers=tuple(name for name in map(tidy, draft.organisers) if name),
        place=_part(draft.place, "place"),
        registration=_part(draft.registration, "registration"),
        period=draft.period and _part(draft.period, "period"),
        whens=tuple(
            replace(
                when,
                **_clean(when, "whens"),
                place=when.place and _part(when.place, "place"),
            )
            for when in draft.whens
        ),
    )


def _part(said, part: str):
    return replace(said, **_clean(said, part))


def _clean(said, part: str) -> dict[str, Any]:
    return {
        field.name: (tidy_lines if field.kind == fields.LINES else tidy)(getattr(said, field.name))
        for field in fields.texts(part)
    }
