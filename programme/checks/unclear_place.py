"""A name of a house that does not say which: asked, with the houses of that name."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programme import known, register
from programme.checks.finding import HINT, QUESTION, Candidate, Finding
from programme.drafts import fields
from programme.drafts.event_draft import EventDraft, Place
from programme.house_kinds import is_generic
from programme.meant_house import without_room
from programme.models.programme import Programme
from programme.models.venue import Venue
from programme.wording import places

CODE = "which_place"
IN_WORDS = ("end_place", "bad_weather_place")  # one text each, with or without an address


def which_place(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Of the event and of single dates, where no town is said.

    Also of a row that has none, unless the office itself has put it on its list.
    """
    for field, place in _places(draft):
        if place.venue:
            rows = known.of(programme).venues
            chosen = next((row for row in rows if row.slug == place.venue), None)
            if chosen and not chosen.is_listed and register.is_any_of_its_kind(chosen):
                yield from _which(field, Place(name=chosen.name), programme)
        elif place.name and not place.town:
            yield from _which(field, place, programme)
    yield from _in_words(draft, programme)


def _in_words(draft: EventDraft, programme: Programme) -> Iterator[Finding]:
    """Where it ends, and where it is when it rains, which is in the town of the event."""
    has_town = _has_town(draft, programme)
    for field in IN_WORDS:
        name = getattr(draft, field)
        if not name or has_town and field == "bad_weather_place":
            continue
        for finding in _which(field, Place(name=name), programme):
            yield replace(finding, severity=HINT) if has_town else finding


def _has_town(draft: EventDraft, programme: Programme) -> bool:
    """Whether it is known in which town the event is."""
    if draft.place.venue:
        row = known.of(programme).venue(draft.place.venue)
        return bool(row and row.town)
    return bool(draft.place.town)


def _places(draft: EventDraft) -> Iterator[tuple[str, Place]]:
    yield "place.name", draft.place
    for n, when in enumerate(draft.whens):
        if when.place:
            yield f"whens.{n}.place.name", when.place


def _which(field: str, place: Place, programme: Programme) -> Iterator[Finding]:
    told = known.of(programme)
    namesakes = register.namesakes(place.name, told.venues)
    namesakes = [row for row in namesakes if row.town or row.street]
    is_open = is_generic(place.name) or len(namesakes) > 1
    if not is_open or register.meant(namesakes, place.name, place, told.towns):
        return
    said = {"name": place.name[:60]}
    if namesakes:
        message = format_lazy(_("Which “{name}” is meant?"), **said)
    else:
        message = format_lazy(_("“{name}”: in which town is it? Please add the town."), **said)
    offered = tuple(Candidate(row.slug, _label(row)) for row in namesakes)
    yield Finding(CODE, field, QUESTION, message, offered)


def _label(row: Venue) -> str:
    return ", ".join(filter(None, (row.name, places.street_line(row))))


def chosen(place: Place, slug: str) -> Place:
    """The place with the house that was chosen; its room and the word about the way stay."""
    room = place.room or without_room(place.name)[1]
    return Place(venue=slug, room=room, note=place.note, online=place.online)


def answered(draft: EventDraft, field: str, slug: str, label: Any) -> EventDraft:
    """The draft with the house `slug` where `field` was asked about."""
    if field == "place.name":
        return replace(draft, place=chosen(draft.place, slug))
    if field in IN_WORDS:
        words: dict[str, Any] = {field: str(label)[: fields.limit(field)]}
        return replace(draft, **words)
    index = int(field.split(".")[1])
    when = draft.whens[index]
    when = replace(when, place=chosen(when.place or Place(), slug))
    return replace(draft, whens=(*draft.whens[:index], when, *draft.whens[index + 1 :]))
