"""The index of a programme as its events are now: an older one is good for what has not changed.

An event that has the version of then is what it was, for only publishing writes events, and gives
what it writes another version. What events name by number has no version: an index has checksums of
those rows. Where one of them is another, or much has changed, all is made of rows again.
"""

from programme.events.index.joining import joined
from programme.events.index.making import make_index
from programme.events.index.named_rows import NamedRows, named_rows
from programme.events.index.programme_index import ProgrammeIndex
from programme.known_question import NUMBER, KnownQuestion
from programme.models.event import Event
from programme.models.programme import Programme

MOST = 50  # events that are read again; more cost as much as all


def current_index(programme: Programme, before: ProgrammeIndex | None = None) -> ProgrammeIndex:
    """`before` is that of an earlier state of the rows; it is returned where nothing has changed.

    Two queries then, eight where something has changed, seven without `before`.
    """
    named = named_rows(programme.district_id)
    if before is None or not _names_the_same(before, named):
        return make_index(programme, named)
    return _renewed(programme, named, before)


def _names_the_same(before: ProgrammeIndex, named: NamedRows) -> bool:
    """Whether all that was named is as it was, and there are no other words to choose from."""
    return before.facets.words == named.words and before.details.named <= named.checksums


_versions = KnownQuestion(
    lambda programme: (
        Event.objects.filter(programme=programme).order_by().values_list("pk", "version")
    ),
    NUMBER,
)


def _renewed(programme: Programme, named: NamedRows, before: ProgrammeIndex) -> ProgrammeIndex:
    now = dict(_versions(programme.pk))
    then = dict(zip(before.facets.groups.events, before.details.versions, strict=True))
    changed = {key for key, version in now.items() if then.get(key) != version}
    without = then.keys() - now.keys() | then.keys() & changed
    if len(changed | without) > MOST:
        return make_index(programme, named)
    if not changed and not without:
        return before
    return joined(before, make_index(programme, named, changed), without)
