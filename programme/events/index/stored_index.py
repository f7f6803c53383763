"""Where the index of a programme comes from: this process, else the store, else it is made.

It is kept under the state of the district, so that none is ever served for another. What is made
while something is published is used once and not kept: a part of it may be of the next state.
"""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Self

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from programme.database_faults import store_if_possible
from programme.events.index.programme_index import ProgrammeIndex
from programme.events.index.renewing import current_index
from programme.events.index.stored_bytes import FORMAT, from_bytes, to_bytes
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.event import Event
from programme.models.programme import Programme
from programme.models.stored_index import StoredIndex

logger = logging.getLogger(__name__)

KEPT_BYTES = 4_000_000  # of stored bytes; in memory an index is some six times as large


@dataclass
class Kept:
    """The indexes that this process used last, one for each programme."""

    most: int
    _found: OrderedDict[int, tuple[str, ProgrammeIndex, int]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, programme: Programme) -> ProgrammeIndex | None:
        with self._lock:
            state, index, _size = self._found.get(programme.pk, ("", None, 0))
            if index is None or state != programme.district.public_state:
                return None
            self._found.move_to_end(programme.pk)
            return index

    def put(self, programme: Programme, index: ProgrammeIndex, size: int) -> None:
        """The newest stays, however large it is."""
        with self._lock:
            self._found.pop(programme.pk, None)
            self._found[programme.pk] = (programme.district.public_state, index, size)
            while len(self._found) > 1 and sum(row[2] for row in self._found.values()) > self.most:
                self._found.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._found.clear()


kept = Kept(KEPT_BYTES)
_making = Lock()


def index_of(programme: Programme) -> ProgrammeIndex:
    """The index of a public programme for the state of its district that the caller knows.

    No query where this process has it, one where it is stored, a few more else.
    """
    if found := kept.get(programme):
        return found
    with _making:  # who waits finds what the first has made
        if found := kept.get(programme):
            return found
        stored = _Stored.of(programme)
        if stored.index and stored.state == programme.district.public_state:
            kept.put(programme, stored.index, len(stored.body))
            return stored.index
        index, row = _made(programme, stored)
        if row:
            kept.put(programme, index, len(row.body))
    if row:  # no other reader waits for the store, which may wait for others
        _store_if_possible(row, stored)
    return index


def event_count(programme: Programme) -> int:
    """The number of public events, which is not counted again while the state is the same."""
    if found := kept.get(programme):
        return found.event_count
    return _counted(programme.pk, programme.district.public_state, FORMAT)[0]


def _count(programme: int, state: str, form: int) -> QuerySet[Programme, int]:
    stored = _stored_under(programme, state, form).values("event_count")
    events = Event.everything.public(Q(programme=OuterRef("pk"))).order_by()
    counted = events.values("programme").annotate(number=Count("pk")).values("number")
    number = Coalesce(Subquery(stored), Subquery(counted), 0)
    return Programme.objects.filter(pk=programme).values_list(number, flat=True)


_counted = KnownQuestion(_count, NUMBER, "a state", NUMBER + 1)


def store_index(programme: Programme) -> None:
    """Make and store the index where none of this state is there; a closed programme has none."""
    if not programme.is_public:
        StoredIndex.objects.filter(programme=programme).delete()
    elif not _stored_under(programme.pk, programme.district.public_state, FORMAT).exists():
        stored = _Stored.of(programme)
        _index, row = _made(programme, stored)
        if row:
            _store_if_possible(row, stored)


def _stored_under(programme: int, state: str, form: int) -> QuerySet[StoredIndex]:
    return StoredIndex.objects.filter(programme=programme, state=state, format_version=form)


@dataclass(frozen=True)
class _Stored:
    """What this release has stored of a programme, with the state of the district of then."""

    state: str
    body: bytes
    index: ProgrammeIndex | None  # None: nothing is stored, or it is damaged

    @classmethod
    def of(cls, programme: Programme) -> Self:
        for state, stored in _bodies(programme.pk, FORMAT):
            body = bytes(stored)
            try:
                return cls(state, body, from_bytes(body))
            except Exception:  # whatever is wrong with it, it is made anew
                logger.exception("The stored index of %s is damaged", programme)
        return cls("", b"", None)


def _bodies_of(programme: int, form: int) -> QuerySet[StoredIndex, tuple[str, bytes | memoryview]]:
    rows = StoredIndex.objects.filter(programme=programme, format_version=form)
    return rows.values_list("state", "body")


_bodies = KnownQuestion(_bodies_of, NUMBER, NUMBER + 1)


def _made(programme: Programme, stored: _Stored) -> tuple[ProgrammeIndex, StoredIndex | None]:
    """The index and its row; no row where something was published meanwhile."""
    index, district = current_index(programme, stored.index), programme.district
    same = District.objects.filter(pk=district.pk, stamp=district.stamp)
    if not same.filter(stamped_at=district.stamped_at).exists():
        return index, None
    row = StoredIndex(
        programme=programme,
        state=district.public_state,
        format_version=FORMAT,
        body=stored.body if index is stored.index else to_bytes(index),
        event_count=index.event_count,
    )
    return index, row


def _store_if_possible(row: StoredIndex, before: _Stored) -> None:
    store_if_possible(f"The index of {row.programme}", partial(_store, row, before))


def _store(row: StoredIndex, before: _Stored) -> None:
    if row.body is before.body:  # the edit was elsewhere in the district
        same = _stored_under(row.programme_id, before.state, FORMAT)
        if same.update(state=row.state, event_count=row.event_count):
            return
    StoredIndex.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["programme"],
        update_fields=["state", "format_version", "body", "event_count"],
    )
