"""Stored pieces: what readers need of an event is rendered once, and joined when asked for.

A missing or outdated piece is made on the way out: what the worker makes early saves time, and no
answer's correctness depends on it, nor on whether it can be stored.
"""

import hashlib
import logging
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.translation import to_locale

from feeds.models.fragment import Fragment
from programme.database_faults import is_unavailable, store_if_possible
from programme.drafts.fields import MADE_BY_FORM
from programme.models.event import Event, EventQuerySet

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kind:
    """A kind of piece.

    `render(event, language)` gives the bytes without stamps, or none, where readers are told
    nothing of the event; `stamp(body, sequence, modified)` adds what changes only when those
    bytes change. Raise `format_version` when `render` changes:
    all pieces are then made anew. `needs` are the relations `render` reads.
    """

    name: str
    format_version: int
    render: Callable[[Event, str], bytes]
    stamp: Callable[[bytes, int, datetime], bytes]
    needs: tuple[str, ...] = ()


def pieces(events: EventQuerySet, language: str, kind: Kind) -> list[Fragment]:
    """The pieces of a queryset of events, in its order; two queries when all are stored.

    An event that cannot be rendered is left out: it must not take the others with it. So is one of
    which nothing is told any more.
    """
    wanted = list(events.values_list("pk", "version"))
    stored = _stored([pk for pk, _ in wanted], language, kind)
    now = cache_version(kind)
    outdated = [pk for pk, version in wanted if not _current(stored.get(pk), version, now)]
    if outdated:
        made = _make(outdated, language, kind, stored)
        store_if_possible(f"{kind.name} in {language}", partial(_store, made))
        stored |= made
    return [stored[pk] for pk, _ in wanted if pk in stored and stored[pk].body]


def _stored(pks: Sequence[int], language: str, kind: Kind) -> dict[int, Fragment]:
    found: dict[int, Fragment] = {}
    for start in range(0, len(pks), 5000):  # SQLite takes 32,766 variables
        rows = Fragment.objects.filter(
            event__in=pks[start : start + 5000], language=language, kind=kind.name
        )
        found |= {row.event_id: row for row in rows}
    return found


def _current(fragment: Fragment | None, version: int, now: int) -> bool:
    return (
        fragment is not None
        and fragment.event_version >= version
        and fragment.format_version == now
    )


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


def render(pks: Sequence[int], language: str, kind: Kind) -> dict[int, Fragment]:
    """Make and store the pieces of these events; unchanged text keeps its stamps.

    An event that cannot be rendered is told in the log and is missing in the answer.
    """
    made = _make(pks, language, kind, _stored(pks, language, kind))
    _store(made)
    return made


def _make(
    pks: Sequence[int], language: str, kind: Kind, before: dict[int, Fragment]
) -> dict[int, Fragment]:
    made: dict[int, Fragment] = {}
    for start in range(0, len(pks), 500):
        events = list(
            Event.everything.filter(pk__in=pks[start : start + 500]).select_related(
                "district", "programme"
            )
        )
        prefetch_related_objects(events, *kind.needs)
        for event in events:
            try:
                made[event.pk] = _piece(event, language, kind, before.get(event.pk))
            except Exception as problem:
                if is_unavailable(problem):
                    raise
                logger.exception("%s of event %s in %s", kind.name, event.uid, language)
    return made


def _store(made: dict[int, Fragment]) -> None:
    Fragment.objects.bulk_create(
        made.values(),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["event", "language", "kind"],
        update_fields=[
            "body", "digest", "sequence", "modified", "event_version", "format_version"
        ],
    )  # fmt: skip


def _piece(event: Event, language: str, kind: Kind, before: Fragment | None) -> Fragment:
    body = kind.render(event, language)
    digest = hashlib.sha256(body).hexdigest()
    sequence, modified = event.version - 1, event.changed_at.replace(microsecond=0)
    if before and before.digest == digest:
        sequence, modified = before.sequence, before.modified
    elif before:
        sequence = max(sequence, before.sequence + 1)
        modified = max(modified, before.modified + timedelta(seconds=1))
    return Fragment(
        event=event,
        language=language,
        kind=kind.name,
        body=body and kind.stamp(body, sequence, modified),
        digest=digest,
        sequence=sequence,
        modified=modified,
        event_version=event.version,
        format_version=cache_version(kind),
    )
