"""nginx with deploy/nginx.conf, and the web server behind it, as processes of a test."""

import os
import sys
from pathlib import Path

import pytest

from tests.worker_process import FOLDERS
from tools import local_proxy, run
from tools.processes import Child, answers, free_port, wait_until


class WebProcesses:
    """Starts them; `stop()` ends all. Their folders are those of the test."""

    def __init__(self, folders: Path, settings):
        self.folders, self._settings = folders, settings
        self.children: list[Child] = []

    def proxy(self, upstream: str) -> str:
        """Start nginx in front of `upstream`; gives its address. Skips the test without nginx."""
        if not local_proxy.NGINX:
            pytest.skip("no nginx found")
        port = free_port()
        command = local_proxy.command(upstream, port, self.folders)
        return self._start("nginx", command, dict(os.environ), port)

    def web(self, **variables: str) -> str:
        """Start granian on the test database, as `make run` does; gives its address."""
        port = free_port()
        command = [sys.executable, "-m", *run.WEB.split(), "--port", str(port), run.APPLICATION]
        folders = {name: str(getattr(self._settings, name)) for name in FOLDERS}
        return self._start("web", command, os.environ | folders | variables, port)

    def _start(self, name, command, environment, port) -> str:
        child = Child(name, command, environment, self.folders / f"{name}.log")
        self.children.append(child)
        child.start()
        assert wait_until(lambda: answers(port) or not child.running, 30)
        assert child.running, child.last_words()
        return f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        for child in self.children:
            child.stop(10)
