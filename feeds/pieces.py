"""Stored pieces: what readers need of an event is rendered once, and joined when asked for.

A missing, outdated or damaged piece is made on the way out: what the worker makes early saves time,
and no answer's correctness depends on it, nor on whether it can be stored.
"""

import hashlib
import logging
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.translation import to_locale

from feeds.models.fragment import Fragment
from feeds.relations import fetched
from programme.database_faults import is_unavailable, store_if_possible
from programme.drafts.fields import MADE_BY_FORM
from programme.known_rows import KnownRows
from programme.models.event import Event, EventQuerySet

logger = logging.getLogger(__name__)

TOGETHER = 100  # events whose relations are fetched, and whose pieces are stored, together
OWN = ("event", "language", "kind")  # what tells a piece from all others
Row = tuple[Any, ...]  # as `rows_of` tells an event
TOLD = ("event_version", "format_version", "checksum", "sequence", "modified", "size", "entries")


@dataclass(frozen=True)
class Kind:
    """A kind of piece.

    `render(event, language)` gives the bytes without stamps, or none, where readers are told
    nothing of the event; `stamp(body, sequence, modified)` adds what changes only when those
    bytes change; `entries(body)` counts what a reader's program would. Raise `format_version` when
    `render` changes: all pieces are then made anew. `needs` are the relations `render` reads.
    """

    name: str
    format_version: int
    render: Callable[[Event, str], bytes]
    stamp: Callable[[bytes, int, datetime], bytes]
    needs: tuple[str, ...] = ()
    entries: Callable[[bytes], int] = lambda body: 1


class Key(NamedTuple):
    """Which piece: of which event, in which language, of which kind by its name."""

    event_id: int
    language: str
    kind: str


class Piece(NamedTuple):
    """What a reader is given of one event. `size` in bytes; `body` is empty where none was read.

    One that is not current is that of before, because the event cannot be rendered now.
    """

    event_id: int
    sequence: int
    modified: datetime
    size: int
    entries: int
    body: bytes = b""
    is_current: bool = True


class Stored(NamedTuple):
    event_version: int
    format_version: int
    piece: Piece


def pieces(events: EventQuerySet, language: str, kind: Kind) -> list[Piece]:
    """The pieces of a queryset of events, in its order; one query when all are stored.

    An event that cannot be rendered is left out: it must not take the others with it. So is one of
    which nothing is told any more.
    """
    return of_rows(rows_of(events, language, kind), language, kind)


def of_rows(rows: Iterable[Row], language: str, kind: Kind) -> list[Piece]:
    """The same of what `rows_of` gave of them."""
    found = _completed(_stored(rows, with_bodies=True), language, kind)
    return [piece for piece in found.values() if piece]


def in_languages(
    events: Collection[int], languages: Collection[str], kind: Kind
) -> dict[str, list[Piece]]:
    """The same of events by their keys, in several languages; one query when all are stored."""
    rows = _of_events(tuple(sorted(languages)), kind.name)(events)
    none = (None,) * len(rows[0][3:]) if rows else ()
    versions: dict[int, int] = dict(row[:2] for row in rows)
    found: dict[str, dict[int, Row]] = {code: {} for code in languages}
    for pk, version, language, *told in rows:
        if language:
            found[language][pk] = (pk, version, *told)
    return {
        code: of_rows(
            (own.get(pk, (pk, version, *none)) for pk, version in versions.items()), code, kind
        )
        for code, own in found.items()
    }


def by_event(
    events: EventQuerySet, language: str, kind: Kind, *, with_bodies: bool = True
) -> dict[int, Piece | None]:
    """The same by the key of each event; None for what `pieces` leaves out.

    Without bodies, to choose by sizes before any is read.
    """
    rows = rows_of(events, language, kind, with_bodies=with_bodies)
    return _completed(_stored(rows, with_bodies=with_bodies), language, kind)


def _completed(
    rows: Iterable[tuple[int, int, Stored | None]], language: str, kind: Kind
) -> dict[int, Piece | None]:
    now, outdated = cache_version(kind), []
    found: dict[int, Piece | None] = {}
    for pk, version, stored in rows:
        found[pk] = stored and stored.piece
        if not stored or stored.event_version < version or stored.format_version != now:
            found[pk] = stored and stored.piece._replace(is_current=False)
            outdated.append(pk)
    if outdated:
        found |= _made_on_the_way_out(outdated, language, kind)
    return {pk: piece if piece and piece.size else None for pk, piece in found.items()}


