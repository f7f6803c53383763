"""Sets of numbers as the bits of one integer: `&` and `|` of two sets, `bit_count()` of one."""

from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from operator import and_, or_


def bit_set(numbers: Collection[int]) -> int:
    found = bytearray((max(numbers, default=0) >> 3) + 1)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


def first(count: int) -> int:
    """The numbers from 0 to `count`, without it."""
    return (1 << count) - 1


def union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def intersection(numbers: int, sets: Iterable[int]) -> int:
    return reduce(and_, sets, numbers)


def members(bits: int) -> Iterator[int]:
    """The numbers in the set, ascending."""
    written = bin(bits)[:1:-1]
    number = written.find("1")
    while number >= 0:
        yield number
        number = written.find("1", number + 1)
