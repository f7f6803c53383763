"""Marks that stand for what the row above says in the same column: "s. o.", "ebenda", "dito"."""

from programme.plain_text import fold
from programme.regular_expressions import expression

_SAME = expression(
    r"s\. ?o\.?|siehe oben|wie oben|wie vor(?:her)?|ebenda|ebd\.?|ebendort|dito|dto\.?|ditto|idem"
    r"|[-–— ]*(?:\"|”|“|„|″|〃|''|´´|,,)[-–— ]*|as above|see above"
)
_OWN = ("key",)  # never the same in two rows


def resolved(told: dict, before: dict) -> dict:
    """The cells by column with those of the row `before` where a mark stands for them."""
    return {
        name: before.get(name) if name not in _OWN and is_mark(value) else value
        for name, value in told.items()
    }


def is_mark(value) -> bool:
    return isinstance(value, str) and len(value) < 20 and bool(_SAME.fullmatch(fold(value)))
