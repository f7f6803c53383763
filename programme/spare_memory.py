"""A process that gives memory back when it is free again.

glibc keeps what was freed in up to eight arenas for each core, and lets the size of what it maps
apart grow with the largest answer there ever was: a server that has joined a few big feeds keeps
that much for good.
"""

import ctypes

# As <malloc.h> has them (mallopt(3)).
TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
LARGE = 1024 * 1024  # bytes; what is as large is mapped by itself, and goes when it is freed


def give_back() -> None:
    """From now on; before threads begin. Nothing where the C library is another one."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for parameter, value in ((ARENA_MAX, 1), (MMAP_THRESHOLD, LARGE), (TRIM_THRESHOLD, LARGE)):
            mallopt(parameter, value)
