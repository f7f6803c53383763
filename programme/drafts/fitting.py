"""A draft with each of its texts cut at the limit of its field.

What is longer is refused; nothing that looks into texts needs to read the rest of it.
"""

from dataclasses import replace
from typing import Any, TypeVar

from programme.drafts import fields
from programme.drafts.event_draft import EventDraft

Part = TypeVar("Part")


def fitting(draft: EventDraft) -> EventDraft:
    """The draft itself where everything fits."""
    most = fields.limit("organisers")
    return _changed(
        _cut(draft, ""),
        organisers=tuple(name[:most] for name in draft.organisers),
        translations=tuple(_cut(text, "translations") for text in draft.translations),
        place=_cut(draft.place, "place"),
        registration=_cut(draft.registration, "registration"),
        whens=tuple(
            _changed(_cut(when, "whens"), place=when.place and _cut(when.place, "place"))
            for when in draft.whens
        ),
        period=draft.period and _cut(draft.period, "period"),
    )


def _cut(part: Part, name: str) -> Part:
    said = ((each.name, each.limit) for each in fields.texts(name))
    return _changed(part, **{name: getattr(part, name)[:limit] for name, limit in said})


def _changed(part: Part, **said: Any) -> Part:
    changes = {name: value for name, value in said.items() if value != getattr(part, name)}
    return replace(part, **changes) if changes else part  # type: ignore[type-var]
