"""Prints what was measured as Markdown."""

import sys
from collections.abc import Iterable


def say(line: str):
    """Progress, on standard error: the tables alone go to standard output."""
    print(line, file=sys.stderr, flush=True)


def table(head: list[str], rows: Iterable[list]):
    """A row is printed as soon as it was measured."""
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
    print(flush=True)
