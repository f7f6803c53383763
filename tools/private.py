"""A folder that its owner alone can read: it holds database, secret key, logs, prints, uploads."""

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path

FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep(folder: Path) -> None:
    """Make `folder`, and take from others what they may do there, also in what it holds already.

    What this process and its children write from now on is theirs alone too.
    """
    os.umask(FOR_OTHERS)
    folder.mkdir(parents=True, exist_ok=True)
    for path in (folder, *folder.rglob("*")):
        # A file may be gone by now, or belong to somebody else, who has it in a folder of ours.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            mode = path.lstat().st_mode
            if mode & FOR_OTHERS and not stat.S_ISLNK(mode):
                path.chmod(stat.S_IMODE(mode) & ~FOR_OTHERS)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Whether `folder` is this process's alone, until the block or the process ends (flock(2))."""
    with (folder / "held.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
