"""Where the files of pictures lie: a folder for each picture, named by its random uid.

Files are there before the row that needs them is committed, and go after the row is gone.
"""

import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from programme.models.picture import Picture

FRESH = timedelta(days=1)  # a folder may still wait for its row


def root() -> Path:
    return Path(settings.MEDIA_ROOT, "pictures")


def folder(uid: str) -> Path:
    return root() / uid


def path(picture: Picture, width: int) -> Path | None:
    """The file of one copy, if there is one."""
    file = folder(picture.uid) / f"{width}.webp"
    return file if width in picture.widths and file.is_file() else None


def copy(uid: str, fresh: str) -> None:
    """The same files for another row."""
    shutil.copytree(folder(uid), folder(fresh))


def delete(uids: Iterable[str]) -> None:
    for uid in uids:
        shutil.rmtree(folder(uid), ignore_errors=True)


def delete_after_commit(uids: Iterable[str]) -> None:
    """Call inside the transaction that deletes the rows."""
    transaction.on_commit(partial(delete, list(uids)), robust=True)


def older(at: datetime) -> list[str]:
    """The names of all folders that are no longer fresh."""
    if not root().is_dir():
        return []
    until = (at - FRESH).timestamp()
    return [found.name for found in root().iterdir() if found.stat().st_mtime < until]
