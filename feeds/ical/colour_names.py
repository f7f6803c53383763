"""RFC 7986 5.9 wants the name of a colour (CSS3); districts have their own shade."""

from programme.contrast import channels

NAMES = {
    "black": (0, 0, 0),
    "maroon": (128, 0, 0),
    "firebrick": (178, 34, 34),
    "crimson": (220, 20, 60),
    "tomato": (255, 99, 71),
    "darkorange": (255, 140, 0),
    "orange": (255, 165, 0),
    "gold": (255, 215, 0),
    "goldenrod": (218, 165, 32),
    "saddlebrown": (139, 69, 19),
    "sienna": (160, 82, 45),
    "olive": (128, 128, 0),
    "olivedrab": (107, 142, 35),
    "darkgreen": (0, 100, 0),
    "green": (0, 128, 0),
    "seagreen": (46, 139, 87),
    "mediumseagreen": (60, 179, 113),
    "teal": (0, 128, 128),
    "darkcyan": (0, 139, 139),
    "lightseagreen": (32, 178, 170),
    "deepskyblue": (0, 191, 255),
    "dodgerblue": (30, 144, 255),
    "steelblue": (70, 130, 180),
    "royalblue": (65, 105, 225),
    "mediumblue": (0, 0, 205),
    "navy": (0, 0, 128),
    "midnightblue": (25, 25, 112),
    "slateblue": (106, 90, 205),
    "indigo": (75, 0, 130),
    "rebeccapurple": (102, 51, 153),
    "purple": (128, 0, 128),
    "darkmagenta": (139, 0, 139),
    "mediumvioletred": (199, 21, 133),
    "palevioletred": (219, 112, 147),
    "hotpink": (255, 105, 180),
}


def name(code: str) -> str:
    """The name nearest to "#7a3b69"; "teal" for what is no colour."""
    try:
        wanted = channels(code)
    except ValueError:
        return "teal"
    return min(
        NAMES,
        key=lambda known: sum((a - b) ** 2 for a, b in zip(wanted, NAMES[known], strict=True)),
    )
