"""Several things at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

LONGEST = 60  # seconds


def at_once(*acts: Callable) -> list:
    """Call each in a thread with a database connection of its own; what they give, in their order.

    All start together. Raises what the first of them raises.
    """
    start = Barrier(len(acts))

    def run(act):
        start.wait(LONGEST)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(run, act) for act in acts]
        return [each.result(LONGEST) for each in running]
