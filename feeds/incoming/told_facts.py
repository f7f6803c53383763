"""What a description tells besides its event's title, dates and place, read as in an invitation.

Programs have a field for the text and none for costs, registration, organisers or languages, so
people write "Eintritt: 5 €" into the text. The text itself stays whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from feeds.incoming.invitation import costs
from feeds.incoming.invitation.letter import inner_labels, labelled_lines, pasted_text
from feeds.incoming.invitation.who import organisers, people_and_access, registering
from feeds.incoming.items import Item, Reading, hint
from feeds.incoming.lookup import Lookup
from programme.drafts.event_draft import EventDraft, When
from programme.models.event import Openness, RegistrationNeed
from programme.plain_text import fold
from programme.stated import reduced_prices, times_in_text
from programme.stated.days_in_text import Calendar

LONGEST = 6_000  # characters of a description that are read
MOST = 500_000  # of all descriptions of a file: reading takes about a second for 50,000
_COSTS = ("is_free", "price", "reductions")
_PEOPLE = ("audiences", "audience_text", "age_min", "age_max")


def added_to(found: Reading, lookup: Lookup) -> Reading:
    """Every event with what its description tells, and the request to look at that."""
    items, left = [], MOST
    for item in found.items:
        if item.draft and not item.is_outside and (length := len(_text(item.draft))):
            left -= min(length, LONGEST)
            item = _told(item, lookup) if left >= 0 else _noted(item, "unread_text")
        items.append(item)
    return replace(found, items=tuple(items))


def _text(draft: EventDraft) -> str:
    return draft.description or draft.summary


def _noted(item: Item, code: str) -> Item:
    return replace(item, problems=(*item.problems, hint(code)))


def _told(item: Item, lookup: Lookup) -> Item:
    draft = added(item.draft, lookup) if item.draft else None
    return item if draft == item.draft else _noted(replace(item, draft=draft), "told_in_text")


def added(draft: EventDraft, lookup: Lookup) -> EventDraft:
    """`draft` with what its text tells where no field says it yet."""
    lines, _aside = labelled_lines.read(pasted_text.lines(_text(draft)[:LONGEST]))
    lines = inner_labels.split(lines)
    return replace(
        draft,
        **{name: value for group in _groups(draft, lines, lookup) for name, value in group.items()},
    )


def _groups(draft: EventDraft, lines, lookup: Lookup) -> Iterator[dict[str, Any]]:
    """What is told of each question that no field has answered."""
    registration = registering.registration(lines, Calendar(lookup.first, lookup.last))
    if draft.registration.need == RegistrationNeed.UNKNOWN:
        yield {"registration": registration}
    if _is_empty(draft, _COSTS):
        yield reduced_prices.with_reductions(costs.price(lines))
    if not draft.organisers:
        yield {"organisers": organisers.told(lines, lambda name: fold(name) in lookup.partners)}
    people = people_and_access.people(lines, draft.title)
    if _is_empty(draft, _PEOPLE):
        yield {name: people[name] for name in _PEOPLE}
    said = people | people_and_access.contact(lines)
    said |= {"languages": people_and_access.spoken(lines)}
    said |= {"wheelchair": people_and_access.wheelchair(lines)}
    # That somebody may not come is asked (programme.checks.texts.who_may_come), not decided.
    openness = people_and_access.openness(lines)
    said |= {"openness": openness} if openness == Openness.PUBLIC else {}
    names = ("features", "website", "public_contact", "languages", "wheelchair", "openness")
    yield {name: said[name] for name in names if name in said and _is_empty(draft, (name,))}
    yield {"whens": _with_doors(draft.whens, lines)}


def _is_empty(draft: EventDraft, names: tuple[str, ...]) -> bool:
    return all(getattr(draft, name) == getattr(EventDraft(), name) for name in names)


def _with_doors(whens: tuple[When, ...], lines) -> tuple[When, ...]:
    """With the one time at which the doors open, where it comes before the start."""
    told = {
        mention.slots[0].start
        for line in lines
        for mention in times_in_text.times(f"{line.label} {line.folded}".strip())
        if mention.role == "doors"
    }
    if len(told) != 1:
        return whens
    (doors,) = told
    return tuple(
        replace(when, doors=doors)
        if when.doors is None and when.start_time and doors < when.start_time
        else when
        for when in whens
    )
