"""The folder in which a booklet is made, beside where it will lie; gone at the end.

A build that is killed leaves its folder. Its lock ended with the process, so the next start of a
worker finds it abandoned, whatever the clocks say.
"""

import contextlib
import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX, LOCK = ".booklet-", ".lock"
UNLOCKED = 60  # seconds in which a folder that was just made gets its lock


@contextlib.contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    """A new folder in `beside`, held by this process."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=beside) as name:
        folder = Path(name)
        with (folder / LOCK).open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield folder


def remove_abandoned(root: Path) -> list[str]:
    """Remove the folders below `root` whose process is gone; gives their names."""
    gone = [folder for folder in root.rglob(f"{PREFIX}*") if _is_abandoned(folder)]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    return sorted(folder.name for folder in gone)


def _is_abandoned(folder: Path) -> bool:
    try:
        with (folder / LOCK).open() as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except BlockingIOError:
        return False
    except FileNotFoundError:
        with contextlib.suppress(FileNotFoundError):
            return folder.stat().st_mtime < time.time() - UNLOCKED
        return False