def rows_of(
    events: EventQuerySet, language: str, kind: Kind, *, with_bodies: bool = True
) -> QuerySet[Event, Row]:
    """Of each event its key and version, and what is stored."""
    mine = Q(fragments__language=language, fragments__kind=kind.name)
    return _rows(events, mine, (*TOLD, "body") if with_bodies else TOLD)


@cache
def _of_events(languages: tuple[str, ...], kind: str) -> KnownRows[Row]:
    mine = Q(fragments__language__in=languages, fragments__kind=kind)
    columns = ("language", *TOLD, "body")
    return KnownRows(lambda keys: _rows(Event.everything.filter(pk__in=keys), mine, columns))


def _rows(events: EventQuerySet, mine: Q, columns: tuple[str, ...]) -> QuerySet[Event, Row]:
    found = events.annotate(piece=FilteredRelation("fragments", condition=mine))
    return found.values_list("pk", "version", *(f"piece__{name}" for name in columns))


def _stored(rows: Iterable[Row], *, with_bodies: bool) -> Iterator[tuple[int, int, Stored | None]]:
    """The same; None if nothing is stored, or what is damaged."""
    for pk, version, of_event, of_format, checksum, *piece in rows:
        found = None if of_event is None else Piece(pk, *piece)
        is_whole = found and _is_whole(found, checksum, with_bodies)
        yield pk, version, Stored(of_event, of_format, found) if found and is_whole else None


def _is_whole(piece: Piece, checksum: int, with_body: bool) -> bool:
    if with_body:
        return len(piece.body) == piece.size and zlib.crc32(piece.body) == checksum
    return bool(piece.size) == bool(checksum)


def cache_version(kind: Kind) -> int:
    """A number that differs when anything else a piece depends on does.

    That is the version of its code, the translations, the fields of an event, the address of its
    links and the licence: the first above a checksum (CRC-32) of the others.
    """
    names = [field.name for field in MADE_BY_FORM]
    seeds = (settings.SITE_URL, settings.UID_DOMAIN, settings.DATA_LICENCE, _translations(), *names)
    return (kind.format_version << 32) + zlib.crc32(" ".join(map(str, seeds)).encode())


@cache
def _translations() -> int:
    """Equal in all processes of one release."""
    roots = [Path(app.path) / "locale" for app in apps.get_app_configs()]
    roots += map(Path, settings.LOCALE_PATHS)
    spoken = [to_locale(code) for code, _name in settings.LANGUAGES]
    places = [root / name for root in roots for name in spoken]
    found = [path for place in places for path in sorted(place.rglob("*.mo"))]
    return zlib.crc32(b"".join(path.read_bytes() for path in found))


def _made_on_the_way_out(pks: Sequence[int], language: str, kind: Kind) -> dict[int, Piece | None]:
    keys = [Key(pk, language, kind.name) for pk in pks]
    made = _make(keys, [kind], _before(pks, [kind]))
    store_if_possible(f"{kind.name} in {language}", partial(_store, made))
    return {key.event_id: _told(row) for key, row in made.items()}


def _told(row: Fragment) -> Piece:
    return Piece(row.event_id, row.sequence, row.modified, row.size, row.entries, bytes(row.body))


def render(
    pks: Sequence[int], languages: Iterable[str], kinds: Sequence[Kind]
) -> dict[Key, Fragment]:
    """Make and store the pieces of these events anew; unchanged text keeps its stamps.

    An event that cannot be rendered is told in the log and is missing in the answer.
    """
    keys = [Key(pk, code, kind.name) for pk in pks for code in languages for kind in kinds]
    made = _make(keys, kinds, _before(pks, kinds))
    _store(made)
    return made


