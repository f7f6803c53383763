"""What one line says, another need not say again."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from programme.plain_text import fold


class HasText(Protocol):
    """A line of a fact."""

    @property
    def text(self) -> str: ...


Spoken = TypeVar("Spoken", bound=HasText)


def says(longer: str, shorter: str) -> bool:
    """Whether the first has every word of the second: "Eintritt ist frei", "Eintritt frei"."""
    words = _words(shorter)
    return bool(words) and words <= _words(longer)


@lru_cache(4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def once(lines: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Without lines that another one says; of two that say the same the first stays."""
    found: list[Spoken] = []
    for line in lines:
        if any(says(other.text, line.text) for other in found):
            continue
        found = [other for other in found if not says(line.text, other.text)]
        found.append(line)
    return tuple(found)
