"""What processes have spent: CPU time and memory, as Linux tells them in /proc."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.db import connection

TICKS = os.sysconf("SC_CLK_TCK")  # in a second
OTHERS = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
      AND pid <> pg_backend_pid()
"""


def tree(pid: int) -> set[int]:
    """A process and all that it has started."""
    found = {pid}
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(listed).split():
            found |= tree(int(child))
    return found


def cpu_ms(pids: Iterable[int]) -> dict[int, float]:
    """Milliseconds of CPU that each of these processes has had, in all its threads."""
    return {pid: _cpu_ns(pid) / 1e6 for pid in pids}


def since(before: dict[int, float], now: dict[int, float]) -> float:
    """Milliseconds between two answers of `cpu_ms`: of processes that still run."""
    return sum(max(0, spent - before.get(pid, 0)) for pid, spent in now.items())


def _cpu_ns(pid: int) -> int:
    """Nanoseconds of the threads that run, or ticks of all: some servers end theirs."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    running = sum(int((_read(path).split() or ["0"])[0]) for path in threads)
    return max(running, sum(_ticks(pid)[:2]) * 1_000_000_000 // TICKS)


def cpu_s(pids: Iterable[int]) -> float:
    """Seconds of CPU that these have had, with all that they have started and that has ended."""
    return sum(sum(_ticks(pid)) for pid in pids) / TICKS


def _ticks(pid: int) -> list[int]:
    """utime, stime, and both of children that were waited for (proc(5)); empty without it."""
    told = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return [int(ticks) for ticks in told[11:15]]


def pss_mb(pids: Iterable[int]) -> float:
    """Megabytes of memory; what several processes share is divided among them."""
    rollups = (_read(Path(f"/proc/{pid}/smaps_rollup")) for pid in pids)
    lines = (line for rollup in rollups for line in rollup.splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def backends() -> set[int]:
    """PostgreSQL's processes for the other connections of this run, where it is on this machine."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        return {pid for (pid,) in cursor.fetchall() if _is_postgres(pid)}


def own_backend() -> set[int]:
    """PostgreSQL's process for the connection of this process, where it is on this machine."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    return {pid} if _is_postgres(pid) else set()


def _is_postgres(pid: int) -> bool:
    return _read(Path(f"/proc/{pid}/comm")).strip() == "postgres"


def _read(path: Path) -> str:
    """Empty where the process has ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""
