"""Processes that belong together: none keeps running when one of them ends."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from programme.parent_process import end_with_parent

ROOT = Path(__file__).resolve().parent.parent


def free_port(first: int = 0, host: str = "127.0.0.1", tries: int = 50) -> int:
    """The first free port from `first` on (0: any). OSError when there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(first, first + tries):
        with contextlib.suppress(OSError), socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return probe.getsockname()[1]
    raise OSError(f"Ports {first} to {first + tries - 1} are all taken.")


def answers(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server listens at `port`."""
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
        return True
    return False


def wait_until(condition, seconds: float, pause: float = 0.05) -> bool:
    """Ask `condition` again and again; False when it is still not true after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


class Child:
    """One process with a group of its own, so that Ctrl-C reaches it only through us.

    Its output goes to `log` (begun anew). On Linux it is told to stop when this process vanishes.
    """

    def __init__(self, name: str, command: list[str], env: dict[str, str], log: Path):
        self.name, self.command, self.env, self.log = name, command, env, log
        self.process: subprocess.Popen | None = None

    def start(self, stdin: bytes | None = b"") -> None:
        """Start the process and hand it `stdin`; None: it is told later (`tell`)."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=stop_with_parent,
            )
        if stdin is not None:
            self.tell(stdin)

    def tell(self, stdin: bytes) -> None:
        """Hand the process what it reads, all of it; nothing where it has ended."""
        pipe = self.process.stdin if self.process is not None else None
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError), pipe:
                pipe.write(stdin)

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """None while it runs, and before it was started."""
        return self.process.poll() if self.process is not None else None

    def ask_to_stop(self) -> None:
        if self.process is not None and self.running:
            self.process.terminate()

    def kill(self) -> None:
        """End the whole group at once; also what the process itself has started."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self, seconds: float = 10) -> None:
        """Ask, wait, and end what is left."""
        self.ask_to_stop()
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        self.kill()

    def last_words(self, lines: int = 20) -> str:
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])


def stop_with_parent() -> None:
    """SIGTERM to this process when its parent is gone."""
    end_with_parent(signal.SIGTERM)
