"""One colour of a district becomes a readable set of colours, in the light and in the dark."""

import colorsys
import re

from programme.contrast import READABLE, channels, contrast

# The grounds the pages stand on; calendar_site/static/css/tokens.css names the same four.
PAPER = {"light": "#faf6ef", "dark": "#17141a"}
SURFACE = {"light": "#ffffff", "dark": "#221e26"}
# Written on a filled accent: white in the light, the dark paper in the dark.
INK = {"light": "#ffffff", "dark": "#17141a"}
STEP = 0.01


def tints(colour):
    """The colours of a district's pages, by scheme and name of the custom property.

    `colour` is `#rrggbb`; anything else raises ValueError, so that what lands in a stylesheet is
    always a colour. `accent` is readable as text on paper, surface and `accent-soft`, and under
    `accent-ink`; `accent-pure` is the colour as given, for decoration only.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"not a colour like #0b6472: {colour!r}")
    return {scheme: _scheme(colour.lower(), scheme) for scheme in ("light", "dark")}


def stylesheet(colour):
    """The text of a district's theme.css: custom properties for both schemes, nothing else."""
    both = tints(colour)
    light, dark = (_declarations(both[scheme]) for scheme in ("light", "dark"))
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _scheme(colour, scheme):
    step = -STEP if scheme == "light" else STEP
    grounds = (PAPER[scheme], SURFACE[scheme], INK[scheme])
    soft = _soft(colour, scheme)
    return {
        "accent": _readable(colour, (*grounds, soft), step),
        "accent-ink": INK[scheme],
        "accent-soft": soft,
        "accent-pure": colour,
    }


def _readable(colour, grounds, step):
    """`colour`, darkened or lightened just until it can be read on every ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_shares(colour))
    while _worst(colour, grounds) < READABLE:
        lightness = min(1.0, max(0.0, lightness + step))
        colour = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def _worst(colour, grounds):
    return min(contrast(channels(colour), channels(ground)) for ground in grounds)


def _soft(colour, scheme):
    """A pale ground of the colour's hue, near the lightness of the paper."""
    hue, _, saturation = colorsys.rgb_to_hls(*_shares(colour))
    lightness, most = (0.92, 0.6) if scheme == "light" else (0.16, 0.3)
    pure = _hex(colorsys.hls_to_rgb(hue, lightness, min(saturation, most)))
    return _mix(PAPER[scheme], pure, 0.8)


def _declarations(named):
    return "".join(f"--{name}:{value};" for name, value in named.items())


def _mix(ground, colour, share):
    pairs = zip(_shares(ground), _shares(colour), strict=True)
    return _hex(below * (1 - share) + above * share for below, above in pairs)


def _shares(colour):
    """Red, green and blue from 0 to 1, as colorsys wants them."""
    return tuple(channel / 255 for channel in channels(colour))


def _hex(shares):
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)
