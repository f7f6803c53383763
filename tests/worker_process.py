"""A Celery worker as a process of its own, to be stopped or killed in the middle of its work."""

import os
import sys

from tools.processes import Child, wait_until

FOLDERS = ["FEEDS_ROOT", "PRINTS_ROOT", "MEDIA_ROOT"]


class WorkerProcess:
    """Works on what the test has committed; writes into the test's folders."""

    def __init__(self, settings):
        self._settings = settings
        self._child: Child | None = None

    def start(self, *options: str, **variables: str) -> None:
        """Start a worker and wait until it is ready; `options` and `variables` are passed on.

        `start("-B")` lets it keep the clock as well.
        """
        chosen = {name: str(getattr(self._settings, name)) for name in [*FOLDERS, "SITE_URL"]}
        log = self._settings.FEEDS_ROOT.parent / "worker.log"
        command = [
            *(sys.executable, "-m", "celery", "-A", "worker.app", "worker", "--concurrency", "1"),
            *("--without-gossip", "--without-mingle", "-s", str(log.with_name("schedule"))),
            *options,
        ]
        self._child = Child("worker", command, os.environ | chosen | variables, log)
        self._child.start()
        if not wait_until(lambda: " ready" in self.log or not self._child.running, 40):
            self._child.kill()
        assert self._child.running, f"The worker did not start:\n{self.log}"

    @property
    def log(self) -> str:
        """Everything that the running or last worker has said."""
        return self._child.log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """SIGKILL to the worker and all its processes: as if the machine had lost power."""
        if self._child:
            self._child.kill()

    def stop(self) -> None:
        """Let it finish what it is doing."""
        self._child.stop(20)

    def wait_until(self, condition, seconds: float = 20) -> None:
        """Wait for `condition()`; fails with the worker's own words when it does not come true."""
        assert wait_until(condition, seconds, 0.1), f"Not within {seconds} s:\n{self.log}"
