"""The product in processes of its own, behind relays, on a database that is made for this run."""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bench import scratch
from bench.faults.relay import Relay
from tools import broker
from tools.mail_sink import MailSink, serving
from tools.processes import Child, answers, free_port, wait_until

WEB = (
    "calendar_site.web_server --interface wsgi --no-ws --workers 2 --blocking-threads 4"
    " --log-level warning"
)
WORKER = "celery --quiet -A worker.app worker -B --concurrency 2 --without-gossip --without-mingle"
LEASE = 5  # seconds; what a killed worker held is free sooner than in production


class Product:
    """Web, worker with the clock, broker and mail server; each can be struck alone."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack):
        self.var, self.stack = folder, stack
        self.port, self.password = free_port(), secrets.token_urlsafe(16)
        self.site = f"http://127.0.0.1:{self.port}"
        self.sink = stack.enter_context(serving(MailSink()))
        self.mail = Relay(self.sink.port)
        self.broker_port = free_port()
        self.queue = Relay(self.broker_port)
        self.database: Relay | None = None
        self.children: dict[str, Child] = {}
        for name in ("static", "log"):
            (folder / name).mkdir(exist_ok=True)

    @property
    def postgres(self) -> bool:
        return self.database is not None

    def own_database(self) -> str:
        """Make the database of the run; a server is reached through a relay."""
        address = scratch.database(self.var, self.stack)
        if address.startswith("postgres"):
            self.database = Relay(urlsplit(address).port or 5432)
        return address

    def environment(self, database: str) -> dict[str, str]:
        """What all processes are told. `database` is reached directly by whoever counts."""
        return {
            "DJANGO_SETTINGS_MODULE": "calendar_site.settings",
            "EMBEDDED": "1",
            "ENV_FILE": os.devnull,
            "SECRET_KEY": self.password,
            "SITE_URL": self.site,
            "VAR_DIR": str(self.var),
            "DATABASE_URL": database,
            "REDIS_URL": f"redis://:{self.password}@127.0.0.1:{self.queue.port}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "JOURNAL_LEASE": str(LEASE),
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, name: str, *before: str) -> None:
        """Start `name` (again) and wait until it takes work; `before` stands before its command."""
        if name == "broker":
            self.children[name] = broker.at(self.var, self.broker_port, self.password)
            return
        words = {"web": [*WEB.split(), "--port", str(self.port), "calendar_site.wsgi:application"]}
        words["worker"] = [*WORKER.split(), "-s", str(self.var / "beat-schedule")]
        command = [*before, sys.executable, "-m", *words[name]]
        child = Child(name, command, os.environ | self._told(), self.var / "log" / f"{name}.log")
        child.start()
        self.children[name] = child
        if name == "web":
            wait_until(lambda: answers(self.port), 60)

    def _told(self) -> dict[str, str]:
        told = dict(os.environ)
        if self.database is not None:
            found = urlsplit(told["DATABASE_URL"])
            user = found.netloc.rpartition("@")[0]
            near = f"{user}@127.0.0.1:{self.database.port}"
            told["DATABASE_URL"] = urlunsplit(found._replace(netloc=near))
        return told

    def kill(self, name: str) -> None:
        """SIGKILL to the process and all that it has started."""
        self.children[name].kill()

    def stop(self) -> None:
        for name in ("worker", "web", "broker"):
            if name in self.children:
                self.children[name].stop(5)

    def fill_disk(self) -> Path:
        """Leave no room where the product writes; gives the file that takes it."""
        ballast = self.var / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(bytes(size))
        return ballast


def own_disk(folder: Path, stack: contextlib.ExitStack) -> bool:
    """Mount a small disk of its own at `folder`; False where that is not allowed."""
    mount = shutil.which("mount")
    if mount is None or os.geteuid():
        return False
    command = [mount, "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True).returncode:
        return False
    stack.callback(subprocess.run, ["umount", "--lazy", str(folder)], capture_output=True)
    return True
