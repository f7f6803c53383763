"""The file of a backup: a compressed tar of the database, the uploads, the prints, and a manifest.

The manifest comes last and holds the SHA-256 of everything before it, so that a file that was cut
off or altered is noticed before anything is touched.
"""

import gzip
import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"  # the name of the dump in the archive
CHUNK = 1 << 20


class Unusable(Exception):
    """This file cannot be restored here; says why."""


@dataclass
class Manifest:
    """What the backup holds, and what it needs to be restored."""

    made_at: str  # ISO 8601, UTC
    release: str
    engine: str  # the vendor of the database as Django calls it
    uid_domain: str
    migrations: list[str]  # "app.name" of all that were applied
    sums: dict[str, str] = field(default_factory=dict)  # name in the archive -> SHA-256
    format: int = FORMAT


def folders() -> dict[str, Path]:
    """Name in the archive -> folder of this installation."""
    return {"media": Path(settings.MEDIA_ROOT), "prints": Path(settings.PRINTS_ROOT)}


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that is there when it is complete, and only for its owner (mode 0600)."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


def write(target: IO[bytes], dump: IO[bytes], manifest: Manifest) -> None:
    """Write everything to `target`, which need not be seekable."""
    with (
        gzip.GzipFile(fileobj=target, mode="wb", compresslevel=4, filename="") as zipped,
        tarfile.open(fileobj=zipped, mode="w|") as tar,
    ):
        _add(tar, DATABASE, dump, manifest)
        for name, path in _files():
            with suppress(FileNotFoundError), path.open("rb") as file:  # it may just have gone
                _add(tar, name, file, manifest)
        text = json.dumps(asdict(manifest), indent=1).encode()
        tar.addfile(_info(MANIFEST, len(text)), BytesIO(text))


def _files() -> Iterator[tuple[str, Path]]:
    """Uploads and prints, without drafts that are being written (their names begin with a dot)."""
    for name, root in folders().items():
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes], manifest: Manifest) -> None:
    status = os.fstat(file.fileno())
    info = _info(name, status.st_size)
    info.mtime, info.mode = status.st_mtime, status.st_mode & 0o777
    summing = _Summing(file)
    tar.addfile(info, summing)
    manifest.sums[name] = summing.sha256.hexdigest()


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    return info


class _Summing:
    """Sums up what is read."""

    def __init__(self, file: IO[bytes]):
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.sha256.update(data)
        return data


def checked(file: IO[bytes]) -> Manifest:
    """Read all of `file`, compare every sum, and give its manifest. Else Unusable."""
    sums: dict[str, str] = {}
    said: Any = None
    try:
        for info, content in members(file):
            if info.name == MANIFEST:
                said = json.load(content)
                continue
            summing = _Summing(content)
            while summing.read(CHUNK):
                pass
            sums[info.name] = summing.sha256.hexdigest()
    except (tarfile.TarError, OSError, EOFError, ValueError, RecursionError) as problem:
        raise Unusable(f"It is no whole backup ({type(problem).__name__}).") from problem
    if said is None:
        raise Unusable("It is no whole backup: its end, with the manifest, is missing.")
    manifest = _manifest(said)
    if wrong := sorted(dict(sums.items() ^ manifest.sums.items())):
        raise Unusable(f"It is damaged: {', '.join(wrong[:5])}")
    return manifest


def _manifest(said: Any) -> Manifest:
    """The manifest as it was read, if it has all that this release reads. Else Unusable."""
    if not isinstance(said, dict):
        raise Unusable("Its manifest is none of ours.")
    if said.get("format") != FORMAT:
        raise Unusable(f"It has format {said.get('format')}; this release reads {FORMAT}.")
    kinds = {each.name: type(getattr(_EMPTY, each.name)) for each in fields(Manifest)}
    if kinds != {name: type(value) for name, value in said.items()}:
        raise Unusable("Its manifest lacks something, or holds what this release does not know.")
    if DATABASE not in said["sums"]:
        raise Unusable("It holds no database.")
    return Manifest(**said)


_EMPTY = Manifest(made_at="", release="", engine="", uid_domain="", migrations=[])


def members(file: IO[bytes]) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """Each file of the archive, from its beginning; Unusable where a name leads outside."""
    file.seek(0)
    with tarfile.open(fileobj=file, mode="r|gz") as tar:
        for info in tar:
            name, content = PurePosixPath(info.name), tar.extractfile(info)
            if name.is_absolute() or ".." in name.parts or content is None or not info.isreg():
                raise Unusable(f"It holds what no backup holds: {info.name}")
            yield info, content
