"""Whether the process of this container does its work; docker-compose.yml asks.

`python -m tools.container_health web`, `… worker` or `… beat http://web:8000`; exit code 0 means
yes. /healthz tells the whole story; here a web server is not blamed for a beat that has stopped.
"""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def web(address: str = "http://127.0.0.1:8000") -> bool:
    """The server answers, and can write into its database and its folders."""
    said = _health(address)
    return said["database"] == said["files"] == said["migrations"] == "ok"


def worker() -> bool:
    """The worker of this host answers through the broker."""
    ask = ["celery", "-A", "worker.app", "inspect", "ping", "-d", f"celery@{socket.gethostname()}"]
    return subprocess.run([sys.executable, "-m", *ask], check=False).returncode == 0


def beat(address: str) -> bool:
    """Its beats arrive: through the broker, at a worker, and where the web server sees them."""
    return _health(address)["beat"] == "ok"


def _health(address: str) -> dict:
    """What /healthz says, which also has a body when something fails."""
    question = Request(f"{address}/healthz", headers={"Host": "localhost"})  # noqa: S310
    try:
        with urlopen(question, timeout=8) as response:  # noqa: S310
            return json.load(response)
    except HTTPError as response:
        return json.load(response)


if __name__ == "__main__":
    parts: dict[str, Callable[..., bool]] = {"web": web, "worker": worker, "beat": beat}
    sys.exit(0 if parts[sys.argv[1]](*sys.argv[2:]) else 1)
