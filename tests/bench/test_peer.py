"""`BENCH_PEER`: another calendar is asked alike, however it treats connections."""

import json
import sys

import pytest

from bench import load, peer
from tools.processes import free_port

SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/broken":
            return
        self.send_response(200 if self.path != "/away" else 404)
        if self.path != "/until-the-end":
            self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"Hello")

ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
CLOSING = ("/by-length", "/until-the-end")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(peer, "FOLDER", str(tmp_path))
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    (tmp_path / "serve.py").write_text(SERVER)
    paths = (CLOSING[0], "/away", "/broken", CLOSING[1])
    start = [sys.executable, "serve.py", "{port}"]
    told = {"start": start, "addresses": {path: path for path in paths}}
    (tmp_path / "bench.json").write_text(json.dumps(told))
    return tmp_path


@pytest.mark.parametrize("seconds", [0.1, 1])  # by processes of our own, and by wrk where it is
def test_a_peer_that_closes_connections_is_measured_and_what_fails_is_told(db, folder, seconds):
    rows = [dict(zip(peer.HEAD, row, strict=True)) for row in peer.measure(seconds)]
    found = {row["peer's answer"]: row for row in rows}
    assert list(found) == [CLOSING[0], "/away", "/broken", CLOSING[1]]
    for path in CLOSING:
        assert (found[path]["status"], found[path]["bytes"]) == (200, 5)
        assert float(found[path]["1/s"]) > 1
    assert {found[path]["status"] for path in ("/away", "/broken")} == {"not measured"}


def test_a_peer_is_not_told_what_our_own_processes_are(db, folder, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "ours")
    monkeypatch.setenv("THEIRS", "theirs")
    say = "import os, pathlib; pathlib.Path('told').write_text(repr(dict(os.environ)))\n"
    (folder / "serve.py").write_text(say + SERVER)
    assert next(peer.measure(0.1))
    told = (folder / "told").read_text()
    assert "'THEIRS'" in told
    assert not any(f"'{name}'" in told for name in peer.OURS)


def test_load_says_why_nothing_came():
    with pytest.raises(RuntimeError, match="refused"):
        load.load(free_port(), "/", {}, 0.1, 2)
