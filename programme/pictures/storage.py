"""Where the files of pictures lie: a folder for each picture, named by its random uid.

Files are there before the row that needs them is committed, and go after the row is gone. A proxy
serves one of the two places to everybody: there lies what a public event shows, and nothing else.
"""

import shutil
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from programme.known_question import NUMBER, KnownQuestion
from programme.models.event import Event
from programme.models.picture import Picture
from programme.models.submission import Submission

FRESH = timedelta(days=1)  # a folder may still wait for its row


def shown() -> Path:
    return Path(settings.MEDIA_ROOT, "pictures")


def withheld() -> Path:
    return Path(settings.MEDIA_ROOT, "withheld")


def folder(uid: str) -> Path:
    """Where the picture lies, or will: a new one is withheld until an event shows it."""
    return shown() / uid if (shown() / uid).is_dir() else withheld() / uid


def settle(uids: Collection[str]) -> int:
    """Put each folder where it belongs now; may run twice. Gives how many were moved."""
    public = set(Event.objects.filter(picture__uid__in=uids).values_list("picture__uid", flat=True))
    moved = 0
    for uid in uids:
        here, there = (shown(), withheld()) if uid in public else (withheld(), shown())
        if (there / uid).is_dir():
            here.mkdir(parents=True, exist_ok=True)
            (there / uid).rename(here / uid)
            moved += 1
    return moved


_uids: KnownQuestion[str] = KnownQuestion(
    lambda pk: Picture.objects.filter(submission=pk).values_list("uid", flat=True), NUMBER
)


def settle_after_commit(submission: Submission) -> None:
    """Call inside the transaction that shows, changes or takes back the event."""
    uids = _uids(submission.pk)
    if uids:
        transaction.on_commit(partial(settle, uids), robust=True)


def path(picture: Picture, width: int) -> Path | None:
    """The file of one copy, if there is one."""
    file = folder(picture.uid) / f"{width}.webp"
    return file if width in picture.widths and file.is_file() else None


def copy(uid: str, fresh: str) -> None:
    """The same files for another row."""
    shutil.copytree(folder(uid), folder(fresh))


def delete(uids: Iterable[str]) -> None:
    for uid in uids:
        for place in (shown(), withheld()):
            shutil.rmtree(place / uid, ignore_errors=True)


def delete_after_commit(uids: Iterable[str]) -> None:
    """Call inside the transaction that deletes the rows."""
    transaction.on_commit(partial(delete, list(uids)), robust=True)


def older(at: datetime) -> list[str]:
    """The names of all folders that are no longer fresh."""
    until = (at - FRESH).timestamp()
    found = [each for place in (shown(), withheld()) for each in place.glob("*")]
    return [each.name for each in found if each.stat().st_mtime < until]
