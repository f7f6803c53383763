"""Questions about some rows by their keys, as known questions (programme/known_question.py).

Of 3 keys and of 4 it is the same SQL: the last one is named twice. So few questions are worked out
and prepared, whatever number of rows there is.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from programme.known_question import NUMBER, KnownQuestion

Row = TypeVar("Row")
Some = TypeVar("Some")
MOST = 512  # keys in one question


class KnownRows(Generic[Row]):
    """Called with keys: the rows of the query set `build(keys)`, in its order for each `MOST` keys.

    What else `build` says must be the same each time.
    """

    def __init__(self, build: Callable[[list[int]], QuerySet[Any, Row]]) -> None:
        self._questions = cache(lambda size: _question(build, size))

    def __call__(self, keys: Collection[int]) -> list[Row]:
        return [row for some in _batches(list(keys)) for row in self._asked(some)]

    def _asked(self, keys: list[int]) -> list[Row]:
        some = padded(keys)
        return self._questions(len(some))(*some)


def padded(values: Sequence[Some]) -> list[Some]:
    """As many as the next power of two: the last again. There must be one."""
    size = 1 << (len(values) - 1).bit_length()
    return [*values, *[values[-1]] * (size - len(values))]


def _question(build: Callable[[list[int]], QuerySet[Any, Row]], size: int) -> KnownQuestion[Row]:
    return KnownQuestion(lambda *keys: build([*keys]), *range(NUMBER, NUMBER + size))


def _batches(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + MOST] for start in range(0, len(keys), MOST))
