"""Installing is skipped when nothing has changed; that is what makes the second start quick."""

import os
import subprocess
import sys

import pytest

from tools import bootstrap


@pytest.fixture
def installed(tmp_path):
    """Runs the bootstrap against an environment that carries this mark."""

    def run(kind, mark):
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "python").symlink_to(sys.executable)
        (tmp_path / "installed").write_text(mark)
        # Whoever asks for the network here gets no answer.
        away = {"VENV": str(tmp_path), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
        command = [sys.executable, str(bootstrap.ROOT / "tools" / "bootstrap.py"), kind]
        return subprocess.run(
            command, env=os.environ | away, capture_output=True, text=True, check=False
        )

    return run


@pytest.mark.parametrize(("kind", "mark"), [("run", "run"), ("dev", "dev"), ("run", "dev")])
def test_nothing_is_asked_when_all_is_there(installed, kind, mark):
    done = installed(kind, bootstrap.mark(mark))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_suffices_to_run_does_not_suffice_to_test():
    assert bootstrap.mark("run") != bootstrap.mark("dev")


def test_the_mark_follows_the_pinned_versions(monkeypatch, tmp_path):
    folder = tmp_path / "requirements"
    folder.mkdir()
    for name in ("run.txt", "tools.txt"):
        (folder / name).write_text("a==1")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    before = bootstrap.mark("run")
    (folder / "run.txt").write_text("a==2")
    assert bootstrap.mark("run") != before
