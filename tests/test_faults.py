"""`make faults`: the run itself works, and finds nothing."""

import os
import subprocess
import sys

import pytest

from tests import services
from tools.processes import ROOT


@pytest.mark.release
def test_nothing_is_lost_doubled_or_decided_twice():
    database = services.database().url
    # Beside the database of this run, which does not exist yet: the run makes its own.
    near = database.rpartition("/")[0] + "/postgres" if database.startswith("postgres") else ""
    done = subprocess.run(
        [sys.executable, "-m", "bench.faults", "--short"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": near},
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.stdout.endswith("Nothing was lost, doubled or decided twice.\n"), done.stdout
    assert done.returncode == 0
