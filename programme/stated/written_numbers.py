"""Whole numbers as people write them."""

import re

from programme.regular_expressions import expression

_GROUPED = expression(r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+")


def without_groups(text: str) -> str:
    """ "1.000" and "1 000" as "1000"; any other text as it is."""
    return re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text
