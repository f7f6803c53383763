"""Prints what was measured as Markdown."""

import sys


def say(line: str):
    """Progress, on standard error: the tables alone go to standard output."""
    print(line, file=sys.stderr, flush=True)


def table(head: list[str], rows: list[list]):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print(flush=True)
