"""How well one colour can be read on another (WCAG 2.2, 1.4.3): for pages and for print.

A colour is three channels from 0 to 255.
"""

READABLE = 4.5  # the least contrast for text of any size

Colour = tuple[int, int, int]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black and white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def channels(code: str) -> Colour:
    """`#rrggbb` as a colour; ValueError for other signs."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