def complete(
    languages: Mapping[int, Collection[str]], versions: Mapping[int, int], kinds: Sequence[Kind]
) -> list[Key]:
    """Make and store what is missing or outdated; gives what could not be made (the log says why).

    Of each event in its `languages`, and in all in which a piece of it lies: somebody asked for a
    text in Ukrainian. `versions` are those that the events have now. A dozen queries for each
    hundred events, whatever is made of them.
    """
    failed: list[Key] = []
    for pks in _batches(list(languages)):
        before = _before(pks, kinds)
        asked = (Key(pk, code, kind.name) for pk in pks for code in languages[pk] for kind in kinds)
        outdated = _outdated(dict.fromkeys((*asked, *before)), versions, kinds, before)
        made = _make(outdated, kinds, before)
        _store(made)
        failed += [key for key in outdated if key not in made]
    return failed


class Before(NamedTuple):
    """What was stored of a piece, without its body."""

    event_version: int
    format_version: int
    digest: str
    sequence: int
    modified: datetime


def _outdated(
    keys: Iterable[Key],
    versions: Mapping[int, int],
    kinds: Iterable[Kind],
    before: Mapping[Key, Before],
) -> list[Key]:
    """Those whose piece is missing or older than event or code."""
    now = {kind.name: cache_version(kind) for kind in kinds}

    def is_current(key: Key) -> bool:
        row = before.get(key)
        return (
            row is not None
            and row.event_version >= versions[key.event_id]
            and row.format_version == now[key.kind]
        )

    return [key for key in keys if not is_current(key)]


def _before(pks: Collection[int], kinds: Iterable[Kind]) -> dict[Key, Before]:
    rows = _of_kinds(tuple(kind.name for kind in kinds))(pks)
    return {Key(*row[:3]): Before(*row[3:]) for row in rows}


@cache
def _of_kinds(names: tuple[str, ...]) -> KnownRows[Row]:
    def build(keys: list[int]) -> QuerySet[Fragment, Row]:
        rows = Fragment.objects.filter(event__in=keys, kind__in=names)
        return rows.values_list(*Key._fields, *Before._fields)

    return KnownRows(build)


def _batches(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[start : start + TOGETHER] for start in range(0, len(pks), TOGETHER))


def _make(
    keys: Iterable[Key], kinds: Sequence[Kind], before: Mapping[Key, Before]
) -> dict[Key, Fragment]:
    """The pieces with these keys, as rows that are not stored yet."""
    wanted: dict[int, list[Key]] = {}
    for key in keys:
        wanted.setdefault(key.event_id, []).append(key)
    by_name = {kind.name: kind for kind in kinds}
    needs = dict.fromkeys(
        ("district", "programme", *(each for kind in kinds for each in kind.needs))
    )
    made: dict[Key, Fragment] = {}
    for pks in _batches(list(wanted)):
        for event in fetched(Event, pks, needs):
            for key in wanted[event.pk]:
                row = _made(event, key, by_name[key.kind], before.get(key))
                made |= {key: row} if row else {}
    return made


def _made(event: Event, key: Key, kind: Kind, before: Before | None) -> Fragment | None:
    try:
        return _piece(event, key, kind, before)
    except Exception as problem:
        if is_unavailable(problem):
            raise
        logger.exception("%s of event %s in %s", kind.name, event.uid, key.language)
        return None


def _piece(event: Event, key: Key, kind: Kind, before: Before | None) -> Fragment:
    plain = kind.render(event, key.language)
    digest = hashlib.sha256(plain).hexdigest()
    sequence, modified = event.version - 1, event.changed_at.replace(microsecond=0)
    if before and before.digest == digest:
        sequence, modified = before.sequence, before.modified
    elif before:
        sequence = max(sequence, before.sequence + 1)
        modified = max(modified, before.modified + timedelta(seconds=1))
    body = plain and kind.stamp(plain, sequence, modified)
    return Fragment(
        event=event,
        language=key.language,
        kind=kind.name,
        body=body,
        size=len(body),
        entries=kind.entries(body),
        checksum=zlib.crc32(body),
        digest=digest,
        sequence=sequence,
        modified=modified,
        event_version=event.version,
        format_version=cache_version(kind),
    )


def _store(made: Mapping[Key, Fragment]) -> None:
    """In one order, so that two processes which store the same pieces do not wait in a circle."""
    changing = [field.name for field in Fragment._meta.fields if field.name not in ("id", *OWN)]
    Fragment.objects.bulk_create(
        [made[key] for key in sorted(made)],
        batch_size=500,
        update_conflicts=True,
        unique_fields=OWN,
        update_fields=changing,
    )
