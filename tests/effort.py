"""How much work something is, asked so that a slow or busy machine answers as any other does."""

import gc
import math
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time

import pytest

TIMES = 8
BOUND = 24  # between TIMES, of work that grows evenly, and its square: thrice from either
ATTEMPTS = 5


def grows_evenly(work: Callable[[int], object], size: int) -> bool:
    """Whether `work(8 * size)` takes the processor about 8 times as long as `work(size)`, not 64.

    Others who use the machine only ever add, so the least of several attempts counts. Nothing is
    collected meanwhile: what all tests before have left behind would be counted too.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        work(size)  # what is made once
        one = many = math.inf
        for _ in range(ATTEMPTS):
            one = min(one, *(_seconds(work, size) for _ in range(3)))
            many = min(many, _seconds(work, TIMES * size))
            if many < BOUND * one:
                return True
        return False
    finally:
        if collects:
            gc.enable()


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = thread_time()
    work(size)
    return thread_time() - began


@contextmanager
def works_at_most(seconds: float) -> Iterator[None]:
    """The test fails when this process has used the processor for so long in here.

    For what is done in a twentieth of that and, once broken, goes on for minutes or for ever.
    """
    with _stopped_by(signal.ITIMER_PROF, signal.SIGPROF, seconds):
        yield


@contextmanager
def waits_at_most(seconds: float) -> Iterator[None]:
    """The same by the clock, for what would wait for somebody who never answers."""
    with _stopped_by(signal.ITIMER_REAL, signal.SIGALRM, seconds):
        yield


@contextmanager
def _stopped_by(timer: int, rings: signal.Signals, seconds: float) -> Iterator[None]:
    def end(_number, _frame):
        pytest.fail(f"still busy after {seconds} seconds")

    before = signal.signal(rings, end)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(rings, before)
