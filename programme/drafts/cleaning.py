"""A draft with clean texts: NFC, no control or direction characters, no stray blanks."""

from dataclasses import replace
from typing import Any

from programme.drafts import fields
from programme.drafts.event_draft import EventDraft, Place
from programme.escaped_text import unescaped
from programme.plain_text import tidy, tidy_lines
from programme.stated.unsaid import is_unsaid


def tidied(draft: EventDraft) -> EventDraft:
    """The same draft, each of its texts clean: one line or several, as its field says."""
    return replace(
        draft,
        **_clean(draft, "") | {"price": _said(tidy(unescaped(draft.price)))},
        translations=tuple(
            replace(text, **_clean(text, "translations")) for text in draft.translations
        ),
        organisers=tuple(name for name in map(tidy, draft.organisers) if not is_unsaid(name)),
        place=_place(draft.place),
        registration=replace(draft.registration, **_stated(draft.registration, "registration")),
        period=draft.period and replace(draft.period, **_clean(draft.period, "period")),
        whens=tuple(
            replace(
                when,
                **_clean(when, "whens"),
                place=when.place and _place(when.place),
            )
            for when in draft.whens
        ),
    )


def _place(place: Place) -> Place:
    """A dash or a question mark names no place."""
    return replace(place, **_stated(place, "place"))


def _stated(said: Any, part: str) -> dict[str, Any]:
    return {name: _said(text) for name, text in _clean(said, part).items()}


def _said(text: str) -> Any:
    return "" if is_unsaid(text) else text


def _clean(said: Any, part: str) -> dict[str, Any]:
    return {
        field.name: (tidy_lines if field.kind == fields.LINES else tidy)(
            unescaped(getattr(said, field.name))
        )
        for field in fields.texts(part)
    }
