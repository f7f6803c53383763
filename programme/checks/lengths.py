"""How much of a text fits: the limits of `programme.drafts.fields`, wherever they hold."""

from collections.abc import Iterator
from typing import Any

from programme.checks.finding import ERROR, Finding, of_whole_texts
from programme.drafts import fields
from programme.drafts.event_draft import EventDraft, Registration
from programme.models.programme import Programme
from programme.wording.too_long import too_long

WAYS = fields.limit("registration.text")  # text, phone and e-mail together are shown as one text


@of_whole_texts
def lengths(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Every text of the draft that is longer than its field."""
    for field, text, limit in _texts(draft):
        if len(text) > limit:
            yield _too_long(field, text, limit)


def _texts(draft: EventDraft) -> Iterator[tuple[str, str, int]]:
    yield from _of("", draft, "")
    yield from _of("place.", draft.place, "place")
    most = fields.limit("organisers")
    yield from ((f"organisers.{n}", name, most) for n, name in enumerate(draft.organisers))
    for n, text in enumerate(draft.translations):
        yield from _of(f"translations.{n}.", text, "translations")
    yield from _of("registration.", draft.registration, "registration")
    yield from _ways(draft.registration)
    for n, when in enumerate(draft.whens):
        yield from _of(f"whens.{n}.", when, "whens")
        yield f"whens.{n}.key", when.key, fields.limit("whens.key")
        if when.place:
            yield from _of(f"whens.{n}.place.", when.place, "place")
    if draft.period:
        yield from _of("period.", draft.period, "period")


def _of(path: str, said: Any, part: str) -> Iterator[tuple[str, str, int]]:
    for field in fields.texts(part):
        yield f"{path}{field.name}", getattr(said, field.name), field.limit


def _ways(need: Registration) -> Iterator[tuple[str, str, int]]:
    if len(need.text) <= WAYS:
        ways = " · ".join(filter(None, (need.text, need.phone, need.email)))
        yield "registration.text", ways, WAYS


def _too_long(field: str, text: str, limit: int) -> Finding:
    return Finding("too_long", field, ERROR, too_long(len(text), limit))
