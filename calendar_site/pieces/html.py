"""The HTML of events, made once and stored: by event, language and kind, until its words change.

What is missing, outdated or broken is made on the way out, whether or not it can be stored. What
makes a piece current stands in its first line, so that no page guesses: the last day on which its
words are right, and checksums of the rows it names (`told_rows`). The version of the event and of
the code (`release`) are columns.
"""

import json
import logging
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.utils import timezone

from calendar_site.pieces import release, told_rows
from feeds.models.fragment import Fragment
from programme.database_faults import is_unavailable, store_if_possible
from programme.models.event import Event, EventQuerySet
from programme.models.programme import Programme

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kind:
    """A kind of HTML; `name` is that of `Fragment.kind`.

    `relations(events)` fetches with a queryset what `make(event, before)` reads. The event knows
    its programme and its district, both as read by the page; `before` is what is stored and still
    right, or empty. `make` speaks the active language and escapes what others wrote: its text is
    put into pages as it is. `suffices(event, text)` says of what is stored whether it is enough.
    """

    name: str
    relations: Callable[[EventQuerySet], EventQuerySet]
    make: Callable[[Event, str], str]
    suffices: Callable[[int, str], bool] = lambda event, text: True


@dataclass(frozen=True)
class _Piece:
    """What is stored of one event: until when it is right, what it names, and the text."""

    event: int
    version: int
    until: date | None  # None: for ever
    rows: Mapping[told_rows.Key, int]
    text: str


def with_stored(
    events: EventQuerySet, kind: str, language: str, format_version: int
) -> EventQuerySet:
    """The queryset with what is stored of its events, for `html`: it costs no query of its own.

    `format_version` is `release.version()`, which a KnownQuestion has to be told each time.
    """
    mine = Q(
        fragments__kind=kind,
        fragments__language=language,
        fragments__format_version=format_version,
    )
    return events.annotate(
        stored=FilteredRelation("fragments", condition=mine),
        stored_version=F("stored__event_version"),
        stored_body=F("stored__body"),
    )


def html(
    events: Iterable[Event], kind: Kind, language: str, programme: Programme
) -> dict[int, str]:
    """The HTML of these events (`with_stored`) of a programme by number, as it is right today.

    Two queries where all of it is stored, whatever the number of events. An event of which none
    can be made is told in the log and is missing in the answer.
    """
    today, rows = timezone.localdate(), list(events)
    stored = _current(rows, programme, today)
    found = {pk: piece.text for pk, piece in stored.items() if kind.suffices(pk, piece.text)}
    missing = [event.pk for event in rows if event.pk not in found]
    if missing:
        made = list(_made(missing, kind, programme, today, stored))
        if other := [piece for piece in made if piece != stored.get(piece.event)]:
            store_if_possible(f"{kind.name} in {language}", partial(_store, other, kind, language))
        found |= {piece.event: piece.text for piece in made}
    return found


def _current(events: list[Event], programme: Programme, today: date) -> dict[int, _Piece]:
    """What is stored of these events, where all that it names is as it was."""
    stored = [piece for piece in (_stored(event, today) for event in events) if piece]
    around = _around(programme)
    keys = {key for piece in stored for key in piece.rows} - set(around)
    now = around | told_rows.checksums(keys)
    return {piece.event: piece for piece in stored if piece.rows.items() <= now.items()}


def _around(programme: Programme) -> dict[told_rows.Key, int]:
    """Both rows are part of what every piece names: titles, addresses and days of a page."""
    return {
        ("district", programme.district_id): told_rows.checksum(programme.district),
        ("programme", programme.pk): told_rows.checksum(programme),
    }


def _stored(event: Any, today: date) -> _Piece | None:
    """What is stored of an event, if it is of this version and its words are right today."""
    if event.stored_body is None or event.stored_version < event.version:
        return None
    piece = _read(event.pk, event.stored_version, bytes(event.stored_body))
    return piece if piece and (piece.until is None or today <= piece.until) else None


def _made(
    pks: list[int], kind: Kind, programme: Programme, today: date, stored: Mapping[int, _Piece]
) -> Iterable[_Piece]:
    around = _around(programme)
    for event in kind.relations(Event.everything.filter(pk__in=pks)).order_by("pk"):
        event.programme, event.district = programme, programme.district
        try:
            yield _piece(event, kind, today, around, stored.get(event.pk))
        except Exception as problem:
            if is_unavailable(problem):
                raise
            logger.exception("%s of event %s", kind.name, event.uid)


def _piece(
    event: Event,
    kind: Kind,
    today: date,
    around: dict[told_rows.Key, int],
    before: _Piece | None,
) -> _Piece:
    rows = told_rows.named_by(event) | around
    # Of what has been changed in between nothing is kept beside what is made of it now.
    is_same = before and before.version == event.version and before.rows == rows
    return _Piece(
        event=event.pk,
        version=event.version,
        until=_until(event, today),
        rows=rows,
        text=kind.make(event, before.text if before and is_same else ""),
    )


def _until(event: Event, today: date) -> date | None:
    """The last day on which nothing becomes over that is not over today."""
    days = [event.programme.ends_on, *(row.ends_on for row in event.occurrences.all())]
    return min((day for day in days if day >= today), default=None)


def _store(made: list[_Piece], kind: Kind, language: str) -> None:
    now, number = timezone.now().replace(microsecond=0), release.version()
    Fragment.objects.bulk_create(
        [
            Fragment(
                event_id=piece.event,
                language=language,
                kind=kind.name,
                body=_written(piece),
                modified=now,
                event_version=piece.version,
                format_version=number,
            )
            for piece in made
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["event", "language", "kind"],
        update_fields=["body", "modified", "event_version", "format_version"],
    )


def _written(piece: _Piece) -> bytes:
    """A checksum of all that follows it, what the piece depends on as JSON, and its text."""
    rows = [[*key, value] for key, value in piece.rows.items()]
    until = piece.until and piece.until.isoformat()
    head = json.dumps({"until": until, "rows": rows})
    return _checked(f"{head}\n{piece.text}".encode())


def _checked(said: bytes) -> bytes:
    return b"%d\n%b" % (zlib.crc32(said), said)


def _read(pk: int, version: int, body: bytes) -> _Piece | None:
    """None where it is not what `_written` wrote: such a piece is made anew."""
    said = body.partition(b"\n")[2]
    if body != _checked(said):
        return None
    head, _, text = said.partition(b"\n")
    try:
        about = json.loads(head)
        rows = {(str(name), int(number)): int(value) for name, number, value in about["rows"]}
        until = about["until"] and date.fromisoformat(about["until"])
        return _Piece(pk, version, until, rows, text.decode())
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
