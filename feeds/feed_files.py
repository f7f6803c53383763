"""Feed files on disk: replaced at once, only when their bytes change, compressed beforehand.

Below settings.FEEDS_ROOT lie `<district>.ics`, `<district>/<programme>.ics` and the same with a
language in the name; beside each its `.gz`, a marker `.sha256` with two lines (the digest of the
bytes, and the key of what they were made from) and `.parts`, which says what it holds of each event
(feeds/feed_parts.py). A reverse proxy may serve the folder as it is.
"""

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from feeds import chunked_gzip, feed_parts
from feeds.chunked_gzip import Packed
from feeds.feed_parts import Parts
from programme.known_question import NUMBER, KnownQuestion
from programme.models.district import District
from programme.models.programme import Programme

MARKER, ZIPPED, PARTS, DRAFT = ".sha256", ".gz", ".parts", ".tmp-"
WHOLE = Parts()  # of a body that is not told of in parts


@dataclass(frozen=True)
class Scope:
    """What one file holds: a district or one of its programmes, in one language."""

    district: District
    programme: Programme | None
    language: str

    @property
    def path(self) -> str:
        """Below FEEDS_ROOT, and below /feeds/ in addresses."""
        names = [self.district.slug] + ([self.programme.slug] if self.programme else [])
        return f"{'/'.join(names)}{suffix(self.language)}.ics"


def suffix(language: str) -> str:
    """What stands before ".ics": nothing for the product's own language, ".en" for English."""
    return "" if language == settings.LANGUAGE_CODE else f".{language}"


def scopes(district: District) -> list[Scope]:
    """All files of a district: itself and every public programme, in every language."""
    subjects = [None, *_programmes(district.pk)]
    return [Scope(district, what, code) for what in subjects for code in district.page_languages]


_programmes = KnownQuestion(
    lambda district: Programme.objects.filter(district=district, is_public=True), NUMBER
)


@dataclass(frozen=True)
class Stored:
    """A published file. `key` says from what it was made."""

    path: Path
    sha256: str
    key: str
    modified: datetime

    def read(self, *, zipped: bool) -> bytes:
        return _beside(self.path, ZIPPED if zipped else "").read_bytes()


def stored(path: str) -> Stored | None:
    """What lies at `path`; without its marker (a publisher has died) it has no key."""
    target = Path(settings.FEEDS_ROOT) / path
    try:
        moment = int(target.stat().st_mtime)
    except OSError:
        return None
    try:
        sha256, key = _beside(target, MARKER).read_text().splitlines()
    except (OSError, ValueError):
        sha256 = key = ""
    return Stored(target, sha256, key, datetime.fromtimestamp(moment, UTC))


@dataclass(frozen=True)
class Lying:
    """A published file, read and found to be as it was written."""

    stored: Stored
    parts: Parts
    packed: Packed


def lying(path: str) -> Lying | None:
    """The file with its parts; None where anything is missing, damaged or of another time."""
    found = stored(path)
    if found is None or not found.sha256:
        return None
    try:
        body, twin = found.read(zipped=False), found.read(zipped=True)
        parts = _beside(found.path, PARTS).read_bytes()
        return Lying(found, *feed_parts.read(parts, found.sha256, body, twin))
    except (OSError, ValueError):
        return None


def digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def zipped(body: bytes, parts: Parts = WHOLE) -> bytes:
    """The compressed twin. Equal bytes in equal parts give equal bytes."""
    return chunked_gzip.pack(body, parts.chunks()).file


def moved(sha256: str, newest: datetime, before: Stored | None) -> datetime:
    """When these bytes last changed: never backwards, and a new second for new bytes."""
    if before is None:
        return newest
    if before.sha256 == sha256:
        return before.modified
    return max(newest, datetime.fromtimestamp(before.modified.timestamp() + 1, UTC))


def publish(
    path: str,
    body: bytes,
    *,
    key: str,
    newest: datetime,
    parts: Parts = WHOLE,
    before: Lying | None = None,
) -> bool:
    """Put `body` at `path`; False if it was there already (its time then stays as it is).

    `before` is what lies there, where it was read. Call it inside `lock(path)`. Readers see the old
    file or the new one, never a part of it; while files are being replaced there is no marker.
    """
    target = Path(settings.FEEDS_ROOT) / path
    before = before or lying(path)
    is_same = before is not None and before.packed.body == body
    sha256 = before.stored.sha256 if before and is_same else digest(body)
    marker = f"{sha256}\n{key}\n".encode()
    if before and before.stored.sha256 == sha256 and before.parts.of.event_id == parts.of.event_id:
        if before.parts != parts:
            numbers = feed_parts.written(parts, sha256, before.packed)
            _replace(_beside(target, PARTS), numbers, before.stored.modified, is_checked=True)
        if before.stored.key != key:
            _replace(_beside(target, MARKER), marker, before.stored.modified, is_checked=True)
        return False
    packed = chunked_gzip.pack(body, parts.chunks(), before.packed if before else None)
    moment = moved(sha256, newest, stored(path))
    _beside(target, MARKER).unlink(missing_ok=True)
    _replace(_beside(target, ZIPPED), packed.file, moment)
    _replace(target, body, moment)
    numbers = feed_parts.written(parts, sha256, packed)
    _replace(_beside(target, PARTS), numbers, moment, is_checked=True)
    _replace(_beside(target, MARKER), marker, moment, is_checked=True)
    return True


@contextmanager
def lock(path: str) -> Iterator[None]:
    """One publisher at a time for each file, on this machine; ends with the process."""
    target = Path(settings.FEEDS_ROOT) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.with_name(f".{target.name}.lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def remove_strangers(known: set[str]) -> list[str]:
    """Remove every feed whose path is not in `known` and gives their paths; also lost drafts."""
    root = Path(settings.FEEDS_ROOT)
    here = {str(path.relative_to(root)) for path in root.rglob("*.ics")}
    gone = sorted(here - known)
    for path in gone:
        for suffix in (MARKER, ZIPPED, PARTS, ""):
            _beside(root / path, suffix).unlink(missing_ok=True)
    an_hour_ago = time.time() - 3600
    for draft in root.rglob(f"{DRAFT}*"):
        if draft.stat().st_mtime < an_hour_ago:
            draft.unlink(missing_ok=True)
    return gone


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(target.name + suffix)


def _replace(target: Path, body: bytes, moment: datetime, *, is_checked: bool = False) -> None:
    """Readers of one that `is_checked` find out what a power cut has left of it."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=DRAFT)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            if not is_checked:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.utime(name, (moment.timestamp(), moment.timestamp()))
        os.replace(name, target)
    except OSError:  # of a full disk it must not take what is left
        os.unlink(name)
        raise
