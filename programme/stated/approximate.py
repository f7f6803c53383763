"""Whether the end of a time is approximate in folded text: "19 bis ca. 22 Uhr", "Ende gegen 22"."""

from datetime import time

from programme.regular_expressions import expression

ABOUT = r"(?:ca\b\.?|circa|etwa|ungefahr|gegen|rund|voraussichtlich|about|approx\w*\.?)"
_END = expression(
    rf"(?:\bbis\b|\bende\b|\bschluss\b|\d(?:\s?uhr|\s?h)?\s?(?:-|–|—|\bto\b|\buntil\b))"
    rf"\W{{0,3}}(?:\w+\s)?{ABOUT}\s*\d"
)


_LAST = expression(rf"{ABOUT}\s*$")


_NOTES = {"en": "about {clock}", "ar": "حوالي الساعة {clock}"}


def is_before(text: str) -> bool:
    """Whether folded text ends with a word that makes the time behind it approximate."""
    return bool(_LAST.search(text))


def note(clock: time, language: str = "de") -> str:
    """What a date says of its approximate start, in the language of its text."""
    if language in _NOTES:
        return _NOTES[language].format(clock=f"{clock:%H:%M}")
    if not language.startswith("de"):
        return f"≈ {clock:%H:%M}"
    return f"ca. {clock.hour}.{clock:%M} Uhr" if clock.minute else f"ca. {clock.hour} Uhr"


def ends_about(text: str) -> bool:
    return bool(_END.search(text))
