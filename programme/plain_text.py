"""Clean text at the door, and folded text for searching and comparing."""

import re
import unicodedata
from functools import lru_cache

from programme.regular_expressions import expression

# Joiners stay: Persian and emoji need them. Marks that only steer direction go; the page sets
# `dir` itself, and an override character could make a text read as something else (UTR 36).
_JOINERS = "\u200c\u200d"
# Also those of Word and Excel (a line within a paragraph is U+000B) and of Unicode.
_LINE_ENDS = expression("\r\n|[\r\v\f\x85\u2028\u2029]")
# All letters and signs of German and its neighbours stand outside of this.
_DOUBTED = expression("[^\t\n -~\xa1-\xac\xae-\u024f\u2010-\u2027\u20ac]")
_NOT_ASCII = expression(r"[^\x00-\x7f]")
_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i"})
# Letters that people write for one another in Arabic, Persian, Kurdish and Urdu, and the stretching
# line.
_ARABIC = str.maketrans(
    {"ة": "ه", "ە": "ه", "ہ": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ء": "", "ـ": ""}
)
NAME = 200  # letters; longer texts are not remembered
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _if_allowed(match: re.Match[str]) -> str:
    char = match[0]
    is_out = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")
    return "" if is_out and char not in _JOINERS else char


def tidy_lines(text: str) -> str:
    """NFC text without control, direction, private-use or unassigned characters; lines stay."""
    text = _LINE_ENDS.sub("\n", text)
    text = _DOUBTED.sub(_if_allowed, unicodedata.normalize("NFC", text))
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def tidy(text: str) -> str:
    """The same on one line."""
    return re.sub(r"\s+", " ", tidy_lines(text))


def fold(text: str) -> str:
    """For searching: no case, no marks, no joiners, ß as ss, digits of all scripts as 0 to 9.

    "Begrüßung" becomes "begrussung"; ة and ه, ى and ي, أ and ا are the same.
    """
    return _fold_name(text) if len(text) <= NAME else _fold(text)


def _fold(text: str) -> str:
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
        text = _NOT_ASCII.sub(_folded, text).translate(_ARABIC)
    return " ".join(text.split())


_fold_name = lru_cache(4000)(_fold)  # names and titles are compared again and again


def _folded(match: re.Match[str]) -> str:
    char = match[0]
    if unicodedata.combining(char) or char in _JOINERS:
        return ""
    return str(unicodedata.digit(char)) if char.isdecimal() else char


def folds(text: str) -> str:
    """Both spellings of umlauts, so that "Begruessung" finds "Begrüßung"."""
    spelt = text.casefold().translate(_SPELT)
    plain, long = fold(text), fold(spelt)
    return plain if plain == long else f"{plain} {long}"
