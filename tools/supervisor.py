"""The processes of `make run`: started one after the other, watched and ended together."""

import sys
from pathlib import Path

from tools import broker
from tools.processes import Child


class Supervisor:
    """Children in the order in which they were started; their output goes to var/log."""

    def __init__(self, environment: dict[str, str], var: Path):
        self.environment, self.var = environment, var
        self.children: list[Child] = []

    def start_broker(self) -> bool:
        """Start the embedded broker and tell the others where it is; False where none exists."""
        started = broker.start(self.var)
        if started:
            child, self.environment["REDIS_URL"] = started
            self.children.append(child)
        return started is not None

    def start(self, name: str, *module: str, stdin: bytes | None = b"") -> Child:
        """Start `python -m module …`, which reads `stdin`, or what it is told later (None)."""
        log = self.var / "log" / f"{name}.log"
        child = Child(name, [sys.executable, "-m", *module], self.environment, log)
        self.children.append(child)
        child.start(stdin)
        return child

    def lost(self) -> Child | None:
        """A process that has ended by itself, or None."""
        return next((child for child in self.children if not child.running), None)

    def stop(self) -> None:
        """End all; the broker, started first, goes last: the worker gives its tasks back to it."""
        for child in self.children:
            if child.name != "broker":
                child.ask_to_stop()
        for child in reversed(self.children):
            child.stop(10)
