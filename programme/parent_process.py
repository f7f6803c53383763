"""A process that ends with the one that started it, however that one ends (Linux only)."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2)
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(number: int = signal.SIGKILL) -> None:
    """Let the kernel send this signal when the parent is gone; for `preexec_fn` of subprocess.

    The parent is the thread that called subprocess: call it from one that waits for the end.
    """
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, number)
