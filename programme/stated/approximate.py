"""Whether the end of a time is approximate in folded text: "19 bis ca. 22 Uhr", "Ende gegen 22"."""

import re

ABOUT = r"(?:ca\b\.?|circa|etwa|ungefahr|gegen|rund|voraussichtlich|about|approx\w*\.?)"
_END = re.compile(
    rf"(?:\bbis\b|\bende\b|\bschluss\b|\d(?:\s?uhr|\s?h)?\s?(?:-|–|—|\bto\b|\buntil\b))"
    rf"\W{{0,3}}(?:\w+\s)?{ABOUT}\s*\d"
)


def ends_about(text: str) -> bool:
    return bool(_END.search(text))
