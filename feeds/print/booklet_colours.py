"""From one accent colour of a district to all tones of its booklet, each with enough contrast."""

import re

from programme.contrast import READABLE, channels, contrast

WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
NIGHT = (28, 28, 36)  # what colours are darkened with
FALLBACK = (22, 94, 131)
VISIBLE = 1.2  # least contrast of an ornament with the paper


def palette(accent):
    """Tones as "#rrggbb"; a value that is no colour or nearly white gives the house colour.

    `ink` reads on white and on `wash`, `on_accent` on `accent`, `on_deep` and `pale` on `deep`.
    `text` and `quiet` are greys, printed in black ink alone: small type of four inks blurs where
    the press lays them a hair apart.
    """
    base = _parse(accent)
    deep = _readable(base, WHITE, 7)
    wash = mix(base, WHITE, 0.9)
    tones = {
        "accent": base,
        "deep": deep,
        "ink": _readable(base, wash, READABLE),
        "on_accent": max(WHITE, BLACK, key=lambda c: contrast(c, base)),
        "on_deep": WHITE,
        "wash": wash,
        "line": mix(base, WHITE, 0.6),
        "hair": mix(base, WHITE, 0.75),
        "pale": mix(base, WHITE, 0.82),
        "bright": mix(base, WHITE, 0.45),
        "text": BLACK,
        "quiet": (85, 85, 85),
    }
    petals = [mix(base, NIGHT, 0.3), *(mix(base, WHITE, part) for part in (0.2, 0.45, 0.65, 0.82))]
    return {name: _hex(c) for name, c in tones.items()} | {"petals": [_hex(c) for c in petals]}


def mix(colour, other, part):
    """`colour` with `part` (0 to 1) of `other` in it."""
    return tuple(round(a + (b - a) * part) for a, b in zip(colour, other, strict=True))


def _readable(colour, ground, ratio):
    """`colour`, darkened just so far that it reads on `ground`."""
    steps = (mix(colour, NIGHT, step / 20) for step in range(21))
    return next((c for c in steps if contrast(c, ground) >= ratio), NIGHT)


def _parse(text):
    match = re.fullmatch(r"#?([0-9a-fA-F]{6})", str(text).strip(), re.ASCII)
    colour = channels(match[1]) if match else FALLBACK
    # White on white would leave a cover without ornament and a page without lines.
    return colour if contrast(colour, WHITE) >= VISIBLE else FALLBACK


def _hex(colour):
    return "#" + bytes(colour).hex()
