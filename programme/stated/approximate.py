"""Whether the end of a time is approximate in folded text: "19 bis ca. 22 Uhr", "Ende gegen 22"."""

import re
from datetime import time

ABOUT = r"(?:ca\b\.?|circa|etwa|ungefahr|gegen|rund|voraussichtlich|about|approx\w*\.?)"
_END = re.compile(
    rf"(?:\bbis\b|\bende\b|\bschluss\b|\d(?:\s?uhr|\s?h)?\s?(?:-|–|—|\bto\b|\buntil\b))"
    rf"\W{{0,3}}(?:\w+\s)?{ABOUT}\s*\d"
)


_LAST = re.compile(rf"{ABOUT}\s*$")


def is_before(text: str) -> bool:
    """Whether folded text ends with a word that makes the time behind it approximate."""
    return bool(_LAST.search(text))


def note(clock: time) -> str:
    """What a date says of its approximate start."""
    return f"ca. {clock.hour}.{clock:%M} Uhr" if clock.minute else f"ca. {clock.hour} Uhr"


def ends_about(text: str) -> bool:
    return bool(_END.search(text))
