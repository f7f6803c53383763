"""What a reader asks of a programme, with what answers it."""

from dataclasses import dataclass

from programme.events.index.programme_index import ProgrammeIndex
from programme.events.index.stored_index import index_of
from programme.events.selection import Selection
from programme.models.event import Event
from programme.models.programme import Programme


@dataclass(frozen=True)
class Asked:
    programme: Programme
    selection: Selection
    index: ProgrammeIndex
    found: int | None  # the set of the events in which the searched words occur; None: no words


def ask(programme: Programme, selection: Selection) -> Asked:
    """The index, and one query more where words are searched."""
    index = index_of(programme)
    return Asked(programme, selection, index, _found(index, programme, selection.q))


def _found(index: ProgrammeIndex, programme: Programme, words: str) -> int | None:
    if not words:
        return None
    asked = Selection(programme=programme.slug, q=words)
    events = asked.events(programme.district, Event.objects.all())
    return index.facets.groups.numbered(events.order_by().values_list("pk", flat=True))
