"""QR codes of version 6 (ISO/IEC 18004), which fits all usual addresses: one size looks calmer.

A volume of thousands of events spends more time on a general encoder than on its pages. Here one
size and one mask are fixed, so that a code is a few look-ups. segno draws what does not depend on
the text: the patterns in the corners, the format, the mask.
"""

from functools import cache
from operator import itemgetter

import segno

SIZE = 41  # modules per side
# Any mask is valid; choosing the best one costs five times the time of making the code.
MASK = 2
# Level: (blocks, bytes of text, bytes that correct) of each block; the spare room corrects more.
LEVELS = {"h": (4, 15, 28), "q": (4, 19, 24), "m": (4, 27, 16), "l": (2, 68, 18)}
BYTE_MODE = 0b0100
HEADER = 2  # bytes for mode, length and end
FILLERS = b"\xec\x11"
SPARE = "0" * 7  # modules that no byte fills


def rows(text):
    """The modules as a string of 0 and 1 for each row, from the top; None for a longer text."""
    data = text.encode()
    for level, (blocks, each, _) in LEVELS.items():
        if len(data) <= blocks * each - HEADER:
            modules = f"{_message(data, level) ^ _blank(level):0{SIZE * SIZE}b}"
            return [modules[start : start + SIZE] for start in range(0, SIZE * SIZE, SIZE)]
    return None


@cache
def _blank(level):
    """A code without its message: what segno draws, less the message it drew."""
    blocks, each, _ = LEVELS[level]
    full = "x" * (blocks * each - HEADER)  # no fillers, which segno places as it likes
    drawn = segno.make_qr(full, version=6, error=level, mask=MASK, boost_error=False)
    modules = "".join(str(module) for row in drawn.matrix for module in row)
    return int(modules, 2) ^ _message(full.encode(), level)


def _message(data, level):
    """The modules that carry `data`, as a number with a bit for each module of the square."""
    count, each, check = LEVELS[level]
    length = len(data)
    bits = (((BYTE_MODE << 8) | length) << (8 * length) | int.from_bytes(data, "big")) << 4
    words = bits.to_bytes(length + HEADER, "big")
    words += (FILLERS * each * count)[: each * count - len(words)]
    blocks = [words[start : start + each] for start in range(0, len(words), each)]
    checks = [_check(block, check) for block in blocks]
    mixed = bytes(
        word for parts in (blocks, checks) for group in zip(*parts, strict=True) for word in group
    )
    stream = f"{int.from_bytes(mixed, 'big'):0{8 * len(mixed)}b}{SPARE}0"
    return int("".join(_places()(stream)), 2)


@cache
def _places():
    """Picks for each module of the square the bit it shows; the last one where it shows none."""
    order = [(x, y) for x, y in _path() if not _is_fixed(x, y)]
    place = {spot: number for number, spot in enumerate(order)}
    return itemgetter(*(place.get((x, y), len(order)) for y in range(SIZE) for x in range(SIZE)))


def _path():
    """All modules in the order of the message: pairs of columns from the right, up and down."""
    up = True
    for right in (*range(SIZE - 1, 6, -2), *range(5, 0, -2)):
        for y in reversed(range(SIZE)) if up else range(SIZE):
            yield right, y
            yield right - 1, y
        up = not up


def _is_fixed(x, y):
    """Finder patterns with the format beside them, timing patterns, alignment pattern."""
    corner = (x < 9 and y < 9) or (x >= SIZE - 8 and y < 9) or (x < 9 and y >= SIZE - 8)
    return corner or x == 6 or y == 6 or (32 <= x <= 36 and 32 <= y <= 36)


def _check(block, count):
    """The `count` bytes that correct errors of `block` (Reed-Solomon)."""
    multiples, rest, top = _multiples(count), 0, 8 * (count - 1)
    below = (1 << top) - 1
    for byte in block:
        rest = (rest & below) << 8 ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(count, "big")


@cache
def _multiples(count):
    """The generator of degree `count` times each byte, without its leading term."""
    generator = [1]
    for power in range(count):
        root = _power(power)
        shifted = [*generator, 0]
        scaled = [0, *(_times(term, root) for term in generator)]
        generator = [a ^ b for a, b in zip(shifted, scaled, strict=True)]
    return [
        int.from_bytes(bytes(_times(term, byte) for term in generator[1:]), "big")
        for byte in range(256)
    ]


def _power(exponent):
    value = 1
    for _ in range(exponent):
        value = _times(value, 2)
    return value


def _times(a, b):
    """The product in the field of 256 elements that QR codes use."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return product
