"""What a killed process has started ends with it: booklets and pictures are made in such ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.processes import ROOT, wait_until

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells that a parent ended"
)

TYPESETTER = """
from feeds.print import render
render._run("tests.sleeping", {told!r}, 60)
"""
PICTURE = """
from pathlib import Path
from programme.pictures import sandbox
sandbox.PROGRAM = Path("tests/sleeping.py")
sandbox._run(b"", [{told!r}])
"""


def has_ended(pid):
    """Whether nothing of it runs; its number may wait for whoever adopted it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("code", [TYPESETTER, PICTURE], ids=["typesetter", "picture"])
def test_a_program_ends_with_whoever_called_it(tmp_path, code):
    told = tmp_path / "pid"
    command = [sys.executable, "-c", code.format(told=str(told))]
    caller = subprocess.Popen(command, cwd=ROOT, env=os.environ)
    assert wait_until(lambda: told.exists() and told.read_text(), 30)
    program = int(told.read_text())
    assert not has_ended(program)
    caller.kill()
    caller.wait()
    assert wait_until(lambda: has_ended(program), 10)
