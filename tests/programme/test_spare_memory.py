"""What was freed goes back to the system, also where something small stays beside it."""

import ctypes
import subprocess
import sys

import pytest

MEGABYTES_LEFT = """
from pathlib import Path
from programme import spare_memory

def now():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000

def answers():
    return [(b"x" * 1_200_000, bytes(600)) for _ in range(60)]

{before}
b"x" * 4_000_000  # as large an answer there was once
begin = now()
kept = [small for _large, small in answers()]
print(now() - begin)
"""


def left(before):
    command = [sys.executable, "-c", MEGABYTES_LEFT.format(before=before)]
    return int(subprocess.check_output(command, text=True))


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="another C library")
def test_large_answers_leave_little_behind():
    assert left("pass") > 25
    assert left("spare_memory.give_back()") < 10
