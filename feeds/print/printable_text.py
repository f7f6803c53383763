"""Text that can be printed, whatever a partner pasted into the form.

The typesetter refuses a whole booklet for one character without a glyph, one lone surrogate or one
empty title, and it prints what would disturb the neighbours: reversed lines, towers of accents,
words wider than the page. `line` takes any string and returns one that is safe to set.
"""

import re
import unicodedata
from typing import NamedTuple

from feeds.print.glyphs import drawable
from programme.regular_expressions import expression

MARKS = 3  # more marks than this on one letter paint over the lines above
WIDEST_WORD = 36  # in narrow letters; wider words may break anywhere
PIECE = 12  # letters between two chances to break
BREAK = "\u200b"
LEFT_ISOLATE, RIGHT_ISOLATE, ISOLATE_END = "\u2066", "\u2067", "\u2069"
ISOLATES = LEFT_ISOLATE + RIGHT_ISOLATE + "\u2068"
# With one that lies in it, such as a phone number.
_INSIDE = f"[^{ISOLATES}{ISOLATE_END}]*"
ISOLATED = expression(
    f"[{ISOLATES}]{_INSIDE}(?:[{ISOLATES}]{_INSIDE}{ISOLATE_END}{_INSIDE})*{ISOLATE_END}"
)
JOINERS = "\u200c\u200d"
# Marks and isolates only steer their neighbourhood; embeddings and overrides could turn a line.
STEERING = JOINERS + "\u200e\u200f\u061c" + ISOLATES + ISOLATE_END
LOST = "…"

# Common signs our fonts lack, with what a newspaper would put instead.
STAND_INS = {
    **dict.fromkeys("●■▪▫►▶◆◇◦★☆✓✔✗✘❖➢➤", "•"),
    **dict.fromkeys("→➔➜⇒", "›"),
    **dict.fromkeys("←⇐", "‹"),
}
# Nearly every text of a German programme: left to right, and every sign in every cut.
PLAIN = expression("[ -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201e\u2026\u20ac]*")
PHONE = expression(r"(?<![\w\u2066])(?:\+|\(?0)[\d ()/\u2013\u00a0-]{5,24}\d(?!\w)")
LONG_WORD = expression(rf"[^ ]{{{PIECE + 1},}}")
ADDRESS_BREAK = expression(r"(?<=[/@?&=_.-])(?=\w)")
ADDRESS = expression(r"\S*[/@]\S*|www\.\S+")


class Line(NamedTuple):
    """A printable line, the characters it lost on the way, and whether it was cut short."""

    text: str
    lost: str
    shortened: bool


def line(raw, limit):
    """`raw` as one printable line of at most `limit` characters, not counting break chances."""
    raw = str(raw)
    text = unicodedata.normalize("NFC", raw[: 4 * limit])
    plain, lost = PLAIN.fullmatch(text) is not None, ""
    if not plain:
        text, lost = _printable(text)
    text = re.sub(" {2,}", " ", text).strip()
    text = PHONE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    shortened = len(text) > limit or len(raw) > 4 * limit
    if len(text) > limit:
        text = text[: limit - 1].rstrip(" " + JOINERS) + LOST
    text = _breakable(text)
    return Line(text if plain else _balanced(_isolate_phones(text)), lost, shortened)


def isolated(text, direction):
    """`text` shielded from its surroundings if its first letter runs against their `direction`.

    So it keeps its full stop and its brackets on the right side. What is isolated inside it does
    not count (UAX 9, P2).
    """
    if direction == "ltr" and PLAIN.fullmatch(text):
        return text
    kinds = {"L": ("ltr", LEFT_ISOLATE), "R": ("rtl", RIGHT_ISOLATE), "AL": ("rtl", RIGHT_ISOLATE)}
    outside = ISOLATED.sub("", text)
    strong = (kinds.get(unicodedata.bidirectional(char)) for char in outside)
    own, isolate = next(filter(None, strong), (direction, ""))
    return text if own == direction else f"{isolate}{text}{ISOLATE_END}"


def _printable(text):
    """`text` with only what can be drawn, and the characters it lost."""
    kept: list[str] = []
    lost: list[str] = []
    for cluster in _clusters(text):
        base, marks = cluster[0], cluster[1:]
        drawn = _draw(base)
        if drawn is None:
            lost.append(base)
            drawn = LOST if base.isalnum() and kept[-1:] != [LOST] else ""
        elif drawn.isalnum():
            drawn += _marks(drawn, marks, lost)
        if drawn:
            kept.append(drawn)
    return "".join(_joined(kept)), "".join(dict.fromkeys(lost))


def _clusters(text):
    """Each character together with the combining marks that follow it."""
    cluster = ""
    for char in text:
        if cluster and unicodedata.category(char) in ("Mn", "Me"):
            cluster += char
        else:
            if cluster:
                yield cluster
            cluster = char
    if cluster:
        yield cluster


def _draw(char):
    """What to print for `char`: itself, a stand-in, "" for nothing, None if it is lost."""
    kind = unicodedata.category(char)
    if char in STEERING:
        return char if drawable(char) else ""
    if kind[0] == "Z" or char.isspace():
        return "\u00a0" if char in "\u00a0\u2007\u202f" else " "
    if kind in ("Cc", "Cf", "Cs", "Mn", "Me"):  # invisible, half a character, a mark on nothing
        return ""
    for candidate in (char, STAND_INS.get(char), unicodedata.normalize("NFKC", char)):
        if candidate and drawable(candidate):
            return candidate
    return None


def _marks(base, marks, lost):
    """The first marks which a face can set on `base`; variation selectors are no loss."""
    marks = [mark for mark in marks if not unicodedata.name(mark, "").startswith("VARIATION")]
    fits = [mark for mark in marks[:MARKS] if drawable(base + mark)]
    lost += [mark for mark in marks[:MARKS] if mark not in fits]
    return "".join(fits)


def _joined(kept):
    """Without joiners that join nothing: they belong between two letters."""
    for before, char, after in zip(["", *kept], kept, [*kept[1:], ""], strict=False):
        if char not in JOINERS or (before[:1].isalpha() and after[:1].isalpha()):
            yield char


def _breakable(text):
    """With chances to break in addresses and in words that might not fit the column."""
    return LONG_WORD.sub(lambda word: _break_word(word[0]), text)


def _break_word(word):
    if ADDRESS.fullmatch(word):
        word = ADDRESS_BREAK.sub(BREAK, word)
    pieces = [
        _break_anywhere(part) if _width(part) > WIDEST_WORD else part for part in word.split(BREAK)
    ]
    return BREAK.join(pieces)


def _break_anywhere(word):
    return BREAK.join(re.findall(rf".{{1,{PIECE}}}", word))


def _width(word):
    """Rough width of `word` in narrow letters."""
    return sum(1 if char.islower() and char not in "mw" else 1.6 for char in word)


def _isolate_phones(text):
    """Phone numbers shielded, in text from right to left: else their groups change places."""
    if not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        return text
    return PHONE.sub(lambda found: f"{LEFT_ISOLATE}{found[0]}{ISOLATE_END}", text)


def _balanced(text):
    """Every isolate closed, and none closed that was never open."""
    depth, kept = 0, []
    for char in text:
        if char == ISOLATE_END and depth == 0:
            continue
        depth += (char in ISOLATES) - (char == ISOLATE_END)
        kept.append(char)
    return "".join(kept) + ISOLATE_END * depth
