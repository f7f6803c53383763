"""Lines end between words, not between a number and its "Uhr"; booklet.typ says the same."""

from programme.regular_expressions import expression

NO_BREAK, JOINER = "\u00a0", "\u2060"
_BEFORE_HOUR = expression(r"(?<=\d) (?=Uhr\b)|(?<=\bca\.) (?=\d)")
_DASH = expression(r"(?<=\d)–(?=[\d.]+ Uhr\b)")


def unbroken(words: str) -> str:
    """ "18 bis ca. 22 Uhr" with spaces at which no line ends: "ca. 22 Uhr" stays together."""
    return _BEFORE_HOUR.sub(NO_BREAK, _DASH.sub(f"–{JOINER}", words))
