"""Whether the embedded database already holds what the code would put there."""

import datetime
import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("programme", "feeds", "worker", "calendar_site/settings.py", "requirements/run.txt")


def of_the_code() -> str:
    """Changes with every source file that migrations or the demo may read, and with the day:
    the demo's coming week is counted from today."""
    sha = hashlib.sha256(datetime.date.today().isoformat().encode())
    for path in _files():
        sha.update(str(path).encode() + path.read_bytes())
    return sha.hexdigest()


def _files() -> list[Path]:
    found: list[Path] = []
    for source in SOURCES:
        path = ROOT / source
        found += path.rglob("*") if path.is_dir() else [path]
    return sorted(f for f in found if f.is_file() and "__pycache__" not in f.parts)
