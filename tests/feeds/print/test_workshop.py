"""What a killed build leaves is removed, and nothing that is still being made."""

import os
import subprocess
import sys
import time

from feeds.print import workshop
from tools.processes import ROOT
from worker import printing

BUILD = """
import sys, time
from pathlib import Path
from feeds.print.workshop import workshop
with workshop(Path(sys.argv[1])) as folder:
    (folder / "document.json").write_text("{}")
    print("made", flush=True)
    time.sleep(60)
"""


def left(root):
    return [path.name for path in root.rglob(f"{workshop.PREFIX}*")]


def test_a_killed_build_leaves_a_folder_that_is_removed(settings):
    beside = settings.PRINTS_ROOT / "nord" / "ikw-2026" / "proof"
    beside.mkdir(parents=True)
    (beside / "good.pdf").write_bytes(b"the last good file")
    command = [sys.executable, "-c", BUILD, str(beside)]
    build = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert build.stdout.readline() == b"made\n"
    printing.remove_abandoned()
    assert len(left(settings.PRINTS_ROOT)) == 1
    build.kill()
    build.communicate()
    assert len(left(settings.PRINTS_ROOT)) == 1
    printing.remove_abandoned()
    assert [path.name for path in beside.iterdir()] == ["good.pdf"]


def test_a_folder_without_a_lock_gets_a_minute(tmp_path):
    fresh, old = tmp_path / ".booklet-a", tmp_path / ".booklet-b"
    fresh.mkdir()
    old.mkdir()
    before = time.time() - workshop.UNLOCKED - 1
    os.utime(old, (before, before))
    assert workshop.remove_abandoned(tmp_path) == [".booklet-b"]
    assert left(tmp_path) == [".booklet-a"]


def test_a_finished_build_leaves_nothing(tmp_path):
    with workshop.workshop(tmp_path) as folder:
        assert workshop.remove_abandoned(tmp_path) == []
        assert folder.exists()
    assert left(tmp_path) == []


def test_without_prints_there_is_nothing_to_remove(tmp_path):
    assert workshop.remove_abandoned(tmp_path / "nowhere") == []
